"""What a plan says, apart from where it is stored.

`PlanContent` is the one shape that passes between the rooms: the database is read into it, the
advice reads it, documents and public pages are drawn from it, a version is its frozen JSON.
It holds no internal notes, no comments and no state of progress: those never leave with the text.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum


class NodeKind(StrEnum):
    """What a node of the tree is: something wanted, or something done."""

    GOAL = "goal"
    ACTION = "action"


class ContentLine(StrEnum):
    """The three subjects of the programme; source: domain/programme.md R2."""

    POLARISATION = "polarisatie"
    HATE_SPEECH = "haatspraak"
    DISINFORMATION = "desinformatie"


class PreventionLevel(StrEnum):
    """Primary, secondary or tertiary prevention; source: domain/practice.md 5."""

    PRIMARY = "primary"
    SECONDARY = "secondary"
    TERTIARY = "tertiary"


class SectionKind(StrEnum):
    """The fixed text sections, in the order of the document; source: domain/practice.md P9."""

    VISION = "vision"
    DEFINITIONS = "definitions"
    ANALYSIS = "analysis"
    GOALS = "goals"
    GOVERNANCE = "governance"
    COMMUNICATION = "communication"
    EVALUATION = "evaluation"


class TimingKind(StrEnum):
    """The five kinds of timing; source: domain/practice.md P3."""

    DATE = "date"
    PERIOD = "period"
    RELATIVE = "relative"
    RECURRING = "recurring"
    UNDETERMINED = "undetermined"


class Recurrence(StrEnum):
    """The span in which a recurring action takes place `times` times."""

    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    SCHOOL_YEAR = "school_year"
    YEAR = "year"
    TERM = "term"  # the whole period of the plan


class MoneySource(StrEnum):
    """Where money comes from."""

    OWN = "own"
    FLEMISH = "flemish"
    FEDERAL = "federal"
    EUROPEAN = "european"
    PARTNER = "partner"
    OTHER = "other"


class TbdField(StrEnum):
    """What can be still to be determined ("nog te bepalen")."""

    LEAD = "lead"
    PARTNER = "partner"
    TIMING = "timing"
    BUDGET = "budget"
    TARGET_GROUP = "target_group"
    BASELINE = "baseline"
    TARGET = "target"
    DESCRIPTION = "description"


SECTION_LABELS = {
    SectionKind.VISION: "Visie en uitgangspunten",
    SectionKind.DEFINITIONS: "Begrippen",
    SectionKind.ANALYSIS: "Lokaal beeld",
    SectionKind.GOALS: "Wat we willen bereiken",
    SectionKind.GOVERNANCE: "Wie stuurt",
    SectionKind.COMMUNICATION: "Communicatie",
    SectionKind.EVALUATION: "Opvolging en evaluatie",
}
CONTENT_LINE_LABELS = {
    ContentLine.POLARISATION: "polarisatie",
    ContentLine.HATE_SPEECH: "haatspraak",
    ContentLine.DISINFORMATION: "desinformatie",
}
PREVENTION_LABELS = {
    PreventionLevel.PRIMARY: "voor iedereen (primair)",
    PreventionLevel.SECONDARY: "voor wie risico loopt (secundair)",
    PreventionLevel.TERTIARY: "na wat gebeurde (tertiair)",
}
TIMING_LABELS = {
    TimingKind.DATE: "op een datum",
    TimingKind.PERIOD: "van … tot …",
    TimingKind.RELATIVE: "na de start van het plan",
    TimingKind.RECURRING: "keert terug",
    TimingKind.UNDETERMINED: "nog niet bepaald",
}
RECURRENCE_LABELS = {
    Recurrence.WEEK: "per week",
    Recurrence.MONTH: "per maand",
    Recurrence.QUARTER: "per kwartaal",
    Recurrence.SCHOOL_YEAR: "per schooljaar",
    Recurrence.YEAR: "per jaar",
    Recurrence.TERM: "in de hele looptijd",
}
MONEY_LABELS = {
    MoneySource.OWN: "eigen middelen",
    MoneySource.FLEMISH: "Vlaamse subsidie",
    MoneySource.FEDERAL: "federale middelen",
    MoneySource.EUROPEAN: "Europese middelen",
    MoneySource.PARTNER: "inbreng van een partner",
    MoneySource.OTHER: "andere bron",
}
TBD_LABELS = {
    TbdField.LEAD: "trekker",
    TbdField.PARTNER: "partner",
    TbdField.TIMING: "timing",
    TbdField.BUDGET: "budget",
    TbdField.TARGET_GROUP: "doelgroep",
    TbdField.BASELINE: "nulmeting",
    TbdField.TARGET: "streefwaarde",
    TbdField.DESCRIPTION: "omschrijving",
}

MAX_DEPTH = 5
"""A plan's tree has 1 to 5 levels; source: domain/practice.md P1."""


@dataclass(frozen=True, slots=True)
class Timing:
    """One moment or rhythm of an action. `words` keeps how it was written, in every kind."""

    kind: TimingKind
    starts_on: date | None = None  # DATE: the day; PERIOD: its first day
    ends_on: date | None = None  # PERIOD: its last day
    after_months: int | None = None  # RELATIVE: months after the start of the plan
    times: int | None = None  # RECURRING: how often …
    per: Recurrence | None = None  # … in which span
    words: str = ""


@dataclass(frozen=True, slots=True)
class ToBeDetermined:
    """A value that is still open, with the day by which somebody decides."""

    field: TbdField
    due_on: date | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class BudgetLine:
    """Money planned for one action. `amount_cents` is None while nobody knows it."""

    amount_cents: int | None
    source: MoneySource = MoneySource.OWN
    label: str = ""
    year: int | None = None


@dataclass(frozen=True, slots=True)
class Means:
    """Money that is there for the plan as a whole, by source."""

    source: MoneySource
    amount_cents: int | None
    label: str = ""


@dataclass(frozen=True, slots=True)
class Risk:
    """What can go wrong with an action, and what is done about it. Internal."""

    text: str
    response: str = ""


@dataclass(frozen=True, slots=True)
class Indicator:
    """What one reads to see whether it works. Values are kept as written ("31 %", "?%")."""

    uid: str
    name: str
    unit: str = ""
    baseline: str = ""
    baseline_on: date | None = None
    target: str = ""
    target_on: date | None = None
    source: str = ""


@dataclass(frozen=True, slots=True)
class BbcCodes:
    """Where the action lands in the multi-year plan. In BBC "actieplan" is a tree level. Internal."""

    policy_goal: str = ""
    action_plan: str = ""
    action: str = ""
    reporting_code: str = ""


@dataclass(frozen=True, slots=True)
class Node:
    """A goal or an action, in tree order; `parent` is the uid of the node above, "" at the top."""

    uid: str  # stable over versions and exports
    parent: str
    depth: int  # 1 … MAX_DEPTH
    kind: NodeKind
    level: str  # the name of its level: "Doelstelling", "Actie" …
    number: str  # computed from its place: "1.2"
    title: str
    reference: str = ""  # the authority's own code: "CC1", "1a"
    description: str = ""  # small Markdown, public
    leads: tuple[str, ...] = ()  # names of services and organisations
    partners: tuple[str, ...] = ()
    target_groups: tuple[str, ...] = ()
    content_lines: tuple[ContentLine, ...] = ()
    prevention: PreventionLevel | None = None
    themes: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    also_serves: tuple[str, ...] = ()  # uids of further goals
    timings: tuple[Timing, ...] = ()
    budget: tuple[BudgetLine, ...] = ()
    risks: tuple[Risk, ...] = ()
    indicators: tuple[Indicator, ...] = ()
    tbd: tuple[ToBeDetermined, ...] = ()
    bbc: BbcCodes = BbcCodes()

    @property
    def is_action(self) -> bool:
        return self.kind is NodeKind.ACTION

    @property
    def label(self) -> str:
        """How people point at it: its own code, else its place."""
        return self.reference or self.number


@dataclass(frozen=True, slots=True)
class Section:
    """One fixed text section; small Markdown, public."""

    kind: SectionKind
    text: str


@dataclass(frozen=True, slots=True)
class Owner:
    """The local authority (or one of several) whose plan it is."""

    name: str
    slug: str = ""
    nis_code: str = ""
    uri: str = ""  # besluit:Bestuurseenheid


@dataclass(frozen=True, slots=True)
class PlanContent:
    """A whole plan as text and figures, at one moment."""

    uid: str
    title: str
    owner: Owner
    starts_on: date | None
    ends_on: date | None
    level_names: tuple[str, ...]  # 1-5 names; the first `goal_levels` are goals, the rest actions
    goal_levels: int
    summary: str = ""  # small Markdown, public
    participants: tuple[Owner, ...] = ()  # the other authorities of a shared plan
    measure: str = ""  # "Plan Samenleven, actie 2"; empty without a programme
    means: tuple[Means, ...] = ()
    sections: tuple[Section, ...] = ()
    nodes: tuple[Node, ...] = ()  # flat, in tree order

    @property
    def goals(self) -> Iterator[Node]:
        return (node for node in self.nodes if not node.is_action)

    @property
    def actions(self) -> Iterator[Node]:
        return (node for node in self.nodes if node.is_action)

    def children(self, uid: str) -> tuple[Node, ...]:
        """The nodes right under `uid`, in order; "" asks for the top."""
        return tuple(node for node in self.nodes if node.parent == uid)


INTERNAL_FIELDS = frozenset({"risks", "bbc"})
"""Fields of a node that the college sees and the public does not; shown beside each field where one types."""


def for_public(content: PlanContent) -> PlanContent:
    """The same plan without what is internal: the only form that pages and files for outside are drawn from."""
    nodes = tuple(replace(node, risks=(), bbc=BbcCodes()) for node in content.nodes)
    return replace(content, nodes=nodes)
