"""The outcome for members: to read before it is published, to answer, to take into a plan, to take along."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.timezone import localdate, now
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from samenplan.core import access
from samenplan.core.access import ActingRequest
from samenplan.core.errors import Refused
from samenplan.core.permissions import Permission
from samenplan.debate.forms.judging import IntoPlanForm
from samenplan.debate.forms.running import AnswerForm
from samenplan.debate.models import Debate
from samenplan.debate.operations import following_up
from samenplan.debate.operations.computing import refresh
from samenplan.debate.operations.following import tell_of_answers
from samenplan.debate.operations.running import note_export
from samenplan.debate.operations.statements import see_signs
from samenplan.debate.queries.exporting import statements_csv, votes_csv
from samenplan.debate.queries.results import Reading, reading
from samenplan.debate.queries.running import has_followers
from samenplan.debate.reports.result_files import MEDIA_TYPES, ResultFile, result_file, weighed_pdf
from samenplan.debate.reports.result_words import polis_in_words, weighing_in_words
from samenplan.debate.rules.kinds import DebateState
from samenplan.debate.views.addresses import address, debate_of, outside, statement_of
from samenplan.debate.views.map_rows import result_context
from samenplan.documents.typesetting import UnsettableDocument
from samenplan.plans.queries.plans import nodes, plans
from samenplan.plans.rules.content import NodeKind
from samenplan.ui.page import page

WEIGHED = "gewogen"
FILES = {"resultaat": ResultFile.PDF, WEIGHED: ResultFile.PDF, "word": ResultFile.WORD, "cijfers": ResultFile.FIGURES}


@require_GET
@access.member(Permission.PLAN_VIEW)
def result(request: ActingRequest, debate_id: int) -> HttpResponse:
    """What members see at any moment: the newest result, with tools to answer and to take over."""
    debate = debate_of(request, debate_id)
    refresh(debate, now=now())
    found = reading(debate)
    may_manage = request.actor.may(Permission.DEBATE_MANAGE)
    context: dict[str, object] = {"debate": debate, "reading": found, "may_manage": may_manage}
    context["line_tools"] = "debate/line_tools.html" if may_manage else ""
    if found:
        context |= result_context(found) | _for_officers(debate, found, request)
    return page(request, "debate/member_result.html", context)


def _for_officers(debate: Debate, found: Reading, request: ActingRequest) -> dict[str, object]:
    """What stands beside the result for members only."""
    context: dict[str, object] = {"followers": has_followers(debate, request.actor)}
    if found.checks:
        context["weighing_words"] = weighing_in_words(found.checks)
        context["polis_words"] = polis_in_words(found, found.checks.polis)
    return context


@require_POST
@access.member(Permission.DEBATE_MANAGE)
def tell(request: ActingRequest, debate_id: int) -> HttpResponse:
    """Mail who waits for it that the town answered."""
    debate = debate_of(request, debate_id)
    tell_of_answers(debate, outside(request, debate, "answers"), now=now(), by=request.actor)
    messages.success(request, "De mails staan klaar. De adressen zijn hier weg.")
    return redirect(f"{address(request, 'result', debate_id)}#antwoorden")


@require_http_methods(["GET", "POST"])
@access.member(Permission.DEBATE_MODERATE)
def alarms(request: ActingRequest, debate_id: int) -> HttpResponse:
    """Votes that look organised, each with the outcome with and without; a post says that one looked."""
    debate = debate_of(request, debate_id)
    if request.method == "POST":
        see_signs(debate, by=request.actor)
        messages.success(request, "Genoteerd. Vandaag zwijgt erover tot er meer tekens zijn.")
        return redirect(address(request, "detail", debate.pk))
    found = reading(debate)
    context: dict[str, object] = {"debate": debate, "reading": found, "warnings": _warnings(found) if found else []}
    return page(request, "debate/alarms.html", context)


def _warnings(found: Reading) -> list[dict[str, object]]:
    """Each alarm with the statements that the ten best gain and lose when it counts as one person."""
    return [
        {
            "sign": one["sign"],
            "people": one["people"],
            "gone": [found.text_of(number) for number in set(one["with_all"]) - set(one["counted_once"])],
            "come": [found.text_of(number) for number in set(one["counted_once"]) - set(one["with_all"])],
        }
        for one in found.snapshot.warnings
    ]


@require_http_methods(["GET", "POST"])
@access.member(Permission.DEBATE_MANAGE)
def answer(request: ActingRequest, debate_id: int, statement_id: int) -> HttpResponse:
    """What the town does with a statement."""
    row = statement_of(request, debate_id, statement_id)
    given = getattr(row, "answer", None)
    form = AnswerForm(request.POST or None, initial={"text": given.text if given else ""})
    if request.method == "POST" and form.is_valid():
        following_up.answer(row, form.cleaned_data["text"], now=now(), by=request.actor)
        messages.success(request, "Het antwoord staat bij de stelling.")
        return redirect(f"{address(request, 'result', debate_id)}#stelling-{row.number}")
    context = {"debate": row.debate, "row": row, "form": form}
    return page(request, "debate/answer.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "POST"])
@access.member(Permission.DEBATE_MANAGE)
def into_plan(request: ActingRequest, debate_id: int, statement_id: int) -> HttpResponse:
    """Make a goal or an action of a statement."""
    request.actor.require(Permission.PLAN_WRITE)
    row = statement_of(request, debate_id, statement_id)
    goals = nodes(request.actor).filter(kind=NodeKind.GOAL, deleted_at__isnull=True).order_by("plan", "position")
    first = {"title": row.text, "plan": row.debate.plan_id, "kind": NodeKind.ACTION.value}
    form = IntoPlanForm(request.POST or None, plans=plans(request.actor), goals=goals, initial=first)
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        seat = following_up.Seat(data["plan"], NodeKind(data["kind"]), data["title"], data["under"])
        following_up.take_into_plan(row, seat, now=now(), by=request.actor)
        messages.success(request, "De stelling staat in het plan, met het debat als bron.")
        return redirect(f"{address(request, 'result', debate_id)}#stelling-{row.number}")
    context = {"debate": row.debate, "row": row, "form": form}
    return page(request, "debate/into_plan.html", context, status=422 if form.errors else 200)


@require_GET
@access.member(Permission.DEBATE_MANAGE)
def export(request: ActingRequest, debate_id: int, kind: str) -> HttpResponse:
    """The result as PDF or figures; once it is closed also the votes, for who computes it again."""
    debate, found = debate_of(request, debate_id), None
    after_closing = debate.state in (DebateState.CLOSED, DebateState.PUBLISHED)
    if kind in ("stemmen", "stellingen") and after_closing:
        body, ending = (votes_csv(debate) if kind == "stemmen" else statements_csv(debate)), ResultFile.FIGURES
    elif kind in FILES and (found := reading(debate)):
        ending = FILES[kind]
        try:
            body = _made(kind, debate, found)
        except UnsettableDocument as problem:
            raise Refused(str(problem)) from problem
    else:
        raise Http404
    note_export(debate, kind, by=request.actor)
    response = HttpResponse(body, content_type=MEDIA_TYPES[ending])
    response["Content-Disposition"] = f'attachment; filename="{kind}-{debate.token}{ending.ending}"'
    return response


def _made(kind: str, debate: Debate, found: Reading) -> bytes:
    if kind == WEIGHED:
        return weighed_pdf(debate, found, dated_on=localdate())
    return result_file(FILES[kind], debate, found, dated_on=localdate())
