"""Looking back on a plan by three qualities, and what becomes of its actions.

Source of the three qualities: domain/practice.md 5 (Arnhem). Texts speak of contribution, never of effect (E6).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from samenplan.core.dutch import counted, written_date
from samenplan.execution.rules.kinds import Continuation, Judgement

QUALITIES = ("goal_directed", "legitimate", "durable")
"""Names of the qualities, as the columns of an evaluation say them."""

QUALITY_LABELS = {"goal_directed": "Doelgericht", "legitimate": "Legitiem", "durable": "Duurzaam"}
QUALITY_QUESTIONS = {
    "goal_directed": (
        "Wat veranderde er waar het plan iets wou bereiken? “Niets aantoonbaars” is een gewoon antwoord.",
        "Wat droegen de acties daartoe bij, volgens wie erbij was?",
        "Wat kan het ook verklaren, buiten het plan om?",
    ),
    "legitimate": (
        "Herkenden bewoners en partners zich in de keuzes van het plan?",
        "Wie deed mee, en wie ontbrak?",
        "Bleef het eerlijk voor elke groep, ook voor wie het er niet mee eens was?",
    ),
    "durable": (
        "Wat blijft bestaan als de subsidie stopt?",
        "Wie is daar eigenaar van, en uit welk gewoon budget komt het?",
        "Wat kunnen mensen en diensten nu zelf, dat ze vroeger niet konden?",
    ),
}


@dataclass(frozen=True, slots=True)
class Quality:
    """One quality: the judgement, and what one sees it by."""

    judgement: Judgement = Judgement.NOT_YET
    text: str = ""


@dataclass(frozen=True, slots=True)
class LearnedLesson:
    """What was learned, and the id of the action in which it lives on (None: nowhere yet)."""

    text: str
    leads_to: int | None = None


@dataclass(frozen=True, slots=True)
class EvaluationText:
    """An evaluation as somebody writes it."""

    title: str
    made_on: date
    goal_directed: Quality = Quality()
    legitimate: Quality = Quality()
    durable: Quality = Quality()
    lessons: tuple[LearnedLesson, ...] = ()

    def quality(self, name: str) -> Quality:
        """One of the three, by its name in `QUALITIES`."""
        return {"goal_directed": self.goal_directed, "legitimate": self.legitimate, "durable": self.durable}[name]


def objections_to_evaluation(text: EvaluationText, today: date) -> list[str]:
    """Why this evaluation cannot be kept; none means it can."""
    objections = []
    if not text.title.strip():
        objections.append("Geef de terugblik een titel, bijvoorbeeld: Terugblik op het eerste jaar.")
    if text.made_on > today:
        objections.append(f"Je kunt niet terugblikken op een dag die nog komt: {written_date(text.made_on)}.")
    for name in QUALITIES:
        quality = text.quality(name)
        if quality.judgement is not Judgement.NOT_YET and not quality.text.strip():
            objections.append(
                f"{QUALITY_LABELS[name]}: zeg ook waaraan je dat ziet. Een oordeel zonder grond helpt niemand."
            )
    return objections


@dataclass(frozen=True, slots=True)
class Anchor:
    """What becomes of one action after the subsidy: whether it goes on, the id of its owner, from which budget."""

    continues: Continuation = Continuation.UNDECIDED
    owner: int | None = None
    budget: str = ""
    note: str = ""


def gaps_in(anchor: Anchor) -> list[str]:
    """What is still undecided about one action; none means that it is anchored, or ends on purpose."""
    if anchor.continues is Continuation.UNDECIDED:
        return ["of het doorloopt"]
    if anchor.continues is Continuation.ENDS:
        return []
    return [
        *(["wie eigenaar is"] if anchor.owner is None else []),
        *(["uit welk budget"] if not anchor.budget.strip() else []),
    ]


def anchoring_sentence(anchors: Sequence[Anchor]) -> str:
    """How far the plan is with deciding, in one sentence."""
    if not anchors:
        return "Dit plan heeft nog geen acties."
    open_ones = sum(bool(gaps_in(anchor)) for anchor in anchors)
    goes_on = sum(anchor.continues is Continuation.CONTINUES for anchor in anchors)
    ends = sum(anchor.continues is Continuation.ENDS for anchor in anchors)
    on, off = "loopt" if goes_on == 1 else "lopen", "stopt" if ends == 1 else "stoppen"
    rest = f"Bij {counted(open_ones, 'actie', 'acties')} is nog iets open." if open_ones else "Over alles is beslist."
    return f"Van {counted(len(anchors), 'actie', 'acties')} {on} er {goes_on} door en {off} er {ends}. {rest}"
