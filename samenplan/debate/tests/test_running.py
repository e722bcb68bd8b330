"""Members run a debate: every operation asks, refuses with a sentence, and leaves exactly one line in the trail."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest

from samenplan.audit.models import Event
from samenplan.core.errors import Forbidden, Refused
from samenplan.debate.models import Debate, Invitation, Participant, Statement
from samenplan.debate.operations import following_up, halls, inviting, running, statements
from samenplan.debate.operations.running import Draft
from samenplan.debate.operations.statements import Verdict
from samenplan.debate.rules.kinds import DebateState, Entrance, RefusalReason, StatementState
from samenplan.debate.tests.builders import REASON, TEXTS, TODAY, Resident, a_debate, statement_of
from samenplan.plans.models import Plan
from samenplan.plans.rules.content import NodeKind

NOW = datetime(2026, 11, 25, 12, tzinfo=ZoneInfo("Europe/Brussels"))
FULL = Draft("Hoe leven we hier goed samen?", "Er is spanning.", "Het college", "Het college antwoordt.")


def verbs():
    rows = Event.objects.unscoped(reason=REASON)
    return [verb for verb in rows.order_by("sequence").values_list("verb", flat=True) if verb.startswith("debate.")]


def test_a_debate_is_drafted_opened_closed_and_published(lien):
    debate = running.start(FULL, by=lien)
    statements.add_seeds(debate, TEXTS, language="nl", by=lien)
    running.open_up(debate, today=TODAY, by=lien)
    debate.refresh_from_db()
    Resident(debate).vote()
    running.close(debate, by=lien)
    running.publish(debate, link="https://x.example/", now=NOW, by=lien)
    debate.refresh_from_db()
    assert (debate.state, debate.opens_on, debate.published_at) == (DebateState.PUBLISHED, TODAY, NOW)
    assert verbs() == [
        "debate.created",
        "debate.statements_added",
        "debate.opened",
        "debate.closed",
        "debate.published",
    ]


def test_a_debate_without_everything_does_not_open_and_says_why(lien):
    debate = running.start(Draft("Hoe dan?", entrance=Entrance.CODE, closes_on=date(2026, 1, 1)), by=lien)
    with pytest.raises(Refused) as no:
        running.open_up(debate, today=TODAY, by=lien)
    assert [objection.split(":")[0].split(";")[0] for objection in no.value.objections] == [
        "Vul nog in", "Vul nog in", "Vul nog in",
        "Zet minstens 5 stellingen klaar die meedoen",
        "De laatste dag is voorbij. Kies een latere dag.",
        "Maak eerst uitnodigingscodes",
    ]  # fmt: skip
    debate.refresh_from_db()
    assert (debate.state, verbs()) == (DebateState.DRAFT, ["debate.created"])


@pytest.mark.parametrize(
    "changed", [{"question": "Iets anders?"}, {"entrance": Entrance.CODE}, {"minimum_cell": 10}], ids=str
)
def test_what_people_voted_under_does_not_change(lien, debate, changed):
    said = {"question": debate.question, "why": "Nieuw", "entrance": Entrance.LINK, "minimum_cell": 5}
    with pytest.raises(Refused, match="Er is al gestemd"):
        running.change(debate, Draft(**{**said, **changed}), by=lien)
    assert Debate.objects.visible_to(lien).get().why == debate.why
    running.change(debate, Draft(**said), by=lien)
    assert Debate.objects.visible_to(lien).get().why == "Nieuw"


def test_closing_wipes_who_voted_what_and_who_wrote_what(lien, debate, ria_resident):
    ria_resident.vote()
    ria_resident.post("stelling/", **ria_resident.fields(ria_resident.page("stelling/")), tekst="Fietsen is hier fijn.")
    assert Statement.objects.visible_to(lien).exclude(writer=None).count() == 1
    running.close(debate, by=lien)
    assert list(Participant.objects.visible_to(lien).values_list("key_hash", flat=True)) == [None]
    assert Statement.objects.visible_to(lien).exclude(writer=None).count() == 0
    assert debate.votes.count() == 1
    with pytest.raises(Refused):
        running.open_up(debate, today=TODAY, by=lien)


def test_publishing_waits_until_every_statement_was_looked_at(lien, debate):
    debate.statements.filter(number=1).update(state=StatementState.WAITING)
    running.close(debate, by=lien)
    with pytest.raises(Refused, match="nog 1 stelling"):
        running.publish(debate, link="https://x.example/", now=NOW, by=lien)
    assert debate.snapshots.count() == 0


def test_many_statements_are_pasted_at_once_or_none(lien, debate):
    with pytest.raises(Refused) as no:
        statements.add_seeds(
            debate, ["Een goede nieuwe stelling.", "x" * 141, "Bel 0470 12 34 56"], language="nl", by=lien
        )
    assert (len(no.value.objections), debate.statements.count()) == (2, 8)
    made = statements.add_seeds(debate, ["Een goede  nieuwe stelling.", TEXTS[0], " "], language="nl", by=lien)
    assert [(row.number, row.text) for row in made] == [(9, "Een goede nieuwe stelling.")]


def test_the_writer_reads_why_and_can_ask_once_to_look_again(lien, debate, ria_resident):
    ria_resident.page()
    ria_resident.post("stelling/", **ria_resident.fields(ria_resident.page("stelling/")), tekst="Fietsen is hier fijn.")
    row = statement_of(debate, 9)
    with pytest.raises(Refused, match="Kies een reden"):
        statements.judge(row, Verdict(False), now=NOW, by=lien)
    statements.judge(row, Verdict(False, RefusalReason.ELSEWHERE, "Dit gaat over fietsen."), now=NOW, by=lien)
    text = ria_resident.page("mijn/")
    assert "Ze gaat niet over de vraag." in text and "Dit gaat over fietsen." in text
    fields = ria_resident.fields(text)
    assert ria_resident.post("mijn/", **fields, tekst="Toch wel.").status_code == 302
    assert ria_resident.post("mijn/", **fields, tekst="Toch wel.").status_code == 422
    statements.judge(row, Verdict(False, RefusalReason.ELSEWHERE), now=NOW.replace(hour=13), by=lien)
    kinds = list(row.moderations.values_list("kind", flat=True).order_by("pk"))
    assert kinds == ["refused", "appealed", "kept_out"]
    assert "Iemand keek opnieuw" in ria_resident.page("mijn/")


def test_a_translation_can_be_written_changed_and_taken_away(lien, debate):
    row = statement_of(debate, 1)
    statements.translate(row, {"fr": " Plus  de bancs. ", "nl": "niet", "xx": "niet"}, by=lien)
    statements.translate(row, {"fr": "Plus de bancs !", "en": "More benches."}, by=lien)
    statements.translate(row, {"en": ""}, by=lien)
    assert list(row.translations.values_list("language", "text")) == [("fr", "Plus de bancs !")]


def test_a_code_is_one_vote_also_on_another_device(lien, brugwijk):
    debate = a_debate(brugwijk, entrance=Entrance.CODE)
    inviting.make_codes(debate, 3, secret="s", by=lien)
    from samenplan.debate.rules.codes import code_of

    code = code_of("s", debate.token, 2)
    for device in (Resident(debate), Resident(debate)):
        fields = device.fields(device.page("code/"))
        assert device.post("code/", **fields, code=code.upper().replace("-", " ")).status_code == 302
        device.vote()
    assert debate.participants.count() == 1
    assert Invitation.objects.visible_to(lien).filter(is_used=True).count() == 1
    assert code not in str(list(Invitation.objects.visible_to(lien).values()))


def test_two_codes_typed_on_one_phone_are_two_people(lien, brugwijk):
    from samenplan.debate.rules.codes import code_of

    debate = a_debate(brugwijk, entrance=Entrance.CODE)
    inviting.make_codes(debate, 2, secret="s", by=lien)
    phone = Resident(debate)
    for number in (1, 2, 2):
        fields = phone.fields(phone.page("code/"))
        assert phone.post("code/", **fields, code=code_of("s", debate.token, number)).status_code == 302
        phone.vote()
    assert (debate.participants.count(), debate.votes.values("participant").distinct().count()) == (2, 2)


def test_a_statement_becomes_an_action_once_and_keeps_its_source(lien, brugwijk, debate):
    plan = Plan.objects.unscoped(reason=REASON).create(
        authority=brugwijk, title="Samen", level_names=["Doelstelling", "Actie"]
    )
    goal = plan.nodes.create(kind=NodeKind.GOAL, title="Buren")
    seat = following_up.Seat(plan, NodeKind.ACTION, "Meer banken", goal)
    made = following_up.take_into_plan(statement_of(debate, 1), seat, now=NOW, by=lien)
    again = following_up.take_into_plan(statement_of(debate, 1), seat, now=NOW, by=lien)
    made.refresh_from_db()
    assert (made.pk, made.parent_id, made.title) == (again.pk, goal.pk, "Meer banken")
    assert made.internal_note.startswith(f"Komt uit het debat “{debate.question}”") and TEXTS[0] in made.internal_note
    assert verbs() == ["debate.taken_into_plan"]


def test_a_statement_never_goes_into_a_plan_of_another_town(lien, molenrode, debate):
    theirs = Plan.objects.unscoped(reason=REASON).create(authority=molenrode, title="Van hen", level_names=["Actie"])
    seat = following_up.Seat(theirs, NodeKind.ACTION, "Meer banken")
    with pytest.raises(Refused):
        following_up.take_into_plan(statement_of(debate, 1), seat, now=NOW, by=lien)
    assert theirs.nodes.count() == 0


def test_cards_of_a_hall_are_counted_and_never_more_than_there_were_people(lien, debate):
    meeting = halls.add_meeting(debate, "Buurthuis", TODAY, present=20, by=lien)
    row = statement_of(debate, 1)
    with pytest.raises(Refused, match="hoogstens 20"):
        halls.count_cards(meeting, row, halls.Cards(15, 5, 1), by=lien)
    halls.count_cards(meeting, row, halls.Cards(12, 5, 1), by=lien)
    halls.count_cards(meeting, row, halls.Cards(13, 5, 1), by=lien)
    assert list(meeting.counts.values_list("agree", "disagree", "passed")) == [(13, 5, 1)]


def acts(debate):
    """Everything a member can do to a debate."""
    row = statement_of(debate, 1)
    return {
        "start": lambda by: running.start(FULL, by=by),
        "change": lambda by: running.change(debate, FULL, by=by),
        "open": lambda by: running.open_up(debate, today=TODAY, by=by),
        "close": lambda by: running.close(debate, by=by),
        "publish": lambda by: running.publish(debate, link="https://x.example/", now=NOW, by=by),
        "export": lambda by: running.note_export(debate, "stemmen", by=by),
        "seeds": lambda by: statements.add_seeds(debate, ["Nog een goede stelling."], language="nl", by=by),
        "judge": lambda by: statements.judge(row, Verdict(True), now=NOW, by=by),
        "translate": lambda by: statements.translate(row, {"fr": "Oui."}, by=by),
        "codes": lambda by: inviting.make_codes(debate, 1, secret="s", by=by),
        "answer": lambda by: following_up.answer(row, "Doen we.", now=NOW, by=by),
        "meeting": lambda by: halls.add_meeting(debate, "Zaal", TODAY, present=None, by=by),
    }


def everything(debate):
    return [
        list(Debate.objects.unscoped(reason=REASON).order_by("pk").values()),
        list(debate.statements.values()),
        debate.meetings.count(),
        debate.invitations.count(),
        verbs(),
    ]


ACTS = (
    "start", "change", "open", "close", "publish", "export", "seeds", "judge", "translate", "codes", "answer",
    "meeting",
)  # fmt: skip


@pytest.mark.parametrize("act", ACTS)
@pytest.mark.parametrize("who", ["jef", "griet"])
def test_who_may_not_run_debates_changes_nothing(request, debate, who, act):
    before = everything(debate)
    with pytest.raises(Forbidden):
        acts(debate)[act](request.getfixturevalue(who))
    assert everything(debate) == before


@pytest.mark.parametrize("act", ACTS[1:])
def test_another_town_changes_nothing(omar, debate, act):
    before = everything(debate)
    with pytest.raises(Refused):
        acts(debate)[act](omar)
    assert everything(debate) == before


def test_who_asked_hears_once_of_the_result_and_her_address_is_forgotten(lien, debate, ria_resident):
    from samenplan.debate.models import Follower
    from samenplan.notices.models import Notice

    ria_resident.vote()
    fields = ria_resident.fields(ria_resident.page("volgen/"))
    for typed, status in (("Ria@Buurt.example ", 302), ("ria@buurt.example", 302), ("geen adres", 422)):
        assert ria_resident.post("volgen/", **fields, adres=typed).status_code == status
    assert Follower.objects.visible_to(lien).count() == 1
    running.close(debate, by=lien)
    running.publish(debate, link="https://samen.example/debat/x/", now=NOW, by=lien)
    mail = Notice.objects.visible_to(lien).get()
    assert (mail.address, mail.subject) == ("ria@buurt.example", "Het resultaat van het debat in Brugwijk")
    assert "https://samen.example/debat/x/" in mail.body and debate.question in mail.body
    assert Follower.objects.visible_to(lien).count() == 0


def test_a_follower_is_tied_to_no_vote():
    from samenplan.debate.models import Follower

    assert {field.name for field in Follower._meta.concrete_fields} == {
        "id",
        "debate",
        "address",
        "language",
        "hears_answers",
    }
    assert not Follower._meta.pk.get_internal_type().endswith("AutoField")
