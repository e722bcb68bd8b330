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


class Door(StrEnum):
    """Whether somebody with the link can answer now."""

    OPEN = "open"
    NOT_YET = "not_yet"
    CLOSED = "closed"


class BankTheme(StrEnum):
    """What a question of the bank is about."""

    ZERO_SUM = "zero_sum"
    CONTACT = "contact"
    TRUST = "trust"
    THERMOMETER = "thermometer"
    DISCRIMINATION = "discrimination"


class SensitiveKind(StrEnum):
    """What a survey may not ask of people without a DPIA; GDPR, article 9 (1)."""

    PARTY = "party"
    BELIEF = "belief"
    ORIENTATION = "orientation"
    HEALTH = "health"
    ORIGIN = "origin"


class Grouping(StrEnum):
    """How finely the answers to a question are shown: as they were given, or in groups so that none is small."""

    FULL = "full"
    GROUPS = "groups"
    NOTHING = "nothing"


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

THEME_LABELS = {
    BankTheme.ZERO_SUM: "winnen en verliezen",
    BankTheme.CONTACT: "contact",
    BankTheme.TRUST: "vertrouwen in de gemeente",
    BankTheme.THERMOMETER: "warm of koud",
    BankTheme.DISCRIMINATION: "discriminatie",
}
SENSITIVE_LABELS = {
    SensitiveKind.PARTY: "politieke voorkeur of vakbond",
    SensitiveKind.BELIEF: "geloof of levensbeschouwing",
    SensitiveKind.ORIENTATION: "seksuele geaardheid of genderidentiteit",
    SensitiveKind.HEALTH: "gezondheid of handicap",
    SensitiveKind.ORIGIN: "herkomst",
}
KEEP_MONTHS = 12
"""How long raw answers stay after the end, unless a survey says otherwise."""
