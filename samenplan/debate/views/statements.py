"""Statements for members: placing many, one with its translations, the queue, the log."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.timezone import localdate, now
from django.views.decorators.http import require_GET, require_http_methods

from samenplan.core import access
from samenplan.core.access import ActingRequest
from samenplan.core.permissions import Permission
from samenplan.debate.forms.judging import VerdictForm
from samenplan.debate.forms.running import SeedsForm
from samenplan.debate.operations import statements as operations
from samenplan.debate.queries.running import appealed, moderation_load, moderations, statements_of, waiting
from samenplan.debate.rules.kinds import LANGUAGES, REASON_LABELS
from samenplan.debate.rules.likeness import Known, alike
from samenplan.debate.starters import STARTER, starter, starters
from samenplan.debate.views.addresses import address, debate_of, statement_of
from samenplan.ui.page import page

MOST_SHOWN = 500
MOST_WAITING = 100


@require_http_methods(["GET", "POST"])
@access.member(Permission.DEBATE_MANAGE)
def seeds(request: ActingRequest, debate_id: int) -> HttpResponse:
    """All statements, and a box to paste more, one per line."""
    debate = debate_of(request, debate_id)
    chosen = starter(request.GET.get(STARTER, ""))
    form = SeedsForm(request.POST or None, initial={"texts": "\n".join(chosen.statements)} if chosen else None)
    if request.method == "POST" and form.is_valid():
        language = form.cleaned_data["language"]
        made = operations.add_seeds(debate, form.lines(), language=language, by=request.actor)
        messages.success(request, f"{len(made)} stellingen toegevoegd.")
        return redirect(address(request, "seeds", debate.pk))
    rows = statements_of(debate, request.actor)[:MOST_SHOWN]
    context = {"debate": debate, "form": form, "rows": rows, "starters": starters(), "chosen": chosen}
    return page(request, "debate/seeds.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "POST"])
@access.member(Permission.DEBATE_MODERATE)
def statement(request: ActingRequest, debate_id: int, statement_id: int) -> HttpResponse:
    """One statement: its translations, its log, and a verdict."""
    row = statement_of(request, debate_id, statement_id)
    form = VerdictForm(request.POST if "besluit" in request.POST else None)
    if request.method == "POST" and "vertalen" in request.POST:
        texts = {short: request.POST.get(f"tekst_{short}", "") for short in LANGUAGES}
        operations.translate(row, texts, by=request.actor)
        messages.success(request, "De vertaling is bewaard.")
        return redirect(address(request, "seeds", debate_id))
    if request.method == "POST" and form.is_valid():
        verdict = form.verdict(request.POST["besluit"] == "mee")
        operations.judge(row, verdict, now=now(), by=request.actor)
        messages.success(request, "Beslist. De schrijver leest het bij zijn stellingen.")
        return redirect(address(request, "queue", debate_id))
    there = {one.language: one.text for one in row.translations.all()}
    boxes = [(short, name, there.get(short, "")) for short, name in LANGUAGES.items() if short != row.language]
    context = {"debate": row.debate, "row": row, "form": form, "boxes": boxes, "log": row.moderations.all()}
    return page(request, "debate/statement.html", context, status=422 if form.errors else 200)


@require_GET
@access.member(Permission.DEBATE_MODERATE)
def queue(request: ActingRequest, debate_id: int) -> HttpResponse:
    """What waits for a look: new statements, and refused ones whose writer asked again."""
    debate = debate_of(request, debate_id)
    rows = list(waiting(debate, request.actor)[:MOST_WAITING])
    again = appealed(debate, request.actor)
    live = [Known(row.number, row.text) for row in statements_of(debate, request.actor) if row.state == "accepted"]
    load = moderation_load(debate, request.actor, appeals=len(again), today=localdate())
    context = {
        "debate": debate,
        "rows": [(row, alike(row.text, live), VerdictForm(auto_id=f"id_{row.pk}_%s")) for row in rows],
        "again": [(row, VerdictForm(auto_id=f"id_{row.pk}_%s")) for row in again],
        "reasons": REASON_LABELS.values(),
        "load": load,
        "is_slow": load.is_slow(localdate()),
        "refused": [(REASON_LABELS[reason], count) for reason, count in load.reasons],
    }
    return page(request, "debate/queue.html", context)


@require_GET
@access.member(Permission.DEBATE_MODERATE)
def log(request: ActingRequest, debate_id: int) -> HttpResponse:
    """Every decision about a statement, the newest first."""
    debate = debate_of(request, debate_id)
    context: dict[str, object] = {"debate": debate, "log": moderations(debate, request.actor)[:MOST_SHOWN]}
    return page(request, "debate/log.html", context)
