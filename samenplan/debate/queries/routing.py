"""Which statement somebody sees next: as the engine advises from the newest result, until then what was least shown."""

from functools import lru_cache

import numpy as np

from samenplan.debate.models import Debate, Exposure, Participant, Snapshot, Statement
from samenplan.debate.queries import mathematics
from samenplan.debate.queries.taking_part import REASON, accepted, ballot


def chosen_next(debate: Debate, participant: Participant) -> tuple[Statement, float] | None:
    """A statement she was not shown yet, and the chance it had; None when she has seen all."""
    seen = Exposure.objects.unscoped(reason=REASON).filter(participant=participant).values("statement")
    candidates = {row.number: row for row in accepted(debate).exclude(pk__in=seen)}
    given = ballot(participant)
    left = [number for number in candidates if number not in given]
    if not left:
        return None
    number, chance = _drawn(debate, given, {number: candidates[number] for number in left})
    return candidates[number], chance


def _drawn(debate: Debate, given: dict[int, int], left: dict[int, Statement]) -> tuple[int, float]:
    random = np.random.default_rng()
    newest = Snapshot.objects.unscoped(reason=REASON).filter(debate=debate).values_list("pk", flat=True).first()
    router = _router(newest) if newest else None
    if router is not None:
        return mathematics.drawn(router, given, list(left), random)
    fewest = min(row.shown for row in left.values())
    least = [number for number, row in left.items() if row.shown == fewest]
    return int(random.choice(least)), 1 / len(least)


@lru_cache(maxsize=64)
def _router(snapshot_id: int) -> mathematics.Routing | None:
    """What the engine needs to advise, kept per result: a result never changes."""
    kept = Snapshot.objects.unscoped(reason=REASON).filter(pk=snapshot_id).values_list("routing", flat=True).first()
    return mathematics.routing_from(kept) if kept else None
