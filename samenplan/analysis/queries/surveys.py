"""Reading surveys: on a member's behalf, or for whoever holds the link."""

from datetime import date

from django.db.models import Count, QuerySet

from samenplan.analysis.models import ShownResult, Survey, SurveyQuestion
from samenplan.analysis.rules.kinds import Channel, QuestionKind, SurveyState
from samenplan.analysis.rules.plain_shown import from_plain
from samenplan.analysis.rules.questions import Question
from samenplan.analysis.rules.shown import Response, ShownQuestion
from samenplan.analysis.rules.surveys import SurveyDetails, SurveyFacts, is_due
from samenplan.core.actor import Actor


def surveys(actor: Actor) -> QuerySet[Survey]:
    """The surveys of the actor's authority, newest first."""
    return Survey.objects.visible_to(actor).select_related("authority", "shown").order_by("-pk")


def listed_surveys(actor: Actor) -> QuerySet[Survey]:
    """As `surveys`, with `question_count`."""
    return surveys(actor).annotate(question_count=Count("questions"))


def questions(actor: Actor) -> QuerySet[SurveyQuestion]:
    """The questions of the surveys of the actor's authority."""
    rows = SurveyQuestion.objects.visible_to(actor).select_related("survey__authority", "survey__shown")
    return rows.order_by("position", "pk")


def survey_behind(token: str) -> Survey | None:
    """The survey of a link."""
    rows = Survey.objects.unscoped(reason="whoever holds the link has no role")
    return rows.select_related("authority").filter(token=token).first()


def due_surveys(today: date) -> list[Survey]:
    """Surveys of which the raw answers must go today."""
    rows = Survey.objects.unscoped(reason="a job that removes raw answers of every authority")
    open_terms = rows.filter(answers_deleted_on__isnull=True).exclude(state=SurveyState.DRAFT).order_by("pk")
    return [survey for survey in open_terms if is_due(facts(survey), today)]


def questions_of(survey: Survey) -> list[Question]:
    """What a survey asks, in its order."""
    return [question(row) for row in survey.questions.all()]


def question(row: SurveyQuestion) -> Question:
    """A question as the rules see it."""
    return Question(row.pk, QuestionKind(row.kind), row.text, tuple(row.options), row.bank_key)


def facts(survey: Survey) -> SurveyFacts:
    """What the rules need of a survey."""
    return SurveyFacts(
        SurveyState(survey.state),
        survey.opens_on,
        survey.closes_on,
        survey.closed_on,
        survey.minimum_cell,
        survey.keep_months,
        survey.answers_deleted_on,
    )


def details(survey: Survey) -> SurveyDetails:
    """What was filled in about a survey."""
    return SurveyDetails(
        survey.title, survey.intro, survey.opens_on, survey.closes_on, survey.minimum_cell, survey.keep_months
    )


def shown_result(survey: Survey) -> ShownResult | None:
    """What is shown of a survey; None as long as too few people answered."""
    return getattr(survey, "shown", None)


def shown_of(survey: Survey) -> tuple[ShownQuestion, ...]:
    """What is shown per question, in the order of the questions."""
    result = shown_result(survey)
    return from_plain(result.content) if result else ()


def shown_before(actor: Actor, survey: Survey) -> dict[int, tuple[str, ShownQuestion]]:
    """Per question of this survey: the newest earlier survey that asked the same, and what it shows. One query.

    The same is: of the bank, and in the same words; an open place that was filled in otherwise asks something else.
    """
    asked = {(row.bank_key, row.text): row.pk for row in survey.questions.all() if row.bank_key}
    same = questions(actor).filter(bank_key__in={key for key, _ in asked}, survey__lt=survey.pk)
    found = {}
    for row in same.filter(survey__shown__isnull=False).order_by("survey_id"):
        shown = {one.question: one for one in shown_of(row.survey)}
        if (row.bank_key, row.text) in asked and row.pk in shown:
            found[asked[row.bank_key, row.text]] = (row.survey.title, shown[row.pk])
    return found


def shown_responses(survey: Survey) -> list[Response]:
    """The answers that are counted in what is shown."""
    rows = survey.responses.filter(is_shown=True).values_list("channel", "answers")
    return [Response(Channel(channel), answers) for channel, answers in rows.iterator(chunk_size=2000)]


def waiting(survey: Survey) -> dict[Channel, int]:
    """How many answers per channel are not shown yet."""
    rows = survey.responses.filter(is_shown=False).values_list("channel").annotate(Count("pk")).order_by("channel")
    return {Channel(channel): count for channel, count in rows}
