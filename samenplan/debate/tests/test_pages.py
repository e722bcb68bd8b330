"""The pages of members: what they type is kept, what is wrong stays on the page with a sentence."""

import pytest

from samenplan.debate.models import Answer, Debate, Invitation
from samenplan.debate.rules.kinds import DebateState, Entrance
from samenplan.debate.tests.builders import REASON, TEXTS, Resident, a_debate, statement_of
from samenplan.plans.models import Plan

FACTS = {
    "question": "Hoe leven we hier goed samen?", "why": "Er is spanning.", "asked_by": "Het college",
    "follow_up": "Het college antwoordt.", "minutes": "5", "entrance": "link", "minimum_cell": "5",
    "question_fr": "Comment vivre ensemble ?",
}  # fmt: skip


@pytest.fixture
def hers(client_of, lien_user):
    return client_of(lien_user)


def at(debate, tail=""):
    return f"/brugwijk/debatten/{debate.pk}/{tail}"


def test_from_a_blank_form_to_an_open_debate(hers, brugwijk):
    where = hers.post("/brugwijk/debatten/nieuw/", FACTS).url
    assert hers.post(where, {"texts": "\n".join(TEXTS), "language": "nl"}).status_code == 302
    debate = Debate.objects.unscoped(reason=REASON).get()
    assert debate.wordings == {"fr": {"question": "Comment vivre ensemble ?"}}
    assert "Alles staat klaar" in hers.get(at(debate)).content.decode()
    assert hers.post(at(debate, "stand/"), {"naar": "open"}).status_code == 302
    assert hers.post(at(debate, "gegevens/"), {**FACTS, "why": "Nieuw."}).status_code == 302
    debate.refresh_from_db()
    assert (debate.state, debate.why, debate.statements.count()) == ("open", "Nieuw.", 8)
    assert hers.post(at(debate, "stand/"), {"naar": "ergens"}).status_code == 404


def test_what_is_wrong_stays_on_the_page(hers, debate):
    assert hers.post("/brugwijk/debatten/nieuw/", {**FACTS, "question": ""}).status_code == 422
    assert hers.post(at(debate, "stellingen/"), {"texts": "", "language": "nl"}).status_code == 422
    assert hers.post(at(debate, "zaal/"), {"name": ""}).status_code == 422
    row = statement_of(debate, 1)
    assert hers.post(at(debate, f"stellingen/{row.pk}/antwoord/"), {"text": ""}).status_code == 422
    assert hers.post(at(debate, f"stellingen/{row.pk}/naar-plan/"), {"kind": "action"}).status_code == 422
    assert hers.post(at(debate, f"stellingen/{row.pk}/"), {"besluit": "niet", "reason": "zomaar"}).status_code == 422


def test_a_field_that_was_not_on_the_form_changes_nothing(hers, debate):
    hers.post(at(debate, "gegevens/"), {**FACTS, "state": "published", "authority": "1", "token": "x", "seed": "9"})
    fresh = Debate.objects.unscoped(reason=REASON).get()
    assert (fresh.state, fresh.token, fresh.seed) == (debate.state, debate.token, 0)


def test_a_statement_is_judged_translated_answered_and_taken_over(hers, debate, brugwijk):
    plan = Plan.objects.unscoped(reason=REASON).create(
        authority=brugwijk, title="Samen", level_names=["Actie"], goal_levels=0
    )
    row = statement_of(debate, 1)
    where = at(debate, f"stellingen/{row.pk}/")
    assert hers.post(where, {"vertalen": "1", "tekst_fr": "Plus de bancs."}).status_code == 302
    assert hers.post(where, {"besluit": "niet", "reason": "hurts", "reply": "Anders graag."}).status_code == 302
    assert hers.post(where, {"besluit": "mee"}).status_code == 302
    assert hers.post(f"{where}antwoord/", {"text": "Doen we."}).status_code == 302
    taken = hers.post(f"{where}naar-plan/", {"kind": "action", "plan": plan.pk, "title": "Banken"})
    assert taken.status_code == 302
    given = Answer.objects.unscoped(reason=REASON).get()
    assert (given.text, given.node.title, row.translations.get().text) == ("Doen we.", "Banken", "Plus de bancs.")


def test_codes_are_printed_from_a_sheet_that_holds_only_unused_ones(hers, brugwijk):
    debate = a_debate(brugwijk, entrance=Entrance.CODE)
    assert hers.post(at(debate, "uitnodigen/"), {"count": "3"}).status_code == 302
    Invitation.objects.unscoped(reason=REASON).filter(number=2).update(is_used=True)
    assert hers.get(at(debate, "codes/")).content.decode().count("<b>") == 2


def test_cards_are_typed_in_and_the_next_statement_comes(hers, debate):
    where = hers.post(at(debate, "zaal/"), {"name": "Buurthuis", "held_on": "2026-11-20", "present": "30"}).url
    answer = hers.post(f"{where}?nr=2", {"agree": "12", "disagree": "5", "passed": "6"})
    assert answer.url == f"{where}?nr=3"
    assert hers.post(f"{where}?nr=2", {"agree": "-1", "disagree": "5", "passed": "6"}).status_code == 422
    assert 'value="12"' in hers.get(f"{where}?nr=2").content.decode()
    assert TEXTS[0] in hers.get(where).content.decode()


def test_files_come_with_their_kind_and_the_votes_only_after_closing(hers, debate):
    for _ in range(6):
        Resident(debate).vote_all()
    hers.get(at(debate, "resultaat/"))
    kinds = {"resultaat": "application/pdf", "cijfers": "text/csv", "word": "application/vnd"}
    for kind, media in kinds.items():
        assert hers.get(at(debate, f"bestand/{kind}/"))["Content-Type"].startswith(media)
    assert hers.get(at(debate, "bestand/stemmen/")).status_code == 404
    hers.post(at(debate, "stand/"), {"naar": "dicht"})
    assert hers.get(at(debate, "bestand/stemmen/")).content.count(b"\n") == 49
    assert hers.get(at(debate, "bestand/iets/")).status_code == 404
    hers.post(at(debate, "stand/"), {"naar": "publiek"})
    debate.refresh_from_db()
    assert debate.state == DebateState.PUBLISHED
    outside = Resident(debate)
    assert outside.get("resultaat.xlsx").status_code == 404
    assert outside.get("kaart/").url == outside.home


@pytest.mark.parametrize("who", ["jef_user", "griet_user"])
def test_who_only_reads_sees_results_and_no_buttons(client_of, request, debate, who):
    theirs = client_of(request.getfixturevalue(who))
    for _ in range(6):
        Resident(debate).vote_all()
    text = theirs.get(at(debate, "resultaat/")).content.decode()
    assert "Wie meedeed" in text and "Neem over in een plan" not in text
    assert theirs.get(at(debate, "nazicht/")).status_code == 403
    assert theirs.post(at(debate, "stand/"), {"naar": "dicht"}).status_code == 403
