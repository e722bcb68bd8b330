"""Reading programmes. These rows belong to no authority: every visitor may read them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from samenplan.programmes.models import Call, Expectation, Fact, Kpi, Measure, Programme
from samenplan.programmes.rules import ApplicantKind, FactName, KpiTerms, applicant_kinds


@dataclass(frozen=True, slots=True)
class KpiView:
    """One KPI of a call with its facts, gaps among them."""

    kpi: Kpi
    facts: tuple[Fact, ...]

    @property
    def price(self) -> Fact | None:
        return _fact(self.facts, FactName.UNIT_PRICE_CENTS)

    @property
    def maximum(self) -> Fact | None:
        return _fact(self.facts, FactName.MAXIMUM_UNITS)

    @property
    def terms(self) -> KpiTerms:
        """Price and maximum for the arithmetic; None where there is a gap."""
        return KpiTerms(self.kpi.target_group or self.kpi.unit, _number(self.price), _number(self.maximum))


@dataclass(frozen=True, slots=True)
class MeasureView:
    """One measure of a call: what is counted, and what it asks at least."""

    measure: Measure
    kpis: tuple[KpiView, ...]
    expectations: tuple[Expectation, ...]
    facts: tuple[Fact, ...]

    @property
    def rule_names(self) -> tuple[str, ...]:
        """The rules to check a plan with (`plans.rules.expectations`)."""
        return tuple(expectation.rule_name for expectation in self.expectations if expectation.rule_name)


@dataclass(frozen=True, slots=True)
class CallView:
    """A call with its facts and measures."""

    call: Call
    facts: tuple[Fact, ...]
    measures: tuple[MeasureView, ...]

    @property
    def applicant_kinds(self) -> frozenset[ApplicantKind]:
        """Who may apply; empty when no source says so."""
        values = [fact.value for fact in self.facts if fact.name == FactName.APPLICANT_KINDS and fact.value]
        return frozenset(kind for value in values for kind in applicant_kinds(value))

    def is_open(self, day: date) -> bool:
        """Whether one can apply on that day; with contradicting deadlines the earliest counts."""
        opens = _days(self.facts, FactName.OPENS_ON)
        closes = _days(self.facts, FactName.CLOSES_AT)
        return bool(opens and closes) and min(opens) <= day <= min(closes)


@dataclass(frozen=True, slots=True)
class ProgrammeView:
    """A programme with its calls."""

    programme: Programme
    facts: tuple[Fact, ...]
    calls: tuple[CallView, ...]


def programmes() -> tuple[ProgrammeView, ...]:
    """All programmes with everything in them, newest call first: a fixed number of queries."""
    calls = call_views(Call.objects.order_by("-place"))
    facts = _by_subject(Fact.objects.filter(subject__in=Programme.objects.values("key")))
    views = []
    for programme in Programme.objects.all():
        own = tuple(view for view in calls if view.call.programme_id == programme.pk)
        views.append(ProgrammeView(programme, tuple(facts.get(programme.key, ())), own))
    views.sort(key=lambda view: max((call.call.place for call in view.calls), default=0), reverse=True)
    return tuple(views)


def open_calls(today: date) -> tuple[CallView, ...]:
    """The calls in which one can apply today."""
    return tuple(view for view in call_views(Call.objects.all()) if view.is_open(today))


def measures_of(call: Call) -> tuple[MeasureView, ...]:
    """The measures of one call with their KPIs, facts and expectations."""
    (view,) = call_views([call])
    return view.measures


def measure_of(call_key: str, number: int) -> MeasureView | None:
    """One measure of a call; None when the call or the measure in it does not exist."""
    call = Call.objects.filter(key=call_key).first()
    if call is None:
        return None
    return next((view for view in measures_of(call) if view.measure.number == number), None)


def call_views(calls: Iterable[Call]) -> tuple[CallView, ...]:
    """The calls with all that hangs on them, in four queries."""
    asked = list(calls)
    kpis: dict[int, list[Kpi]] = {}
    for kpi in (
        Kpi.objects.filter(call__in=asked).select_related("call", "measure__goal").order_by("measure__number", "place")
    ):
        kpis.setdefault(kpi.call_id, []).append(kpi)
    expectations: dict[int, list[Expectation]] = {}
    for expectation in Expectation.objects.order_by("place"):
        expectations.setdefault(expectation.measure_id, []).append(expectation)
    facts = _by_subject(Fact.objects.filter(programme__in={call.programme_id for call in asked}))
    return tuple(
        CallView(call, tuple(facts.get(call.key, ())), _measures(call, kpis.get(call.pk, []), expectations, facts))
        for call in asked
    )


def _measures(
    call: Call,
    kpis: Sequence[Kpi],
    expectations: dict[int, list[Expectation]],
    facts: dict[str, list[Fact]],
) -> tuple[MeasureView, ...]:
    by_measure: dict[Measure, list[KpiView]] = {}
    for kpi in kpis:
        by_measure.setdefault(kpi.measure, []).append(KpiView(kpi, tuple(facts.get(kpi.subject, ()))))
    return tuple(
        MeasureView(
            measure,
            tuple(views),
            tuple(one for one in expectations.get(measure.pk, ()) if one.call_id in (None, call.pk)),
            tuple(facts.get(f"{call.key}/actie-{measure.number}", ())),
        )
        for measure, views in by_measure.items()
    )


def _by_subject(facts: Iterable[Fact]) -> dict[str, list[Fact]]:
    by_subject: dict[str, list[Fact]] = {}
    for fact in facts:
        by_subject.setdefault(fact.subject, []).append(fact)
    return by_subject


def _fact(facts: Iterable[Fact], name: FactName) -> Fact | None:
    return next((fact for fact in facts if fact.name == name), None)


def _number(fact: Fact | None) -> int | None:
    return None if fact is None or fact.value is None else int(fact.value)


def _days(facts: Iterable[Fact], name: FactName) -> list[date]:
    values = [fact.value for fact in facts if fact.name == name and fact.value is not None]
    return [date.fromisoformat(value[: len("2023-07-10")]) for value in values]
