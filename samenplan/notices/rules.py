"""The closed lists of notices."""

from enum import StrEnum


class NoticeState(StrEnum):
    """Where a mail stands."""

    WAITING = "waiting"
    SENT = "sent"
    FAILED = "failed"


NOTICE_LABELS = {NoticeState.WAITING: "wacht", NoticeState.SENT: "verstuurd", NoticeState.FAILED: "niet gelukt"}
