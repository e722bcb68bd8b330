"""The page on which the officer follows who was asked and who answered."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.timezone import localdate, now
from django.views.decorators.http import require_http_methods, require_POST

from samenplan.core import access
from samenplan.core.access import ActingRequest
from samenplan.core.errors import Refused
from samenplan.core.permissions import Permission
from samenplan.execution.forms.asking import RhythmForm
from samenplan.execution.models import Reminder
from samenplan.execution.operations.asking import ask_now, set_rhythm
from samenplan.execution.operations.letters import answer_links
from samenplan.execution.queries.asking import live_actions, reminders, rhythm_of, rhythm_row
from samenplan.execution.queries.following_up import asked, following
from samenplan.execution.queries.indicators import countable
from samenplan.execution.queries.people import People
from samenplan.execution.rules.answers import ANSWER_TERM
from samenplan.execution.rules.asking import first_step
from samenplan.execution.rules.kinds import REMINDER_LABELS
from samenplan.notices.mailing import mail_is_on
from samenplan.notices.operations import try_again
from samenplan.notices.queries import failed_notices
from samenplan.ui.page import page


@require_http_methods(["GET", "POST"])
@access.member(Permission.PROGRESS_MANAGE)
def index(request: ActingRequest) -> HttpResponse:
    """The rhythm, who was asked, who answered, what waits, which mails did not arrive."""
    chosen = request.GET.get("actie", "")
    if chosen.isdecimal() and len(chosen) < 19:
        return redirect(_address(request, "follow_up", int(chosen)))
    row = rhythm_row(request.actor)
    rhythm = rhythm_of(row)
    fields = ("every_days", "climb_days", "asks_before_days")
    known = {name: getattr(rhythm, name) for name in fields} | {"is_on": bool(row and row.is_on)}
    form = RhythmForm(request.POST or None, initial=known)
    if request.method == "POST" and form.is_valid():
        set_rhythm(form.rhythm(), is_on=form.cleaned_data["is_on"], by=request.actor)
        messages.success(request, "Het ritme is bewaard.")
        return redirect(request.path)
    failed = failed_notices(request.actor)
    context: dict[str, object] = {
        "form": form,
        "row": row,
        "following": following(request.actor, localdate()),
        "actions": live_actions(request.actor).order_by("title", "pk"),
        "failed": failed[:20],
        "failed_count": failed.count(),
        "mail_is_on": mail_is_on(),
    }
    return page(request, "execution/asking.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "POST"])
@access.member(Permission.PROGRESS_MANAGE)
def follow_up(request: ActingRequest, node_id: int) -> HttpResponse:
    """Ask about one action by hand; where no mail goes, the page gives what to send oneself."""
    node = get_object_or_404(live_actions(request.actor), pk=node_id)
    today = localdate()
    if request.method == "POST":
        try:
            ask_now(node, by=request.actor, today=today, now=now())
        except Refused as refused:
            messages.warning(request, str(refused))
        else:
            messages.success(request, "Gevraagd." if mail_is_on() else "Klaar om door te geven.")
        return redirect(request.path)
    people = People(request.actor)
    steps = people.of([node.pk])[node.pk]
    step = first_step(steps.keys())
    earlier = reminders(request.actor).filter(node=node)[:20]
    context = {
        "node": node,
        "whom": steps[step] if step else [],
        "step": REMINDER_LABELS[step] if step else "",
        "asked": [(one, _message(request, one.reminder)) for one in asked(earlier, people, today)],
        "asked_today": any(row.asked_on == today for row in earlier),
        "mail_is_on": mail_is_on(),
    }
    return page(request, "execution/ask.html", context)


def _message(request: ActingRequest, row: Reminder) -> str:
    """What the officer can send herself: the question and its answers; "" when it is too late for it."""
    closed = row.answered_at or row.climbed_at or localdate() > row.asked_on + ANSWER_TERM
    if closed:
        return ""
    counts = countable([row.node_id], request.actor)
    lines = [f"{word}: {link}" for word, link in answer_links(row, counts.get(row.node_id, ""))]
    return "\n".join([f"Dag {row.name.split(' ')[0]}, hoe gaat het met “{row.node.title}”?", "", *lines])


@require_POST
@access.member(Permission.PROGRESS_MANAGE)
def mails(request: ActingRequest) -> HttpResponse:
    """Try the mails that did not arrive again."""
    count = try_again(by=request.actor, now=now())
    messages.success(request, "We proberen het opnieuw." if count else "Er was niets om opnieuw te proberen.")
    return redirect(_address(request, "asking"))


def _address(request: ActingRequest, name: str, *ids: int) -> str:
    return reverse(f"execution:{name}", args=[request.authority.slug, *ids])  # type: ignore[attr-defined]  # middleware
