"""What the carrying out asks: steps and ends that come near or passed, actions without a word, figures that miss."""

from collections.abc import Iterator
from datetime import date, timedelta

from django.db.models import Exists, OuterRef, Q

from samenplan.core.actor import Actor
from samenplan.core.dutch import counted
from samenplan.execution.models import Activity, IndicatorProfile, Milestone, Reminder
from samenplan.execution.queries.asking import end_of_action, live_actions
from samenplan.execution.rules.asking import STILL_TO_DO
from samenplan.plans.rules.status import ActionStatus
from samenplan.today.rules import SOON, Place, Todo, TodoGroup, due_tag, group_of, silence_tag


def milestones(actor: Actor, today: date) -> Iterator[Todo]:
    """Steps that passed their day, or come within a fortnight; of each action the first, and how many more."""
    rows = Milestone.objects.visible_to(actor).filter(
        done_on=None, due_on__lte=today + SOON, node__deleted_at=None, node__plan__deleted_at=None,
        node__status__in=STILL_TO_DO,
    )  # fmt: skip
    columns = ("title", "is_anchor", "due_on", "node_id", "node__title", "node__plan_id")
    of_action: dict[tuple[int, TodoGroup], list[tuple[str, bool, date, str, int]]] = {}
    for title, is_anchor, due_on, node_id, action, plan_id in rows.order_by("due_on", "pk").values_list(*columns):
        group = group_of(due_on, today)
        if group is not None:
            of_action.setdefault((node_id, group), []).append((title, is_anchor, due_on, action, plan_id))
    for (node_id, group), steps in of_action.items():
        title, is_anchor, due_on, action, plan_id = steps[0]
        tag, tone = due_tag(due_on, today)
        name = f"{'Ankermoment' if is_anchor else 'Mijlpaal'}: {title}"
        more = f" · en nog {counted(len(steps) - 1, 'mijlpaal', 'mijlpalen')}" if len(steps) > 1 else ""
        yield Todo(group, tag, name, action + more, "Werk bij", action_page(node_id), due_on, tone, node_id)


def actions(actor: Actor, every_days: int, today: date) -> Iterator[Todo]:
    """Actions whose end comes near or passed, and running ones of which nothing was told for too long.

    Who was asked already, is not asked again here: that question stands with whoever it went to.
    """
    since = today - timedelta(days=every_days)
    lately = Activity.objects.visible_to(actor).filter(node=OuterRef("pk"), withdrawn_at=None, took_place_on__gte=since)
    asked = Reminder.objects.visible_to(actor).filter(
        node=OuterRef("pk"), answered_at=None, climbed_at=None, asked_on__gte=since
    )
    quiet = Q(status=ActionStatus.RUNNING, took_place=False, is_asked=False)
    quiet &= Q(status_on=None) | Q(status_on__lt=since)
    rows = live_actions(actor).annotate(end=end_of_action(actor), took_place=Exists(lately), is_asked=Exists(asked))
    columns = ("pk", "title", "plan_id", "plan__title", "status_on", "end")
    for pk, title, _plan, plan, told_on, end in rows.filter(Q(end__lte=today + SOON) | quiet).values_list(*columns):
        page = action_page(pk)
        if end is not None and end < today:
            explanation = f"{plan} · de actie liep af, maar staat niet op “klaar”"
            tag = due_tag(end, today)[0]
            yield Todo(TodoGroup.MISSING, tag, title, explanation, "Werk bij", page, end, "late", pk)
            continue
        if end is not None and end <= today + SOON:
            tag, tone = due_tag(end, today)
            yield Todo(TodoGroup.SOON, tag, title, f"{plan} · de actie loopt af", "Werk bij", page, end, tone, pk)
            continue
        yield Todo(
            TodoGroup.MISSING, silence_tag(told_on, today), title, f"{plan} · de actie loopt, maar niemand vertelt hoe",
            "Vraag hoe het gaat", Place("execution:follow_up", (pk,)), told_on or date.min, "tbd", pk,
        )  # fmt: skip


def indicators(actor: Actor, today: date) -> Iterator[Todo]:
    """Indicators whose next measurement did not come, or must come within a fortnight."""
    rows = IndicatorProfile.objects.visible_to(actor).filter(
        next_on__lte=today + SOON, indicator__node__deleted_at=None, indicator__node__plan__deleted_at=None
    )
    columns = ("indicator__name", "next_on", "indicator__node_id", "indicator__node__title", "indicator__node__plan_id")
    for name, next_on, node_id, node, plan_id in rows.values_list(*columns):
        tag, tone = due_tag(next_on, today)
        group = TodoGroup.MISSING if next_on < today else TodoGroup.SOON
        place = Place("execution:indicators", (plan_id,))
        yield Todo(group, tag, f"Meting: {name}", node, "Vul de meting in", place, next_on, tone, node_id)


def action_page(node_id: int) -> Place:
    """Where one tells how an action goes."""
    return Place("execution:action", (node_id,))
