"""The draft of a decision for its document: what was written, with what the dossier adds by itself."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from samenplan.core.dutch import written_date
from samenplan.decisions.rules.bodies import ANSWER_LABELS, FOLLOW_UP_LABELS, AnswerKind, BodyKind, FollowUpState
from samenplan.decisions.rules.deciding import DecisionText, articles_of
from samenplan.decisions.rules.draft import DecidingBody, DecisionDraft
from samenplan.plans.rules.content import PlanContent
from samenplan.plans.rules.money import money_by_source

ON_PAPER = {BodyKind.COLLEGE: DecidingBody.COLLEGE, BodyKind.COUNCIL: DecidingBody.COUNCIL}
"""Bodies for which the document exists."""


@dataclass(frozen=True, slots=True)
class AdviceGiven:
    """One advice as a decision tells of it."""

    body: str
    asked_on: date
    kind: AnswerKind | None
    answered_on: date | None
    state: FollowUpState
    follow_up: str = ""


@dataclass(frozen=True, slots=True)
class Around:
    """What the dossier adds to the text of a decision."""

    content: PlanContent
    version_uid: str
    version_hash: str = ""
    meets_on: date | None = None
    advices: Sequence[AdviceGiven] = ()
    annexes: Sequence[str] = ()


def advice_sentence(given: AdviceGiven) -> str:
    """The advice in one or two Dutch sentences."""
    if given.kind is None:
        return f"{given.body}: advies gevraagd op {written_date(given.asked_on)}, nog geen antwoord."
    on = f" van {written_date(given.answered_on)}" if given.answered_on else ""
    told = f"{given.body}: {ANSWER_LABELS[given.kind]}{on}."
    if given.kind is AnswerKind.NONE or given.state is FollowUpState.OPEN:
        return told
    done = FOLLOW_UP_LABELS[given.state].capitalize()
    return f"{told} {done}: {given.follow_up.strip()}" if given.follow_up.strip() else f"{told} {done}."


def draft_on_paper(text: DecisionText, around: Around) -> DecisionDraft | None:
    """The draft for Word and PDF; None for a body that has no such document."""
    body = ON_PAPER.get(text.body)
    if body is None:
        return None
    return DecisionDraft(
        body=body,
        title=text.title,
        plan_title=around.content.title,
        version_uid=around.version_uid,
        version_hash=around.version_hash,
        meets_on=around.meets_on,
        context=text.context,
        facts=text.facts,
        motivation=text.motivation,
        legal_grounds=tuple(f"{ground.text} {ground.url}".strip() for ground in text.grounds),
        competence=text.competence,
        advices=tuple(map(advice_sentence, around.advices)),
        money=money_by_source(around.content),
        finances=text.finances,
        alternatives=text.alternatives,
        articles=articles_of(text.articles),
        annexes=tuple(around.annexes) or (f"{around.content.title} (versie {around.version_uid})",),
    )
