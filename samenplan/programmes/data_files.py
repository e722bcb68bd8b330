"""The programme files of `data/`, read into dataclasses whose fields are the keys of the files.

A key that does not exist, a value of a wrong kind of word or a fact without a source stops the reading: a file is
right as a whole or it is not loaded.
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from samenplan.programmes.rules import Confidence, FactName, shown_fact

DATA = Path(__file__).parent / "data"


class BadProgrammeFile(ValueError):
    """A programme file does not say what it must."""


@dataclass(frozen=True, slots=True)
class ProgrammeEntry:
    key: str
    name: str = ""  # given in one file only
    summary: str = ""


@dataclass(frozen=True, slots=True)
class GoalEntry:
    number: int
    name: str


@dataclass(frozen=True, slots=True)
class MeasureEntry:
    number: int
    title: str
    source: str
    number_confidence: str
    goal: int | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class CallEntry:
    key: str
    name: str
    place: int
    note: str = ""


@dataclass(frozen=True, slots=True)
class ProjectYearEntry:
    number: int
    starts_on: date
    ends_on: date
    source: str
    confidence: str
    call: str = ""


@dataclass(frozen=True, slots=True)
class ExpectationEntry:
    measure: int
    key: str
    title: str
    source: str
    confidence: str
    help: str = ""
    rule: str = ""


@dataclass(frozen=True, slots=True)
class FactEntry:
    """One fact. Without a value it is a gap and has no source; with a value it has both."""

    name: str
    confidence: str
    value: str | None = None
    source: str = ""
    note: str = ""
    valid_from: date | None = None
    valid_until: date | None = None

    def __post_init__(self) -> None:
        is_gap = Confidence(self.confidence) is Confidence.GAP
        if is_gap != (self.value is None) or is_gap == bool(self.source):
            raise BadProgrammeFile(f"{self.name}: a value has a source, a gap has neither")
        if self.value is not None:
            shown_fact(FactName(self.name), self.value)


@dataclass(frozen=True, slots=True)
class KpiEntry:
    """What a call counts for a measure; with several target groups there is a maximum per group, in the same order."""

    measure: int
    source: str
    confidence: str
    unit: str = ""
    target_groups: tuple[str, ...] = ("",)
    unit_price_cents: int | None = None
    maximum_units: tuple[int, ...] = ()
    terms_source: str = ""  # of price and maximum, where it differs from `source`
    terms_confidence: str = ""
    terms_note: str = ""
    published_maximum_cents: int | None = None
    published_source: str = ""
    is_plan: bool = False
    note: str = ""

    def terms(self, place: int) -> tuple[FactEntry, FactEntry]:
        """Price and maximum of one target group, as facts; a gap where the file gives none."""
        maximum = self.maximum_units[place] if self.maximum_units else None
        price = self._term(FactName.UNIT_PRICE_CENTS, self.unit_price_cents)
        return price, self._term(FactName.MAXIMUM_UNITS, maximum)

    def _term(self, name: FactName, value: int | None) -> FactEntry:
        if value is None:
            return FactEntry(name, Confidence.GAP)
        source, confidence = self.terms_source or self.source, self.terms_confidence or self.confidence
        return FactEntry(name, confidence, str(value), source, self.terms_note)


@dataclass(frozen=True, slots=True)
class ProgrammeFile:
    """One file: about a programme, and about one of its calls if `call` is there."""

    programme: ProgrammeEntry
    call: CallEntry | None
    goals: tuple[GoalEntry, ...]
    measures: tuple[MeasureEntry, ...]
    project_years: tuple[ProjectYearEntry, ...]
    kpis: tuple[KpiEntry, ...]
    expectations: tuple[ExpectationEntry, ...]
    facts: tuple[FactEntry, ...]

    @property
    def subject(self) -> str:
        """What its facts are about."""
        return self.call.key if self.call else self.programme.key


def programme_files(folder: Path = DATA) -> tuple[ProgrammeFile, ...]:
    """All programme files of the folder, in order of name.

    Raises:
        BadProgrammeFile: with the name of the file and what is wrong.
    """
    return tuple(_read(path) for path in sorted(folder.glob("*.toml")))


def _read(path: Path) -> ProgrammeFile:
    try:
        return _shaped(path.read_text(encoding="utf-8"))
    except (KeyError, TypeError, ValueError) as error:
        raise BadProgrammeFile(f"{path.name}: {error}") from error


def _shaped(text: str) -> ProgrammeFile:
    said = tomllib.loads(text)
    return ProgrammeFile(
        programme=ProgrammeEntry(**said["programme"]),
        call=CallEntry(**said["call"]) if "call" in said else None,
        goals=tuple(GoalEntry(**entry) for entry in said.get("goal", ())),
        measures=tuple(MeasureEntry(**entry) for entry in said.get("measure", ())),
        project_years=tuple(ProjectYearEntry(**entry) for entry in said.get("project_year", ())),
        kpis=tuple(_kpi(entry) for entry in said.get("kpi", ())),
        expectations=tuple(ExpectationEntry(**entry) for entry in said.get("expectation", ())),
        facts=tuple(FactEntry(**entry) for entry in said.get("fact", ())),
    )


def _kpi(entry: Mapping[str, Any]) -> KpiEntry:  # Any: what TOML gives; the test of the files reads every value
    groups, maxima = tuple(entry.get("target_groups", ("",))), tuple(entry.get("maximum_units", ()))
    if maxima and len(maxima) != len(groups):
        raise BadProgrammeFile("as many maxima as target groups are needed")
    return KpiEntry(**{**entry, "target_groups": groups, "maximum_units": maxima})
