"""What a computation gives back, and the same as plain values for JSON."""

from dataclasses import dataclass
from enum import StrEnum
from typing import TypeAlias

import numpy as np

from samenplan.debate.engine.arrays import Flags, Floats, Ints
from samenplan.debate.engine.bridging import Bridging, Score
from samenplan.debate.engine.compat.polis import Polis
from samenplan.debate.engine.factors import Loadings
from samenplan.debate.engine.groups import Groups, State
from samenplan.debate.engine.positions import Positions
from samenplan.debate.engine.statistics import GroupFigures

VERSION = "1.1"

Plain: TypeAlias = "dict[str, Plain] | list[Plain] | str | int | float | bool | None"


class Mode(StrEnum):
    """How votes are turned into a result."""

    COMPAT = "compat"
    DEBAT = "debat"


@dataclass(frozen=True, slots=True)
class Identity:
    """What a result was made by, and of: the same identity is the same result, to the byte."""

    version: str
    mode: Mode
    seed: int
    sha256: str
    people: int
    statements: int
    votes: int


@dataclass(frozen=True, slots=True, eq=False)
class People:
    """Where everyone stands; never to be published. Per person, in order of number, (P,) or (P, 2).

    `point` is the place on the map, in standard deviations: the position stretched by its certainty, so that people
    with few votes are not drawn to the middle. `ellipse` (P, 3) is the covariance of the point (xx, xy, yy).
    `group` counts from 0, -1 for who voted too little to say. `certainty` is 0 to 1.
    """

    numbers: Ints
    point: Floats
    ellipse: Floats
    group: Ints
    certainty: Floats


@dataclass(frozen=True, slots=True, eq=False)
class Statements:
    """Per live statement that has votes, in order of number: (T,) each; `along` (T, 2) its loading on the two axes."""

    numbers: Ints
    agree: Ints
    disagree: Ints
    passed: Ints
    along: Floats
    bridging: Bridging
    group_consensus: Floats

    @property
    def uniting(self) -> Ints:
        """Columns that may be called uniting, the best first."""
        return _ranked(self.bridging.united, self.bridging.supported)

    @property
    def rejecting(self) -> Ints:
        """Columns on which all sides disagree, the best first."""
        return _ranked(self.bridging.rejected, self.bridging.supported)

    @property
    def dividing(self) -> Ints:
        """Columns that may be called dividing, the widest gap first."""
        return _ranked(self.bridging.divided, self.bridging.supported)


def _ranked(score: Score, supported: Flags) -> Ints:
    order = np.argsort(-np.round(score.low, 9), kind="stable")
    return np.asarray(order[supported[order]])


@dataclass(frozen=True, slots=True, eq=False)
class DebateResult:
    """Mode debat. `model` and `positions` serve routing and prediction; `state` goes into the next computation."""

    identity: Identity
    statements: Statements
    groups: Groups
    figures: GroupFigures
    people: People
    model: Loadings
    positions: Positions
    state: State


@dataclass(frozen=True, slots=True, eq=False)
class PolisResult:
    """Mode compat."""

    identity: Identity
    polis: Polis


Result: TypeAlias = DebateResult | PolisResult
