"""The closed lists of carrying out, with their Dutch words."""

from enum import StrEnum


class EvidenceKind(StrEnum):
    """What shows that something took place."""

    PHOTO = "photo"
    DOCUMENT = "document"
    LINK = "link"


class ReminderStep(StrEnum):
    """Who is asked; when nobody answers, the reminder climbs."""

    PARTNER = "partner"
    LEAD = "lead"
    OFFICER = "officer"


class ResultLevel(StrEnum):
    """The results chain; source: domain/practice.md 5 (EU logframe)."""

    IMPACT = "impact"
    OUTCOME = "outcome"
    OUTPUT = "output"
    ACTIVITY = "activity"


class Direction(StrEnum):
    """How to read a higher value; source: domain/practice.md 4.7."""

    UP_GOOD = "up_good"
    DOWN_GOOD = "down_good"
    NEUTRAL = "neutral"
    WITH_CARE = "with_care"


class FigureSource(StrEnum):
    """Where an indicator's values come from; source: domain/practice.md 4.1."""

    REGISTER = "register"
    SURVEY = "survey"
    OWN_COUNT = "own_count"


class ImportState(StrEnum):
    """How far a file with figures is."""

    MAPPING = "mapping"
    WAITING = "waiting"
    RUNNING = "running"
    DONE = "done"
    FAILED = "failed"


class Judgement(StrEnum):
    """The answer to one quality of an evaluation; source: domain/practice.md 5 (Arnhem)."""

    YES = "yes"
    PARTLY = "partly"
    NO = "no"
    NOT_YET = "not_yet"


class Continuation(StrEnum):
    """What becomes of an action when the subsidy ends."""

    CONTINUES = "continues"
    ENDS = "ends"
    UNDECIDED = "undecided"


class ReactionState(StrEnum):
    """Where a resident's reaction stands."""

    WAITING = "waiting"
    SHOWN = "shown"
    REFUSED = "refused"


class RefusalReason(StrEnum):
    """The published rules by which a reaction is not shown."""

    PERSON = "person"
    INSULT = "insult"
    OFF_TOPIC = "off_topic"
    ADVERT = "advert"
    REPEATED = "repeated"


EVIDENCE_LABELS = {
    EvidenceKind.PHOTO: "foto",
    EvidenceKind.DOCUMENT: "document",
    EvidenceKind.LINK: "link",
}
REMINDER_LABELS = {
    ReminderStep.PARTNER: "partner",
    ReminderStep.LEAD: "trekker",
    ReminderStep.OFFICER: "verbindingsambtenaar",
}
RESULT_LABELS = {
    ResultLevel.IMPACT: "uiteindelijk doel",
    ResultLevel.OUTCOME: "verandering",
    ResultLevel.OUTPUT: "resultaat",
    ResultLevel.ACTIVITY: "activiteit",
}
DIRECTION_LABELS = {
    Direction.UP_GOOD: "hoger is beter",
    Direction.DOWN_GOOD: "lager is beter",
    Direction.NEUTRAL: "geen richting",
    Direction.WITH_CARE: "lees met zorg",
}
FIGURE_SOURCE_LABELS = {
    FigureSource.REGISTER: "register",
    FigureSource.SURVEY: "bevraging",
    FigureSource.OWN_COUNT: "eigen telling",
}
IMPORT_STATE_LABELS = {
    ImportState.MAPPING: "wacht op jou",
    ImportState.WAITING: "staat klaar",
    ImportState.RUNNING: "bezig",
    ImportState.DONE: "ingelezen",
    ImportState.FAILED: "mislukt",
}
JUDGEMENT_LABELS = {
    Judgement.YES: "ja",
    Judgement.PARTLY: "deels",
    Judgement.NO: "nee",
    Judgement.NOT_YET: "nog niet te zeggen",
}
CONTINUATION_LABELS = {
    Continuation.CONTINUES: "loopt door",
    Continuation.ENDS: "stopt",
    Continuation.UNDECIDED: "nog te beslissen",
}
REACTION_LABELS = {
    ReactionState.WAITING: "wacht op nazicht",
    ReactionState.SHOWN: "getoond",
    ReactionState.REFUSED: "niet getoond",
}
REFUSAL_LABELS = {
    RefusalReason.PERSON: "gaat over een persoon",
    RefusalReason.INSULT: "beledigt, bedreigt of zet aan tot haat",
    RefusalReason.OFF_TOPIC: "gaat niet over deze actie",
    RefusalReason.ADVERT: "is reclame",
    RefusalReason.REPEATED: "zegt hetzelfde als een andere reactie",
}
