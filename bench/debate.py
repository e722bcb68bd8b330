"""The debate engine against its targets (docs/debat.md), beside Polis and red-dwarf 0.4.0 in the same run.

The real conversations are those of shared/debate-data beside the checkout; without it this part says so and stops.
"""

from collections.abc import Iterator

from bench import debate_attacks, debate_prediction, debate_speed, debate_stability
from bench.debate_data import shared
from bench.measuring import Line


def lines() -> Iterator[Line]:
    """Every target that is a figure; what must be identical is held by the tests of the engine."""
    shared()
    yield from debate_prediction.lines()
    yield from debate_stability.lines()
    yield from debate_attacks.lines()
    yield from debate_speed.lines()
