"""Many at once: no vote is lost, none is doubled, and nobody becomes two people."""

from concurrent.futures import ThreadPoolExecutor
from functools import partial

import pytest
from django.db import connections

from samenplan.core import proof_of_work
from samenplan.core.limits import HOUR, Limit
from samenplan.debate.models import Debate, Participant, Vote
from samenplan.debate.operations import taking_part as operations
from samenplan.debate.operations.taking_part import come_in_by_account
from samenplan.debate.rules.kinds import Entrance
from samenplan.debate.tests.builders import REASON, TODAY, Resident, a_debate
from samenplan.debate.tests.test_newcomers import Browser
from samenplan.debate.views import taking_part

pytestmark = pytest.mark.django_db(transaction=True)


def at_once(acts):
    """Run these together, each on a connection of its own."""

    def closed(act):
        try:
            return act()
        finally:
            connections.close_all()

    with ThreadPoolExecutor(max_workers=8) as together:
        return list(together.map(closed, acts))


def rows():
    return list(Vote.objects.unscoped(reason=REASON).order_by("sequence").values_list("sequence", flat=True))


def test_one_form_sent_eight_times_at_once_is_one_vote(brugwijk):
    somebody = Resident(a_debate(brugwijk))
    sent = {**somebody.fields(somebody.page()), "keuze": "eens"}
    answers = at_once([lambda: somebody.post("stem/", **sent).status_code] * 8)
    assert (set(answers), rows()) == ({302}, [1])


def test_twenty_people_at_once_are_twenty_people_with_a_vote_each(brugwijk):
    debate = a_debate(brugwijk)
    people = [Resident(debate) for _ in range(20)]
    answers = at_once([person.vote for person in people])
    assert {answer.status_code for answer in answers} == {302}
    assert (Participant.objects.unscoped(reason=REASON).count(), rows()) == (20, list(range(1, 21)))
    assert Debate.objects.unscoped(reason=REASON).get().last_sequence == 20


def test_one_piece_of_work_sent_eight_times_at_once_brings_in_one_person(brugwijk, monkeypatch):
    monkeypatch.setattr(proof_of_work, "ROUNDS", 10)
    monkeypatch.setattr(taking_part, "NEWCOMERS_WITHOUT_WORK", Limit("newcomers", 0, HOUR))
    debate = a_debate(brugwijk)
    used = Browser(debate).worked()
    answers = at_once([lambda: Browser(debate).begin(used).status_code] * 8)
    assert (set(answers), Participant.objects.unscoped(reason=REASON).count()) == ({302}, 1)


def test_one_account_at_eight_doors_at_once_is_one_person(brugwijk, lien_user):
    debate = a_debate(brugwijk, entrance=Entrance.ACCOUNT, account_salt="5a" * 32)
    come_in = partial(come_in_by_account, debate, lien_user.pk, secret="only-for-tests", today=TODAY)
    keys = at_once([come_in] * 8)
    assert (len(set(keys)), Participant.objects.unscoped(reason=REASON).count()) == (1, 1)


def test_without_the_lock_votes_would_share_a_number(brugwijk, monkeypatch):
    """The control: votes that read the debate before the lock is there clash, so the lock is what keeps them apart."""
    debate = a_debate(brugwijk)
    people = [Resident(debate) for _ in range(2)]
    for person in people:
        person.page()
    stale = Debate.objects.unscoped(reason=REASON).get()
    monkeypatch.setattr(operations, "locked_by_link", lambda _: Debate.from_db("default", *_loaded(stale)))
    people[0].vote()
    with pytest.raises(Exception, match=r"(?i)unique|constraint"):
        people[1].vote()
    assert rows() == [1]


def _loaded(debate):
    names = [field.attname for field in Debate._meta.concrete_fields]
    return names, [getattr(debate, name) for name in names]
