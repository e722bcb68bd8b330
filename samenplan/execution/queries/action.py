"""One action with everything that was told about it, ready to show."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from samenplan.core.actor import Actor
from samenplan.core.permissions import Permission
from samenplan.execution.models import Activity, Evidence, Milestone, Question
from samenplan.execution.queries.told import activities, evidence, is_mine, milestones, questions
from samenplan.plans.models import PlanNode, ProgressNote

MOST_SHOWN = 60


@dataclass(frozen=True, slots=True)
class ShownEvidence:
    """A piece of evidence, and whether this actor may change it."""

    row: Evidence
    may_change: bool


@dataclass(frozen=True, slots=True)
class HistoryLine:
    """Something that was told: a note, or an activity with its evidence."""

    on: date
    note: ProgressNote | None = None
    activity: Activity | None = None
    evidence: tuple[ShownEvidence, ...] = ()
    may_change: bool = False


@dataclass(frozen=True, slots=True)
class ActionPage:
    """What the page of one action shows."""

    milestones: tuple[Milestone, ...]
    questions: tuple[Question, ...]
    history: tuple[HistoryLine, ...]
    loose_evidence: tuple[ShownEvidence, ...]
    is_cut: bool


def action_page(node: PlanNode, actor: Actor) -> ActionPage:
    """Everything that was told, newest first: 6 queries."""
    notes = list(node.progress_notes.select_related("by", "contact")[:MOST_SHOWN])
    happened = list(activities(actor).filter(node=node).prefetch_related("reached")[:MOST_SHOWN])
    shown = [_shown(row, actor) for row in evidence(actor).filter(node=node)]
    lines = [HistoryLine(note.noted_on, note=note) for note in notes]
    lines += [_line(activity, shown, actor) for activity in happened]
    lines.sort(key=lambda line: (line.on, line.activity is not None), reverse=True)
    return ActionPage(
        milestones=tuple(milestones(actor).filter(node=node)),
        questions=tuple(questions(actor).filter(node=node)[:MOST_SHOWN]),
        history=tuple(lines),
        loose_evidence=tuple(each for each in shown if each.row.activity_id is None),
        is_cut=len(notes) == MOST_SHOWN or len(happened) == MOST_SHOWN,
    )


def _shown(row: Evidence, actor: Actor) -> ShownEvidence:
    return ShownEvidence(row, actor.may(Permission.PROGRESS_MANAGE) or _told_here(row, actor))


def _told_here(row: Activity | Evidence, actor: Actor) -> bool:
    return actor.may(Permission.ACTION_CONTRIBUTE) and is_mine(row, actor)


def _line(activity: Activity, shown: Sequence[ShownEvidence], actor: Actor) -> HistoryLine:
    return HistoryLine(
        activity.took_place_on,
        activity=activity,
        evidence=tuple(each for each in shown if each.row.activity_id == activity.pk),
        may_change=actor.may(Permission.PROGRESS_MANAGE) or _told_here(activity, actor),
    )
