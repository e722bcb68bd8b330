"""Writing one node: every field knows what it started from."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from django.db import transaction

from samenplan.audit.operations import record
from samenplan.authorities.rules import teller_of
from samenplan.core.actor import Actor
from samenplan.core.errors import Refused
from samenplan.core.fields import objections_to_text
from samenplan.core.permissions import Permission
from samenplan.plans.models import PlanNode, ProgressNote
from samenplan.plans.operations.details import (
    set_budget,
    set_indicators,
    set_leads,
    set_open_points,
    set_partners,
    set_risks,
    set_timings,
)
from samenplan.plans.operations.locking import own_or_written, writable_node
from samenplan.plans.queries.values import current_node
from samenplan.plans.rules.content import BbcCodes
from samenplan.plans.rules.editing import Change, ChangedMeanwhile, conflict, mark
from samenplan.plans.rules.status import ActionStatus

PARTNER_FIELDS = frozenset({"description", "target_groups", "timings", "indicators", "tbd"})
"""What a partner may complete in her own action; the rest is the authority's to decide."""
LIST_FIELDS = ("target_groups", "content_lines", "themes", "tags", "also_serves")
TEXT_FIELDS = ("reference", "title", "description", "internal_note")

SETTERS: Mapping[str, Callable[..., None]] = {
    "leads": set_leads,
    "partners": set_partners,
    "timings": set_timings,
    "budget": set_budget,
    "risks": set_risks,
    "indicators": set_indicators,
    "tbd": set_open_points,
}


@dataclass(frozen=True, slots=True)
class NodeChanges:
    """The new values of a node's fields, by their name in `content.Node` (or "internal_note")."""

    fields: Mapping[str, Change[object]]


@transaction.atomic
def change_node(node: PlanNode, changes: NodeChanges, *, by: Actor) -> frozenset[str]:
    """Write the fields that really changed; gives their names.

    Raises:
        ChangedMeanwhile: a field was changed by somebody else since it was read; nothing was saved.
        Refused: the plan is closed, the title is empty, or a partner touches what is not hers to change.
    """
    fresh = writable_node(node, by)
    now_there = current_node(fresh).values
    wanted = {name: change for name, change in changes.fields.items() if change.value != now_there[name]}
    wanted = {name: change for name, change in wanted.items() if not _untouched(change, now_there[name])}
    _refuse_what_cannot_be(wanted, by)
    clashes = [clash for name, change in wanted.items() if (clash := conflict(name, change, now_there[name]))]
    if clashes:
        raise ChangedMeanwhile(clashes)
    for name, change in wanted.items():
        _write(fresh, name, change.value, by)
    if wanted:
        fresh.save(update_fields=COLUMNS)
        fresh.plan.save(update_fields=["changed_at"])
        record(by, "node.changed", fresh, fields=sorted(wanted))
    return frozenset(wanted)


COLUMNS = (
    *TEXT_FIELDS, *LIST_FIELDS, "prevention",
    "bbc_policy_goal", "bbc_action_plan", "bbc_action", "bbc_reporting_code",
)  # fmt: skip


def _untouched(change: Change[object], current: object) -> bool:
    """The form shows an older value and its writer left it alone: her page is old, not her wish."""
    return change.base == mark(change.value) and change.base != mark(current)


def _refuse_what_cannot_be(wanted: Mapping[str, Change[object]], by: Actor) -> None:
    if not by.may(Permission.PLAN_WRITE) and not wanted.keys() <= PARTNER_FIELDS:
        raise Refused("Dit veld kan enkel het bestuur wijzigen. Vraag het aan je contactpersoon.")
    title = wanted.get("title")
    if title is not None and not str(title.value).strip():
        raise Refused("Geef een titel. De vorige titel is gebleven.")
    texts = (str(wanted[name].value) for name in ("title", "description") if name in wanted)
    if objections := [objection for text in texts for objection in objections_to_text(text)]:
        raise Refused(objections)


def _write(row: PlanNode, name: str, value: object, by: Actor) -> None:
    if name in SETTERS:
        SETTERS[name](row, value, by=by)
    elif name in LIST_FIELDS:
        setattr(row, name, [str(one) for one in value])  # type: ignore[attr-defined]  # list fields hold tuples
    elif isinstance(value, BbcCodes):
        row.bbc_policy_goal, row.bbc_action_plan = value.policy_goal, value.action_plan
        row.bbc_action, row.bbc_reporting_code = value.action, value.reporting_code
    else:
        setattr(row, name, value or "")


@transaction.atomic
def tell_progress(node: PlanNode, status: ActionStatus, text: str, *, on: date, by: Actor) -> ProgressNote:
    """Say how far an action is and what happened. Not part of the approved text, hence possible after approval too.

    Raises:
        Refused: the text holds what never belongs in a plan.
    """
    fresh = own_or_written(node, by)
    if objections := objections_to_text(text):
        raise Refused(objections)
    note = ProgressNote(node=fresh, status=status, noted_on=on, text=text.strip(), **teller_of(by))
    note.save(force_insert=True)
    fresh.status, fresh.status_on = status, on
    fresh.save(update_fields=["status", "status_on"])
    record(by, "node.progress_told", fresh, status=status.value)
    return note
