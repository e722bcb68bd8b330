"""Reactions of residents: kept without a name, read before they show."""

import threading
from datetime import UTC, date, datetime

import pytest
from django.db import connection, connections
from django.test.utils import CaptureQueriesContext

from samenplan.audit.models import Event
from samenplan.core.errors import Forbidden, Refused
from samenplan.core.screening import TraceKind
from samenplan.execution.models import Reaction
from samenplan.execution.operations.outside import hide_progress, show_progress
from samenplan.execution.operations.reactions import handle, react
from samenplan.execution.queries.reactions import shown_reactions, waiting
from samenplan.execution.rules.kinds import ReactionState, RefusalReason
from samenplan.execution.rules.reactions import MOST_CHARACTERS, MOST_WAITING, Unwelcome, Verdict, WhyNot
from samenplan.execution.tests.builders import actions
from samenplan.execution.tests.public_plans import SHOWN_AT, a_public_plan, a_shown_plan
from samenplan.plans.models import PlanNode

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 12)
NOW = datetime(2026, 11, 13, 9, tzinfo=UTC)
SHOWN = Verdict(ReactionState.SHOWN, answer="Goed idee.", changed="Er komt een avond op zaterdag.")
REFUSED = Verdict(ReactionState.REFUSED, RefusalReason.OFF_TOPIC)


def an_action(plan):
    return PlanNode._rows.select_related("plan__authority").get(pk=actions(plan)[0].pk)


def a_reaction(plan, text="Kan het ook op zaterdag?", key="k1"):
    return react(an_action(plan), text, key=key, today=TODAY)


def rows():
    return list(Reaction._rows.order_by("pk").values_list("text", "state"))


def events():
    return list(Event._rows.filter(verb__startswith="reaction.").order_by("pk").values_list("actor", "verb"))


def test_a_reaction_waits_until_somebody_read_it(lien):
    plan = a_shown_plan(lien)
    a_reaction(plan)
    assert (rows(), waiting(lien, plan)) == ([("Kan het ook op zaterdag?", "waiting")], 1)
    assert shown_reactions(plan, [an_action(plan).uid]).shown == ()
    assert events() == [("bewoner", "reaction.came")]


def test_the_trail_does_not_hold_what_was_said(lien):
    a_reaction(a_shown_plan(lien))
    (event,) = Event._rows.filter(verb="reaction.came")
    assert (event.facts, "zaterdag" in f"{event.subject}{event.facts}") == ({}, False)


def test_the_same_form_sent_twice_is_one_reaction(lien):
    plan = a_shown_plan(lien)
    first, second = a_reaction(plan), a_reaction(plan, "Iets anders")
    assert (first.pk == second.pk, rows(), len(events())) == (True, [("Kan het ook op zaterdag?", "waiting")], 1)
    a_reaction(plan, key="k2")
    assert len(rows()) == 2


@pytest.mark.parametrize(
    ("text", "why"),
    [("", WhyNot.EMPTY), (" \n ", WhyNot.EMPTY), ("a" * (MOST_CHARACTERS + 1), WhyNot.TOO_LONG)],
)
def test_nothing_and_too_much_are_refused(lien, text, why):
    with pytest.raises(Unwelcome) as refused:
        a_reaction(a_shown_plan(lien), text)
    assert (refused.value.why, rows(), events()) == (why, [], [])


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Fatima Benali van hiernaast doet nooit mee.", TraceKind.NAME),
        ("Bel naar 0470 12 34 56 en vraag het zelf.", TraceKind.PHONE),
        ("Zijn nummerplaat is 1-ABC-234.", TraceKind.PLATE),
        ("Hij woont in de Kerkstraat 12.", TraceKind.ADDRESS),
    ],
)
def test_a_reaction_about_a_person_is_refused_and_kept_nowhere(lien, text, kind, caplog):
    plan = a_shown_plan(lien)
    with pytest.raises(Unwelcome) as refused:
        a_reaction(plan, text)
    assert kind in refused.value.persons
    assert (rows(), events(), text in str(refused.value), text in caplog.text) == ([], [], False, False)


def test_a_plan_takes_no_reactions_unless_its_town_says_so(lien):
    for plan in (a_public_plan(lien), a_shown_plan(lien, takes_reactions=False)):
        with pytest.raises(Unwelcome) as refused:
            a_reaction(plan)
        assert refused.value.why is WhyNot.CLOSED
    open_plan = a_shown_plan(lien)
    hide_progress(open_plan, by=lien)
    with pytest.raises(Unwelcome):
        a_reaction(open_plan)
    assert rows() == []


def test_when_too_many_wait_no_more_are_taken(lien):
    plan = a_shown_plan(lien)
    node = an_action(plan)
    Reaction._rows.bulk_create(
        Reaction(plan=plan, node=node, key=str(place), text="x", came_on=TODAY) for place in range(MOST_WAITING)
    )
    with pytest.raises(Unwelcome) as refused:
        a_reaction(plan)
    assert (refused.value.why, len(rows())) == (WhyNot.FULL, MOST_WAITING)


def test_shown_with_an_answer_and_with_what_changed(lien):
    plan = a_shown_plan(lien)
    handle(a_reaction(plan), SHOWN, now=NOW, by=lien)
    (one,) = shown_reactions(plan, [an_action(plan).uid]).shown
    said = (one.text, one.answer, one.changed)
    assert said == ("Kan het ook op zaterdag?", "Goed idee.", "Er komt een avond op zaterdag.")
    assert events()[-1] == (lien.name, "reaction.shown")
    assert waiting(lien, plan) == 0


def test_refused_by_a_published_rule_and_counted_by_it(lien):
    plan = a_shown_plan(lien)
    for place in range(3):
        handle(a_reaction(plan, key=str(place)), REFUSED, now=NOW, by=lien)
    found = shown_reactions(plan, [an_action(plan).uid])
    assert (found.shown, found.refused) == ((), ((RefusalReason.OFF_TOPIC, 3),))


def test_a_verdict_can_be_changed(lien):
    plan = a_shown_plan(lien)
    reaction = a_reaction(plan)
    handle(reaction, REFUSED, now=NOW, by=lien)
    handle(reaction, SHOWN, now=NOW, by=lien)
    reaction.refresh_from_db()
    assert (reaction.state, reaction.reason) == (ReactionState.SHOWN, "")


@pytest.mark.parametrize(
    ("verdict", "said"),
    [
        (Verdict(ReactionState.WAITING), "Kies of je"),
        (Verdict(ReactionState.REFUSED), "volgens welke regel"),
        (Verdict(ReactionState.REFUSED, RefusalReason.INSULT, answer="Nee."), "geen antwoord hebben"),
        (Verdict(ReactionState.SHOWN, answer="Zijn nummerplaat is 1-ABC-234."), "nummerplaat"),
    ],
)
def test_a_verdict_that_cannot_be_changes_nothing(lien, verdict, said):
    reaction = a_reaction(a_shown_plan(lien))
    with pytest.raises(Refused, match=said):
        handle(reaction, verdict, now=NOW, by=lien)
    assert (rows()[0][1], len(events())) == ("waiting", 1)


def test_only_who_may_moderate_in_that_town_can(lien, bart, omar):
    reaction = a_reaction(a_shown_plan(lien))
    with pytest.raises(Forbidden):
        handle(reaction, SHOWN, now=NOW, by=bart)
    with pytest.raises(Refused, match="bestaat niet meer"):
        handle(reaction, SHOWN, now=NOW, by=omar)
    assert rows()[0][1] == "waiting"


def address(plan, tail=""):
    return f"/brugwijk/plannen/{plan.pk}/uitvoering/reacties/{tail}"


def test_the_queue_shows_what_waits_first_and_costs_the_same_for_three(client_of, lien_user, lien):
    plan = a_shown_plan(lien)
    handle(a_reaction(plan, "Een oude vraag"), SHOWN, now=NOW, by=lien)
    hers, counts = client_of(lien_user), []
    for keys in (("a",), ("b", "c")):
        for key in keys:
            a_reaction(plan, f"Nieuwe vraag {key}", key=key)
        with CaptureQueriesContext(connection) as queries:
            page = hers.get(address(plan)).content.decode()
        counts.append(len(queries))
    assert counts[0] == counts[1]
    assert page.index("Nieuwe vraag c") < page.index("Nieuwe vraag a") < page.index("Een oude vraag")


def test_an_officer_shows_one_by_the_form_and_is_told_when_a_rule_says_no(client_of, lien_user, lien):
    plan = a_shown_plan(lien)
    reaction = a_reaction(plan)
    hers, where = client_of(lien_user), address(plan, f"{reaction.pk}/")
    no = hers.post(where, {"state": "refused", "reason": "", "answer": "", "changed": ""})
    assert (no.status_code, "volgens welke regel" in no.content.decode()) == (422, True)
    yes = hers.post(where, {"state": "shown", "reason": "", "answer": "Ja.", "changed": ""})
    assert (yes.url, rows()[0][1]) == (address(plan), "shown")


def test_a_reaction_of_another_plan_is_not_there(client_of, lien_user, lien):
    one, other = a_shown_plan(lien), a_shown_plan(lien)
    reaction = a_reaction(one)
    assert client_of(lien_user).get(address(other, f"{reaction.pk}/")).status_code == 404


@pytest.mark.django_db(transaction=True)
def test_the_same_form_sent_twice_at_once_is_one_reaction(lien):
    plan = a_shown_plan(lien)
    gate, problems = threading.Barrier(2), []

    def send():
        try:
            gate.wait()
            a_reaction(plan)
        except Exception as problem:
            problems.append(problem)
        finally:
            connections.close_all()

    threads = [threading.Thread(target=send) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert (problems, len(rows())) == ([], 1)


def test_turning_it_on_again_shows_what_was_shown_before(lien):
    plan = a_shown_plan(lien)
    handle(a_reaction(plan), SHOWN, now=NOW, by=lien)
    hide_progress(plan, by=lien)
    show_progress(plan, takes_reactions=True, now=SHOWN_AT, by=lien)
    assert len(shown_reactions(plan, [an_action(plan).uid]).shown) == 1


def test_who_does_not_decide_yet_goes_back_to_the_queue(client_of, lien_user, lien):
    plan = a_shown_plan(lien)
    page = client_of(lien_user).get(address(plan, f"{a_reaction(plan).pk}/")).content.decode()
    assert ('href=""' in page, f'<a href="{address(plan)}">Toch niet</a>' in page) == (False, True)
