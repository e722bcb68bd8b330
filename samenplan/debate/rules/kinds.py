"""The words of a debate: states, kinds, reasons, with their Dutch labels."""

from enum import IntEnum, StrEnum

MINIMUM_CELL = 5
"""The fewest people a figure is about; a debate can ask more, never fewer."""
STATEMENT_LENGTH = 140
SHORTEST_STATEMENT = 8
VOTES_FOR_MAP = 7
"""After so many votes a participant sees the map; Polis asks as many before it places somebody."""
FEWEST_SEEDS = 5
"""Statements that must be there before a debate opens; with fewer there is nothing to choose from."""
WAITING_PER_PERSON = 5
HOURS_BEFORE_TELLING = 24
"""After the last answer, before those who wait are told: a slip of the pen can still be mended."""
LANGUAGES = {"nl": "Nederlands", "fr": "Français", "en": "English"}


class DebateState(StrEnum):
    """How far a debate is."""

    DRAFT = "draft"
    OPEN = "open"
    CLOSED = "closed"
    PUBLISHED = "published"


class Entrance(StrEnum):
    """Who may vote."""

    LINK = "link"
    CODE = "code"
    ACCOUNT = "account"


class PersonKind(StrEnum):
    """By which way a participant came in; results can be told apart by it."""

    LINK = "link"
    CODE = "code"
    HALL = "hall"
    ACCOUNT = "account"


class StatementOrigin(StrEnum):
    """Who wrote a statement."""

    SEED = "seed"
    PERSON = "person"


class StatementState(StrEnum):
    """Whether a statement takes part."""

    WAITING = "waiting"
    ACCEPTED = "accepted"
    REFUSED = "refused"


class RefusalReason(StrEnum):
    """Why a statement does not take part: the published rules, nothing else."""

    PERSON = "person"
    HURTS = "hurts"
    ELSEWHERE = "elsewhere"
    DOUBLE = "double"
    SEVERAL = "several"
    UNCLEAR = "unclear"


class ModerationKind(StrEnum):
    """What was done about a statement."""

    ACCEPTED = "accepted"
    REFUSED = "refused"
    APPEALED = "appealed"
    KEPT_OUT = "kept_out"
    TAKEN_OUT = "taken_out"


class VoteValue(IntEnum):
    """What somebody thinks of a statement; the signs of the engine."""

    AGREE = 1
    PASS = 0
    DISAGREE = -1


STATE_LABELS = {
    DebateState.DRAFT: "in opmaak",
    DebateState.OPEN: "open",
    DebateState.CLOSED: "gesloten",
    DebateState.PUBLISHED: "gepubliceerd",
}
ENTRANCE_LABELS = {
    Entrance.LINK: "iedereen met de link",
    Entrance.CODE: "wie een uitnodigingscode kreeg",
    Entrance.ACCOUNT: "wie een account heeft bij dit bestuur",
}
ENTRANCE_MEANINGS = {
    Entrance.LINK: "Je bereikt de meeste mensen, maar wie wil, kan op een tweede toestel nog eens stemmen.",
    Entrance.CODE: "Eén stem per code: jij bepaalt wie er een krijgt, en niemand weet wie welke code gebruikte.",
    Entrance.ACCOUNT: "Collega’s en partners melden zich aan bij Samenplan: één stem per account, en het account staat "
    "nooit bij de stem.",
}
"""What follows from the choice, for who runs the debate."""
PERSON_LABELS = {
    PersonKind.LINK: "via de link",
    PersonKind.CODE: "met een code",
    PersonKind.HALL: "in de zaal",
    PersonKind.ACCOUNT: "met een account",
}
ORIGIN_LABELS = {StatementOrigin.SEED: "van het bestuur", StatementOrigin.PERSON: "van een deelnemer"}
STATEMENT_LABELS = {
    StatementState.WAITING: "wacht op nazicht",
    StatementState.ACCEPTED: "doet mee",
    StatementState.REFUSED: "doet niet mee",
}
REASON_LABELS = {
    RefusalReason.PERSON: "gaat over een persoon of een herkenbaar geval",
    RefusalReason.HURTS: "beledigt of zet aan tot haat of geweld",
    RefusalReason.ELSEWHERE: "gaat niet over de vraag",
    RefusalReason.DOUBLE: "staat er al, in andere woorden",
    RefusalReason.SEVERAL: "zegt twee dingen tegelijk",
    RefusalReason.UNCLEAR: "is niet te begrijpen, of geen stelling waar je voor of tegen kunt zijn",
}
MODERATION_LABELS = {
    ModerationKind.ACCEPTED: "laten meedoen",
    ModerationKind.REFUSED: "niet laten meedoen",
    ModerationKind.APPEALED: "herziening gevraagd door de schrijver",
    ModerationKind.KEPT_OUT: "na herziening niet laten meedoen",
    ModerationKind.TAKEN_OUT: "uit het debat gehaald",
}
VOTE_LABELS = {VoteValue.AGREE: "eens", VoteValue.DISAGREE: "oneens", VoteValue.PASS: "geen mening"}

VERBS = {
    "debate.created": "maakte een debat",
    "debate.changed": "veranderde de gegevens van een debat",
    "debate.opened": "opende een debat",
    "debate.closed": "sloot een debat",
    "debate.reopened": "heropende een debat",
    "debate.published": "publiceerde het resultaat van een debat",
    "debate.statements_added": "voegde stellingen toe aan een debat",
    "debate.signs_seen": "bekeek tekens van georganiseerd stemmen in een debat",
    "debate.statement_judged": "besliste over een stelling van een debat",
    "debate.statement_translated": "vertaalde een stelling van een debat",
    "debate.codes_made": "maakte uitnodigingscodes voor een debat",
    "debate.answered": "antwoordde op een stelling van een debat",
    "debate.taken_into_plan": "nam een stelling van een debat over in een plan",
    "debate.meeting_added": "voegde een zaalgesprek toe aan een debat",
    "debate.hall_counted": "typte de kaartjes van een zaalgesprek in",
    "debate.answers_told": "meldde dat het bestuur antwoordde op een debat",
    "debate.followers_forgotten": "gooide adressen weg van wie op een resultaat of een antwoord wachtte",
    "debate.exported": "haalde de gegevens van een debat op",
}
