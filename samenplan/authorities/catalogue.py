"""The catalogue of personal data: every field that holds or names a person, why, on which ground, for how long."""

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

FILE = Path(__file__).parent / "data" / "persoonsgegevens.toml"


@dataclass(frozen=True, slots=True)
class PersonalData:
    """One line of the catalogue. `fields` are written as "feature.Model.field"."""

    fields: tuple[str, ...]
    of_whom: str
    purpose: str
    base: str
    term: str
    readers: str


@cache
def catalogue() -> tuple[PersonalData, ...]:
    """The whole catalogue, in the order of the file."""
    entries = tomllib.loads(FILE.read_text(encoding="utf-8"))["veld"]
    return tuple(
        PersonalData(
            tuple(entry["velden"]), entry["wie"], entry["doel"], entry["grond"], entry["termijn"], entry["lezers"]
        )
        for entry in entries
    )
