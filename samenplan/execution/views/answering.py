"""Pages behind the links in a mail: answer about one action, and ask for no more mails. Nobody signs in."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.timezone import localdate, now
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from samenplan.core import access
from samenplan.core.errors import Forbidden, Refused
from samenplan.execution.forms.answering import AnswerForm
from samenplan.execution.operations import answering as operations
from samenplan.execution.operations.answering import AnsweredAlready, LinkEnded, NoSuchLink, Question
from samenplan.execution.queries.tokens import silence_token
from samenplan.execution.rules.answers import ANSWER_LABELS, AnswerKind
from samenplan.notices.queries import is_silent
from samenplan.ui.page import page

GONE, MISSING, UNREADABLE = 410, 404, 422
ANSWER_WORDS = {
    AnswerKind.DONE: "De actie is klaar",
    AnswerKind.RUNNING: "De actie loopt",
    AnswerKind.POSTPONED: "De actie is uitgesteld",
    AnswerKind.VALUE: "Een getal doorgeven",
}


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@access.token("an answer about one action")
def answer(request: HttpRequest, token: str) -> HttpResponse:
    """Show the answer that the link holds, with one button. Only the button changes something."""
    try:
        question = operations.question_behind(token, today=localdate())
    except (NoSuchLink, LinkEnded) as refused:
        return _no_link(request, refused)
    if question.reminder.answered_at is not None:
        return page(request, "execution/answered.html", _around(question))
    form = AnswerForm(request.POST or None, kind=question.kind, indicator=question.indicator)
    if request.method == "POST" and form.is_valid() and _answered(request, token, form):
        return redirect(request.path)
    context = {"form": form, "words": ANSWER_WORDS[question.kind], **_around(question)}
    return page(request, "execution/answer.html", context, status=UNREADABLE if form.errors else 200)


def _answered(request: HttpRequest, token: str, form: AnswerForm) -> bool:
    """Whether the question is closed now: by this answer, or by another before it."""
    try:
        operations.answer_by_link(token, form.answer(), today=localdate(), now=now())
    except AnsweredAlready as refused:
        messages.info(request, str(refused))
        return True
    except Refused as refused:
        form.add_error(None, refused.objections)
        return False
    except Forbidden:
        form.add_error(None, "Je mag deze actie niet meer bijwerken. Er is niets bewaard.")
        return False
    messages.success(request, f"Dank je. Bewaard: “{ANSWER_LABELS[form.kind].removesuffix(' …')}”.")
    return True


def _around(question: Question) -> dict[str, object]:
    """What every page about this question shows."""
    node = question.reminder.node
    return {
        "node": node,
        "question": question,
        "authority": node.plan.authority,
        "actor": None,
        "own_url": reverse("execution:own", args=[node.plan.authority.slug]),
        "is_contact": question.actor.contact_id is not None,
        "silence": silence_token(question.reminder),
    }


def _no_link(request: HttpRequest, refused: Refused) -> HttpResponse:
    status = GONE if isinstance(refused, LinkEnded) else MISSING
    return page(request, "execution/no_link.html", {"objections": refused.objections}, status=status)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@access.token("no more mails")
def silence(request: HttpRequest, token: str) -> HttpResponse:
    """Ask for no more mails, or for mails again. Only the button changes something."""
    try:
        reminder, actor = operations.silence_behind(token, today=localdate())
    except (NoSuchLink, LinkEnded) as refused:
        return _no_link(request, refused)
    if request.method == "POST":
        wanted = "weer" not in request.POST
        operations.set_silence(wanted=wanted, by=actor, about=reminder)
        messages.success(request, "Je krijgt geen mails meer." if wanted else "Je krijgt weer mails.")
        return redirect(request.path)
    context: dict[str, object] = {"authority": reminder.node.plan.authority, "actor": None}
    context["is_silent"] = is_silent(actor)
    return page(request, "execution/silence.html", context)
