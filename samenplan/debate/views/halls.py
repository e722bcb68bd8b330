"""Meetings in a hall: the list, and the facilitator's screen."""

from collections.abc import Mapping

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import override
from django.views.decorators.http import require_GET, require_http_methods

from samenplan.core import access
from samenplan.core.access import ActingRequest
from samenplan.core.permissions import Permission
from samenplan.debate.forms.running import CardsForm, MeetingForm
from samenplan.debate.models import Debate, HallMeeting, Statement
from samenplan.debate.operations import halls as operations
from samenplan.debate.queries.running import meetings, statements_of
from samenplan.debate.rules.kinds import LANGUAGES, StatementState
from samenplan.debate.views.addresses import address, debate_of, hall_link
from samenplan.debate.words import said, worded
from samenplan.ui.page import page
from samenplan.ui.qr_code import qr_svg


@require_http_methods(["GET", "POST"])
@access.member(Permission.DEBATE_MANAGE)
def halls(request: ActingRequest, debate_id: int) -> HttpResponse:
    """All meetings of a debate, and a new one."""
    debate = debate_of(request, debate_id)
    form = MeetingForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        made = operations.add_meeting(debate, data["name"], data["held_on"], present=data["present"], by=request.actor)
        return redirect(address(request, "hall", debate.pk, made.pk))
    rows = meetings(request.actor).filter(debate=debate).prefetch_related("counts")
    link = hall_link(request, debate)
    context = {
        "debate": debate,
        "rows": rows,
        "form": form,
        "qr": qr_svg(link, title="QR-code van het debat"),
        "link": link,
    }
    return page(request, "debate/halls.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "POST"])
@access.member(Permission.DEBATE_MANAGE)
def hall(request: ActingRequest, debate_id: int, meeting_id: int) -> HttpResponse:
    """One statement, large, and three boxes for the cards that went up; then the next."""
    meeting = get_object_or_404(meetings(request.actor), pk=meeting_id, debate=debate_id)
    rows = _taking_part(request, meeting.debate)
    at = _chosen(request.GET.get("nr", ""), rows, meeting)
    shown = rows[at] if rows else None
    kept = meeting.counts.filter(statement=shown).values("agree", "disagree", "passed").first() if shown else None
    form = CardsForm(request.POST if request.method == "POST" else None, initial=dict(kept or {}))
    if request.method == "POST" and shown is not None and form.is_valid():
        operations.count_cards(meeting, shown, operations.Cards(**form.cleaned_data), by=request.actor)
        messages.success(request, _told(form.cleaned_data, meeting.present))
        following = rows[(at + 1) % len(rows)].number
        return redirect(f"{address(request, 'hall', debate_id, meeting.pk)}?nr={following}")
    context = {**_around(meeting, rows, at), "form": form, "kept": kept, "counted": meeting.counts.count()}
    return page(request, "debate/hall.html", context, status=422 if form.errors else 200)


@require_GET
@access.member(Permission.DEBATE_MANAGE)
def screen(request: ActingRequest, debate_id: int, meeting_id: int) -> HttpResponse:
    """What the hall looks at: the statement as large as fits, the three colours, and nothing of the officer's pages."""
    meeting = get_object_or_404(meetings(request.actor), pk=meeting_id, debate=debate_id)
    rows = _taking_part(request, meeting.debate)
    at = _chosen(request.GET.get("nr", ""), rows, meeting)
    return page(request, "debate/hall_screen.html", _around(meeting, rows, at))


@require_GET
@access.member(Permission.DEBATE_MANAGE)
def paper(request: ActingRequest, debate_id: int) -> HttpResponse:
    """To print: a ballot of all statements for who has no phone, and the three cards to hold up."""
    debate = debate_of(request, debate_id)
    asked = request.GET.get("taal", "")
    language = asked if asked in LANGUAGES else "nl"
    with override(language):
        context: dict[str, object] = {
            "debate": debate,
            "rows": [said(row) for row in _taking_part(request, debate)],
            "language": language,
            "languages": LANGUAGES,
            "worded": worded(debate),
        }
        return page(request, "debate/paper.html", context)


def _taking_part(request: ActingRequest, debate: Debate) -> list[Statement]:
    return list(statements_of(debate, request.actor).filter(state=StatementState.ACCEPTED))


def _around(meeting: HallMeeting, rows: list[Statement], at: int) -> dict[str, object]:
    """The statement that is shown, and those beside it."""
    return {
        "debate": meeting.debate,
        "meeting": meeting,
        "shown": rows[at] if rows else None,
        "place": at + 1,
        "all": len(rows),
        "before": rows[at - 1] if at else None,
        "after": rows[at + 1] if at + 1 < len(rows) else None,
    }


def _told(cards: Mapping[str, int], present: int | None) -> str:
    """What was counted, in words, so that a slip of the fingers is seen at once."""
    parts = f"{cards['agree']} eens, {cards['disagree']} oneens, {cards['passed']} geen mening"
    return f"Geteld: {parts}, samen {sum(cards.values())}{f' van {present} aanwezigen' if present else ''}."


def _chosen(asked: str, rows: list[Statement], meeting: HallMeeting) -> int:
    """The place of the statement that was asked for, or of the first that was not counted yet."""
    numbers = [row.number for row in rows]
    if asked.isascii() and asked.isdigit() and len(asked) < 9 and int(asked) in numbers:
        return numbers.index(int(asked))
    done = set(meeting.counts.values_list("statement__number", flat=True))
    return next((place for place, number in enumerate(numbers) if number not in done), 0)
