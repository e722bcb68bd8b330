"""Pictures of the carrying out: how far the actions of each goal are, in parts."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.utils.safestring import SafeString

from samenplan.core.dutch import counted, listed
from samenplan.plans.rules.status import ActionStatus
from samenplan.ui.pictures.bars import Drawing, Part, StackRow, stacked_svg
from samenplan.ui.pictures.frame import PAGE, Look, Pen

PARTS = (
    (Part("klaar", Look.FULL), (ActionStatus.DONE, ActionStatus.DONE_CLOSED)),
    (Part("loopt", Look.HALF), (ActionStatus.RUNNING,)),
    (Part("nog niet gestart", Look.EMPTY), (ActionStatus.NOT_STARTED,)),
    (Part("stopgezet", Look.ENDED), (ActionStatus.STOPPED,)),
)
"""What is told apart in the picture; "klaar, wordt niet meer opgevolgd" is finished too."""


@dataclass(frozen=True, slots=True)
class StatusRow:
    """A goal (or anything with actions) and how many of its actions have each status."""

    label: str
    counts: Mapping[ActionStatus, int]


def status_counts(row: StatusRow) -> tuple[int, ...]:
    """Finished, running, to start, stopped: as the picture and its table show them."""
    return tuple(sum(row.counts.get(status, 0) for status in statuses) for _, statuses in PARTS)


def status_reading(rows: Sequence[StatusRow]) -> str:
    """The one sentence that reads the picture: "Van 14 acties zijn er 4 klaar en lopen er 6; 3 moeten nog starten."."""
    done, running, waiting, stopped = map(sum, zip(*map(status_counts, rows), strict=True)) if rows else (0, 0, 0, 0)
    total = done + running + waiting + stopped
    if not total:
        return "Er staan nog geen acties in dit plan."
    found = [(done, "klaar"), (running, "bezig"), (waiting, "nog niet gestart"), (stopped, "stopgezet")]
    said = listed([f"{count} {word}" for count, word in found if count])
    return f"Van {counted(total, 'actie', 'acties')}: {said}."


def status_svg(
    rows: Sequence[StatusRow], *, uid: str = "stand", title: str = "Stand per doelstelling", pen: Pen = PAGE
) -> SafeString:
    """A bar per row, cut in finished, running, to start and stopped; `PAPER` as pen for PDF and embedding."""
    drawn = [StackRow(row.label, status_counts(row)) for row in rows]
    return stacked_svg(drawn, [part for part, _ in PARTS], Drawing(uid, title, status_reading(rows), pen))
