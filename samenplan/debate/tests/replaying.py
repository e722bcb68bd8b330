"""A real conversation voted again through the pages: cookies, forms with their token, one vote after the other."""

import json
import time
from dataclasses import dataclass

from django.utils.timezone import now

from samenplan.debate.engine import Votes
from samenplan.debate.engine import debate as computed
from samenplan.debate.models import Debate, Snapshot, Statement
from samenplan.debate.operations.computing import snapshot
from samenplan.debate.queries.mathematics import outcome_of
from samenplan.debate.rules.kinds import DebateState, StatementState
from samenplan.debate.rules.outcome import Outcome, as_plain, outcome_from
from samenplan.debate.tests.builders import REASON, Resident

WORDS = {1: "eens", 0: "geen", -1: "oneens"}


@dataclass(frozen=True, slots=True)
class Replay:
    """The debate as it stands afterwards, and how long the votes took."""

    debate: Debate
    votes: int
    people: int
    seconds: float


def replayed(town, votes: Votes) -> Replay:
    """A debate of this town in which the people of the conversation voted, in the order in which they did.

    A person keeps her number (plus one), so that the engine's answer about the conversation can be laid beside it.

    Raises:
        AssertionError: a vote was not taken.
    """
    debate = Debate.objects.unscoped(reason=REASON).create(authority=town, question="Hoe?", state=DebateState.OPEN)
    _place_statements(debate, votes)
    began, forms = time.perf_counter(), {}
    events = zip(votes.person.tolist(), votes.statement.tolist(), votes.vote.tolist(), strict=True)
    for place, (person, statement, vote) in enumerate(events):
        if person not in forms:
            forms[person] = _came_in(debate, person)
        resident, fields = forms[person]
        sent = {**fields, "stelling": str(statement), "eenmalig": f"stem-{place}", "keuze": WORDS[vote]}
        answer = resident.post("stem/", **sent)
        assert (answer.status_code, answer["Location"]) == (302, f"{resident.home}stem/")
    seconds = time.perf_counter() - began
    debate.statements.filter(number__in=votes.out).update(state=StatementState.REFUSED)
    debate.refresh_from_db()
    return Replay(debate, len(votes.person), len(forms), seconds)


Compared = tuple[tuple[str, int], Outcome]


def beside_the_engine(debate: Debate, votes: Votes) -> tuple[Compared, Compared]:
    """What the web stores of this debate, and what the engine says of the votes: hash and people, and the outcome."""
    direct = computed(Votes.from_arrays(votes.person + 1, votes.statement, votes.vote).without(votes.out))
    told = outcome_from(json.loads(json.dumps(as_plain(outcome_of(direct, debate.minimum_cell)))))
    made = snapshot(debate, now=now())
    stored = Snapshot.objects.unscoped(reason=REASON).get(pk=made.pk)
    identity = (direct.identity.sha256, direct.identity.people)
    return ((stored.votes_hash, stored.people), outcome_from(stored.outcome)), (identity, told)


def _place_statements(debate: Debate, votes: Votes) -> None:
    """All of them take part while people vote; those that were moderated out go afterwards, as they did."""
    rows = [
        Statement(debate=debate, number=int(number), text=f"Stelling {number}.", state=StatementState.ACCEPTED)
        for number in sorted(set(votes.statement.tolist()))
    ]
    Statement.objects.unscoped(reason=REASON).bulk_create(rows)


def _came_in(debate: Debate, person: int) -> tuple[Resident, dict[str, str]]:
    """Somebody new with the fields of her first form."""
    resident = Resident(debate)
    fields = resident.fields(resident.page())
    newest = debate.participants.latest("pk")
    debate.participants.filter(pk=newest.pk).update(number=person + 1)
    return resident, fields
