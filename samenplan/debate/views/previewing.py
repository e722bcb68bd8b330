"""The officer looks at her debate as a participant will: in each language, before others can, and nothing counts."""

from collections.abc import Sequence

from django.http import HttpResponse
from django.utils.translation import override
from django.views.decorators.http import require_GET

from samenplan.core import access
from samenplan.core.access import ActingRequest
from samenplan.core.permissions import Permission
from samenplan.debate.models import Statement
from samenplan.debate.queries.running import statements_of
from samenplan.debate.queries.taking_part import Progress
from samenplan.debate.rules.kinds import LANGUAGES, Entrance, StatementState
from samenplan.debate.views.addresses import address, debate_of
from samenplan.debate.words import REASONS, said, worded
from samenplan.ui.page import page


@require_GET
@access.member(Permission.DEBATE_MANAGE)
def preview(request: ActingRequest, debate_id: int) -> HttpResponse:
    """The first page of the debate, as if it were open."""
    start = address(request, "preview_vote", debate_id)
    context: dict[str, object] = {"open_now": True, "start": start, "reasons": REASONS.values()}
    return _shown(request, debate_id, "landing.html", context)


@require_GET
@access.member(Permission.DEBATE_MANAGE)
def preview_vote(request: ActingRequest, debate_id: int) -> HttpResponse:
    """One statement after the other; a button leads to the next and leaves nothing behind."""
    debate = debate_of(request, debate_id)
    rows = list(statements_of(debate, request.actor).filter(state=StatementState.ACCEPTED))
    done = _place_after(rows, request.GET.get("na", ""))
    context: dict[str, object] = {
        "progress": Progress(done, len(rows)),
        "row": rows[done] if done < len(rows) else None,
    }
    return _shown(request, debate_id, "vote.html", context)


def _place_after(rows: Sequence[Statement], number: str) -> int:
    """How many statements one has seen after this one; none for what is no number of a statement."""
    return next((place for place, row in enumerate(rows, start=1) if str(row.number) == number), 0)


def _shown(request: ActingRequest, debate_id: int, template: str, context: dict[str, object]) -> HttpResponse:
    debate = debate_of(request, debate_id)
    asked = request.GET.get("taal", "")
    language = asked if asked in LANGUAGES else "nl"
    with override(language):
        row = context.get("row")
        common = {
            "debate": debate,
            "authority": debate.authority,
            "worded": worded(debate),
            "language": language,
            "languages": LANGUAGES,
            "preview": address(request, "detail", debate.pk),
            "by_account": debate.entrance == Entrance.ACCOUNT,
            "said": said(row) if isinstance(row, Statement) else None,
        }
        return page(request, f"debate/{template}", {**common, **context})
