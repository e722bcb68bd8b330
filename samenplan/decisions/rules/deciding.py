"""Preparing a decision and recording what a body decided."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from samenplan.core.dutch import written_date
from samenplan.decisions.rules.bodies import BodyKind, Outcome
from samenplan.decisions.rules.grounds import Ground, as_typed
from samenplan.plans.rules.state import OPEN_FOR_WRITING, PlanStatus
from samenplan.plans.rules.word_changes import WordRun, word_changes


@dataclass(frozen=True, slots=True)
class DecisionText:
    """What stands in a decision under its usual headings; source: domain/programme.md 8.6. Articles by empty lines."""

    body: BodyKind
    title: str
    context: str = ""
    facts: str = ""
    motivation: str = ""
    competence: str = ""
    finances: str = ""
    alternatives: str = ""
    articles: str = ""
    grounds: tuple[Ground, ...] = ()


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a body decided, and when. `is_final`: no other body still has to decide about the plan."""

    outcome: Outcome
    decided_on: date
    is_final: bool = True


@dataclass(frozen=True, slots=True)
class Publication:
    """Where the decision itself stands for everyone, and since when."""

    url: str
    published_on: date


@dataclass(frozen=True, slots=True)
class AnnexFacts:
    """What hangs on a decision: a version of the plan, or a link."""

    name: str
    url: str = ""
    version_id: int | None = None


@dataclass(frozen=True, slots=True)
class DecisionFacts:
    """What stands of a decision and its plan before an outcome is recorded."""

    plan_status: PlanStatus
    has_outcome: bool
    submitted_on: date | None = None  # of the version that lies before the body
    is_approved: bool = False  # that version, by an earlier decision


TEXT_LABELS = {
    "title": "Titel van het besluit",
    "context": "Aanleiding en context",
    "facts": "Feiten",
    "motivation": "Motivering",
    "competence": "Bevoegdheid",
    "finances": "Financiën",
    "alternatives": "Andere mogelijkheden",
    "articles": "Besluit",
}


def text_changes(theirs: DecisionText, mine: DecisionText) -> tuple[tuple[str, tuple[WordRun, ...]], ...]:
    """Where two writers differ, per heading: removed is only in theirs, added only in mine."""
    pairs = ((label, getattr(theirs, name), getattr(mine, name)) for name, label in TEXT_LABELS.items())
    found = [(label, word_changes(before, after)) for label, before, after in pairs if before != after]
    if theirs.grounds != mine.grounds:
        found.append(("Juridische gronden", word_changes(as_typed(theirs.grounds), as_typed(mine.grounds))))
    return tuple(found)


def articles_of(text: str) -> tuple[str, ...]:
    """The articles of a decision, as they are divided by empty lines."""
    parts = re.split(r"\n[ \t]*\n", text.replace("\r\n", "\n"))
    return tuple(part.strip() for part in parts if part.strip())


def objections_to_changing(has_outcome: bool) -> list[str]:
    """Why the text of a decision cannot be changed; none means it can."""
    return ["Over dit besluit is al beslist. De tekst ligt vast."] if has_outcome else []


def objections_to_recording(facts: DecisionFacts, verdict: Verdict, today: date) -> list[str]:
    """Why this outcome cannot be recorded; none means it can."""
    if facts.has_outcome:
        return ["De uitkomst van dit besluit staat al vast. Maak een nieuw besluit als er opnieuw beslist is."]
    if facts.plan_status in OPEN_FOR_WRITING:
        return ["Het plan is nog niet ingediend. Dien het eerst in: dan ligt vast over welke tekst beslist is."]
    objections = []
    if verdict.decided_on > today:
        objections.append(f"Het besluit kan niet na vandaag vallen ({written_date(today)}).")
    if facts.submitted_on and verdict.decided_on < facts.submitted_on:
        objections.append(f"Het besluit kan niet voor de indiening vallen ({written_date(facts.submitted_on)}).")
    if facts.is_approved and verdict.outcome not in (Outcome.APPROVED, Outcome.NOTED):
        objections.append("Deze versie is al goedgekeurd. Start een nieuwe versie om het plan te wijzigen.")
    return objections


def approves(verdict: Verdict, facts: DecisionFacts) -> bool:
    """Whether this verdict makes the submitted version the approved one."""
    return verdict.outcome is Outcome.APPROVED and verdict.is_final and not facts.is_approved


def objections_to_adopting(outcome: Outcome | None, is_adopted: bool, status: PlanStatus) -> list[str]:
    """Why the adapted text cannot become the approved one; none means it can."""
    if outcome is not Outcome.APPROVED_WITH_CHANGES:
        return ["Dit besluit vroeg geen wijzigingen aan het plan."]
    if is_adopted:
        return ["De aangepaste tekst van dit besluit ligt al vast."]
    if status not in OPEN_FOR_WRITING:
        return ["Het plan is intussen opnieuw ingediend of goedgekeurd."]
    return []


def objections_to_publishing(publication: Publication, decided_on: date | None, today: date) -> list[str]:
    """Why the address of a decision cannot be kept like this; none means it can."""
    if decided_on is None:
        return ["Over dit besluit is nog niet beslist. Leg eerst de uitkomst vast."]
    objections = []
    if publication.published_on < decided_on:
        objections.append(f"Het besluit kan niet bekendgemaakt zijn voor het genomen is ({written_date(decided_on)}).")
    if publication.published_on > today:
        objections.append(f"De bekendmaking kan niet na vandaag vallen ({written_date(today)}).")
    return objections


def objections_to_annex(annex: AnnexFacts, names: Sequence[str]) -> list[str]:
    """Why this annex cannot be added; none means it can."""
    objections = []
    if bool(annex.url) == (annex.version_id is not None):
        objections.append("Kies een versie van het plan of geef een link: een van beide.")
    if annex.name.strip() in names:
        objections.append(f"Er is al een bijlage “{annex.name.strip()}”.")
    return objections
