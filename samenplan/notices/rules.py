"""The closed lists of notices, what a letter may be, and when it is tried again."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum


class NoticeState(StrEnum):
    """Where a mail stands."""

    WAITING = "waiting"
    SENT = "sent"
    FAILED = "failed"


NOTICE_LABELS = {NoticeState.WAITING: "wacht", NoticeState.SENT: "verstuurd", NoticeState.FAILED: "niet gelukt"}

FORGET_AT_ONCE = "once:"
"""A mail whose key starts so has an address that nobody may keep: it goes the moment the mail left."""
MOST_TRIES = 8
CLAIM_TERM = timedelta(minutes=5)
"""How long a worker has for one mail; longer than a mail server can keep it waiting in one go."""
WAITS = tuple(timedelta(minutes=minutes) for minutes in (1, 5, 15, 60, 180, 360, 720))
"""After the first try that failed, after the second, …: together a day, which is how long servers are down."""


@dataclass(frozen=True, slots=True)
class Letter:
    """A mail as it is written: to whom, about what, in plain text and in simple HTML.

    `leave_url` is the page on which its reader asks for no more of them.
    """

    address: str
    subject: str
    text: str
    html: str = ""
    leave_url: str = ""


def objections_to_letter(letter: Letter) -> list[str]:
    """Why this cannot be a mail: nobody to send it to, or a line end where headers are made of it."""
    headers = (letter.address, letter.subject, letter.leave_url)
    if any(not character.isprintable() for header in headers for character in header):
        return ["Een mailadres of onderwerp bevat een teken dat daar niet kan. De mail is niet gemaakt."]
    if "@" not in letter.address:
        return ["Er is geen mailadres. De mail is niet gemaakt."]
    return []


def next_try(attempts: int, now: datetime) -> datetime | None:
    """When a mail that failed is tried again; None when it was tried often enough."""
    if attempts >= MOST_TRIES:
        return None
    return now + WAITS[max(attempts, 1) - 1]
