"""Coming in by the open link: a little work by the browser, few without it, a school or a hall always."""

import base64
import html
import json
import re
from datetime import UTC, datetime

import altcha
import pytest
from django.test import Client

from samenplan.core import proof_of_work
from samenplan.core.limits import within_limit
from samenplan.debate.models import Participant
from samenplan.debate.rules.kinds import DebateState, Entrance
from samenplan.debate.tests.builders import REASON, Resident, a_debate
from samenplan.debate.views.addresses import hall_mark
from samenplan.debate.views.voter import NEWCOMERS_WITHOUT_WORK, VOTES

SCHOOL = "203.0.113.7"
REFUSED = 422


@pytest.fixture(autouse=True)
def _little_work(monkeypatch):
    monkeypatch.setattr(proof_of_work, "ROUNDS", 10)


class Browser(Resident):
    """A browser with JavaScript, behind one address with many others."""

    def __init__(self, debate):
        super().__init__(debate)
        self.client = Client(REMOTE_ADDR=SCHOOL)

    def worked(self) -> str:
        """What the script of the first page sends along."""
        said = json.loads(html.unescape(re.search(r'data-work="([^"]+)"', self.page(""))[1]))
        found = altcha.solve_challenge(altcha.Challenge.from_dict(said))
        solution = {"counter": found.counter, "derivedKey": found.derived_key}
        return base64.b64encode(json.dumps({"challenge": said, "solution": solution}).encode()).decode()

    def begin(self, werk: str | None = None):
        return self.post("begin/", werk=self.worked() if werk is None else werk)


def people(debate) -> int:
    return Participant.objects.unscoped(reason=REASON).filter(debate=debate).count()


def fill_up(debate):
    """So many without work that nobody of this connection comes in so any more this hour."""
    for _ in range(NEWCOMERS_WITHOUT_WORK.most):
        assert Browser(debate).get("stem/").status_code == 200


def test_who_did_the_work_begins_and_votes(debate):
    somebody = Browser(debate)
    assert somebody.begin().url.endswith("/stem/")
    somebody.vote()
    assert (people(debate), somebody.get("stem/").status_code) == (1, 200)


def test_the_first_page_sets_no_cookie_yet(debate):
    somebody = Browser(debate)
    somebody.worked()
    assert list(somebody.client.cookies) == []


def test_a_school_of_three_hundred_behind_one_address_gets_in(debate):
    fill_up(debate)
    before = people(debate)
    for _ in range(300):
        assert Browser(debate).begin().status_code == 302
    assert people(debate) == before + 300


def test_without_the_work_few_come_in_and_then_a_kind_sentence_says_what_to_do(debate):
    fill_up(debate)
    late = Browser(debate)
    answer = late.get("stem/")
    assert (answer.status_code, people(debate)) == (REFUSED, NEWCOMERS_WITHOUT_WORK.most)
    assert "JavaScript" in answer.content.decode() and "in een zaal" in answer.content.decode()
    assert late.begin().status_code == 302  # and so she gets in after all


def test_work_used_twice_brings_in_one(debate):
    fill_up(debate)
    before, used = people(debate), Browser(debate).worked()
    answers = [Browser(debate).client.post(f"/debat/{debate.token}/begin/", {"werk": used}, follow=True) for _ in "ab"]
    assert [answer.status_code for answer in answers] == [200, REFUSED]
    assert people(debate) == before + 1


def test_who_is_in_already_is_not_a_second_person(debate):
    somebody = Browser(debate)
    somebody.begin()
    assert somebody.begin(Browser(debate).worked()).status_code == 302
    assert people(debate) == 1


@pytest.mark.parametrize("werk", ["", "x", "e30="])
def test_what_is_no_work_begins_nothing(debate, werk):
    answer = Browser(debate).begin(werk)
    assert (answer.status_code, people(debate)) == (403, 0)
    assert answer.cookies == {}


def test_work_for_another_debate_begins_nothing(debate, brugwijk):
    other = Browser(a_debate(brugwijk)).worked()
    assert (Browser(debate).begin(other).status_code, people(debate)) == (403, 0)


@pytest.mark.parametrize("where", ["stem/", "stelling/"])
def test_nobody_comes_in_past_the_count_by_sending_a_form_at_once(debate, where):
    """The page for a mail address gives a cookie and the token of a form to whoever asks, without counting."""
    program = Browser(debate)
    fields = program.fields(program.page("volgen/"))
    answer = program.post(where, **fields, stelling="1", eenmalig="a", keuze="eens", tekst="Een nieuwe stelling.")
    assert answer.status_code in (403, REFUSED)
    assert (people(debate), debate.statements.count()) == (0, 8)
    program.begin()
    fields = program.fields(program.page("stem/"))
    assert (program.post("stem/", **fields, keuze="eens").status_code, people(debate)) == (302, 1)


def test_another_site_cannot_begin_for_somebody(debate):
    somebody = Browser(debate)
    said = {"werk": somebody.worked()}
    for site in ("cross-site", "same-site", "none"):
        answer = somebody.client.post(f"{somebody.home}begin/", said, headers={"Sec-Fetch-Site": site})
        assert (answer.status_code, people(debate)) == (403, 0)
    answer = somebody.client.post(f"{somebody.home}begin/", said, headers={"Sec-Fetch-Site": "same-origin"})
    assert (answer.status_code, people(debate)) == (302, 1)


def test_in_a_hall_no_work_is_asked_and_there_is_room(debate):
    fill_up(debate)
    for _ in range(30):
        phone = Browser(debate)
        assert "data-work" not in phone.page("", zaal=hall_mark(debate))
        assert phone.get("stem/", zaal=hall_mark(debate)).status_code == 200
    made_up = Browser(debate)
    assert {made_up.get("stem/", zaal=mark).status_code for mark in ("1", "", "é", hall_mark(debate)[:-1])} == {REFUSED}


@pytest.mark.parametrize("entrance", [Entrance.CODE, Entrance.ACCOUNT])
def test_work_does_not_replace_a_code_or_an_account(brugwijk, debate, entrance):
    closed = Browser(a_debate(brugwijk, entrance=entrance))
    assert "data-work" not in closed.page("")
    challenge = proof_of_work.new_challenge("debat", closed.debate.token, now=debate.created_at)
    closed.page = lambda *args, **query: f'data-work="{html.escape(challenge)}"'
    assert (closed.begin().status_code, people(closed.debate)) == (REFUSED, 0)


def test_a_closed_debate_asks_for_no_work(brugwijk):
    assert "data-work" not in Browser(a_debate(brugwijk, state=DebateState.CLOSED)).page("")


def test_a_vote_is_counted_without_a_query(db, django_assert_num_queries):
    with django_assert_num_queries(0):
        assert within_limit({"REMOTE_ADDR": SCHOOL}, VOTES, now=datetime(2026, 11, 25, tzinfo=UTC))
