"""Why a file of evidence is not kept, in the words of the user."""

from enum import StrEnum

from samenplan.core.errors import Refused


class Flaw(StrEnum):
    """What is wrong with a file of evidence."""

    EMPTY = "empty"
    UNKNOWN_KIND = "unknown_kind"
    HEIC = "heic"
    OLD_OFFICE = "old_office"
    PHOTO_TOO_BIG = "photo_too_big"
    FILE_TOO_BIG = "file_too_big"
    TOO_MANY_PIXELS = "too_many_pixels"
    OTHER_CONTENT = "other_content"
    ACTIVE_PDF = "active_pdf"
    ACTIVE_OFFICE = "active_office"
    LOCKED = "locked"
    BLOWN_UP = "blown_up"
    DAMAGED = "damaged"
    TOO_HEAVY = "too_heavy"


SENTENCES = {
    Flaw.EMPTY: "Dit bestand is leeg. Kies het opnieuw.",
    Flaw.UNKNOWN_KIND: "Dit soort bestand bewaren we niet. Kies een foto (jpg, png, webp), een pdf, Word- (.docx) of "
    "Excel-bestand (.xlsx).",
    Flaw.HEIC: "Dit is een HEIC-foto; die kan niet elk toestel tonen. Bewaar ze als JPEG: op een iPhone kies je bij "
    "Instellingen, Camera, Structuren voor “Meest compatibel”. Of maak een schermafdruk van de foto en kies die.",
    Flaw.OLD_OFFICE: "Dit is een oud bestand van Word of Excel. Bewaar het als .docx, .xlsx of pdf en kies dat.",
    Flaw.PHOTO_TOO_BIG: "Deze foto is groter dan 15 MB. Kies een kleinere, of stuur ze eerst verkleind naar jezelf.",
    Flaw.FILE_TOO_BIG: "Dit bestand is groter dan 10 MB. Kies een kleiner bestand, of geef een link.",
    Flaw.TOO_MANY_PIXELS: "Deze foto heeft meer dan 20 miljoen pixels. Verklein ze en kies ze opnieuw.",
    Flaw.OTHER_CONTENT: "De inhoud van dit bestand past niet bij de naam. Open het in het programma waarin het gemaakt "
    "is, bewaar het opnieuw en kies dat.",
    Flaw.ACTIVE_PDF: "In deze pdf zit meer dan tekst en beeld (een script, een ander bestand of een opdracht). Druk ze "
    "opnieuw af als pdf en kies die.",
    Flaw.ACTIVE_OFFICE: "In dit bestand zitten macro’s, of delen van elders. Bewaar het als pdf en kies die.",
    Flaw.LOCKED: "Dit bestand is beveiligd met een wachtwoord. Bewaar het zonder wachtwoord en kies het opnieuw.",
    Flaw.BLOWN_UP: "Uitgepakt is dit bestand veel groter dan het lijkt. Bewaar het als pdf en kies die.",
    Flaw.DAMAGED: "Dit bestand is beschadigd of geen echte foto of document. Kies een ander, of maak het opnieuw.",
    Flaw.TOO_HEAVY: "Dit bestand vraagt te veel tijd of geheugen. Kies een kleiner bestand.",
}


class UnusableFile(Refused):
    """A file that is not kept; `flaw` says to the code why."""

    def __init__(self, flaw: Flaw) -> None:
        self.flaw = flaw
        super().__init__(SENTENCES[flaw])
