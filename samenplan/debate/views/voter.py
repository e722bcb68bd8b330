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
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.cache import add_never_cache_headers
from django.utils.crypto import constant_time_compare, salted_hmac
from django.utils.timezone import localdate, now
from django.utils.translation import override

from samenplan.debate.models import Debate
from samenplan.debate.operations.taking_part import Hindered, Who
from samenplan.debate.queries.taking_part import debate_behind
from samenplan.debate.rules.entering import Hindrance, is_open
from samenplan.debate.rules.kinds import LANGUAGES, DebateState, PersonKind
from samenplan.debate.views.limits import COUNTER
from samenplan.debate.words import hindrances_told, worded
from samenplan.ui.page import page

COOKIE = "debat" if settings.LOCAL else "__Secure-debat"
KEY_LENGTH = 32
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
        return salted_hmac("samenplan.debate.form", f"{self.debate.token}:{self.key}", algorithm="sha256").hexdigest()


class VoterRequest(HttpRequest):
    """A request by somebody who holds the link."""

    voter: Voter


VoterView = Callable[Concatenate[VoterRequest, Params], HttpResponse]
View = Callable[Concatenate[HttpRequest, Params], HttpResponse]


def for_voters(view: VoterView[Params]) -> View[Params]:
    """A page of a debate for whoever holds its link; a post needs the token of the form."""

    @wraps(view)
    def shown(request: VoterRequest, *args: Params.args, **kwargs: Params.kwargs) -> HttpResponse:
        debate = debate_behind(str(kwargs.pop("token", "")))
        if debate is None:
            raise Http404
        request.voter = _voter(request, debate)
        _forget_the_rest(request)
        with override(request.voter.language):
            response = _answer(view, request, *args, **kwargs)
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
        "in_hall": voter.in_hall,
        "once": secrets.token_hex(8),
    }
    part = "stelling" if context.pop("has_part", False) else ""
    return page(request, f"debate/{template}", {**common, **context}, part=part, status=status)


def limit(request: VoterRequest, act: str) -> None:
    """Stop here when this connection did this too often.

    Raises:
        Hindered: too often.
    """
    if not COUNTER.allows(str(request.META.get("REMOTE_ADDR", "")), act, now()):
        raise Hindered(Hindrance.TOO_OFTEN)


def door(name: str, debate: Debate) -> str:
    """The address of a page of this debate."""
    return reverse(f"debate_doors:{name}", args=[debate.token])


def _answer(
    view: VoterView[Params], request: VoterRequest, *args: Params.args, **kwargs: Params.kwargs
) -> HttpResponse:
    try:
        if request.method == "POST":
            _check_form(request)
        return view(request, *args, **kwargs)
    except Hindered as no:
        status = 403 if Hindrance.OLD_PAGE in no.hindrances else 422
        told = {"objections": hindrances_told(no.hindrances), "has_part": True}
        return show(request, "hindered.html", told, status=status)


def _check_form(request: VoterRequest) -> None:
    given = request.POST.get("bewijs", "")
    if not request.voter.has_cookie or not constant_time_compare(given, request.voter.form_token):
        raise Hindered(Hindrance.OLD_PAGE)


def _voter(request: HttpRequest, debate: Debate) -> Voter:
    key, language, way = _carried(request, debate)
    asked = request.GET.get("taal", "")
    chosen = asked if asked in LANGUAGES else language or _browser_language(request)
    in_hall = way == "zaal" or request.GET.get("zaal") == "1"
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


def starting(response: HttpResponse) -> HttpResponse:
    """The page begins a visit: from here on the browser carries the key."""
    response.starts_visit = True  # type: ignore[attr-defined]  # read in _sealed
    return response
