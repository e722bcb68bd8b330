"""People write over the generated text of a report; the record goes on meanwhile."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta

from samenplan.execution.rules.year_facts import Part

MOST_CHARACTERS = 20_000


@dataclass(frozen=True, slots=True)
class Period:
    """From the first day to the last, both included."""

    first: date
    last: date
    name: str = ""


@dataclass(frozen=True, slots=True)
class EditedPart:
    """A part as it is shown, with what the record tells now.

    `started_from`: what the record told when somebody wrote over it.
    """

    part: Part
    generated: str
    started_from: str | None = None  # None: nobody wrote over it

    @property
    def is_edited(self) -> bool:
        return self.started_from is not None

    @property
    def record_moved(self) -> bool:
        """Whether the record tells something else than when somebody wrote over it."""
        return self.started_from is not None and self.started_from != self.generated


def project_year(day: date) -> Period:
    """The project year around a day: 1 October to 30 September; source: domain/programme.md."""
    first = day.year if day.month >= 10 else day.year - 1
    return Period(date(first, 10, 1), date(first + 1, 9, 30), f"projectjaar {first}-{first + 1}")


def calendar_year(day: date) -> Period:
    """The calendar year around a day."""
    return Period(date(day.year, 1, 1), date(day.year, 12, 31), f"kalenderjaar {day.year}")


def likely_periods(today: date) -> tuple[Period, ...]:
    """What a report is usually about, the likeliest first: the project year that ended, or the one half gone."""
    half_a_year_ago = today - timedelta(days=182)
    found = (project_year(half_a_year_ago), project_year(today), calendar_year(half_a_year_ago), calendar_year(today))
    return tuple(dict.fromkeys(found))


def edited(parts: tuple[Part, ...], texts: Mapping[str, Mapping[str, str]]) -> tuple[EditedPart, ...]:
    """The generated parts with what people wrote over them."""
    found = []
    for part in parts:
        own = texts.get(part.kind.value)
        if own is None:
            found.append(EditedPart(part, part.text))
        else:
            found.append(EditedPart(replace(part, text=own["text"]), part.text, own["from"]))
    return tuple(found)


def objections_to_part(text: str) -> list[str]:
    """Why this text cannot be a part of a report."""
    if len(text) > MOST_CHARACTERS:
        return [f"Deze tekst is te lang. Hou het bij {MOST_CHARACTERS} tekens per deel."]
    return []


def objections_to_period(period: Period) -> list[str]:
    """Why there can be no report about this period."""
    if period.last < period.first:
        return ["De laatste dag komt voor de eerste. Kies een latere laatste dag."]
    if (period.last - period.first).days > 366 * 7:
        return ["Een verslag gaat over hoogstens zeven jaar. Kies een kortere periode."]
    return []
