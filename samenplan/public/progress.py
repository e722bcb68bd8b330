"""How a public plan goes, ready to be read: per action, per goal, as a picture."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from samenplan.execution.models import ProgressPage
from samenplan.execution.queries.outside import LATEST, plan_progress, standings
from samenplan.execution.reports.year_paper import drawn_height
from samenplan.execution.rules.outside import (
    ActionProgress,
    Link,
    Photo,
    PlanProgress,
    Standing,
    counted_standings,
    under_goals,
)
from samenplan.execution.rules.year_facts import Report
from samenplan.plans.models import PlanVersion
from samenplan.plans.rules.content import PlanContent
from samenplan.public import progress_words as said
from samenplan.ui.pictures.bars import Drawing, Part, StackRow, stacked_svg
from samenplan.ui.pictures.frame import PAGE, PAPER_WIDTH, Look, Pen

LOOKS = (
    (Standing.FINISHED, Look.FULL),
    (Standing.RUNNING, Look.HALF),
    (Standing.TO_START, Look.EMPTY),
    (Standing.STOPPED, Look.ENDED),
)
MARGIN = 12
MOST_BARS = 12
"""Goals with a bar of their own; the table below the picture has them all."""


@dataclass(frozen=True, slots=True)
class Activity:
    """An activity as one reads it."""

    title: str
    when: str
    place: str


@dataclass(frozen=True, slots=True)
class Told:
    """How one action goes, in words."""

    standing: Standing
    status: str
    count: str  # "14 activiteiten", empty without any
    latest: tuple[Activity, ...]
    has_more: bool
    reached: tuple[tuple[str, str], ...]  # group, how many
    photos: tuple[Photo, ...]
    links: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class BarRow:
    """How many actions under one goal are where: finished, running, to start, stopped."""

    label: str
    counts: tuple[int, ...]

    @property
    def named(self) -> list[tuple[str, int]]:
        """Each count with its word, for a table that stands on a telephone."""
        return _named(self.counts)


@dataclass(frozen=True, slots=True)
class StatusFigure:
    """The picture of how far the actions are, with the sentence that reads it and its table."""

    drawing: SafeString
    reading: str
    heads: tuple[str, ...]
    rows: tuple[BarRow, ...]
    total: tuple[int, ...]

    @property
    def named_total(self) -> list[tuple[str, int]]:
        """Each sum with its word."""
        return _named(self.total)


def page_of(version: PlanVersion) -> ProgressPage | None:
    """The switch of this plan, when residents may see how it goes. Wants `plan__progress_page` selected along."""
    page: ProgressPage | None = getattr(version.plan, "progress_page", None)
    return page if page is not None and page.shown_since is not None else None


def progress_of(
    version: PlanVersion, content: PlanContent, *, latest: int = LATEST, only: str = ""
) -> PlanProgress | None:
    """How the actions in this public text go (or `only` one of them); None when the authority does not show it."""
    page = page_of(version)
    if page is None:
        return None
    uids = [node.uid for node in content.actions if not only or node.uid == only]
    return plan_progress(version.plan, uids, latest=latest, takes_reactions=page.takes_reactions)


def standings_of(version: PlanVersion, content: PlanContent) -> PlanProgress | None:
    """Only how far the actions are; None when the authority does not show it."""
    if page_of(version) is None:
        return None
    return standings(version.plan, [node.uid for node in content.actions])


def told(action: ActionProgress) -> Told:
    """One action in words."""
    return Told(
        standing=action.standing,
        status=said.status(action),
        count=said.activities(action.activities) if action.activities else "",
        latest=tuple(Activity(one.title, said.when(one), one.place) for one in action.latest),
        has_more=action.activities > len(action.latest),
        reached=tuple((reach.group, said.people(reach)) for reach in action.reached),
        photos=action.photos,
        links=action.links,
    )


def goals_told(content: PlanContent, progress: PlanProgress) -> dict[str, str]:
    """Per goal how far its actions are, in one sentence."""
    by_uid = progress.by_uid
    found = {goal: _of(by_uid, uids) for goal, uids in under_goals(content).items()}
    return {goal: said.counted(counted_standings(actions)) for goal, actions in found.items() if actions}


def status_figure(content: PlanContent, progress: PlanProgress, *, pen: Pen = PAGE) -> StatusFigure:
    """How far the actions of each goal at the top are."""
    by_uid, below = progress.by_uid, under_goals(content)
    tops = [node for node in content.nodes if not node.parent and not node.is_action]
    rows = tuple(BarRow(f"{goal.label} {goal.title}", _counts(_of(by_uid, below[goal.uid]))) for goal in tops)
    reading = said.counted(counted_standings(progress.actions))
    return _figure(rows, _counts(progress.actions), reading, pen)


def report_figure(report: Report) -> StatusFigure | None:
    """The picture of a yearly report in the language of the reader; None when the plan had no actions."""
    if not report.bars:
        return None
    total = tuple(sum(values) for values in zip(*(bar.counts for bar in report.bars), strict=True))
    counts = {standing: count for (standing, _look), count in zip(LOOKS, total, strict=True)}
    rows = tuple(BarRow(bar.label, bar.counts) for bar in report.bars)
    return _figure(rows, total, said.counted(counts), PAGE)


def _figure(rows: tuple[BarRow, ...], total: tuple[int, ...], reading: str, pen: Pen) -> StatusFigure:
    heads = tuple(str(said.STANDING[standing]) for standing, _look in LOOKS)
    parts = [Part(head, look) for head, (_standing, look) in zip(heads, LOOKS, strict=True)]
    drawn = [StackRow(row.label, row.counts) for row in rows if any(row.counts)][:MOST_BARS]
    title = _("Hoe ver de acties staan, per doel")
    drawing = stacked_svg(drawn or [StackRow("", total)], parts, Drawing("stand", title, reading, pen))
    return StatusFigure(drawing, reading, heads, rows, total)


def on_white(drawing: SafeString) -> SafeString:
    """The picture with a white ground of its own: it stands on sites of which we do not know the colour."""
    width, height = PAPER_WIDTH + 2 * MARGIN, drawn_height(drawing) + 2 * MARGIN
    placed = drawing.replace("<svg ", f'<svg x="{MARGIN}" y="{MARGIN}" ', 1)
    ground = f'<rect width="{width}" height="{height:g}" fill="#ffffff"/>'
    box = f'width="{width}" height="{height:g}" viewBox="0 0 {width} {height:g}"'
    return SafeString(f'<svg xmlns="http://www.w3.org/2000/svg" {box}>{ground}{placed}</svg>')


def _named(counts: tuple[int, ...]) -> list[tuple[str, int]]:
    return [(str(said.STANDING[standing]), count) for (standing, _look), count in zip(LOOKS, counts, strict=True)]


def _of(by_uid: dict[str, ActionProgress], uids: Iterable[str]) -> list[ActionProgress]:
    return [by_uid[uid] for uid in uids if uid in by_uid]


def _counts(actions: Iterable[ActionProgress]) -> tuple[int, ...]:
    counts = counted_standings(actions)
    return tuple(counts[standing] for standing, _look in LOOKS)
