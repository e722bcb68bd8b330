"""What a resident can say about an action, and what is done with it."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from samenplan.core.errors import Refused
from samenplan.core.screening import TRACE_ADVICE, TRACE_LABELS, TraceKind, scan
from samenplan.execution.rules.kinds import ReactionState, RefusalReason

MOST_CHARACTERS = 1000
MOST_WAITING = 300
"""Reactions of one plan that nobody read yet; more would only be a flood."""


class WhyNot(StrEnum):
    """Why a reaction cannot be taken, apart from what it says about persons."""

    CLOSED = "closed"
    EMPTY = "empty"
    TOO_LONG = "too_long"
    TOO_MANY = "too_many"  # from one corner of the internet, today
    FULL = "full"  # too many wait to be read


WHY_NOT_SENTENCES = {
    WhyNot.CLOSED: "Op deze actie kun je niet (meer) reageren.",
    WhyNot.EMPTY: "Schrijf eerst je reactie.",
    WhyNot.TOO_LONG: f"Je reactie is te lang. Hou het bij {MOST_CHARACTERS} tekens.",
    WhyNot.TOO_MANY: "Er kwamen vandaag te veel reacties langs dezelfde verbinding. Probeer het morgen opnieuw.",
    WhyNot.FULL: "Er wachten nu te veel reacties. Probeer het over enkele dagen opnieuw.",
}


class Unwelcome(Refused):
    """A reaction that is not kept: why not, or which kinds of traces of persons are in it. Never the text."""

    def __init__(self, why: WhyNot | None = None, persons: Sequence[TraceKind] = ()) -> None:
        self.why, self.persons = why, tuple(persons)
        sentences = [WHY_NOT_SENTENCES[why]] if why else []
        sentences += [f"In je reactie staat {TRACE_LABELS[kind]}. {TRACE_ADVICE[kind]}" for kind in self.persons]
        super().__init__(sentences)


@dataclass(frozen=True, slots=True)
class Verdict:
    """What is done with a reaction: shown (with an answer, or not), or refused by one of the published rules."""

    state: ReactionState
    reason: RefusalReason | None = None
    answer: str = ""
    changed: str = ""  # what changed because of it


def judge(text: str) -> None:
    """Let a reaction pass.

    Raises:
        Unwelcome: empty, too long, or about a person.
    """
    if not text.strip():
        raise Unwelcome(WhyNot.EMPTY)
    if len(text) > MOST_CHARACTERS:
        raise Unwelcome(WhyNot.TOO_LONG)
    if persons := sorted({trace.kind for trace in scan(text)}):
        raise Unwelcome(persons=persons)


def objections_to_verdict(verdict: Verdict) -> list[str]:
    """Why this cannot be done with a reaction."""
    if verdict.state is ReactionState.WAITING:
        return ["Kies of je de reactie toont of niet."]
    if verdict.state is ReactionState.REFUSED and verdict.reason is None:
        return ["Kies volgens welke regel je deze reactie niet toont. Bewoners lezen die regel."]
    if verdict.state is ReactionState.REFUSED and (verdict.answer.strip() or verdict.changed.strip()):
        return ["Een reactie die niet getoond wordt, kan geen antwoord hebben. Maak het antwoord leeg, of toon ze."]
    return []
