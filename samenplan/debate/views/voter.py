"""Who holds the link of a debate: a random key in one cookie for this visit, and nothing else.

The cookie ends with the browser, is sent to this debate's pages only, and holds a signed random key and the language.
The pages set no other cookie and read no session; a form is tied to the key by a token of its own, which takes the
place of Django's csrf cookie (`csrf_exempt` below, and tests/security/test_debate_forms.py walks every such form).
"""

import secrets
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import wraps
from typing import Concatenate, ParamSpec

from django.conf import settings
from django.core.signing import BadSignature, Signer
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.cache import add_never_cache_headers
from django.utils.crypto import constant_time_compare
from django.utils.timezone import localdate, now
from django.utils.translation import override

from samenplan.core.form_token import is_of_visit, token_of_visit
from samenplan.core.limits import HOUR, Limit, within_limit
from samenplan.debate.models import Debate
from samenplan.debate.operations.taking_part import Hindered, Who
from samenplan.debate.queries.taking_part import debate_behind
from samenplan.debate.rules.entering import Hindrance, is_open
from samenplan.debate.rules.kinds import LANGUAGES, DebateState, PersonKind
from samenplan.debate.views.addresses import hall_mark
from samenplan.debate.words import hindrances_told, worded
from samenplan.ui.page import page

COOKIE = "debat" if settings.LOCAL else "__Secure-debat"
KEY_LENGTH = 32
PURPOSE = "debat"
NEWCOMERS = Limit("debate newcomers", 1_000, HOUR)
"""A school or a hall is one connection: room for all of them, not for a program that never stops."""
NEWCOMERS_WITHOUT_WORK = Limit("debate newcomers without work", 20, HOUR)
"""Who comes without JavaScript; see core/proof_of_work.py."""
CODES = Limit("debate codes", 1_000, HOUR)
VOTES = Limit("debate votes", 20_000, HOUR)
WRITING = Limit("debate writing", 300, HOUR)
Params = ParamSpec("Params")


@dataclass(frozen=True, slots=True)
class Voter:
    """Whoever looks at a page of a debate."""

    debate: Debate
    key: str
    language: str
    has_cookie: bool
    in_hall: bool = False

    @property
    def is_open(self) -> bool:
        """Whether votes are taken today."""
        debate = self.debate
        return is_open(DebateState(debate.state), debate.opens_on, debate.closes_on, localdate())

    def anew(self) -> "Voter":
        """Somebody else at the same browser: the next code on a shared phone is another person."""
        return replace(self, key=secrets.token_hex(KEY_LENGTH // 2))

    @property
    def who(self) -> Who:
        return Who(self.debate, self.key, PersonKind.HALL if self.in_hall else PersonKind.LINK)

    @property
    def form_token(self) -> str:
        """What a form of hers must carry along."""
        return token_of_visit(PURPOSE, self.visit)

    @property
    def visit(self) -> str:
        """What only this browser holds."""
        return f"{self.debate.token}:{self.key}"


class VoterRequest(HttpRequest):
    """A request by somebody who holds the link."""

    voter: Voter


VoterView = Callable[Concatenate[VoterRequest, Params], HttpResponse]
View = Callable[Concatenate[HttpRequest, Params], HttpResponse]


def for_voters(view: VoterView[Params]) -> View[Params]:
    """A page of a debate for whoever holds its link; a post needs the token of the form."""
    return _behind_the_link(view, is_visiting=True)


def for_newcomers(view: VoterView[Params]) -> View[Params]:
    """What begins a visit: there is no cookie yet; the view itself looks at what the form brings."""
    return _behind_the_link(view, is_visiting=False)


def _behind_the_link(view: VoterView[Params], *, is_visiting: bool) -> View[Params]:
    checked = _checked(view, is_visiting)

    @wraps(view)
    def shown(request: VoterRequest, *args: Params.args, **kwargs: Params.kwargs) -> HttpResponse:
        debate = debate_behind(str(kwargs.pop("token", "")))
        if debate is None:
            raise Http404
        request.voter = _voter(request, debate)
        _forget_the_rest(request)
        with override(request.voter.language):
            response = _answer(checked, request, *args, **kwargs)
        return _sealed(request.voter, response)

    shown.csrf_exempt = True  # type: ignore[attr-defined]  # the form's own token is checked in _answer
    return shown  # type: ignore[return-value]  # VoterRequest is what the wrapper makes of it


def show(request: VoterRequest, template: str, context: dict[str, object], *, status: int = 200) -> HttpResponse:
    """Render a page of a debate in the reader's language; htmx gets the part "stelling" where there is one."""
    voter = request.voter
    common = {
        "debate": voter.debate,
        "authority": voter.debate.authority,
        "worded": worded(voter.debate),
        "language": voter.language,
        "languages": LANGUAGES,
        "form_token": voter.form_token,
        "hall": hall_mark(voter.debate) if voter.in_hall else "",
        "once": secrets.token_hex(8),
    }
    part = "stelling" if context.pop("has_part", False) else ""
    return page(request, f"debate/{template}", {**common, **context}, part=part, status=status)


def limit(request: VoterRequest, most: Limit, otherwise: Hindrance = Hindrance.TOO_OFTEN) -> None:
    """Stop here when this connection did this too often.

    Raises:
        Hindered: `otherwise`.
    """
    if not within_limit(request.META, most, now=now()):
        raise Hindered(otherwise)


def door(name: str, debate: Debate) -> str:
    """The address of a page of this debate."""
    return reverse(f"debate_doors:{name}", args=[debate.token])


def _answer(
    view: VoterView[Params], request: VoterRequest, *args: Params.args, **kwargs: Params.kwargs
) -> HttpResponse:
    try:
        return view(request, *args, **kwargs)
    except Hindered as no:
        status = 403 if Hindrance.OLD_PAGE in no.hindrances else 422
        told = {"objections": hindrances_told(no.hindrances), "has_part": True}
        return show(request, "hindered.html", told, status=status)


def _checked(view: VoterView[Params], is_visiting: bool) -> VoterView[Params]:
    """The view, after a look at where the form of a post comes from."""

    def after_a_look(request: VoterRequest, /, *args: Params.args, **kwargs: Params.kwargs) -> HttpResponse:
        if request.method == "POST" and is_visiting:
            _check_form(request)
        elif request.method == "POST" and request.headers.get("Sec-Fetch-Site", "same-origin") != "same-origin":
            raise Hindered(Hindrance.OLD_PAGE)
        return view(request, *args, **kwargs)

    return after_a_look


def _check_form(request: VoterRequest) -> None:
    voter = request.voter
    if not voter.has_cookie or not is_of_visit(request.POST.get("bewijs", ""), PURPOSE, voter.visit):
        raise Hindered(Hindrance.OLD_PAGE)


def _voter(request: HttpRequest, debate: Debate) -> Voter:
    key, language, way = _carried(request, debate)
    asked = request.GET.get("taal", "")
    chosen = asked if asked in LANGUAGES else language or _browser_language(request)
    in_hall = way == "zaal" or constant_time_compare(request.GET.get("zaal", ""), hall_mark(debate))
    return Voter(debate, key or secrets.token_hex(KEY_LENGTH // 2), chosen, bool(key), in_hall)


def _carried(request: HttpRequest, debate: Debate) -> tuple[str, str, str]:
    """Key, language and way from the cookie; nothing when it is not there or not ours."""
    try:
        value = _signer(debate).unsign(request.COOKIES.get(COOKIE, ""))
    except BadSignature:
        return "", "", ""
    key, _, rest = value.partition(".")
    language, _, way = rest.partition(".")
    return (key, language if language in LANGUAGES else "", way) if len(key) == KEY_LENGTH else ("", "", "")


def _signer(debate: Debate) -> Signer:
    return Signer(salt=f"samenplan.debate.cookie:{debate.token}")


def _browser_language(request: HttpRequest) -> str:
    """The first language of the browser that we have."""
    asked = request.headers.get("Accept-Language", "")[:200].split(",")
    return next((short for short in (each.strip()[:2].lower() for each in asked) if short in LANGUAGES), "nl")


def _forget_the_rest(request: HttpRequest) -> None:
    """No page of a debate can see who is signed in, or sets a cookie other than its own."""
    if hasattr(request, "session"):
        del request.session
    request.META["CSRF_COOKIE_NEEDS_UPDATE"] = False
    request.COOKIES.clear()


def _sealed(voter: Voter, response: HttpResponse) -> HttpResponse:
    """With the cookie where the page needs one, and never kept by anybody on the way."""
    add_never_cache_headers(response)
    response["Referrer-Policy"] = "no-referrer"
    response["X-Robots-Tag"] = "noindex"
    if voter.has_cookie or getattr(response, "starts_visit", False):
        way = "zaal" if voter.in_hall else ""
        value = _signer(voter.debate).sign(f"{voter.key}.{voter.language}.{way}")
        path = door("landing", voter.debate)
        response.set_cookie(COOKIE, value, path=path, secure=not settings.LOCAL, httponly=True, samesite="Lax")
    return response


def handed_over(debate: Debate, key: str, language: str) -> HttpResponse:
    """From a page of a member to the first statement: the key goes along in the cookie of the debate, nothing else."""
    voter = Voter(debate, key, language if language in LANGUAGES else "nl", has_cookie=True)
    return _sealed(voter, HttpResponseRedirect(door("vote", debate)))


def starting(response: HttpResponse) -> HttpResponse:
    """The page begins a visit: from here on the browser carries the key."""
    response.starts_visit = True  # type: ignore[attr-defined]  # read in _sealed
    return response
