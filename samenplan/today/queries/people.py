"""Who waits for an answer of whoever looks."""

from collections.abc import Iterator
from datetime import date

from django.db.models import Count, Min, Q

from samenplan.core.actor import Actor
from samenplan.core.dutch import counted, written_date
from samenplan.core.permissions import Permission
from samenplan.debate.models import Debate
from samenplan.debate.queries.results import unanswered
from samenplan.debate.rules.kinds import DebateState, StatementState
from samenplan.execution.models import Question, Reaction
from samenplan.execution.queries.asking import came_up, open_reminders
from samenplan.execution.rules.kinds import ReactionState, ReminderStep
from samenplan.notices.queries import failed_notices
from samenplan.plans.models import Mention
from samenplan.today.queries.actions import action_page
from samenplan.today.rules import Place, Todo, TodoGroup

CALL = "Niemand antwoordde. Bel even op, of werk zelf bij."
NOBODY = "Bij deze actie staat niemand anders. Werk zelf bij, of geef de partner een contactpersoon."


def mentions(actor: Actor, today: date) -> Iterator[Todo]:
    """Remarks that a colleague wants her to read."""
    rows = Mention.objects.visible_to(actor).filter(
        user=actor.user_id,
        seen_at__isnull=True,
        comment__resolved_at__isnull=True,
        comment__plan__deleted_at__isnull=True,
    )
    columns = ("comment_id", "comment__author__full_name", "comment__plan_id", "comment__plan__title")
    for comment_id, author, plan_id, plan in rows.order_by("pk").values_list(*columns):
        place = Place("plans:comments", (plan_id,), f"opmerking-{comment_id}")
        title = f"{author} vraagt je om mee te lezen"
        yield Todo(TodoGroup.WAITING, "gevraagd", title, plan, "Lees de opmerking", place, is_mine=True)


def reminders(actor: Actor, today: date) -> Iterator[Todo]:
    """Questions about an action that went to her, or climbed to her because nobody answered."""
    rows = open_reminders(actor).filter(user=actor.user_id).annotate(came_up=came_up())
    columns = ("node_id", "node__title", "node__plan_id", "step", "asked_on", "came_up")
    for node_id, title, _plan, step, asked_on, climbed in rows.values_list(*columns):
        tag, explanation = "gevraagd", f"Gevraagd op {written_date(asked_on)}"
        button, place = "Antwoord", action_page(node_id)
        if step == ReminderStep.OFFICER:
            tag, explanation = ("geen antwoord", CALL) if climbed else ("niemand te vragen", NOBODY)
            button, place = "Volg op", Place("execution:follow_up", (node_id,))
        yield Todo(TodoGroup.WAITING, tag, title, explanation, button, place, asked_on, "tbd", node_id, is_mine=True)


def questions(actor: Actor, today: date) -> Iterator[Todo]:
    """What partners ask, without an answer yet."""
    rows = Question.objects.visible_to(actor).filter(
        answered_at=None, node__deleted_at=None, node__plan__deleted_at=None
    )
    columns = ("node_id", "node__title", "node__plan_id", "by__full_name", "contact__full_name", "created_at")
    for node_id, title, _plan, by, contact, created_at in rows.order_by("pk").values_list(*columns):
        place = Place("execution:questions", ())
        who = f"{by or contact or 'Een partner'} heeft een vraag"
        on = created_at.date()
        yield Todo(TodoGroup.WAITING, "vraag", who, title, "Antwoord", place, on, node_id=node_id, is_mine=True)


def debates(actor: Actor, today: date) -> Iterator[Todo]:
    """Statements of participants that nobody read yet, and shared ones that were not answered; a line per debate."""
    unread = Q(statements__state=StatementState.WAITING)
    rows = Debate.objects.visible_to(actor).filter(state__in=(DebateState.OPEN, DebateState.PUBLISHED))
    rows = rows.annotate(many=Count("statements", filter=unread), since=Min("statements__came_on", filter=unread))
    found = list(rows.order_by("since", "pk"))
    for debate in found:
        if debate.state == DebateState.OPEN and debate.many:
            title = counted(debate.many, "stelling wacht op nazicht", "stellingen wachten op nazicht")
            place = Place("debate:queue", (debate.pk,))
            yield Todo(TodoGroup.WAITING, "debat", title, debate.question, "Lees na", place, today, is_mine=True)
    if actor.may(Permission.DEBATE_MANAGE) and any(debate.state == DebateState.PUBLISHED for debate in found):
        yield from _unanswered(actor, today)


def _unanswered(actor: Actor, today: date) -> Iterator[Todo]:
    for debate, many in unanswered(actor):
        title = f"{counted(many, 'stelling wacht', 'stellingen wachten')} op een antwoord"
        place = Place("debate:result", (debate.pk,))
        yield Todo(TodoGroup.WAITING, "debat", title, debate.question, "Antwoord", place, today, is_mine=True)


def reactions(actor: Actor, today: date) -> Iterator[Todo]:
    """Reactions of residents that nobody read yet; one line per plan."""
    rows = Reaction.objects.visible_to(actor).filter(state=ReactionState.WAITING, plan__deleted_at=None)
    waiting: dict[tuple[int, str], list[date]] = {}
    for plan_id, plan, came_on in rows.order_by("came_on", "pk").values_list("plan_id", "plan__title", "came_on"):
        waiting.setdefault((plan_id, plan), []).append(came_on)
    for (plan_id, plan), days in waiting.items():
        title = f"{counted(len(days), 'reactie van een bewoner wacht', 'reacties van bewoners wachten')} op nazicht"
        place = Place("execution:reactions", (plan_id,))
        yield Todo(TodoGroup.WAITING, "bewoners", title, plan, "Lees na", place, days[0], is_mine=True)


def failed_mails(actor: Actor, today: date) -> Iterator[Todo]:
    """Mails that did not arrive, as one line."""
    if count := failed_notices(actor).count():
        title = f"{counted(count, 'mail is', 'mails zijn')} niet aangekomen"
        place = Place("execution:asking")
        yield Todo(TodoGroup.WAITING, "mail", title, "Kijk de adressen na, of bel op.", "Bekijk", place, is_mine=True)
