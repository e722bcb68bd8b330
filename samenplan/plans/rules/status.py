"""How far an action is carried out; never part of the approved text."""

from enum import StrEnum


class ActionStatus(StrEnum):
    """Closed value beside the dated narrative; source: domain/practice.md P5."""

    NOT_STARTED = "not_started"
    RUNNING = "running"
    DONE = "done"
    STOPPED = "stopped"
    DONE_CLOSED = "done_closed"


STATUS_LABELS = {
    ActionStatus.NOT_STARTED: "nog niet gestart",
    ActionStatus.RUNNING: "loopt",
    ActionStatus.DONE: "klaar",
    ActionStatus.STOPPED: "gestopt",
    ActionStatus.DONE_CLOSED: "klaar, niet meer opvolgen",
}
