"""What is put beside a result to check it: Polis on the same votes, weights by exposure, who took part. Kept as JSON.

As in outcome.py nothing here is about fewer people than the minimum.
"""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass

from samenplan.debate.rules.outcome import Apart, Interval, Plain

BANDS = 4
"""People are counted by how much of the statements they voted on: under a quarter, under half, under three quarters,
more. Never "all": with that, the votes on a statement would be known, and so a count of it that was left out."""
FEWEST_STATEMENTS = 8
"""With fewer statements three quarters is nearly all."""


@dataclass(frozen=True, slots=True)
class PolisGroup:
    """A group as Polis makes it. `size` is rounded down to tens, None where it is too small to say anything of it."""

    size: int | None
    stands_for: tuple[Apart, ...]


@dataclass(frozen=True, slots=True)
class PolisCheck:
    """What Polis says: its groups, and the statements on which it finds everyone together agrees, or disagrees."""

    groups: tuple[PolisGroup, ...]
    agreed: tuple[int, ...]
    rejected: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Reweighed:
    """The share that agrees as voted and weighted by exposure; only of statements of which the counts are told anyway.

    `worth` is the weights' effective sample size, rounded down to tens: where all weights are alike it would else tell
    how many voted, and so a count that was left out.
    """

    number: int
    plain: Interval
    weighted: Interval
    worth: int
    changes: bool


@dataclass(frozen=True, slots=True)
class Presence:
    """Who took part, as far as it is known. `bands` has people by how much they voted on, () when it is not told.

    `middle` is on how many statements the middle person voted, `left` how many people saw a statement and did not
    vote, by statement, `codes` how many codes were used and were not, () when nobody got one.
    """

    bands: tuple[int | None, ...]
    middle: int | None
    left: tuple[tuple[int, int | None], ...]
    codes: tuple[int | None, ...]


@dataclass(frozen=True, slots=True)
class Checks:
    """All of it, with the hash of the votes it was made of: it belongs to a result of the same votes only."""

    votes_hash: str
    polis: PolisCheck
    weighing: tuple[Reweighed, ...]
    presence: Presence

    @property
    def moved(self) -> list[Reweighed]:
        """The statements of which the weights change the picture."""
        return [each for each in self.weighing if each.changes]


def checks_as_plain(checks: Checks) -> Plain:
    """For JSON."""
    return asdict(checks)


def checks_from(kept: Mapping[str, object], votes_hash: str) -> Checks | None:
    """What was kept as JSON; None when nothing was, or when it was of other votes."""
    if kept.get("votes_hash") != votes_hash:
        return None
    weighing = tuple(_reweighed(each) for each in _rows(kept, "weighing"))
    return Checks(votes_hash, _polis(_row(kept, "polis")), weighing, _presence(_row(kept, "presence")))


def _polis(kept: Plain) -> PolisCheck:
    groups = tuple(
        PolisGroup(each["size"], tuple(Apart(**one) for one in each["stands_for"])) for each in _rows(kept, "groups")
    )
    return PolisCheck(groups, tuple(_list(kept, "agreed")), tuple(_list(kept, "rejected")))


def _reweighed(kept: dict) -> Reweighed:  # type: ignore[type-arg]  # as it came out of JSON
    return Reweighed(**{**kept, "plain": Interval(**kept["plain"]), "weighted": Interval(**kept["weighted"])})


def _presence(kept: Plain) -> Presence:
    middle = kept["middle"]
    left = tuple((number, count) for number, count in _list(kept, "left"))
    return Presence(
        tuple(_list(kept, "bands")), middle if isinstance(middle, int) else None, left, tuple(_list(kept, "codes"))
    )


def _row(kept: Mapping[str, object], name: str) -> Plain:
    found = kept[name]
    return found if isinstance(found, dict) else {}


def _rows(kept: Mapping[str, object], name: str) -> Sequence[dict]:  # type: ignore[type-arg]  # out of JSON
    return _list(kept, name)


def _list(kept: Mapping[str, object], name: str) -> Sequence:  # type: ignore[type-arg]  # out of JSON
    found = kept[name]
    return found if isinstance(found, list | tuple) else ()


def band_of(voted: int, statements: int) -> int:
    """In which band somebody is who voted on this many of the statements."""
    return min(voted * BANDS // max(statements, 1), BANDS - 1)
