"""Which statement somebody sees next: as the engine advises from the newest result, until then what was least shown."""

from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from samenplan.debate.models import Debate, Exposure, Participant, Snapshot
from samenplan.debate.queries import mathematics
from samenplan.debate.queries.taking_part import REASON, accepted, ballot


@dataclass(frozen=True, slots=True)
class Candidate:
    """A statement that can be shown: its key, its number, how often it was shown to anybody."""

    pk: int
    number: int
    shown: int


def chosen_next(debate: Debate, participant: Participant, *, is_new: bool = False) -> tuple[Candidate, float] | None:
    """A statement she was not shown yet, and the chance it had; None when she has seen all.

    Of somebody who is new nothing is asked that cannot be there yet. In a large debate only numbers are read here.
    """
    seen: set[int] = set()
    given: dict[int, int] = {}
    if not is_new:
        exposures = Exposure.objects.unscoped(reason=REASON).filter(participant=participant).order_by()
        seen, given = set(exposures.values_list("statement_id", flat=True)), ballot(participant)
    rows = (Candidate(*each) for each in accepted(debate).values_list("pk", "number", "shown"))
    left = {row.number: row for row in rows if row.pk not in seen and row.number not in given}
    if not left:
        return None
    number, chance = _drawn(debate, given, left)
    return left[number], chance


def _drawn(debate: Debate, given: dict[int, int], left: dict[int, Candidate]) -> tuple[int, float]:
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
