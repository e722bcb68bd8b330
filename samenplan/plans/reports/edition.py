"""Which issue of a plan a file is: its version, its day, and for whom it was made."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from samenplan.plans.rules.content import PlanContent, for_public


class Audience(StrEnum):
    """Who reads the file; only the college sees risks and BBC codes."""

    PUBLIC = "public"
    COLLEGE = "college"


AUDIENCE_LABELS = {Audience.PUBLIC: "voor iedereen", Audience.COLLEGE: "intern, voor het bestuur"}


@dataclass(frozen=True, slots=True)
class Edition:
    """One issue. `fingerprint` is the SHA-256 of the frozen version, empty for a draft that is not frozen."""

    version_label: str
    version_uid: str
    dated_on: date
    is_draft: bool
    audience: Audience = Audience.PUBLIC
    fingerprint: str = ""


def readable(content: PlanContent, edition: Edition) -> PlanContent:
    """The plan as this edition's readers may see it."""
    return content if edition.audience is Audience.COLLEGE else for_public(content)
