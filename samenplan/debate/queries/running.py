"""What members read of their debates."""

from datetime import date

from django.db.models import Count, Min, Q, QuerySet
from django.utils.timezone import localdate

from samenplan.core.actor import Actor
from samenplan.debate.models import (
    Answer,
    Debate,
    Follower,
    HallMeeting,
    Invitation,
    Moderation,
    Participant,
    Statement,
    Vote,
)
from samenplan.debate.rules.kinds import DebateState, Entrance, ModerationKind, StatementOrigin, StatementState
from samenplan.debate.rules.moderating import Decision, Load, load_of
from samenplan.debate.rules.opening import DebateFacts

MOST_DECISIONS = 5_000


def debates(actor: Actor) -> QuerySet[Debate]:
    """The debates of the authority."""
    return Debate.objects.visible_to(actor).select_related("authority", "plan").order_by("-pk")


def listed_debates(actor: Actor) -> QuerySet[Debate]:
    """The list page: with counts. The number of people is for members; residents get only what may be published."""
    waiting = Q(statements__state=StatementState.WAITING)
    return debates(actor).annotate(
        people=Count("participants", distinct=True), waiting=Count("statements", filter=waiting, distinct=True)
    )


def ended_debates(today: date) -> QuerySet[Debate]:
    """Open debates whose last day is over, of every authority."""
    rows = Debate.objects.unscoped(reason="the worker closes what is over, each on behalf of its own authority")
    return rows.filter(state=DebateState.OPEN, closes_on__lt=today).order_by("pk")


def statements(actor: Actor) -> QuerySet[Statement]:
    """Statements of the authority's debates."""
    return Statement.objects.visible_to(actor).select_related("debate__authority").order_by("number")


def statements_of(debate: Debate, actor: Actor) -> QuerySet[Statement]:
    """All statements of one debate, with their translations."""
    return statements(actor).filter(debate=debate).prefetch_related("translations")


def waiting(debate: Debate, actor: Actor) -> QuerySet[Statement]:
    """Statements that wait for a first look, the oldest first."""
    return statements_of(debate, actor).filter(state=StatementState.WAITING)


def appealed(debate: Debate, actor: Actor) -> list[Statement]:
    """Refused statements whose writer asked to look again, and that nobody looked at since."""
    rows = statements_of(debate, actor).filter(state=StatementState.REFUSED, moderations__kind=ModerationKind.APPEALED)
    found = rows.distinct().prefetch_related("moderations")
    return [each for each in found if each.moderations.all()[0].kind == ModerationKind.APPEALED]


def moderations(debate: Debate, actor: Actor) -> QuerySet[Moderation]:
    """The log: every decision, the newest first."""
    rows = Moderation.objects.visible_to(actor).filter(statement__debate=debate)
    return rows.select_related("statement", "by")


def moderation_load(debate: Debate, actor: Actor, *, appeals: int, today: date) -> Load:
    """How the reading of statements goes; `appeals` as `appealed` counted them."""
    waits = statements(actor).filter(debate=debate, state=StatementState.WAITING)
    counted = waits.aggregate(many=Count("pk"), oldest=Min("came_on"))
    columns = ("kind", "reason", "at", "statement__came_on", "by__full_name")
    decisions = [
        Decision(ModerationKind(kind), reason, localdate(at), came_on, by or "")
        for kind, reason, at, came_on, by in moderations(debate, actor).values_list(*columns)[:MOST_DECISIONS]
    ]
    return load_of(decisions, waiting=counted["many"], appeals=appeals, oldest=counted["oldest"], today=today)


def facts(debate: Debate, actor: Actor) -> DebateFacts:
    """What the rules want to know before a debate opens."""
    live = statements(actor).filter(debate=debate, state=StatementState.ACCEPTED).count()
    return DebateFacts(
        state=DebateState(debate.state),
        question=debate.question,
        why=debate.why,
        asked_by=debate.asked_by,
        follow_up=debate.follow_up,
        accepted=live,
        closes_on=debate.closes_on,
        needs_codes=debate.entrance == Entrance.CODE,
        codes=invitations(debate, actor).count(),
    )


def invitations(debate: Debate, actor: Actor) -> QuerySet[Invitation]:
    """The codes of a debate, by number."""
    return Invitation.objects.visible_to(actor).filter(debate=debate)


def workload(debate: Debate, actor: Actor) -> dict[str, int]:
    """What there is and what waits, in numbers."""
    rows = statements(actor).filter(debate=debate)
    counted = rows.aggregate(
        total=Count("pk"),
        live=Count("pk", filter=Q(state=StatementState.ACCEPTED)),
        waiting=Count("pk", filter=Q(state=StatementState.WAITING)),
        refused=Count("pk", filter=Q(state=StatementState.REFUSED)),
        of_people=Count("pk", filter=Q(origin=StatementOrigin.PERSON)),
    )
    people = Participant.objects.visible_to(actor).filter(debate=debate).count()
    votes = Vote.objects.visible_to(actor).filter(debate=debate).count()
    step = debate.minimum_cell if debate.entrance == Entrance.ACCOUNT else 1  # colleagues: who came in last is no news
    return {**counted, "people": people - people % step, "votes": votes - votes % (10 * step) if step > 1 else votes}


def meetings(actor: Actor) -> QuerySet[HallMeeting]:
    """Meetings in a hall."""
    return HallMeeting.objects.visible_to(actor).select_related("debate__authority")


def has_followers(debate: Debate, actor: Actor) -> bool:
    """Whether somebody waits for a mail; how many is nobody's business."""
    return Follower.objects.visible_to(actor).filter(debate=debate).exists()


def answers(debate: Debate, actor: Actor) -> QuerySet[Answer]:
    """What the town answered."""
    rows = Answer.objects.visible_to(actor).filter(statement__debate=debate)
    return rows.select_related("statement", "node__plan")
