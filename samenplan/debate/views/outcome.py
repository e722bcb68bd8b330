"""What residents read of the outcome: the map while it goes on, the result when it is published, how to check it."""

from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.text import slugify
from django.utils.timezone import localdate, now
from django.utils.translation import override
from django.views.decorators.http import require_safe

from samenplan.core import access
from samenplan.core.errors import Refused
from samenplan.debate.operations.computing import refresh
from samenplan.debate.queries.answers import in_public_plans
from samenplan.debate.queries.placing import place_on_map
from samenplan.debate.queries.results import Reading, reading
from samenplan.debate.queries.taking_part import ballot, participant_behind, progress
from samenplan.debate.reports.result_files import MEDIA_TYPES, ResultFile, result_file
from samenplan.debate.reports.result_words import polis_in_words
from samenplan.debate.rules.kinds import VOTES_FOR_MAP, DebateState
from samenplan.debate.views.map_rows import map_context, result_context
from samenplan.debate.views.taking_part import may_see_map
from samenplan.debate.views.voter import Voter, VoterRequest, door, for_voters, show
from samenplan.documents.typesetting import UnsettableDocument
from samenplan.plans.models import PlanNode
from samenplan.plans.rules.content import NodeKind


@require_safe
@access.token("debate")
@for_voters
def opinion_map(request: VoterRequest) -> HttpResponse:
    """Where one stands among the others; nobody else sees it."""
    voter = request.voter
    if voter.debate.state != DebateState.OPEN:
        return HttpResponseRedirect(door("landing", voter.debate))
    participant = participant_behind(voter.debate, voter.key) if voter.has_cookie else None
    done = progress(voter.debate, ballot(participant) if participant else {})
    context: dict[str, object] = {"may_see_map": may_see_map(done.voted, done.is_done), "least": VOTES_FOR_MAP}
    if participant is not None and context["may_see_map"]:
        refresh(voter.debate, now=now())
        if found := reading(voter.debate):
            context.update(map_context(found, place_on_map(found.snapshot, participant)))
    return show(request, "map.html", context)


@require_safe
@access.token("debate")
@for_voters
def result(request: VoterRequest) -> HttpResponse:
    """What we share, where we differ, what nobody knows yet; and what the town does with it."""
    found = _published(request)
    return show(request, "result.html", {"reading": found, **result_context(found)})


@require_safe
@access.token("debate")
@for_voters
def recompute(request: VoterRequest) -> HttpResponse:
    """How anyone can compute the result again."""
    found = _published(request)
    said = polis_in_words(found, found.checks.polis) if found.checks else []
    return show(request, "recompute.html", {"snapshot": found.snapshot, "reading": found, "polis_words": said})


@require_safe
@access.token("debate")
@for_voters
def answers(request: VoterRequest) -> HttpResponse:
    """What the town answered, when, and what still waits."""
    found = _published(request)
    became = in_public_plans(found)
    rows = [(line, _in_plan(request.voter, became.get(line.statement.number))) for line in found.answered]
    return show(request, "answers.html", {"reading": found, "answered": rows})


def _in_plan(voter: Voter, node: PlanNode | None) -> str:
    """Where residents read this goal or action; nothing without one. Public plans know Dutch and English."""
    if node is None:
        return ""
    plan = {"slug": voter.debate.authority.slug, "plan_uid": node.plan.uid}
    with override("en" if voter.language == "en" else "nl"):
        if node.kind == NodeKind.ACTION:
            return reverse("public:action", kwargs={**plan, "node_uid": node.uid})
        return reverse("public:plan", kwargs=plan)


@require_safe
@access.token("debate")
@for_voters
def download(request: VoterRequest, kind: str) -> HttpResponse:
    """The result as PDF or Word, its figures or votes as CSV: what stands on the page, nothing more."""
    found, debate = _published(request), request.voter.debate
    if kind not in set(ResultFile):
        raise Http404
    wanted = ResultFile(kind)
    try:
        body = result_file(wanted, debate, found, dated_on=localdate())
    except UnsettableDocument as problem:
        raise Refused(str(problem)) from problem
    response = HttpResponse(body, content_type=MEDIA_TYPES[wanted])
    response["Content-Disposition"] = (
        f'attachment; filename="{slugify(debate.question)[:60] or "debat"}{wanted.ending}"'
    )
    return response


def _published(request: VoterRequest) -> Reading:
    debate = request.voter.debate
    found = reading(debate) if debate.state == DebateState.PUBLISHED else None
    if found is None:
        raise Http404
    return found
