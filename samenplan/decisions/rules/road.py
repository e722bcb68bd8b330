"""Where a plan stands on its way to a decision, and the one next step."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from samenplan.core.dutch import counted, written_date
from samenplan.decisions.rules.bodies import BODY_WITH_ARTICLE, BodyKind
from samenplan.plans.rules.state import OPEN_FOR_WRITING, PlanStatus


class NextStep(StrEnum):
    """What brings the plan further now."""

    WRITE = "write"
    ASK_ADVICE = "ask_advice"
    RECORD_ANSWER = "record_answer"
    PREPARE_DECISION = "prepare_decision"
    SUBMIT = "submit"
    RECORD_OUTCOME = "record_outcome"
    ADOPT_CHANGES = "adopt_changes"
    PUBLISH = "publish"
    AMEND = "amend"


class StepState(StrEnum):
    """How far one step of the road is, in the words of the component that draws it."""

    DONE = "done"
    NOW = "now"
    LATER = "later"


@dataclass(frozen=True, slots=True)
class RoadFacts:
    """What stands around the plan, as far as the road asks. Days belong to the text that is on its way now."""

    status: PlanStatus
    has_nodes: bool = True
    rounds: int = 0
    open_rounds: int = 0
    draft_body: BodyKind | None = None  # who decides, of the decision that waits for an outcome
    waits_for_changes: bool = False  # approved with changes, and the adapted text is not adopted yet
    submitted_on: date | None = None
    approved_on: date | None = None
    published_on: date | None = None


@dataclass(frozen=True, slots=True)
class RoadStep:
    """One step as the road shows it."""

    title: str
    note: str
    state: StepState


@dataclass(frozen=True, slots=True)
class Advance:
    """The next step: what its button says, and why it is the next."""

    step: NextStep
    button: str
    reason: str


def next_step(facts: RoadFacts) -> Advance:
    """The one step that brings the plan further; every other step stays open as well."""
    if facts.status is PlanStatus.APPROVED:
        return _after_approval(facts)
    if facts.status is PlanStatus.SUBMITTED:
        return _after_submission(facts)
    return _before_submission(facts)


def _before_submission(facts: RoadFacts) -> Advance:
    if facts.waits_for_changes:
        return Advance(
            NextStep.ADOPT_CHANGES,
            "Leg de aangepaste tekst vast",
            "Het plan is goedgekeurd met wijzigingen. Pas de tekst aan en leg hem daarna vast.",
        )
    if not facts.has_nodes:
        return Advance(NextStep.WRITE, "Schrijf verder aan het plan", "Er staat nog geen doel of actie in het plan.")
    if not facts.rounds and facts.draft_body is None:
        return Advance(
            NextStep.ASK_ADVICE,
            "Vraag advies",
            "Een adviesraad of partner kan eerst meelezen. Dit mag je ook overslaan.",
        )
    if facts.open_rounds:
        waiting = counted(facts.open_rounds, "advies", "adviezen")
        return Advance(NextStep.RECORD_ANSWER, "Leg het advies vast", f"Je wacht nog op {waiting}.")
    if facts.draft_body is None:
        return Advance(NextStep.PREPARE_DECISION, "Maak het ontwerpbesluit", "De adviezen zijn binnen.")
    return Advance(
        NextStep.SUBMIT, "Dien in", "Het ontwerpbesluit staat klaar. Indienen legt de tekst van het plan vast."
    )


def _after_submission(facts: RoadFacts) -> Advance:
    if facts.draft_body is None:
        return Advance(
            NextStep.PREPARE_DECISION, "Maak het ontwerpbesluit", "Het plan is ingediend, maar er is nog geen besluit."
        )
    who = BODY_WITH_ARTICLE[facts.draft_body]
    return Advance(NextStep.RECORD_OUTCOME, f"Leg vast wat {who} besliste", f"Het plan ligt voor bij {who}.")


def _after_approval(facts: RoadFacts) -> Advance:
    if facts.published_on is None:
        return Advance(
            NextStep.PUBLISH, "Maak openbaar", "Het plan is goedgekeurd. Inwoners kunnen het nog niet lezen."
        )
    return Advance(
        NextStep.AMEND,
        "Start een nieuwe versie",
        "Het plan is goedgekeurd en openbaar. Wijzigen kan in een nieuwe versie; deze blijft bewaard.",
    )


def road(facts: RoadFacts) -> tuple[RoadStep, ...]:
    """The five steps from writing to publication."""
    reached = _reached(facts)
    notes = tuple(_notes(facts))
    titles = ("Plan", "Advies", "Ingediend", "Goedgekeurd", "Openbaar")
    states = [StepState.DONE if i < reached else StepState.NOW if i == reached else StepState.LATER for i in range(5)]
    if not facts.rounds and reached > 1:
        states[1] = StepState.LATER
    return tuple(map(RoadStep, titles, notes, states))


def _reached(facts: RoadFacts) -> int:
    """The index of the step where the plan is now; 5 when all is done."""
    if facts.status is PlanStatus.APPROVED:
        return 5 if facts.published_on else 4
    if facts.status is PlanStatus.SUBMITTED:
        return 3
    if facts.open_rounds:
        return 1
    return 2 if facts.rounds or facts.draft_body else 0


def _notes(facts: RoadFacts) -> Iterator[str]:
    yield "in opmaak" if facts.status in OPEN_FOR_WRITING else "tekst ligt vast"
    if facts.open_rounds:
        yield f"nog {counted(facts.open_rounds, 'antwoord', 'antwoorden')}"
    else:
        yield counted(facts.rounds, "advies", "adviezen") if facts.rounds else "niet gevraagd"
    for day in (facts.submitted_on, facts.approved_on, facts.published_on):
        yield written_date(day) if day else "nog niet"
