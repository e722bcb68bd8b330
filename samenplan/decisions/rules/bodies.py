"""Who decides and who advises, and what they can say."""

from enum import StrEnum


class BodyKind(StrEnum):
    """A body that decides about a plan; source: domain/programme.md 8.3."""

    COLLEGE = "college"
    COUNCIL = "council"
    FIXED_BUREAU = "fixed_bureau"
    WELFARE_COUNCIL = "welfare_council"
    BOARD = "board"


class Outcome(StrEnum):
    """What a body decided."""

    APPROVED = "approved"
    APPROVED_WITH_CHANGES = "approved_with_changes"
    NOTED = "noted"
    REJECTED = "rejected"
    POSTPONED = "postponed"


class AnswerKind(StrEnum):
    """How an advisory body answered; source: domain/practice.md 1.2 B and P8."""

    WRITTEN = "written"
    ORAL = "oral"
    REFERENCE = "reference"
    NONE = "none"


class FollowUpState(StrEnum):
    """What was done with an advice."""

    OPEN = "open"
    TAKEN_OVER = "taken_over"
    PARTLY = "partly"
    NOT_TAKEN_OVER = "not_taken_over"


BODY_LABELS = {
    BodyKind.COLLEGE: "college van burgemeester en schepenen",
    BodyKind.COUNCIL: "gemeenteraad",
    BodyKind.FIXED_BUREAU: "vast bureau",
    BodyKind.WELFARE_COUNCIL: "raad voor maatschappelijk welzijn",
    BodyKind.BOARD: "bestuur van het samenwerkingsverband",
}
BODY_WITH_ARTICLE = {
    BodyKind.COLLEGE: "het college",
    BodyKind.COUNCIL: "de gemeenteraad",
    BodyKind.FIXED_BUREAU: "het vast bureau",
    BodyKind.WELFARE_COUNCIL: "de raad voor maatschappelijk welzijn",
    BodyKind.BOARD: "het bestuur van het samenwerkingsverband",
}
OUTCOME_LABELS = {
    Outcome.APPROVED: "goedgekeurd",
    Outcome.APPROVED_WITH_CHANGES: "goedgekeurd met wijzigingen",
    Outcome.NOTED: "kennis genomen",
    Outcome.REJECTED: "niet goedgekeurd",
    Outcome.POSTPONED: "uitgesteld",
}
ANSWER_LABELS = {
    AnswerKind.WRITTEN: "schriftelijk advies",
    AnswerKind.ORAL: "mondeling advies",
    AnswerKind.REFERENCE: "verwijst naar een eerder advies",
    AnswerKind.NONE: "geen advies gegeven",
}
FOLLOW_UP_LABELS = {
    FollowUpState.OPEN: "nog te bekijken",
    FollowUpState.TAKEN_OVER: "overgenomen",
    FollowUpState.PARTLY: "deels overgenomen",
    FollowUpState.NOT_TAKEN_OVER: "niet overgenomen",
}
OPENS_THE_TEXT = frozenset({Outcome.APPROVED_WITH_CHANGES, Outcome.REJECTED, Outcome.POSTPONED})
"""After these the text of a submitted plan is open again."""
