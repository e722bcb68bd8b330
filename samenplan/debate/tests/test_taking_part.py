"""A resident takes part: by the link, without an account, one vote at a time."""

import pytest

from samenplan.debate.models import Exposure, Participant, Statement, Vote
from samenplan.debate.rules.kinds import DebateState, Entrance, StatementState
from samenplan.debate.tests.builders import REASON, Resident, a_debate, statement_of
from samenplan.debate.views.addresses import hall_mark
from samenplan.debate.views.voter import COOKIE


def votes():
    return list(Vote.objects.unscoped(reason=REASON).order_by("sequence").values_list("statement__number", "value"))


def test_the_first_page_says_who_asks_why_and_what_happens_with_it(ria_resident):
    text = ria_resident.page("")
    for part in (
        "Hoe leven we hier goed samen?",
        "veel spanning",
        "Het college",
        "antwoordt op elke stelling",
        "Begin",
    ):
        assert part in text


def test_from_the_link_to_the_first_vote_takes_two_taps(ria_resident):
    start = ria_resident.page("").split('class="btn begin" id="begin" href="')[1].split('"')[0]
    fields = ria_resident.fields(ria_resident.client.get(start).content.decode())
    answer = ria_resident.post("stem/", **fields, keuze="eens")
    assert (answer.status_code, votes()) == (302, [(int(fields["stelling"]), 1)])


def test_a_debate_in_the_making_does_not_exist_for_residents(brugwijk):
    draft = Resident(a_debate(brugwijk, state=DebateState.DRAFT))
    assert {draft.get(where).status_code for where in ("", "stem/", "kaart/", "resultaat/")} == {404}


def test_the_same_form_sent_twice_is_one_vote(ria_resident):
    fields = {**ria_resident.fields(ria_resident.page()), "keuze": "eens"}
    ria_resident.post("stem/", **fields)
    ria_resident.post("stem/", **fields)
    ria_resident.post("stem/", **{**fields, "keuze": "oneens"})  # the same page again, another button: a double click
    assert votes() == [(int(fields["stelling"]), 1)]


def test_two_tabs_show_the_same_statement_and_the_later_vote_counts(ria_resident):
    one, other = ria_resident.fields(ria_resident.page()), ria_resident.fields(ria_resident.page())
    assert one["stelling"] == other["stelling"] and one["eenmalig"] != other["eenmalig"]
    ria_resident.post("stem/", **one, keuze="eens")
    ria_resident.post("stem/", **other, keuze="oneens")
    number = int(one["stelling"])
    assert votes() == [(number, 1), (number, -1)]  # both events stay
    assert Participant.objects.unscoped(reason=REASON).count() == 1


def test_one_can_go_back_and_choose_again(ria_resident):
    first = ria_resident.fields(ria_resident.page())
    ria_resident.post("stem/", **first, keuze="eens")
    assert f'href="?op={first["stelling"]}"' in ria_resident.page()
    again = ria_resident.page(op=first["stelling"])
    assert 'value="eens" data-key="1" aria-pressed="true"' in again
    ria_resident.post("stem/", **ria_resident.fields(again), keuze="geen")
    assert votes() == [(int(first["stelling"]), 1), (int(first["stelling"]), 0)]


def test_every_statement_is_shown_once_and_each_showing_is_logged_with_its_chance(ria_resident, debate):
    ria_resident.vote_all()
    shown = Exposure.objects.unscoped(reason=REASON).values_list("statement__number", "probability")
    assert sorted(number for number, _ in shown) == list(range(1, 9))
    assert all(0 < chance <= 1 for _, chance in shown)
    assert [row.shown for row in debate.statements.all()] == [1] * 8
    assert "Je hebt op alles gestemd" in ria_resident.page()


def test_what_was_least_shown_comes_first(debate):
    for _ in range(8):
        Resident(debate).page()
    assert {row.shown for row in debate.statements.all()} == {1}


def test_the_pages_set_one_cookie_for_this_visit_and_no_other(ria_resident):
    assert ria_resident.get("").cookies == {}
    answer = ria_resident.get("stem/")
    (cookie,) = answer.cookies.values()
    home = f"/debat/{ria_resident.debate.token}/"
    assert (cookie.key, cookie["path"], cookie["httponly"], cookie["samesite"]) == (COOKIE, home, True, "Lax")
    assert (cookie["max-age"], cookie["expires"]) == ("", "")
    assert set(ria_resident.client.cookies) == {COOKIE}


def test_no_row_of_a_voter_says_who_when_or_where():
    kept = {field.name for model in (Participant, Vote, Exposure) for field in model._meta.concrete_fields}
    of_rows = {"id", "debate", "participant", "statement"}
    assert kept - of_rows == {"number", "key_hash", "kind", "value", "sequence", "key", "probability"}


@pytest.mark.parametrize("changed", [{"bewijs": ""}, {"bewijs": "0" * 64}])
def test_a_form_without_its_token_counts_for_nothing(ria_resident, changed):
    answer = ria_resident.vote(**changed)
    assert (answer.status_code, votes()) == (403, [])
    assert "cookie" in answer.content.decode()


def test_the_token_of_somebody_else_does_not_fit(debate, ria_resident):
    other = Resident(debate)
    answer = ria_resident.vote(bewijs=other.fields(other.page())["bewijs"])
    assert (answer.status_code, votes()) == (403, [])


def test_a_cookie_that_was_made_up_is_no_participant(debate, ria_resident):
    ria_resident.page()
    ria_resident.client.cookies[COOKIE] = "0" * 32 + ".nl.:made-up"
    assert ria_resident.post("stem/", bewijs="x", stelling="1", eenmalig="a", keuze="eens").status_code == 403


@pytest.mark.parametrize(
    "wrong",
    [
        {"stelling": "99"},
        {"stelling": "x"},
        {"stelling": "²"},
        {"keuze": "ja"},
        {"eenmalig": ""},
        {"stelling": "9" * 30},
    ],
)
def test_a_vote_that_cannot_be_is_refused_with_a_sentence(ria_resident, wrong):
    answer = ria_resident.vote(**wrong)
    assert (answer.status_code, votes()) == (422, [])


def test_no_vote_is_taken_before_the_first_day_or_after_the_last(brugwijk, ria_resident, debate):
    fields = ria_resident.fields(ria_resident.page())
    debate.closes_on = "2020-01-01"
    debate.opens_on = "2019-01-01"
    debate.save(update_fields=["closes_on", "opens_on"])
    answer = ria_resident.post("stem/", **fields, keuze="eens")
    assert (answer.status_code, votes()) == (422, [])
    assert "niet open" in answer.content.decode()
    for where in ("stem/", "kaart/"):
        assert ria_resident.get(where).status_code in (302, 200)
    assert ria_resident.get("stem/").url == ria_resident.home


def test_a_refused_statement_is_shown_to_nobody_and_takes_no_votes(debate, ria_resident):
    fields = ria_resident.fields(ria_resident.page())
    debate.statements.filter(number=int(fields["stelling"])).update(state=StatementState.REFUSED)
    assert ria_resident.post("stem/", **fields, keuze="eens").status_code == 422
    assert ria_resident.fields(ria_resident.page())["stelling"] != fields["stelling"]


def test_a_statement_of_a_participant_waits_until_somebody_looked(ria_resident, debate):
    fields = ria_resident.fields(ria_resident.page("stelling/")) if ria_resident.page() else {}
    answer = ria_resident.post("stelling/", **fields, tekst="Fietsen is hier  gevaarlijk.")
    assert answer.status_code == 302
    made = statement_of(debate, 9)
    assert (made.text, made.state, made.origin) == ("Fietsen is hier gevaarlijk.", "waiting", "person")
    assert "wacht op nazicht" in ria_resident.page("mijn/")
    ria_resident.post("stelling/", **fields, tekst="Fietsen is hier  gevaarlijk.")
    assert debate.statements.count() == 9


def test_what_looks_like_it_is_shown_first(ria_resident, debate):
    ria_resident.page()
    fields = ria_resident.fields(ria_resident.page("stelling/"))
    text = "Zet meer banken op het dorpsplein."
    answer = ria_resident.post("stelling/", **fields, tekst=text).content.decode()
    assert "Lijkt het hierop?" in answer and "Er moeten meer banken staan" in answer
    assert debate.statements.count() == 8
    ria_resident.post("stelling/", **fields, tekst=text, toch="1")
    assert statement_of(debate, 9).text == text


@pytest.mark.parametrize(
    "text",
    [
        "Bel Jan Peeters op 0470 12 34 56 voor alles.",
        "x" * 141,
        "kort",
        "Er moeten meer banken staan op het dorpsplein!",
    ],
)
def test_a_statement_that_cannot_come_in_is_kept_nowhere_and_stays_on_the_page(ria_resident, debate, text):
    ria_resident.page()
    answer = ria_resident.post("stelling/", **ria_resident.fields(ria_resident.page("stelling/")), tekst=text, toch="1")
    assert (answer.status_code, debate.statements.count()) == (422, 8)
    assert text[:20] in answer.content.decode()


def test_with_codes_nobody_votes_without_one(brugwijk):
    by_code = Resident(a_debate(brugwijk, entrance=Entrance.CODE))
    assert by_code.get("stem/").url.endswith("/code/")
    fields = by_code.fields(by_code.page("code/"))
    answer = by_code.post("stem/", **fields, stelling="1", eenmalig="a", keuze="eens")
    assert (answer.status_code, votes()) == (422, [])
    assert by_code.post("code/", **fields, code="aaaa-aaaa-aaaa").status_code == 422


def test_the_map_comes_after_enough_votes(ria_resident):
    ria_resident.vote()
    assert "Stem eerst op minstens 7 stellingen" in ria_resident.page("kaart/")
    ria_resident.vote_all()
    assert "te weinig mensen" in ria_resident.page("kaart/")


@pytest.mark.parametrize(("language", "agree"), [("nl", "Eens"), ("fr", "D’accord"), ("en", "Agree")])
def test_the_pages_speak_the_language_of_the_reader(debate, language, agree):
    by_browser = Resident(debate, accept_language=f"{language},de;q=0.5").page()
    assert f'<html lang="{language}">' in by_browser and agree in by_browser
    chosen = Resident(debate, accept_language="nl")
    chosen.page(taal=language)
    assert agree in chosen.page()


def test_a_statement_keeps_its_language_with_a_translation_beside_it(debate):
    for row in debate.statements.all():
        row.translations.create(language="fr", text=f"Traduction {row.number}")
    text = Resident(debate, accept_language="fr").page()
    assert '<p class="words" lang="nl"' in text and '<p class="beside" lang="fr">' in text
    assert "Traduction" not in Resident(debate, accept_language="nl").page()


def test_a_waiting_statement_is_not_translated_into_anything_public(ria_resident, debate):
    ria_resident.page()
    ria_resident.post("stelling/", **ria_resident.fields(ria_resident.page("stelling/")), tekst="Iets anders hier.")
    assert "Iets anders hier." not in Resident(debate).page("")
    assert Statement.objects.unscoped(reason=REASON).filter(state="waiting").count() == 1


def test_who_came_by_the_link_of_a_hall_is_told_apart(debate):
    phone = Resident(debate)
    start = (
        phone.page("", zaal=hall_mark(debate))
        .split('class="btn begin" id="begin" href="')[1]
        .split('"')[0]
        .replace("&amp;", "&")
    )
    phone.client.get(start)
    phone.vote()
    typed = Resident(debate)  # a link that somebody made up is no hall
    typed.client.get(f"{typed.home}stem/?zaal=1")
    typed.vote()
    kinds = Participant.objects.unscoped(reason=REASON).order_by("pk").values_list("kind", flat=True)
    assert list(kinds) == ["hall", "link"]


def test_with_htmx_only_the_part_comes_also_when_something_is_wrong(ria_resident):
    fields = ria_resident.fields(ria_resident.page())
    asked = {"headers": {"HX-Request": "true"}}
    shown = ria_resident.client.get(f"{ria_resident.home}stem/", **asked).content.decode()
    wrong = ria_resident.client.post(f"{ria_resident.home}stem/", {**fields, "keuze": "ja"}, **asked)
    assert wrong.status_code == 422
    for text in (shown, wrong.content.decode()):
        assert "<html" not in text and text.strip().startswith('<div id="stem"')
