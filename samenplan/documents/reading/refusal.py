"""Why a file is not read, in the words of the user."""

from enum import StrEnum


class Reason(StrEnum):
    """Why a file was refused."""

    TOO_BIG = "too_big"
    EMPTY = "empty"
    UNKNOWN_KIND = "unknown_kind"
    WRONG_KIND = "wrong_kind"
    OLD_FORMAT = "old_format"
    ENCRYPTED = "encrypted"
    MACROS = "macros"
    TOO_MANY_PARTS = "too_many_parts"
    BLOWN_UP = "blown_up"
    UNSAFE_PATH = "unsafe_path"
    EXTERNAL_ENTITY = "external_entity"
    TOO_MANY_ROWS = "too_many_rows"
    TOO_MANY_COLUMNS = "too_many_columns"
    TOO_MUCH_TEXT = "too_much_text"
    NOT_TEXT = "not_text"
    TOO_HEAVY = "too_heavy"
    DAMAGED = "damaged"


KEPT = "Er is niets bewaard."

SENTENCES = {
    Reason.TOO_BIG: "Dit bestand is groter dan 10 MB. {kept} Haal de foto’s eruit, of bewaar alleen de tabel.",
    Reason.EMPTY: "Dit bestand is leeg. {kept} Kies het bestand waar de tabel in staat.",
    Reason.UNKNOWN_KIND: (
        "Dit soort bestand lezen we niet. {kept} Bewaar het als Word (.docx), Excel (.xlsx), ODS of CSV en kies het "
        "opnieuw."
    ),
    Reason.WRONG_KIND: (
        "De inhoud van dit bestand past niet bij de naam. {kept} "
        "Open het in het programma waarin het gemaakt is en bewaar het opnieuw."
    ),
    Reason.OLD_FORMAT: (
        "Dit is een oud bestand van Word of Excel (.doc of .xls). {kept} Bewaar het als .docx of .xlsx en kies het "
        "opnieuw."
    ),
    Reason.ENCRYPTED: "Dit bestand is beveiligd met een wachtwoord. {kept} Bewaar het zonder wachtwoord en kies het "
    "opnieuw.",
    Reason.MACROS: "Er zitten macro’s in dit bestand. {kept} Bewaar het zonder macro’s, als gewone .docx of .xlsx.",
    Reason.TOO_MANY_PARTS: "Dit bestand bestaat uit meer dan 2.000 delen. {kept} Bewaar alleen de tabel in een "
    "nieuw bestand.",
    Reason.BLOWN_UP: (
        "Uitgepakt is dit bestand veel groter dan het lijkt. {kept} Zet de tabel in een nieuw bestand en kies dat."
    ),
    Reason.UNSAFE_PATH: "In dit bestand zitten delen met een onveilige naam. {kept} Zet de tabel in een nieuw bestand.",
    Reason.EXTERNAL_ENTITY: "Dit bestand verwijst naar iets buiten zichzelf. {kept} Zet de tabel in een nieuw bestand.",
    Reason.TOO_MANY_ROWS: "Er staan meer dan 5.000 rijen in dit bestand. {kept} Bewaar alleen de rijen van het plan.",
    Reason.TOO_MANY_COLUMNS: "Er staan meer dan 200 kolommen in dit bestand. {kept} Bewaar alleen de kolommen van "
    "het plan.",
    Reason.TOO_MUCH_TEXT: "Er staat meer tekst in dit bestand dan in een plan past. {kept} Bewaar alleen het plan.",
    Reason.NOT_TEXT: "Dit is geen tekstbestand met kolommen. {kept} Bewaar de tabel opnieuw als CSV (UTF-8) of als "
    ".xlsx.",
    Reason.TOO_HEAVY: "Dit bestand vraagt te veel tijd of geheugen. {kept} Zet alleen de tabel in een nieuw bestand.",
    Reason.DAMAGED: (
        "Dit bestand is beschadigd. {kept} Open het in het programma waarin het gemaakt is en bewaar het opnieuw."
    ),
}


class UnreadableFile(Exception):
    """A file that is not read; its text is the sentence for the user, `reason` says it to the code."""

    def __init__(self, reason: Reason) -> None:
        self.reason = reason
        super().__init__(SENTENCES[reason].format(kept=KEPT))
