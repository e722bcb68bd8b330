"""All indicators of a plan as their page shows them, in a fixed number of queries."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from samenplan.core.actor import Actor
from samenplan.core.dutch import listed, written_date
from samenplan.execution.models import IndicatorProfile, Measurement
from samenplan.execution.queries.figures import (
    OpenValue,
    aim_of,
    in_force,
    indicators,
    open_values,
    profile_of,
    unit_of,
    value_of,
)
from samenplan.execution.rules.figures import (
    STANDING_LABELS,
    STANDING_TONES,
    Aim,
    Standing,
    is_undecided,
    standing,
    written_value,
)
from samenplan.execution.rules.kinds import DIRECTION_LABELS, RESULT_LABELS, Direction, ResultLevel
from samenplan.plans.models import Plan
from samenplan.plans.models.details import Indicator
from samenplan.plans.rules.importing.open_values import mentions_open

LEVELS = (ResultLevel.IMPACT, ResultLevel.OUTCOME, ResultLevel.OUTPUT, ResultLevel.ACTIVITY)


@dataclass(frozen=True, slots=True)
class Missing:
    """Something one must know of an indicator and does not; `cure` is the route that mends it."""

    sentence: str
    cure: str
    button: str


@dataclass(frozen=True, slots=True)
class IndicatorRow:
    """One indicator, ready to print."""

    id: int
    name: str
    under: str
    level: ResultLevel
    current: str
    measured_on: date | None
    baseline: str
    target: str
    direction: str
    standing: Standing
    owner: str
    next_on: date | None
    missing: tuple[Missing, ...]

    @property
    def standing_words(self) -> str:
        return STANDING_LABELS[self.standing]

    @property
    def tone(self) -> str:
        return STANDING_TONES[self.standing]


@dataclass(frozen=True, slots=True)
class LevelSheet:
    """The indicators of one level of the results chain."""

    title: str
    rows: tuple[IndicatorRow, ...]


def board(plan: Plan, *, by: Actor) -> list[LevelSheet]:
    """Every indicator of the plan, per level from far to near: 3 queries."""
    found = list(indicators(by).filter(node__plan=plan).order_by("node__position", "node", "position", "pk"))
    values, left_open = in_force(by, found), open_values(plan)
    rows = [indicator_row(one, values.get(one.pk, []), left_open) for one in found]
    sheets = (LevelSheet(RESULT_LABELS[level], tuple(row for row in rows if row.level is level)) for level in LEVELS)
    return [sheet for sheet in sheets if sheet.rows]


def indicator_row(
    indicator: Indicator, values: Sequence[Measurement], left_open: Mapping[int, OpenValue]
) -> IndicatorRow:
    """One indicator with its measurements that count, the oldest first."""
    profile, unit = profile_of(indicator), unit_of(indicator)
    last = values[-1] if values else None
    decide_by = profile.decide_by or (left_open[indicator.node_id].until if indicator.node_id in left_open else None)
    return IndicatorRow(
        id=indicator.pk,
        name=indicator.name,
        under=indicator.node.title,
        level=ResultLevel(profile.level),
        current=current_words(last, unit),
        measured_on=last.measured_on if last else None,
        baseline=aimed_words(profile.baseline_value, indicator.baseline, unit, decide_by),
        target=aimed_words(profile.target_value, indicator.target, unit, decide_by),
        direction=DIRECTION_LABELS[Direction(profile.direction)],
        standing=standing_of(last, aim_of(indicator)),
        owner=profile.owner.name if profile.owner else "",
        next_on=profile.next_on,
        missing=tuple(missing(indicator, profile, has_values=bool(values))),
    )


def standing_of(last: Measurement | None, aim: Aim) -> Standing:
    """How it stands; answers without one figure are a measurement too, but one that cannot be held against a target."""
    if last is not None and last.value is None:
        return Standing.NO_DIRECTION
    return standing(value_of(last), aim)


def current_words(last: Measurement | None, unit: str) -> str:
    """The last value with its unit."""
    if last is None:
        return ""
    return "verdeling van antwoorden" if last.value is None else written_value(last.value, unit)


def aimed_words(value: Decimal | None, written: str, unit: str, decide_by: date | None) -> str:
    """A baseline or target: the confirmed number, else what stands in the plan, else that it is to be decided."""
    if value is not None:
        return written_value(value, unit)
    if not is_undecided(value, written):
        return f"“{written}”"
    return f"nog te bepalen voor {written_date(decide_by)}" if decide_by else "nog te bepalen"


def missing(indicator: Indicator, profile: IndicatorProfile, *, has_values: bool) -> list[Missing]:
    """What one must know of it and does not, each with the page that mends it."""
    found = []
    if not has_values:
        found.append(Missing("Er is nog geen meting.", "execution:measure", "Voeg een meting toe"))
    said = []
    if profile.target_value is None and indicator.target and not mentions_open(indicator.target):
        said.append(f"De streefwaarde “{indicator.target}” is nog niet als getal bevestigd.")
    if absent := _absent(indicator, profile):
        said.append(f"In de fiche {'ontbreekt' if len(absent) == 1 else 'ontbreken'} {listed(absent)}.")
    if said:
        found.append(Missing(" ".join(said), "execution:profile", "Vul de fiche aan"))
    return found


def _absent(indicator: Indicator, profile: IndicatorProfile) -> list[str]:
    facts = (
        ("een eigenaar", profile.owner),
        ("de dag van de volgende meting", profile.next_on),
        ("een bron", indicator.source),
    )
    return [word for word, there in facts if not there]
