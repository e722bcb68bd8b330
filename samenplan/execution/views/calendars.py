"""The page "Mijn agenda", and the file that a calendar reads."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.timezone import localdate, now
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from samenplan.core import access
from samenplan.core.access import ActingRequest
from samenplan.core.errors import Refused
from samenplan.core.permissions import Permission
from samenplan.execution.operations.calendars import feed_behind, make_feed, withdraw_feed
from samenplan.execution.queries.calendars import CalendarDay, calendar_days, own_feeds
from samenplan.execution.reports.calendar import calendar_file
from samenplan.ui.page import page

SHOWN = 10


@require_http_methods(["GET", "POST"])
@access.member(Permission.TODAY_VIEW)
def mine(request: ActingRequest) -> HttpResponse:
    """Make the private address, or withdraw it. The answer to making is the one page on which it ever stands."""
    if request.method == "POST" and "intrekken" in request.POST:
        withdraw_feed(by=request.actor, now=now())
        messages.success(request, "Het adres werkt niet meer. Je agenda krijgt geen datums meer.")
        return redirect(request.path)
    link = ""
    if request.method == "POST":
        secret = make_feed(by=request.actor, now=now())
        link = request.build_absolute_uri(reverse("execution_doors:calendar_feed", args=[secret]))
    days = [day for day in calendar_days(request.actor, localdate()) if day.on >= localdate()]
    context: dict[str, object] = {"link": link, "days": days[:SHOWN], "more": len(days) - SHOWN}
    context["feed"] = own_feeds(request.actor).first()
    return page(request, "execution/calendar.html", context)


@never_cache
@access.token("a calendar")
def feed(request: HttpRequest, secret: str) -> HttpResponse:
    """The days of its holder as an iCalendar file; 404 when the address was replaced or withdrawn."""
    try:
        found, actor = feed_behind(secret)
    except Refused as refused:
        raise Http404 from refused
    if request.method not in ("GET", "HEAD"):
        return HttpResponseNotAllowed(["GET", "HEAD"])
    slug = found.authority.slug

    def address(day: CalendarDay) -> str:
        name, pk = ("execution:action", day.node_id) if day.node_id else ("plans:detail", day.plan_id)
        return request.build_absolute_uri(reverse(name, args=[slug, pk]))

    days = calendar_days(actor, localdate())
    whole = calendar_file(f"Samenplan {found.authority.name}", days, address)
    return HttpResponse(whole, content_type="text/calendar; charset=utf-8")
