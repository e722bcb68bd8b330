"""How far an action is. Source: domain/practice.md P5 (closed status next to dated notes)."""

from enum import StrEnum


class ActionStatus(StrEnum):
    """The closed list of states; the story beside it is a progress note."""

    NOT_STARTED = "not_started"
    RUNNING = "running"
    DONE = "done"
    STOPPED = "stopped"
    DONE_CLOSED = "done_closed"  # done, and nobody reports on it any more


STATUS_LABELS = {
    ActionStatus.NOT_STARTED: "nog niet gestart",
    ActionStatus.RUNNING: "loopt",
    ActionStatus.DONE: "klaar",
    ActionStatus.STOPPED: "stopgezet",
    ActionStatus.DONE_CLOSED: "klaar, wordt niet meer opgevolgd",
}
CARRIED_OUT = frozenset({ActionStatus.DONE, ActionStatus.DONE_CLOSED})
STARTED = CARRIED_OUT | {ActionStatus.RUNNING}
