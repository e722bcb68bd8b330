"""What is put beside a result, from the votes that the result was made of; nothing about few people comes out."""

from collections.abc import Iterator
from statistics import median_low

import numpy as np
from django.db.models import Count, Exists, OuterRef, QuerySet, Subquery

from samenplan.core.disclosure import public_count, suppressed
from samenplan.debate.engine import Mode, PolisResult, Showing, Votes, Weighted, compute, weighted_agreement
from samenplan.debate.engine.compat.representative import Consensus
from samenplan.debate.engine.intervals import share_interval
from samenplan.debate.engine.votes import table
from samenplan.debate.models import Debate, Exposure, Invitation, Snapshot, Statement, Vote
from samenplan.debate.queries.mathematics import REASON, outwards, votes_of
from samenplan.debate.rules.checking import (
    BANDS,
    FEWEST_STATEMENTS,
    Checks,
    PolisCheck,
    PolisGroup,
    Presence,
    Reweighed,
    band_of,
)
from samenplan.debate.rules.kinds import DebateState, StatementState
from samenplan.debate.rules.outcome import Apart, Cell, outcome_from

ENDED = (DebateState.CLOSED, DebateState.PUBLISHED)


def unchecked() -> QuerySet[Snapshot]:
    """The result that is read of each debate that ended, where nothing was put beside it yet."""
    rows = Snapshot.objects.unscoped(reason=REASON)
    newest = rows.filter(debate=OuterRef("debate")).order_by("-is_frozen", "-pk").values("pk")[:1]
    return rows.filter(debate__state__in=ENDED, checks={}, pk=Subquery(newest)).select_related("debate").order_by("pk")


def checks_of(snapshot: Snapshot) -> Checks:
    """What belongs beside this result."""
    debate = snapshot.debate
    votes = votes_of(debate, snapshot.sequence)
    polis = compute(votes, Mode.COMPAT)
    if not isinstance(polis, PolisResult):
        raise TypeError("mode compat gives a PolisResult")
    weighing = weighted_agreement(votes, _showings(debate))
    totals = {one.number: one.total for one in outcome_from(snapshot.outcome).opinions}
    shown = (reweighed(each, totals.get(each.statement), debate.minimum_cell) for each in weighing)
    return Checks(
        votes_hash=table(votes).sha256,
        polis=polis_check(polis, debate.minimum_cell),
        weighing=tuple(filter(None, shown)),
        presence=_presence(debate, votes),
    )


def polis_check(result: PolisResult, minimum: int) -> PolisCheck:
    """Of what Polis says, what may be shown: nothing of a small group, nothing that rests on few votes."""
    found = result.polis
    sizes = np.bincount(np.searchsorted(found.group_numbers, found.labels), minlength=len(found.group_numbers))
    groups = tuple(
        PolisGroup(
            _tens(int(size), minimum),
            tuple(Apart(each.statement, each.agrees) for each in chosen if each.trials >= minimum),
        )
        if size >= minimum
        else PolisGroup(None, ())
        for size, chosen in zip(sizes, found.representative, strict=True)
    )
    return PolisCheck(groups, _numbers(found.agreed, minimum), _numbers(found.rejected, minimum))


def _numbers(chosen: tuple[Consensus, ...], minimum: int) -> tuple[int, ...]:
    return tuple(each.statement for each in chosen if each.trials >= minimum)


def _showings(debate: Debate) -> Iterator[Showing]:
    rows = Exposure.objects.unscoped(reason=REASON).filter(participant__debate=debate)
    found = rows.values_list("participant__number", "statement__number", "probability", "pk")
    return map(Showing._make, found.iterator())


def _tens(count: int, minimum: int) -> int:
    """Rounded down to tens; a count of at least the minimum stays at least that."""
    return max(count // 10 * 10, minimum)


def reweighed(one: Weighted, total: Cell | None, minimum: int) -> Reweighed | None:
    """What may be shown of it, beside the counts of the result; None where those hide who agrees or disagrees.

    A hidden count of no opinion would follow from the ends of an interval: then the interval stands for each count
    that may be hidden, and the weighted one, which is the same where all weights are, is widened as much.
    """
    if total is None or total.agree is None or total.disagree is None or one.weighted.votes < minimum:
        return None
    told = total.agree + total.disagree
    passed = max(round(one.plain.votes) - told, 0)
    all_passed = np.arange(max(minimum, passed + 1)) if total.passed is None else np.array([total.passed])
    low, high = share_interval(np.full(len(all_passed), total.agree), told + all_passed)
    lower, higher = one.plain.low - float(low.min()), float(high.max()) - one.plain.high
    part = told / (told + passed) if total.passed is None else 1.0
    return Reweighed(
        number=one.statement,
        plain=outwards(float(low.min()), float(high.max())),
        weighted=outwards(max(one.weighted.low - lower, 0.0), min(one.weighted.high + higher, 1.0)),
        worth=_tens(int(one.weighted.votes * part), minimum),
        changes=one.changes,
    )


def _presence(debate: Debate, votes: Votes) -> Presence:
    whole, minimum = table(votes), debate.minimum_cell
    statements = _live(debate).count()
    many = np.bincount(whole.rows, ~whole.out[whole.columns], minlength=len(whole.people)).astype(int).tolist()
    bands = [sum(band_of(each, statements) == band for each in many) for band in range(BANDS)]
    tells = statements >= FEWEST_STATEMENTS and len(many) >= minimum
    return Presence(
        bands=suppressed(bands, minimum=minimum).values if tells else (),
        middle=median_low(many) if tells else None,
        left=_left(debate, minimum),
        codes=_codes(debate, minimum),
    )


def _live(debate: Debate) -> QuerySet[Statement]:
    return Statement.objects.unscoped(reason=REASON).filter(debate=debate, state=StatementState.ACCEPTED)


def _left(debate: Debate, minimum: int) -> tuple[tuple[int, int | None], ...]:
    """How many people saw each statement and did not vote on it."""
    voted = Vote.objects.unscoped(reason=REASON).filter(
        participant=OuterRef("participant"), statement=OuterRef("statement")
    )
    rows = Exposure.objects.unscoped(reason=REASON).filter(statement__in=_live(debate)).exclude(Exists(voted))
    counted = dict(rows.order_by().values_list("statement__number").annotate(Count("pk")))
    numbers = _live(debate).order_by("number").values_list("number", flat=True)
    return tuple((number, public_count(counted.get(number, 0), minimum=minimum).value) for number in numbers)


def _codes(debate: Debate, minimum: int) -> tuple[int | None, ...]:
    """How many codes were used, and were not."""
    rows = Invitation.objects.unscoped(reason=REASON).filter(debate=debate)
    counted = dict(rows.order_by().values_list("is_used").annotate(Count("pk")))
    if not counted:
        return ()
    return suppressed([counted.get(True, 0), counted.get(False, 0)], minimum=minimum).values
