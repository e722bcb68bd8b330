"""All open questions of the authority, and answering them."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.timezone import now
from django.views.decorators.http import require_GET, require_POST

from samenplan.core import access
from samenplan.core.access import ActingRequest
from samenplan.core.errors import Refused
from samenplan.core.permissions import Permission
from samenplan.execution.forms.telling import AnswerForm
from samenplan.execution.models import Question
from samenplan.execution.operations.correcting import answer as give_answer
from samenplan.execution.queries.told import open_questions, questions
from samenplan.execution.views.addresses import address, moved
from samenplan.ui.page import page

MOST_OPEN, MOST_ANSWERED = 100, 20


@require_GET
@access.member(Permission.PROGRESS_MANAGE)
def index(request: ActingRequest) -> HttpResponse:
    """What is asked and not answered, oldest first; below it what was answered lately."""
    return _shown(request)


def _shown(request: ActingRequest, question: Question | None = None, form: AnswerForm | None = None) -> HttpResponse:
    waiting = [
        (row, form if form and question and row.pk == question.pk else AnswerForm(prefix=f"v{row.pk}"))
        for row in open_questions(request.actor)[:MOST_OPEN]
    ]
    answered = questions(request.actor).filter(answered_at__isnull=False).order_by("-answered_at")[:MOST_ANSWERED]
    context: dict[str, object] = {"waiting": waiting, "answered": answered}
    return page(request, "execution/questions.html", context, status=422 if form else 200)


@require_POST
@access.member(Permission.PROGRESS_MANAGE)
def answer(request: ActingRequest, asked_id: int) -> HttpResponse:
    """Answer one."""
    question = get_object_or_404(questions(request.actor), pk=asked_id)
    form = AnswerForm(request.POST, prefix=f"v{question.pk}")
    if not form.is_valid():
        return _shown(request, question, form)
    try:
        give_answer(question, form.cleaned_data["text"], by=request.actor, now=now())
    except Refused as refused:
        form.add_error(None, refused.objections)
        return _shown(request, question, form)
    messages.success(request, f"Je antwoord aan {question.teller} is bewaard.")
    if "naar" in request.POST:
        return moved(request, address(request, "action", question.node_id, anchor="vragen"))
    return moved(request, address(request, "questions"))
