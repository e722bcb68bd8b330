"""The closed lists of surveys, with their Dutch words."""

from enum import StrEnum


class QuestionKind(StrEnum):
    """How one answers a question."""

    SCALE = "scale"  # five steps, fully disagree to fully agree, and "geen mening"
    THERMOMETER = "thermometer"  # 0 to 100
    YES_NO = "yes_no"
    CHOICE = "choice"


class SurveyState(StrEnum):
    """Where a survey stands."""

    DRAFT = "draft"
    OPEN = "open"
    CLOSED = "closed"


class Channel(StrEnum):
    """How an answer came in."""

    LINK = "link"
    PAPER = "paper"


QUESTION_LABELS = {
    QuestionKind.SCALE: "schaal van vijf",
    QuestionKind.THERMOMETER: "thermometer van 0 tot 100",
    QuestionKind.YES_NO: "ja of nee",
    QuestionKind.CHOICE: "één keuze",
}
SURVEY_LABELS = {SurveyState.DRAFT: "in opmaak", SurveyState.OPEN: "open", SurveyState.CLOSED: "gesloten"}
CHANNEL_LABELS = {Channel.LINK: "link", Channel.PAPER: "papier"}
MINIMUM_CELL = 5
"""The smallest count that may leave the authority; source: security.md 2, threat 8. A survey can ask for more."""
