"""Pages of the look itself: the gallery, an authority's colours, the icon."""

from hashlib import sha256
from typing import cast

from django.apps import apps
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.templatetags.static import static
from django.utils.cache import get_conditional_response
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from samenplan.core import access
from samenplan.ui.page import page
from samenplan.ui.rules import DARK, LIGHT, Colour, NotAColour, Palette, palette
from samenplan.ui.samples import gallery_samples

A_DAY = 24 * 3600


@require_safe
@access.everyone
def gallery(request: HttpRequest) -> HttpResponse:
    """Every component once, with invented people and towns."""
    return page(request, "ui/gallery.html", gallery_samples(request.GET.get("pagina", "1")))


def _accent(authority_id: int) -> Colour:
    """The colour as it stands with the authority; the tools may not know that feature, so by name.

    Raises:
        Http404: there is no such authority, or its colour is none.
    """
    rows = apps.get_model("authorities", "Authority").objects.filter(pk=authority_id)
    written = rows.values_list("accent", flat=True).first()
    try:
        return Colour.of(written or "")
    except NotAColour as error:
        raise Http404 from error


@require_safe
@access.everyone
@cache_control(public=True, max_age=A_DAY)
def theme(request: HttpRequest, authority_id: int) -> HttpResponse:
    """The authority's accent as custom properties, readable in both schemes."""
    accent = _accent(authority_id)
    light, dark = _properties(palette(accent, LIGHT)), _properties(palette(accent, DARK))
    sheet = (
        f":root{{{light}}}\n@media (prefers-color-scheme:dark){{:root{{{dark}}}}}\n@media print{{:root{{{light}}}}}\n"
    )
    mark = f'"{sha256(sheet.encode()).hexdigest()[:20]}"'
    response = HttpResponse(sheet, content_type="text/css; charset=utf-8", headers={"ETag": mark})
    return cast(HttpResponse, get_conditional_response(request, etag=mark, response=response))


def _properties(colours: Palette) -> str:
    return (
        f"--accent:{colours.accent};--accent-ink:{colours.ink};"
        f"--accent-text:{colours.text};--accent-soft:{colours.soft}"
    )


@require_safe
@access.everyone
@cache_control(public=True, max_age=A_DAY)
def favicon(request: HttpRequest) -> HttpResponse:
    """Browsers ask for this address by themselves."""
    return HttpResponseRedirect(static("ui/favicon.svg"))
