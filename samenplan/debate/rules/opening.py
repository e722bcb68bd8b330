"""What must be there before a debate opens, as the list that the officer ticks off. No Django."""

from dataclasses import dataclass
from datetime import date

from samenplan.debate.rules.kinds import FEWEST_SEEDS, DebateState


@dataclass(frozen=True, slots=True)
class DebateFacts:
    """What there is of a debate when somebody wants to open it."""

    state: DebateState
    question: str
    why: str
    asked_by: str
    follow_up: str
    accepted: int
    closes_on: date | None
    needs_codes: bool
    codes: int


@dataclass(frozen=True, slots=True)
class Check:
    """One thing that must be in order, the page on which one does something about it, and what is missing."""

    words: str
    page: str
    missing: tuple[str, ...] = ()

    @property
    def is_done(self) -> bool:
        return not self.missing


def checks(debate: DebateFacts, today: date) -> list[Check]:
    """Everything that must be in order, done or not, in the order in which one prepares a debate."""
    found = [
        Check("De vraag, waarom, van wie en wat ermee gebeurt", "change", _missing_texts(debate)),
        Check(f"Minstens {FEWEST_SEEDS} stellingen, van alle kanten", "seeds", _missing_statements(debate.accepted)),
    ]
    if debate.closes_on is not None:
        over = debate.closes_on < today
        found.append(Check("Een laatste dag", "change", ("De laatste dag is voorbij. Kies een latere dag.",) * over))
    if debate.needs_codes:
        none = "Maak eerst uitnodigingscodes: zonder code kan niemand stemmen."
        found.append(Check("Codes om uit te delen", "invite", () if debate.codes else (none,)))
    return found


def objections_to_opening(debate: DebateFacts, today: date) -> list[str]:
    """Every reason why this debate cannot open now; none means it can."""
    objections = []
    if debate.state in (DebateState.OPEN, DebateState.PUBLISHED):
        objections.append(f"Dit debat is al {'open' if debate.state is DebateState.OPEN else 'gepubliceerd'}.")
    return objections + [reason for check in checks(debate, today) for reason in check.missing]


def _missing_texts(debate: DebateFacts) -> tuple[str, ...]:
    asked = [
        (debate.question, "de vraag"),
        (debate.why, "waarom je dit vraagt"),
        (debate.asked_by, "wie het vraagt"),
        (debate.follow_up, "wat er met het resultaat gebeurt"),
    ]
    return tuple(f"Vul nog in: {name}." for text, name in asked if not text.strip())


def _missing_statements(accepted: int) -> tuple[str, ...]:
    if accepted >= FEWEST_SEEDS:
        return ()
    return (
        f"Zet minstens {FEWEST_SEEDS} stellingen klaar die meedoen; nu zijn het er {accepted}. "
        "Zonder keuze heeft een deelnemer niets om op te stemmen.",
    )
