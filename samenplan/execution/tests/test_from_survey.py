"""From a survey's result to a measurement: what is offered, taken once, and refused."""

from decimal import Decimal

import pytest

from samenplan.analysis.operations.results import renew_shown
from samenplan.analysis.rules.kinds import Channel, QuestionKind
from samenplan.analysis.rules.questions import Question
from samenplan.analysis.rules.shown import Response, shown_questions
from samenplan.analysis.tests.builders import TODAY, an_open_survey, answered
from samenplan.audit.models import Event
from samenplan.core.errors import Forbidden, Refused
from samenplan.execution.models import Measurement
from samenplan.execution.operations.from_survey import take_from_survey
from samenplan.execution.rules.from_survey import offers
from samenplan.execution.tests.builders import actions
from samenplan.plans.tests.builders import a_plan
from samenplan.plans.tests.examples import small_plan

pytestmark = pytest.mark.django_db
SCALED = Question(1, QuestionKind.SCALE, "Eens?")


def offered(question, counts):
    """What is offered when so many gave each answer."""
    values = sorted(question.values)
    people = [
        Response(Channel.LINK, {str(question.pk): value})
        for value, count in zip(values, counts, strict=False)
        for _ in range(count)
    ]
    found = offers(question, shown_questions([question], people, 5)[0])
    return {one.key: one.figure for one in found}


def test_a_scale_offers_shares_mean_and_distribution():
    found = offered(SCALED, (10, 20, 10, 40, 20))
    assert list(found) == ["aandeel-1", "aandeel-2", "gemiddelde", "verdeling"]
    agree = found["aandeel-1"]
    assert (agree.value, agree.low, agree.high, agree.base) == (
        Decimal("60.00"), Decimal("50.20"), Decimal("69.06"), 100,
    )  # fmt: skip
    assert found["gemiddelde"].value == Decimal("3.40")
    assert found["verdeling"].counts == (10, 20, 10, 40, 20)


def test_groups_offer_shares_and_distribution_but_no_mean():
    found = offered(SCALED, (3, 9, 8, 12, 3))
    assert {key: figure.counts for key, figure in found.items()} == {
        "aandeel-1": (), "aandeel-2": (), "verdeling": (12, 8, 15),
    }  # fmt: skip


def test_hidden_counts_offer_nothing_that_holds_them():
    assert list(offered(SCALED, (1, 1, 12, 20, 20))) == ["aandeel-1"]
    assert offered(SCALED, (1, 1, 1, 1, 0)) == {}
    assert offers(SCALED, None) == ()


def test_other_kinds_offer_what_they_carry():
    assert list(offered(Question(1, QuestionKind.YES_NO, "?"), (10, 20))) == ["aandeel-1", "verdeling"]
    assert list(offered(Question(1, QuestionKind.CHOICE, "?", ("a", "b", "c")), (9, 9, 9)))[:3] == [
        "aandeel-1", "aandeel-2", "aandeel-3",
    ]  # fmt: skip
    warm = offered(Question(1, QuestionKind.THERMOMETER, "?"), (6,) * 11)
    assert list(warm) == ["gemiddelde", "verdeling"]
    assert warm["gemiddelde"].value == 50


@pytest.fixture
def indicator(lien):
    node = actions(a_plan(lien, small_plan()))[0]
    return node.indicators.create(name="Vertrouwen", unit="%")


def an_answered(by):
    """A question with 30 answers that are shown."""
    survey = an_open_survey(by)
    for value, times in ((1, 5), (2, 5), (3, 5), (4, 6), (5, 9)):
        answered(survey, value, times=times)
    renew_shown(survey, today=TODAY, by=by)
    return survey.questions.get()


@pytest.fixture
def question(lien):
    return an_answered(lien)


def rows():
    return Measurement.objects.unscoped(reason="test")


def lines():
    return list(Event.objects.unscoped(reason="test").filter(verb="measurement.from_survey"))


def test_a_result_is_taken_once_per_question_and_indicator(lien, indicator, question):
    first = take_from_survey(indicator, question, key="aandeel-1", by=lien)
    again = take_from_survey(indicator, question, key="verdeling", by=lien)
    assert (first.pk, first.value, first.base, first.measured_on) == (again.pk, Decimal("50.00"), 30, TODAY)
    assert (first.survey_id, first.question_id, first.by_id) == (question.survey_id, question.pk, lien.person)
    assert (rows().count(), len(lines())) == (1, 1)


def test_a_withdrawn_one_can_be_taken_again(lien, indicator, question):
    first = take_from_survey(indicator, question, key="aandeel-1", by=lien)
    rows().filter(pk=first.pk).update(withdrawn_at="2026-11-21T10:00:00Z")
    second = take_from_survey(indicator, question, key="verdeling", by=lien)
    assert (second.pk != first.pk, second.counts) == (True, [5, 5, 5, 6, 9])


def test_what_is_not_offered_is_refused_and_changes_nothing(lien, indicator, question):
    few = an_open_survey(lien).questions.get()
    for row, key in ((question, "aandeel-9"), (question, ""), (few, "aandeel-1")):
        with pytest.raises(Refused):
            take_from_survey(indicator, row, key=key, by=lien)
    assert (rows().count(), lines()) == (0, [])


def test_only_an_officer_of_this_town_takes_over(lien, griet, mo, omar, indicator, question):
    for by, error in ((griet, Forbidden), (mo, Forbidden), (omar, Refused)):
        with pytest.raises(error):
            take_from_survey(indicator, question, key="aandeel-1", by=by)
    theirs = an_answered(omar)
    with pytest.raises(Refused):
        take_from_survey(indicator, theirs, key="aandeel-1", by=lien)
    assert rows().count() == 0


def test_the_road_from_results_to_indicator(client_of, lien_user, lien, indicator, question):
    hers = client_of(lien_user)
    results = hers.get(f"/brugwijk/bevragingen/{question.survey_id}/resultaten/").content.decode()
    choose = f"/brugwijk/bevragingen/vragen/{question.pk}/indicator/"
    assert f'href="{choose}"' in results
    plan = indicator.node.plan
    place = f"/brugwijk/plannen/{plan.pk}/uitvoering/indicatoren/{indicator.pk}/uit-bevraging/{question.pk}/"
    assert f'href="{place}"' in hers.get(choose).content.decode()
    assert "Aandeel dat het eens is" in hers.get(place).content.decode()
    assert hers.post(place, {"wat": "aandeel-1"})["Location"] == place
    assert "staat als meting bij de indicator" in hers.get(place).content.decode()
    assert hers.post(place, {"wat": "aandeel-1"}).status_code == 302
    assert rows().count() == 1


def test_a_wrong_choice_is_a_sentence(client_of, lien_user, indicator, question):
    plan = indicator.node.plan
    place = f"/brugwijk/plannen/{plan.pk}/uitvoering/indicatoren/{indicator.pk}/uit-bevraging/{question.pk}/"
    answer = client_of(lien_user).post(place, {"wat": "alles"})
    assert (answer.status_code, rows().count()) == (422, 0)
    other = f"/brugwijk/plannen/{plan.pk + 1}/uitvoering/indicatoren/{indicator.pk}/uit-bevraging/{question.pk}/"
    assert client_of(lien_user).get(other).status_code == 404


def test_choosing_costs_as_many_queries_for_one_as_for_many(
    client_of, lien_user, indicator, question, django_assert_max_num_queries
):
    hers, choose = client_of(lien_user), f"/brugwijk/bevragingen/vragen/{question.pk}/indicator/"
    hers.get(choose)
    for number in range(3):
        indicator.node.indicators.create(name=f"Nog een {number}")
    with django_assert_max_num_queries(8):
        hers.get(choose)
