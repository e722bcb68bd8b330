"""One piece of advice, and how pieces are counted together."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from samenplan.core.dutch import counted


class FindingCode(StrEnum):
    """What is found. The order is the weight: the first is shown first."""

    EMPTY_PLAN = "empty_plan"
    PERSON_IN_TEXT = "person_in_text"
    NO_PERIOD = "no_period"
    BUDGET_ABOVE_MEANS = "budget_above_means"
    BUDGET_ABOVE_SOURCE = "budget_above_source"
    TBD_LATE = "tbd_late"
    NO_LEAD = "no_lead"
    NO_DATE = "no_date"
    REVERSED_DATES = "reversed_dates"
    OUTSIDE_PERIOD = "outside_period"
    ACTION_WITHOUT_GOAL = "action_without_goal"
    GOAL_WITHOUT_ACTION = "goal_without_action"
    NO_CONTENT_LINE = "no_content_line"
    TARGET_WITHOUT_NUMBER = "target_without_number"
    BASELINE_MISSING = "baseline_missing"
    GOAL_WITHOUT_INDICATOR = "goal_without_indicator"
    INDICATOR_WITHOUT_SOURCE = "indicator_without_source"
    TBD_WITHOUT_DATE = "tbd_without_date"
    TOO_MANY_RESULTS = "too_many_results"
    WEAK_WORDS = "weak_words"


WEIGHTS = {code: weight for weight, code in enumerate(FindingCode)}
TITLES: dict[FindingCode, tuple[str, str]] = {
    FindingCode.EMPTY_PLAN: ("leeg plan", "lege plannen"),
    FindingCode.PERSON_IN_TEXT: ("plaats wijst naar een persoon", "plaatsen wijzen naar een persoon"),
    FindingCode.NO_PERIOD: ("plan zonder begin of einde", "plannen zonder begin of einde"),
    FindingCode.BUDGET_ABOVE_MEANS: ("budget boven het geld dat er is", "budgetten boven het geld dat er is"),
    FindingCode.BUDGET_ABOVE_SOURCE: ("geldbron met te weinig geld", "geldbronnen met te weinig geld"),
    FindingCode.TBD_LATE: ("beslissing is te laat", "beslissingen zijn te laat"),
    FindingCode.NO_LEAD: ("actie zonder trekker", "acties zonder trekker"),
    FindingCode.NO_DATE: ("actie zonder datum", "acties zonder datum"),
    FindingCode.REVERSED_DATES: ("periode eindigt voor ze begint", "periodes eindigen voor ze beginnen"),
    FindingCode.OUTSIDE_PERIOD: ("datum buiten de looptijd", "datums buiten de looptijd"),
    FindingCode.ACTION_WITHOUT_GOAL: ("actie zonder doelstelling", "acties zonder doelstelling"),
    FindingCode.GOAL_WITHOUT_ACTION: ("doelstelling zonder actie", "doelstellingen zonder actie"),
    FindingCode.NO_CONTENT_LINE: ("actie zonder inhoudslijn", "acties zonder inhoudslijn"),
    FindingCode.TARGET_WITHOUT_NUMBER: ("indicator zonder streefcijfer", "indicatoren zonder streefcijfer"),
    FindingCode.BASELINE_MISSING: ("indicator zonder nulmeting", "indicatoren zonder nulmeting"),
    FindingCode.GOAL_WITHOUT_INDICATOR: ("doelstelling zonder indicator", "doelstellingen zonder indicator"),
    FindingCode.INDICATOR_WITHOUT_SOURCE: ("indicator zonder bron", "indicatoren zonder bron"),
    FindingCode.TBD_WITHOUT_DATE: ("open punt zonder einddatum", "open punten zonder einddatum"),
    FindingCode.TOO_MANY_RESULTS: ("plan met veel doelstellingen", "plannen met veel doelstellingen"),
    FindingCode.WEAK_WORDS: ("plaats met vage woorden", "plaatsen met vage woorden"),
}


@dataclass(frozen=True, slots=True)
class Finding:
    """One piece of advice at one place; every text is Dutch and ready to be shown."""

    code: FindingCode
    place: str  # the uid of a node, "section:<kind>", or "" for the plan as a whole
    where: str  # "Actie 1.2", "Doelstelling 2", "Het plan"
    reason: str  # one sentence: what is seen
    mend: str  # one sentence: what would mend it
    detail: str = ""  # tells findings of one code at one place apart; never a text of the user

    @property
    def key(self) -> str:
        """The same for the same finding in every run: what is kept when somebody waves it away."""
        return ":".join(part for part in (self.code.value, self.place, self.detail) if part)


@dataclass(frozen=True, slots=True)
class FindingGroup:
    """All findings of one code."""

    code: FindingCode
    findings: tuple[Finding, ...]

    @property
    def title(self) -> str:
        """ "3 acties zonder trekker"."""
        return counted(len(self.findings), *TITLES[self.code])

    @property
    def subject(self) -> str:
        """ "acties zonder trekker", for beside a count."""
        one, many = TITLES[self.code]
        return one if len(self.findings) == 1 else many


def grouped(found: Iterable[Finding]) -> tuple[FindingGroup, ...]:
    """The findings by code, the heaviest code first; within a code in the order given."""
    by_code: dict[FindingCode, list[Finding]] = {}
    for finding in found:
        by_code.setdefault(finding.code, []).append(finding)
    return tuple(FindingGroup(code, tuple(by_code[code])) for code in sorted(by_code, key=WEIGHTS.__getitem__))
