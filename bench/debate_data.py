"""Debates to measure on: real ones, and large invented ones."""

import json
import os
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import numpy as np

from samenplan.debate.engine import Votes, read_votes
from samenplan.debate.engine.arrays import Floats, Ints
from samenplan.debate.engine.votes import Table, table

SIX = (
    "brexit-consensus", "nz-taxes", "canadian-electoral-reform", "nz-biodiversity", "vtaiwan-uberx",
    "austria-consumption",
)  # fmt: skip
NINE = ("london-youth-policing", "seattle-15-per-hour", "nz-freshwater", *SIX)


def shared() -> Path:
    """The folder with the real conversations."""
    told = os.environ.get("SAMENPLAN_SHARED")
    beside = [Path(told)] if told else [parent / "shared" for parent in Path(__file__).resolve().parents]
    found = next((each / "debate-data" for each in beside if (each / "debate-data").is_dir()), None)
    if found is None:
        raise FileNotFoundError("shared/debate-data is not beside this checkout; SAMENPLAN_SHARED can name it.")
    return found


@cache
def conversation(name: str) -> Votes:
    """A real conversation with its moderation."""
    return read_votes(shared() / name / "votes.csv", shared() / name / "comments.csv")


@cache
def live(name: str) -> Table:
    """The same as a table of live statements."""
    return table(conversation(name)).live()


def reference(name: str) -> dict:
    """What the original Polis made of it."""
    return json.loads((shared() / name / "reference.json").read_text(encoding="utf-8"))


def of_people(found: Table, seed: int, share: float) -> Ints:
    """Rows of a random part of the people."""
    order = np.random.default_rng(seed).permutation(len(found.people))
    return np.sort(order[: int(share * len(order))])


def as_votes(found: Table) -> Votes:
    """A table as votes again."""
    people, statements = found.people[found.rows], found.statements[found.columns]
    return Votes.from_arrays(people, statements, found.values, np.arange(len(people)))


def invented(people: int, statements: int, density: float) -> Iterator[tuple[Ints, Ints, Ints]]:
    """Votes of a large debate, some people at a time: three groups, log-normal activity, skewed exposure."""
    random = np.random.default_rng(people + statements)
    appeal = np.exp(0.6 * random.standard_normal(statements))
    base, slopes = random.normal(0, 0.8, statements), random.standard_normal((statements, 2))
    middles = np.array([[1.5, 0.0], [-0.8, 1.2], [-0.8, -1.2]])
    for first in range(0, people, 50_000):
        count = min(50_000, people - first)
        places = middles[random.integers(0, 3, count)] + 0.6 * random.standard_normal((count, 2))
        odds = np.exp(0.9 * random.standard_normal(count))[:, None] * appeal
        shown = random.random(odds.shape) < 1 - np.exp(-_scale(odds, density) * odds)
        rows, columns = np.nonzero(shown)
        inner = base[columns] + np.einsum("na,na->n", places[rows], slopes[columns])
        drawn = inner + random.standard_normal(len(rows))
        yield rows + first, columns, np.where(drawn > 0.15, 1, np.where(drawn < -0.15, -1, 0))


def _scale(odds: Floats, density: float) -> float:
    low, high = 1e-6, 1e3
    for _ in range(40):
        middle = (low * high) ** 0.5
        low, high = (middle, high) if (1 - np.exp(-middle * odds[:2000])).mean() < density else (low, middle)
    return high
