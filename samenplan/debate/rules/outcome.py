"""What may be shown of a result: all of it is about at least the minimum of people. Kept as JSON in a snapshot."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from enum import StrEnum

Plain = dict[str, object]
LETTERS = "ABCDEFGH"
SHARED_FROM, DIVIDED_FROM = 0.5, 0.15
"""The low end of an interval from which a statement may be called shared (half agrees everywhere on the map), or
dividing (the two sides lie at least 15 points apart)."""


class OpinionKind(StrEnum):
    """What a result says of a statement."""

    SHARED = "shared"
    REJECTED = "rejected"
    DIVIDED = "divided"
    MIXED = "mixed"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Interval:
    """A share from 0 to 1, known as far as this."""

    low: float
    high: float

    @property
    def middle(self) -> float:
        return (self.low + self.high) / 2


@dataclass(frozen=True, slots=True)
class Cell:
    """Votes on a statement; None is too few to show."""

    agree: int | None
    disagree: int | None
    passed: int | None


@dataclass(frozen=True, slots=True)
class Apart:
    """A statement that sets a group apart from the others, and whether the group agrees with it."""

    number: int
    agrees: bool


@dataclass(frozen=True, slots=True)
class GroupOnMap:
    """A group of people who vote alike. `size` is rounded down to tens; the place is in standard deviations."""

    letter: str
    size: int | None
    x: float
    y: float
    width: float
    height: float
    apart: tuple[Apart, ...]


@dataclass(frozen=True, slots=True)
class Opinion:
    """What people think of one statement."""

    number: int
    total: Cell
    united: Interval
    rejected: Interval
    divided: Interval
    is_supported: bool
    groups: tuple[Cell, ...]
    agreement: tuple[Interval | None, ...]
    along: float  # how it runs along the map, left to right

    @property
    def kind(self) -> OpinionKind:
        if not self.is_supported:
            return OpinionKind.UNKNOWN
        if self.united.low >= SHARED_FROM:
            return OpinionKind.SHARED
        if self.rejected.low >= SHARED_FROM:
            return OpinionKind.REJECTED
        return OpinionKind.DIVIDED if self.divided.low >= DIVIDED_FROM else OpinionKind.MIXED


@dataclass(frozen=True, slots=True)
class Outcome:
    """A whole result. `grouping` is "stable", "unstable" or "one": only stable groups are shown as groups."""

    grouping: str
    groups: tuple[GroupOnMap, ...]
    opinions: tuple[Opinion, ...]
    uniting: tuple[int, ...]
    rejecting: tuple[int, ...]
    dividing: tuple[int, ...]

    @property
    def has_groups(self) -> bool:
        return self.grouping == "stable"

    def of_kind(self, kind: OpinionKind) -> list[Opinion]:
        """The opinions of a kind, the clearest first."""
        order = {OpinionKind.SHARED: self.uniting, OpinionKind.REJECTED: self.rejecting}.get(kind, self.dividing)
        rank = {number: place for place, number in enumerate(order)}
        chosen = [opinion for opinion in self.opinions if opinion.kind is kind]
        return sorted(chosen, key=lambda opinion: (rank.get(opinion.number, len(rank)), opinion.number))

    @property
    def runs_right(self) -> int | None:
        """The statement that tells right from left best: who agrees stands to the right."""
        return max(self.opinions, key=lambda one: one.along).number if self.opinions else None

    @property
    def runs_left(self) -> int | None:
        """The same for the left."""
        return min(self.opinions, key=lambda one: one.along).number if self.opinions else None


@dataclass(frozen=True, slots=True)
class Warning_:
    """Votes that look organised: how many people, why, and the top statements with all and counted as one."""

    sign: str
    people: int
    with_all: tuple[int, ...]
    counted_once: tuple[int, ...]


def without_counts(outcome: Outcome) -> Outcome:
    """The same without votes counted: for a result that another one follows, for the two could be subtracted.

    Between two results at least five people voted, but on one statement it may have been one. Intervals stay.
    """
    none = Cell(None, None, None)
    opinions = (replace(one, total=none, groups=(none,) * len(one.groups)) for one in outcome.opinions)
    return replace(outcome, opinions=tuple(opinions))


def as_plain(outcome: Outcome) -> Plain:
    """For JSON."""
    return asdict(outcome)


def outcome_from(kept: Mapping[str, object]) -> Outcome:
    """The outcome that was kept as JSON."""
    groups = tuple(
        GroupOnMap(**{**each, "apart": tuple(Apart(**one) for one in each["apart"])}) for each in _rows(kept, "groups")
    )
    opinions = tuple(_opinion(each) for each in _rows(kept, "opinions"))
    lists = {name: tuple(_numbers(kept, name)) for name in ("uniting", "rejecting", "dividing")}
    return Outcome(str(kept["grouping"]), groups, opinions, **lists)


def _opinion(kept: dict) -> Opinion:  # type: ignore[type-arg]  # as it came out of JSON
    cells = tuple(Cell(**each) for each in kept["groups"])
    agreement = tuple(Interval(**each) if each else None for each in kept["agreement"])
    return Opinion(
        number=int(kept["number"]),
        total=Cell(**kept["total"]),
        united=Interval(**kept["united"]),
        rejected=Interval(**kept["rejected"]),
        divided=Interval(**kept["divided"]),
        is_supported=bool(kept["is_supported"]),
        groups=cells,
        agreement=agreement,
        along=float(kept["along"]),
    )


def _rows(kept: Mapping[str, object], name: str) -> Sequence[dict]:  # type: ignore[type-arg]  # out of JSON
    found = kept[name]
    return found if isinstance(found, list | tuple) else ()


def _numbers(kept: Mapping[str, object], name: str) -> Sequence[int]:
    found = kept[name]
    return [int(each) for each in found] if isinstance(found, list | tuple) else ()
