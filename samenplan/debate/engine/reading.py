"""Votes from a CSV file: the columns of a Polis export, or our own Dutch ones."""

import csv
from pathlib import Path

import numpy as np

from samenplan.debate.engine.votes import AGREE, DISAGREE, InvalidVotes, Votes

PERSON = ("voter-id", "persoon", "person", "participant")
STATEMENT = ("comment-id", "stelling", "statement")
VOTE = ("vote", "stem")
TIME = ("timestamp", "tijd", "time")
MODERATED = ("moderated", "gemodereerd")
WORDS = {"eens": AGREE, "oneens": DISAGREE, "geen mening": 0, "pas": 0}
LARGEST = 2**62


def read_votes(path: Path, statements: Path | None = None) -> Votes:
    """The votes in this file. With a file of statements, those that were moderated out are left out."""
    header, rows = _rows(path)
    places = [_place(header, names) for names in (PERSON, STATEMENT, VOTE)]
    time = next((header.index(name) for name in TIME if name in header), None)
    people, numbers, votes, moments = [], [], [], []
    for line, row in enumerate(rows, start=2):
        try:
            people.append(_number(row[places[0]]))
            numbers.append(_number(row[places[1]]))
            votes.append(_vote(row[places[2]]))
            moments.append(_number(row[time]) if time is not None and row[time].strip() else 0)
        except (ValueError, IndexError):
            raise InvalidVotes(f"Regel {line} van “{path.name}” is geen stem: {', '.join(row)[:80]}") from None
    columns = (np.array(each, dtype=np.int64) for each in (people, numbers, votes, moments))
    found = Votes.from_arrays(*columns)
    return found.without(_moderated(statements)) if statements else found


def _rows(path: Path) -> tuple[list[str], list[list[str]]]:
    try:
        text = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError:
        raise InvalidVotes(f"“{path.name}” is geen CSV in UTF-8.") from None
    first = text.partition("\n")[0]
    rows = [row for row in csv.reader(text.splitlines(), delimiter=";" if ";" in first else ",") if row]
    if not rows:
        raise InvalidVotes(f"“{path.name}” is leeg.")
    return [name.strip().lower() for name in rows[0]], rows[1:]


def _place(header: list[str], names: tuple[str, ...]) -> int:
    found = next((header.index(name) for name in names if name in header), None)
    if found is None:
        raise InvalidVotes(f"Er is geen kolom “{names[0]}” (of {', '.join(names[1:])}).")
    return found


def _number(text: str) -> int:
    value = int(text)
    if abs(value) > LARGEST:
        raise ValueError(text)
    return value


def _vote(text: str) -> int:
    word = text.strip().lower()
    value = WORDS[word] if word in WORDS else int(word)
    if value not in (AGREE, 0, DISAGREE):
        raise ValueError(text)
    return value


def _moderated(path: Path) -> list[int]:
    header, rows = _rows(path)
    number, moderated = _place(header, STATEMENT), _place(header, MODERATED)
    try:
        return [_number(row[number]) for row in rows if row[moderated].strip() == "-1"]
    except (ValueError, IndexError):
        raise InvalidVotes(f"“{path.name}” is geen lijst van stellingen.") from None
