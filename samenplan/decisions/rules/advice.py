"""Asking advice, keeping the answer, saying what was done with it."""

from dataclasses import dataclass
from datetime import date

from samenplan.core.dutch import written_date
from samenplan.decisions.rules.bodies import AnswerKind, FollowUpState


@dataclass(frozen=True, slots=True)
class AdviceRequest:
    """What is asked of one body. `on_new_version`: freeze the text as it is now, else the last version goes out."""

    body: str
    asked_on: date
    due_on: date | None = None
    on_new_version: bool = True


@dataclass(frozen=True, slots=True)
class Answer:
    """What the body answered; `text` may stay empty when it gave none."""

    kind: AnswerKind
    answered_on: date | None
    text: str = ""


@dataclass(frozen=True, slots=True)
class FollowUp:
    """What was done with the answer, and why."""

    state: FollowUpState
    text: str = ""


def objections_to_asking(request: AdviceRequest, today: date) -> list[str]:
    """Why advice cannot be asked like this; none means it can."""
    objections = []
    if not request.body.strip():
        objections.append("Zeg aan wie advies gevraagd wordt.")
    if request.asked_on > today:
        objections.append(f"De vraag kan niet na vandaag vallen ({written_date(today)}).")
    if request.due_on and request.due_on < request.asked_on:
        objections.append("De dag waarop het advies er moet zijn, valt voor de dag van de vraag.")
    return objections


def objections_to_answering(answer: Answer, asked_on: date, today: date) -> list[str]:
    """Why this answer cannot be kept like this; none means it can."""
    objections = []
    if answer.kind is not AnswerKind.NONE and answer.answered_on is None:
        objections.append("Geef de dag van het antwoord.")
    if answer.answered_on and answer.answered_on < asked_on:
        objections.append(f"Het antwoord kan niet voor de vraag komen ({written_date(asked_on)}).")
    if answer.answered_on and answer.answered_on > today:
        objections.append(f"Het antwoord kan niet na vandaag vallen ({written_date(today)}).")
    if answer.kind in (AnswerKind.WRITTEN, AnswerKind.REFERENCE) and not answer.text.strip():
        objections.append("Neem de tekst van het advies over, of zeg naar welk advies het verwijst.")
    return objections


def objections_to_following_up(follow_up: FollowUp, answered: AnswerKind | None) -> list[str]:
    """Why one cannot yet say what was done with an advice; none means one can."""
    if answered is None:
        return ["Er is nog geen antwoord. Leg eerst het advies vast."]
    if follow_up.state in (FollowUpState.PARTLY, FollowUpState.NOT_TAKEN_OVER) and not follow_up.text.strip():
        return ["Zeg waarom het advies niet of maar deels is overgenomen."]
    return []


def objections_to_dropping(answered: AnswerKind | None) -> list[str]:
    """Why an advice round cannot be taken away; none means it can."""
    if answered is None:
        return []
    return ["Dit advies is beantwoord. Het blijft bij het plan bewaard."]
