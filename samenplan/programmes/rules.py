"""How a programme counts and whom it lets in. No amount stands here: amounts come in from facts with a source."""

from collections.abc import Set
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from samenplan.core.dutch import euros, listed, number, written_date


class Confidence(StrEnum):
    """How sure a fact is; source of the marks: domain/programme.md 0."""

    STATED = "stated"  # said in a source that was read
    CODE = "code"  # read in the public code of the government's own application
    DERIVED = "derived"  # worked out; the note says how
    GAP = "gap"  # not found: empty until somebody finds it


class ApplicantKind(StrEnum):
    """Who can ask for money; the values are those of `AuthorityKind` where an authority is meant."""

    MUNICIPALITY = "municipality"
    OCMW = "ocmw"
    PARTNERSHIP = "partnership"
    VGC = "vgc"
    ASSOCIATION = "association"
    ECONOMIC_ACTOR = "economic_actor"


class FactName(StrEnum):
    """What a fact says; the name decides how its value is written."""

    OPENS_ON = "opens_on"
    CLOSES_AT = "closes_at"  # local time
    DECIDED_ON = "decided_on"
    RUNS_FROM = "runs_from"
    RUNS_UNTIL = "runs_until"
    APPLICANT_KINDS = "applicant_kinds"
    INHABITANTS_THRESHOLD = "inhabitants_threshold"
    THRESHOLD_ORIGIN = "threshold_origin"
    BUDGET_ANNOUNCED_CENTS = "budget_announced_cents"
    BUDGET_GRANTED_CENTS = "budget_granted_cents"
    AUTHORITIES = "authorities"
    UNIT_PRICE_CENTS = "unit_price_cents"
    MAXIMUM_UNITS = "maximum_units"
    PUBLISHED_MAXIMUM_CENTS = "published_maximum_cents"
    OWN_SHARE = "own_share"
    ADVANCE_SHARE = "advance_share"
    BALANCE_SHARE = "balance_share"
    PARTNERSHIP_INCENTIVE_CENTS = "partnership_incentive_cents"
    MENTOR_INCENTIVE_CENTS = "mentor_incentive_cents"
    BOND_INCENTIVE_CENTS = "bond_incentive_cents"
    ELIGIBLE_COSTS = "eligible_costs"
    REPORTING_CODE = "reporting_code"
    MUNICIPAL_STRAND = "municipal_strand"
    INFORMATION_PAGE = "information_page"


CONFIDENCE_LABELS = {
    Confidence.STATED: "staat in de bron",
    Confidence.CODE: "uit de code van de overheid",
    Confidence.DERIVED: "afgeleid",
    Confidence.GAP: "niet gevonden",
}
APPLICANT_LABELS = {
    ApplicantKind.MUNICIPALITY: "gemeenten",
    ApplicantKind.OCMW: "OCMW’s",
    ApplicantKind.PARTNERSHIP: "samenwerkingsverbanden van lokale besturen",
    ApplicantKind.VGC: "de Vlaamse Gemeenschapscommissie",
    ApplicantKind.ASSOCIATION: "vzw ‘de Rand’",
    ApplicantKind.ECONOMIC_ACTOR: "economische actoren",
}
FACT_LABELS = {
    FactName.OPENS_ON: "Opent op",
    FactName.CLOSES_AT: "Indienen tot",
    FactName.DECIDED_ON: "Beslissing",
    FactName.RUNS_FROM: "Loopt van",
    FactName.RUNS_UNTIL: "Loopt tot en met",
    FactName.APPLICANT_KINDS: "Wie kan aanvragen",
    FactName.INHABITANTS_THRESHOLD: "Meer inwoners dan",
    FactName.THRESHOLD_ORIGIN: "Welke inwoners tellen",
    FactName.BUDGET_ANNOUNCED_CENTS: "Aangekondigd budget",
    FactName.BUDGET_GRANTED_CENTS: "Toegekend",
    FactName.AUTHORITIES: "Aantal besturen",
    FactName.UNIT_PRICE_CENTS: "Bedrag per eenheid",
    FactName.MAXIMUM_UNITS: "Hoogstens",
    FactName.PUBLISHED_MAXIMUM_CENTS: "Maximum volgens de website",
    FactName.OWN_SHARE: "Eigen inbreng",
    FactName.ADVANCE_SHARE: "Voorschot",
    FactName.BALANCE_SHARE: "Saldo",
    FactName.PARTNERSHIP_INCENTIVE_CENTS: "Stimulans samenwerking",
    FactName.MENTOR_INCENTIVE_CENTS: "Stimulans mentorbestuur",
    FactName.BOND_INCENTIVE_CENTS: "Stimulans sociale impactobligatie",
    FactName.ELIGIBLE_COSTS: "Kosten die tellen",
    FactName.REPORTING_CODE: "Externe rapporteringscode",
    FactName.MUNICIPAL_STRAND: "Deel voor gemeenten",
    FactName.INFORMATION_PAGE: "Webpagina",
}


class UnreadableFact(ValueError):
    """The value of a fact is not written as its name asks."""


def shown_fact(name: FactName, value: str) -> str:
    """The value of a fact as people read it.

    Raises:
        UnreadableFact: the value is not written as the name asks (cents, a day, a moment, a percentage).
    """
    try:
        if name.endswith("_cents"):
            return euros(int(value))
        if name.endswith(("_on", "_from", "_until")):
            return written_date(date.fromisoformat(value))
        if name is FactName.CLOSES_AT:
            return _moment(value)
        if name.endswith("_share"):
            return f"{int(value)} %"
        if name in {FactName.MAXIMUM_UNITS, FactName.INHABITANTS_THRESHOLD, FactName.AUTHORITIES}:
            return number(int(value))
        if name is FactName.APPLICANT_KINDS:
            return listed([APPLICANT_LABELS[kind] for kind in ApplicantKind if kind in applicant_kinds(value)])
    except ValueError as error:
        raise UnreadableFact(f"“{FACT_LABELS[name]}” kan niet “{value}” zijn.") from error
    return value


def _moment(value: str) -> str:
    """A day, with the hour where the source gives one."""
    if len(value) == len("2023-07-10"):
        return written_date(date.fromisoformat(value))
    moment = datetime.fromisoformat(value)
    return f"{written_date(moment.date())} om {moment.hour}.{moment.minute:02d} uur"


def applicant_kinds(value: str) -> frozenset[ApplicantKind]:
    """The kinds in a fact `applicant_kinds`, which separates them by commas.

    Raises:
        ValueError: a kind that does not exist.
    """
    return frozenset(ApplicantKind(part.strip()) for part in value.split(","))


# --- counting --------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class KpiTerms:
    """What a call says about one KPI. None where no source was found: then nothing is computed or refused."""

    unit: str
    unit_price_cents: int | None
    maximum_units: int | None


@dataclass(frozen=True, slots=True)
class Contribution:
    """Money for a planned reach, in cents. The own share is as large as the subsidy (domain/programme.md 2.3)."""

    subsidy_cents: int

    @property
    def own_share_cents(self) -> int:
        return self.subsidy_cents

    @property
    def total_cents(self) -> int:
        return self.subsidy_cents + self.own_share_cents


def contribution(planned: int, terms: KpiTerms) -> Contribution | None:
    """Planned units times the price of a unit; None while the price is unknown."""
    if terms.unit_price_cents is None:
        return None
    return Contribution(planned * terms.unit_price_cents)


def needs_rank(planned: int) -> bool:
    """Whether the applicant must give the measure a rank: from one planned unit on (domain/programme.md 2.4)."""
    return planned > 0


def objections_to_reach(planned: int, terms: KpiTerms) -> list[str]:
    """Every reason why so many units cannot be asked; none means they can."""
    if planned < 0:
        return ["Het geplande bereik kan niet kleiner zijn dan 0."]
    if terms.maximum_units is not None and planned > terms.maximum_units:
        return [f"Je vraagt {number(planned)} {terms.unit}. Het maximum is {number(terms.maximum_units)}."]
    return []


# --- whom a call lets in ---------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Eligibility:
    """Whether a kind of applicant can ask; if not, why, and which role there is instead."""

    objections: tuple[str, ...] = ()
    instead: str = ""

    @property
    def can_apply(self) -> bool:
        return not self.objections


def eligibility(kind: ApplicantKind, allowed: Set[ApplicantKind]) -> Eligibility:
    """Ask with the kinds that the call names; an empty set means that no source names them, and nobody is refused."""
    if not allowed or kind in allowed:
        return Eligibility()
    names = [APPLICANT_LABELS[one] for one in ApplicantKind if one in allowed]
    refused = f"Alleen {listed(names)} kunnen een aanvraag indienen bij deze oproep."
    if allowed == {ApplicantKind.ECONOMIC_ACTOR}:
        return Eligibility(
            (refused,), "Je kan wel partner zijn, met een engagementsbrief aan de organisatie die indient."
        )
    return Eligibility((refused,))


# --- years -----------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class ProjectYearSpan:
    """One project year: its number in the programme, its first and last day."""

    number: int
    starts_on: date
    ends_on: date

    @property
    def label(self) -> str:
        """ "projectjaar 2 (2023-24)"."""
        return f"projectjaar {self.number} ({self.starts_on.year}-{self.ends_on.year % 100:02d})"


def project_year_of(day: date, *, first_day: date) -> ProjectYearSpan | None:
    """The project year in which a day falls, counted from the first day of the first one; None before that day."""
    if day < first_day:
        return None
    years = day.year - first_day.year
    if (day.month, day.day) < (first_day.month, first_day.day):
        years -= 1
    starts_on = first_day.replace(year=first_day.year + years)
    ends_on = first_day.replace(year=first_day.year + years + 1) - timedelta(days=1)
    return ProjectYearSpan(years + 1, starts_on, ends_on)


def financial_year_of(day: date) -> int:
    """The year of the municipal accounts: the calendar year."""
    return day.year
