"""Where a plan stands, and what may still be changed in it."""

from enum import StrEnum


class PlanStatus(StrEnum):
    """Draft is not approved: after approval the text is closed until somebody opens a new version."""

    DRAFT = "draft"
    ADVICE = "advice"
    SUBMITTED = "submitted"
    APPROVED = "approved"
    AMENDING = "amending"


PLAN_STATUS_LABELS = {
    PlanStatus.DRAFT: "in opmaak",
    PlanStatus.ADVICE: "in advies",
    PlanStatus.SUBMITTED: "ingediend",
    PlanStatus.APPROVED: "goedgekeurd",
    PlanStatus.AMENDING: "wijziging in opmaak",
}
OPEN_FOR_WRITING = frozenset({PlanStatus.DRAFT, PlanStatus.ADVICE, PlanStatus.AMENDING})


class VersionKind(StrEnum):
    """Why a version was frozen."""

    DRAFT = "draft"
    ADVICE = "advice"
    SUBMISSION = "submission"
    APPROVAL = "approval"


VERSION_KIND_LABELS = {
    VersionKind.DRAFT: "tussenversie",
    VersionKind.ADVICE: "voor advies",
    VersionKind.SUBMISSION: "ingediend",
    VersionKind.APPROVAL: "goedgekeurd",
}


def objections_to_writing(status: PlanStatus) -> list[str]:
    """Why the text cannot be changed now; none means it can."""
    if status in OPEN_FOR_WRITING:
        return []
    if status is PlanStatus.SUBMITTED:
        return ["Dit plan is ingediend. Trek de indiening in of wacht op het besluit voor je het wijzigt."]
    return ["Dit plan is goedgekeurd. Start een nieuwe versie om het te wijzigen: wat goedgekeurd is, blijft bewaard."]
