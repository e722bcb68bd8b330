"""Many at once: no vote is lost, none is doubled, and nobody becomes two people."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connections

from samenplan.debate.models import Debate, Participant, Vote
from samenplan.debate.tests.builders import REASON, Resident, a_debate

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


def test_without_the_lock_votes_would_share_a_number(brugwijk, monkeypatch):
    """The control: votes that read the debate before the lock is there clash, so the lock is what keeps them apart."""
    from samenplan.debate.operations import taking_part

    debate = a_debate(brugwijk)
    people = [Resident(debate) for _ in range(2)]
    for person in people:
        person.page()
    stale = Debate.objects.unscoped(reason=REASON).get()
    monkeypatch.setattr(taking_part, "locked_by_link", lambda _: Debate.from_db("default", *_loaded(stale)))
    people[0].vote()
    with pytest.raises(Exception, match=r"(?i)unique|constraint"):
        people[1].vote()
    assert rows() == [1]


def _loaded(debate):
    names = [field.attname for field in Debate._meta.concrete_fields]
    return names, [getattr(debate, name) for name in names]
