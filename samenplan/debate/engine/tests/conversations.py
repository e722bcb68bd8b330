"""Real conversations to test on: from shared/debate-data where it is, and one small one that always is here.

The small one is Polis data (CC BY 4.0); see conversation/LICENCE.md.
"""

import csv
import json
import os
from functools import cache
from pathlib import Path

import numpy as np
import pytest

from samenplan.debate.engine.votes import Votes

HERE = Path(__file__).resolve()
SMALL = "london-youth-policing"
NAMES = (
    SMALL,
    "seattle-15-per-hour",
    "nz-freshwater",
    "brexit-consensus",
    "nz-taxes",
    "canadian-electoral-reform",
    "nz-biodiversity",
    "vtaiwan-uberx",
    "austria-consumption",
)


def _shared() -> Path | None:
    told = os.environ.get("SAMENPLAN_SHARED")
    beside = [Path(told)] if told else [parent / "shared" for parent in HERE.parents]
    return next((each / "debate-data" for each in beside if (each / "debate-data").is_dir()), None)


def folder(name: str) -> Path:
    """Where this conversation is; skips the test when it is not there."""
    if name == SMALL:
        return HERE.parent / "conversation"
    shared = _shared()
    if shared is None or not (shared / name).is_dir():
        pytest.skip("shared/debate-data is not beside this checkout; SAMENPLAN_SHARED can name the folder shared")
    return shared / name


@cache
def conversation(name: str) -> Votes:
    """The votes, with the statements that were moderated out."""
    where = folder(name)
    rows = np.genfromtxt(where / "votes.csv", delimiter=",", skip_header=1, filling_values=0, dtype=np.int64)
    votes = Votes.from_arrays(rows[:, 2], rows[:, 1], rows[:, 3], rows[:, 0])
    with (where / "comments.csv").open(encoding="utf-8", newline="") as file:
        return votes.without(int(row["comment-id"]) for row in csv.DictReader(file) if row["moderated"] == "-1")


@cache
def reference(name: str) -> dict:
    """What the original Polis made of it."""
    return json.loads((folder(name) / "reference.json").read_text(encoding="utf-8"))
