"""What cannot be is refused with a sentence, and nothing is changed."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from samenplan.core.errors import Refused
from samenplan.debate.management.commands.reken_debatten import Command
from samenplan.debate.models import Debate, Follower, Snapshot
from samenplan.debate.operations import following, following_up, halls, inviting, running, statements
from samenplan.debate.operations.running import Draft
from samenplan.debate.operations.statements import Verdict
from samenplan.debate.operations.taking_part import Hindered, Who, appeal
from samenplan.debate.rules.kinds import DebateState, Entrance, RefusalReason, StatementState
from samenplan.debate.tests.builders import REASON, TEXTS, TODAY, Resident, a_debate, statement_of
from samenplan.plans.models import Plan
from samenplan.plans.rules.content import NodeKind

NOW = datetime(2026, 11, 25, 12, tzinfo=ZoneInfo("Europe/Brussels"))
PERSON = "Het rijksregisternummer is 85.07.30-033.28."


@pytest.mark.parametrize(
    ("draft", "told"),
    [
        (Draft("  "), "Stel een vraag"),
        (Draft("Hoe?", minimum_cell=4), "minstens 5"),
        (Draft("Hoe?", opens_on=date(2026, 2, 2), closes_on=date(2026, 2, 1)), "voor de eerste dag"),
        (Draft("Hoe?", why=PERSON), "rijksregisternummer"),
        (Draft("Hoe?", wordings={"fr": {"why": PERSON}}), "rijksregisternummer"),
    ],
)
def test_a_draft_that_cannot_be(lien, draft, told):
    with pytest.raises(Refused, match=told):
        running.start(draft, by=lien)
    assert Debate.objects.visible_to(lien).count() == 0


def test_a_debate_is_not_hung_under_a_plan_of_another_town(lien, molenrode):
    theirs = Plan.objects.unscoped(reason=REASON).create(authority=molenrode, title="Van hen")
    with pytest.raises(Refused, match="jouw bestuur"):
        running.start(Draft("Hoe?", plan=theirs), by=lien)


def in_state(brugwijk, state, **given):
    return a_debate(brugwijk, state=state, **given)


def test_a_published_debate_stays_as_it_is(lien, brugwijk):
    debate = in_state(brugwijk, DebateState.PUBLISHED)
    row = statement_of(debate, 1)
    hall = debate.meetings.create(name="Zaal", held_on=TODAY)
    acts = [
        lambda: running.change(debate, Draft("Hoe?"), by=lien),
        lambda: running.open_up(debate, today=TODAY, by=lien),
        lambda: running.close(debate, by=lien),
        lambda: running.publish(debate, link="", now=NOW, by=lien),
        lambda: statements.add_seeds(debate, ["Een nieuwe stelling."], language="nl", by=lien),
        lambda: statements.judge(row, Verdict(False, RefusalReason.HURTS), now=NOW, by=lien),
        lambda: halls.add_meeting(debate, "Zaal", TODAY, present=None, by=lien),
        lambda: halls.count_cards(hall, row, halls.Cards(1, 1, 1), by=lien),
        lambda: inviting.make_codes(debate, 1, secret="s", by=lien),
    ]
    for act in acts:
        with pytest.raises(Refused):
            act()
    fresh = Debate.objects.visible_to(lien).get()
    assert (fresh.state, fresh.question, fresh.statements.count()) == ("published", debate.question, 8)
    assert (fresh.meetings.count(), fresh.invitations.count()) == (1, 0)


def test_nothing_is_published_when_nobody_voted(lien, brugwijk):
    debate = in_state(brugwijk, DebateState.CLOSED)
    with pytest.raises(Refused, match="nog niet gestemd"):
        running.publish(debate, link="", now=NOW, by=lien)
    assert Snapshot.objects.visible_to(lien).count() == 0


def test_a_closed_debate_does_not_open_again(lien, brugwijk):
    with pytest.raises(Refused, match="niet meer open"):
        running.open_up(in_state(brugwijk, DebateState.CLOSED), today=TODAY, by=lien)


def test_texts_that_name_a_person_are_kept_nowhere(lien, debate):
    row = statement_of(debate, 1)
    acts = [
        lambda: statements.judge(row, Verdict(False, RefusalReason.HURTS, PERSON), now=NOW, by=lien),
        lambda: statements.translate(row, {"fr": PERSON}, by=lien),
        lambda: statements.translate(row, {"fr": "x" * 281}, by=lien),
        lambda: following_up.answer(row, PERSON, now=NOW, by=lien),
        lambda: statements.add_seeds(debate, [f"Stelling nummer {n}." for n in range(201)], language="nl", by=lien),
    ]
    for act in acts:
        with pytest.raises(Refused):
            act()
    row.refresh_from_db()
    assert (row.state, row.reply, row.translations.count(), debate.statements.count()) == ("accepted", "", 0, 8)
    assert not hasattr(row, "answer")


def test_taking_a_statement_out_of_the_debate_is_told_as_such(lien, debate):
    row = statement_of(debate, 1)
    statements.judge(row, Verdict(False, RefusalReason.HURTS), now=NOW, by=lien)
    statements.judge(row, Verdict(True), now=NOW, by=lien)
    assert list(row.moderations.values_list("kind", flat=True)) == ["accepted", "taken_out"]
    row.refresh_from_db()
    assert (row.state, row.reason) == (StatementState.ACCEPTED, "")


@pytest.mark.parametrize("count", [0, 1_001])
def test_codes_are_made_in_bearable_numbers(lien, brugwijk, count):
    debate = a_debate(brugwijk, entrance=Entrance.CODE)
    with pytest.raises(Refused, match="1 tot 1000"):
        inviting.make_codes(debate, count, secret="s", by=lien)
    assert debate.invitations.count() == 0


def test_a_statement_that_takes_no_part_is_not_counted_in_a_hall(lien, debate):
    hall = halls.add_meeting(debate, "Zaal", TODAY, present=None, by=lien)
    debate.statements.filter(number=1).update(state=StatementState.WAITING)
    with pytest.raises(Refused, match="doet niet"):
        halls.count_cards(hall, statement_of(debate, 1), halls.Cards(1, 1, 1), by=lien)
    with pytest.raises(Refused, match="Tel opnieuw"):
        halls.count_cards(hall, statement_of(debate, 2), halls.Cards(-1, 1, 1), by=lien)
    assert hall.counts.count() == 0


def test_a_statement_goes_only_where_there_is_place_for_it(lien, brugwijk, debate):
    rows = Plan.objects.unscoped(reason=REASON)
    one, other = (rows.create(authority=brugwijk, title=title, level_names=["Doel", "Actie"]) for title in "ab")
    elsewhere = other.nodes.create(kind=NodeKind.GOAL, title="Elders")
    with pytest.raises(Refused, match="staat niet in dit plan"):
        following_up.take_into_plan(
            statement_of(debate, 1), following_up.Seat(one, NodeKind.ACTION, "x", elsewhere), now=NOW, by=lien
        )
    assert one.nodes.count() == 0


def test_a_statement_that_was_deleted_meanwhile_is_gone(lien, debate):
    row = statement_of(debate, 1)
    debate.statements.filter(pk=row.pk).delete()
    with pytest.raises(Refused, match="bestaat niet meer"):
        statements.judge(row, Verdict(True), now=NOW, by=lien)


def test_nobody_follows_a_result_that_is_there_already(brugwijk):
    debate = in_state(brugwijk, DebateState.PUBLISHED)
    with pytest.raises(Hindered):
        following.follow(Who(debate, "k" * 32), "ria@buurt.example", "nl")
    assert Follower.objects.unscoped(reason=REASON).count() == 0


@pytest.mark.parametrize("text", ["", "Bel Jan Peeters op 0470 12 34 56."])
def test_looking_again_is_asked_for_ones_own_refused_statement_only(lien, debate, ria_resident, text):
    ria_resident.page()
    ria_resident.post("stelling/", **ria_resident.fields(ria_resident.page("stelling/")), tekst="Fietsen is hier fijn.")
    with pytest.raises(Hindered):
        appeal(Who(debate, "z" * 32), 9, text, now=NOW)
    statements.judge(statement_of(debate, 9), Verdict(False, RefusalReason.DOUBLE), now=NOW, by=lien)
    answer = ria_resident.post("mijn/", **ria_resident.fields(ria_resident.page("mijn/")), tekst=text)
    assert answer.status_code == (422 if text else 302)


def test_the_command_computes_what_is_due_and_says_so(debate, capsys):
    for _ in range(5):
        Resident(debate).vote_all()
    Command().handle(loop=0)
    Command().handle(loop=0)
    assert capsys.readouterr().out.count("Opnieuw gerekend") == 1
    assert Snapshot.objects.unscoped(reason=REASON).get().people == 5


def test_a_debate_says_what_it_is(debate, lien):
    hall = halls.add_meeting(debate, "Zaal", TODAY + timedelta(days=1), present=9, by=lien)
    kept = halls.count_cards(hall, statement_of(debate, 1), halls.Cards(5, 0, 0), by=lien)
    assert [str(each) for each in (debate, statement_of(debate, 1), hall)] == [debate.question, TEXTS[0], "Zaal"]
    assert TEXTS[0] in str(kept)
