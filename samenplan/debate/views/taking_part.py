"""Pages for residents: what is asked, one statement at a time, a statement of one's own."""

from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.timezone import localdate, now
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from samenplan.authorities.queries import retention_days
from samenplan.authorities.rules import RetentionKind
from samenplan.core import access
from samenplan.core.proof_of_work import MOST_TRIES, Work, new_challenge, spend
from samenplan.debate.models import Debate, Participant, Statement
from samenplan.debate.operations import following
from samenplan.debate.operations import taking_part as operations
from samenplan.debate.operations.taking_part import Choice, Hindered, Written
from samenplan.debate.queries.taking_part import (
    accepted,
    ballot,
    current,
    has_more,
    participant_behind,
    progress,
    written_by,
)
from samenplan.debate.rules.entering import Hindrance
from samenplan.debate.rules.kinds import (
    STATEMENT_LENGTH,
    VOTES_FOR_MAP,
    Entrance,
    RefusalReason,
    StatementState,
    VoteValue,
)
from samenplan.debate.rules.likeness import Known, alike
from samenplan.debate.views.voter import (
    CODES,
    NEWCOMERS,
    NEWCOMERS_WITHOUT_WORK,
    PURPOSE,
    VOTES,
    WRITING,
    VoterRequest,
    door,
    for_newcomers,
    for_voters,
    limit,
    show,
    starting,
)
from samenplan.debate.words import REASONS, STATES, hindrances_told, said

CHOICES = {"eens": VoteValue.AGREE, "oneens": VoteValue.DISAGREE, "geen": VoteValue.PASS}


@require_safe
@access.token("debate")
@for_voters
def landing(request: VoterRequest) -> HttpResponse:
    """The question, why, who asks, what happens with it, how long it takes; and where to begin."""
    debate = request.voter.debate
    mine = participant_behind(debate, request.voter.key) if request.voter.has_cookie else None
    open_now = request.voter.is_open
    context = {
        "open_now": open_now,
        "is_over": debate.closes_on is not None and debate.closes_on < localdate(),
        "start": door("vote", debate) if mine else _way_in(debate),
        "work": _work_to_do(request) if open_now and mine is None else "",
        "most_tries": MOST_TRIES,
        "by_account": debate.entrance == Entrance.ACCOUNT,
        "needs_account": debate.entrance == Entrance.ACCOUNT and mine is None,
        "statements": accepted(debate).count(),
        "goes_on": mine is not None,
        "reasons": REASONS.values(),
    }
    return show(request, "landing.html", context)


def _way_in(debate: Debate) -> str:
    """Where somebody new begins."""
    if debate.entrance == Entrance.ACCOUNT:
        return reverse("debate:with_account", args=[debate.authority.slug, debate.pk])
    return door("code" if debate.entrance == Entrance.CODE else "vote", debate)


def _work_to_do(request: VoterRequest) -> str:
    """What the browser of somebody new works on; nothing where a code, an account or a hall lets her in."""
    debate = request.voter.debate
    if debate.entrance != Entrance.LINK or request.voter.in_hall:
        return ""
    return new_challenge(PURPOSE, debate.token, now=now())


@require_POST
@access.token("debate")
@for_newcomers
def begin(request: VoterRequest) -> HttpResponse:
    """Come in with the work that the browser did; without work that counts she goes on as anybody without it."""
    voter = request.voter
    work = spend(request.POST.get("werk", ""), PURPOSE, voter.debate.token)
    if work is Work.NOT_OURS:
        raise Hindered(Hindrance.OLD_PAGE)
    is_in = voter.has_cookie and participant_behind(voter.debate, voter.key) is not None
    if work is Work.DONE and not is_in:
        limit(request, NEWCOMERS)
        operations.come_in(voter.who, today=localdate())
    return starting(HttpResponseRedirect(door("vote", voter.debate)))


@require_http_methods(["GET", "POST"])
@access.token("debate")
@for_voters
def code(request: VoterRequest) -> HttpResponse:
    """Type the code of an invitation."""
    debate = request.voter.debate
    if request.method == "POST":
        limit(request, CODES)
        request.voter = request.voter.anew()
        operations.come_in_by_code(request.voter.who, request.POST.get("code", ""), today=localdate())
        return HttpResponseRedirect(door("vote", debate))
    return starting(show(request, "code.html", {}))


@require_http_methods(["GET", "POST"])
@access.token("debate")
@for_voters
def vote(request: VoterRequest) -> HttpResponse:
    """One statement with three buttons. A post counts the vote and leads to the next."""
    voter = request.voter
    if request.method == "POST":
        limit(request, VOTES)
        operations.vote(voter.who, _choice(request), today=localdate())
        return HttpResponseRedirect(door("vote", voter.debate))
    if not voter.is_open:
        return HttpResponseRedirect(door("landing", voter.debate))
    participant = participant_behind(voter.debate, voter.key) if voter.has_cookie else None
    if participant is None and voter.debate.entrance != Entrance.LINK:
        return HttpResponseRedirect(door("code" if voter.debate.entrance == Entrance.CODE else "landing", voter.debate))
    waiting = current(participant) if participant else None
    if participant is None:
        _limit_newcomers(request)
    if participant is None or (waiting is None and has_more(voter.debate, participant)):
        participant = operations.come_in(voter.who, today=localdate())
        waiting = current(participant)
    return starting(show(request, "vote.html", _ballot_paper(request, participant, waiting)))


def _limit_newcomers(request: VoterRequest) -> None:
    """Somebody new who brings no work: few per connection, unless she came by the link of a hall."""
    if request.voter.in_hall:
        limit(request, NEWCOMERS)
        return
    limit(request, NEWCOMERS_WITHOUT_WORK, Hindrance.WORK_NEEDED)


def _choice(request: VoterRequest) -> Choice:
    """The vote of the form.

    Raises:
        Hindered: it names no statement or no choice.
    """
    number, value = request.POST.get("stelling", ""), CHOICES.get(request.POST.get("keuze", ""))
    once = _once(request)
    if value is None or not once or not (number.isascii() and number.isdigit() and len(number) < 9):
        raise Hindered(Hindrance.NO_SUCH_STATEMENT)
    return Choice(int(number), value, once)


def _once(request: VoterRequest) -> str:
    """What makes this form one, as the page made it; nothing when it is something else, which no database need take."""
    given = request.POST.get("eenmalig", "")[:40]
    return given if given.isascii() and given.isprintable() else ""


def _ballot_paper(request: VoterRequest, participant: Participant, waiting: Statement | None) -> dict[str, object]:
    """What stands on the page of one statement: the one she asked for, else the one that waits; or that all is done."""
    given = ballot(participant)
    done = progress(request.voter.debate, given)
    shown = _asked_for(request, given) or waiting
    chosen = next((word for word, value in CHOICES.items() if shown and given.get(shown.number) == value), "")
    return {
        "has_part": True,
        "said": said(shown) if shown else None,
        "chosen": chosen,
        "previous": done.before(shown.number if shown else None),
        "progress": done,
        "may_see_map": may_see_map(done.voted, done.is_done),
        "left_for_map": max(0, min(VOTES_FOR_MAP, done.accepted) - done.voted),
    }


def may_see_map(voted: int, is_done: bool) -> bool:
    """Whether somebody voted enough to stand on the map."""
    return voted >= VOTES_FOR_MAP or (is_done and voted > 0)


def _asked_for(request: VoterRequest, given: dict[int, int]) -> Statement | None:
    """The statement to vote on again, when it is one of hers."""
    asked = request.GET.get("op", "")
    if not (asked.isascii() and asked.isdigit() and len(asked) < 9) or int(asked) not in given:
        return None
    return accepted(request.voter.debate).filter(number=int(asked)).first()


@require_http_methods(["GET", "POST"])
@access.token("debate")
@for_voters
def write(request: VoterRequest) -> HttpResponse:
    """Add a statement; what looks like it is shown first."""
    debate, voter = request.voter.debate, request.voter
    if not voter.has_cookie:
        return HttpResponseRedirect(door("vote", debate))
    text = request.POST.get("tekst", "")[:2000]
    context: dict[str, object] = {"text": text, "longest": STATEMENT_LENGTH, "reasons": REASONS.values()}
    if request.method == "GET":
        return show(request, "write.html", context)
    limit(request, WRITING)
    near = alike(text, [Known(row.number, row.text) for row in accepted(debate)]) if "toch" not in request.POST else []
    if near:
        numbers = [each.number for each in near]
        rows = accepted(debate).filter(number__in=numbers).prefetch_related("translations")
        context["near"] = sorted(map(said, rows), key=lambda one: numbers.index(one.number))
        return show(request, "write.html", context)
    try:
        sent = Written(text, voter.language, _once(request))
        operations.add_statement(voter.who, sent, today=localdate())
    except Hindered as no:
        return show(request, "write.html", {**context, "objections": hindrances_told(no.hindrances)}, status=422)
    return HttpResponseRedirect(door("mine", debate))


@require_http_methods(["GET", "POST"])
@access.token("debate")
@for_voters
def mine(request: VoterRequest) -> HttpResponse:
    """One's own statements, what became of them and why; a refused one can be looked at again on request."""
    voter = request.voter
    if request.method == "POST":
        limit(request, WRITING)
        number = request.POST.get("stelling", "")
        chosen = int(number) if number.isascii() and number.isdigit() and len(number) < 9 else 0
        operations.appeal(voter.who, chosen, request.POST.get("tekst", "")[:500], now=now())
        return HttpResponseRedirect(door("mine", voter.debate))
    participant = participant_behind(voter.debate, voter.key) if voter.has_cookie else None
    rows = written_by(participant) if participant else ()
    return show(request, "mine.html", {"mine": [_own(row) for row in rows]})


@require_http_methods(["GET", "POST"])
@access.token("debate")
@for_voters
def follow(request: VoterRequest) -> HttpResponse:
    """Leave a mail address to hear of the result, once, and of later answers, once."""
    if request.method == "POST":
        limit(request, WRITING)
        also = "antwoorden" in request.POST
        following.follow(request.voter.who, request.POST.get("adres", ""), request.voter.language, hears_answers=also)
        return HttpResponseRedirect(f"{door('follow', request.voter.debate)}?bewaard=1")
    days = retention_days(request.voter.debate.authority_id)[RetentionKind.MAIL]
    return starting(show(request, "follow.html", {"kept": "bewaard" in request.GET, "days": days}))


def _own(row: Statement) -> dict[str, object]:
    decisions = list(row.moderations.all())
    return {
        "row": row,
        "state": STATES[StatementState(row.state)],
        "reason": REASONS[RefusalReason(row.reason)] if row.reason else "",
        "asked_again": bool(decisions) and decisions[0].kind == "appealed",
        "is_final": bool(decisions) and decisions[0].kind == "kept_out",
    }
