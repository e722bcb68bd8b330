"""Computing results: one process at a time claims it, everybody else reads the result before."""

from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Q, QuerySet

from samenplan.debate.models import Debate, Snapshot
from samenplan.debate.queries.mathematics import REASON, Computed, compute
from samenplan.debate.queries.results import is_stale
from samenplan.debate.rules.kinds import DebateState
from samenplan.debate.rules.recomputing import CLAIM_MINUTES, RESULTS_KEPT


def stale_debates(now: datetime) -> list[Debate]:
    """Open debates of which enough votes came in since the last result."""
    rows = Debate.objects.unscoped(reason=REASON).filter(state=DebateState.OPEN).order_by("pk")
    return [debate for debate in rows if is_stale(debate, now)]


def refresh(debate: Debate, *, now: datetime) -> Snapshot | None:
    """Compute anew when enough came in and nobody else is at it; None when there was nothing to do.

    The computation itself holds no lock: votes go on coming in, and count in the next result.
    """
    if not is_stale(debate, now) or not _claimed(debate, now):
        return None
    try:
        return snapshot(debate, now=now)
    finally:
        _rows().filter(pk=debate.pk).update(computing_since=None)


def snapshot(debate: Debate, *, now: datetime, is_frozen: bool = False) -> Snapshot:
    """The result of all votes until now, kept."""
    upto = _rows().values_list("last_sequence", flat=True).get(pk=debate.pk)
    before = Snapshot.objects.unscoped(reason=REASON).filter(debate=debate).first()
    found = compute(debate, upto, before.state if before else {})
    made = _filled(Snapshot(debate=debate, sequence=upto, made_at=now, is_frozen=is_frozen), found)
    if before and before.votes_hash == made.votes_hash:
        made.checks = before.checks  # made of the same votes
    made.save(force_insert=True)
    _rows().filter(pk=debate.pk).update(signs=len(found.warnings))
    mine = Snapshot.objects.unscoped(reason=REASON).filter(debate=debate, is_frozen=False)
    kept = list(mine.values_list("pk", flat=True)[:RESULTS_KEPT])
    mine.exclude(pk__in=kept).delete()
    return made


def _filled(made: Snapshot, found: Computed) -> Snapshot:
    made.engine_version, made.mode, made.seed = found.version, found.mode, found.seed
    made.votes_hash, made.people, made.outcome = found.votes_hash, found.people, found.outcome
    made.routing, made.state, made.warnings = found.routing, found.state, found.warnings
    return made


@transaction.atomic
def _claimed(debate: Debate, now: datetime) -> bool:
    """Whether this process is the one that computes: a conditional update that only one can win."""
    free = Q(computing_since=None) | Q(computing_since__lt=now - timedelta(minutes=CLAIM_MINUTES))
    return _rows().filter(free, pk=debate.pk).update(computing_since=now) == 1


def _rows() -> QuerySet[Debate]:
    return Debate.objects.unscoped(reason=REASON)
