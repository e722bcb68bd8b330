"""The draft of a decision on a plan, with the headings that Flemish local decisions have.

Headings: domain/programme.md 8.6 (as published by several authorities). Nothing legal is filled in here:
grounds, competence and reasons are the authority's own words; what is empty is listed as missing.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from samenplan.plans.rules.content import PlanContent
from samenplan.plans.rules.money import SourceSum, money_by_source


class DecidingBody(StrEnum):
    """Who decides."""

    COLLEGE = "college"
    COUNCIL = "council"


BODY_LABELS = {
    DecidingBody.COLLEGE: "college van burgemeester en schepenen",
    DecidingBody.COUNCIL: "gemeenteraad",
}
BODY_WITH_ARTICLE = {
    DecidingBody.COLLEGE: "Het college van burgemeester en schepenen",
    DecidingBody.COUNCIL: "De gemeenteraad",
}


@dataclass(frozen=True, slots=True)
class DecisionDraft:
    """A draft for one sitting. Texts are small Markdown; a tuple has one text per line or article."""

    body: DecidingBody
    title: str
    plan_title: str
    version_uid: str
    version_hash: str = ""  # SHA-256 of the frozen version; empty while it is not frozen
    meets_on: date | None = None
    context: str = ""  # "Aanleiding en context"
    facts: str = ""  # "Feiten"
    motivation: str = ""  # "Motivering"
    legal_grounds: tuple[str, ...] = ()  # chosen by the user, none invented
    competence: str = ""  # "Bevoegdheid"
    advices: tuple[str, ...] = ()
    money: tuple[SourceSum, ...] = ()  # added up from the plan
    finances: str = ""  # what the authority says about it
    alternatives: str = ""
    articles: tuple[str, ...] = ()
    annexes: tuple[str, ...] = ()


def draft_of(content: PlanContent, body: DecidingBody, *, version_uid: str, version_hash: str = "") -> DecisionDraft:
    """A first draft to approve this version: title, article and money from the plan, all the rest to be written."""
    return DecisionDraft(
        body=body,
        title=f"Goedkeuring van het plan “{content.title}”",
        plan_title=content.title,
        version_uid=version_uid,
        version_hash=version_hash,
        money=money_by_source(content),
        articles=(f"{BODY_WITH_ARTICLE[body]} keurt het plan “{content.title}” goed, zoals in bijlage.",),
        annexes=(f"{content.title} (versie {version_uid})",),
    )


def missing_parts(draft: DecisionDraft) -> list[str]:
    """The parts that are still empty, by their heading; the draft prints "[in te vullen]" there."""
    parts = {
        "Datum van de zitting": draft.meets_on,
        "Titel": draft.title.strip(),
        "Aanleiding en context": draft.context.strip(),
        "Feiten": draft.facts.strip(),
        "Motivering": draft.motivation.strip(),
        "Juridische gronden": draft.legal_grounds,
        "Bevoegdheid": draft.competence.strip(),
        "Adviezen": draft.advices,
        "Financiën": draft.money or draft.finances.strip(),
        "Alternatieven": draft.alternatives.strip(),
        "Besluit": draft.articles,
        "Bijlagen": draft.annexes,
    }
    return [name for name, value in parts.items() if not value]
