"""Ways through a page and from page to page, and figures with their table."""

from typing import cast
from urllib.parse import urlencode

from django.core.paginator import Page
from django.template import Context, Library
from django.utils.html import conditional_escape, format_html, format_html_join
from django.utils.safestring import SafeString

from samenplan.ui.icons import icon_svg
from samenplan.ui.qr_code import drawn
from samenplan.ui.templatetags.parts import attributes

register = Library()


@register.simple_tag
def breadcrumbs(*parts: object) -> SafeString:
    """`{% breadcrumbs "Plannen" plans_url "Samen in Brugwijk" %}`: word, address, word, address, …, this page."""
    pairs = list(zip(parts[0:-1:2], parts[1::2], strict=False))
    links = format_html_join("", '<li><a href="{}">{}</a></li>', ((href, word) for word, href in pairs))
    here = format_html('<li aria-current="page">{}</li>', parts[-1])
    return format_html('<nav class="crumbs" aria-label="Kruimelpad"><ol>{}{}</ol></nav>', links, here)


FEW_TABS = 3
"""So many tabs stand beside each other on a phone."""
_TABS = "tabs met"  # where a tag keeps the tabs of its block, while that is drawn


@register.simple_block_tag(takes_context=True)
def tabs(context: Context, content: str, label: str) -> SafeString:
    """`{% tabs "Bekijk als" %}{% tab url "Boom" current=True %}{% endtabs %}`: views of the same thing, as links.

    More than three become a menu on a phone, with where one is as its label; the style sheet shows one of both forms.
    """
    kept = _met(context)
    met, kept[:] = list(kept), []
    if len(met) <= FEW_TABS:
        return format_html('<nav class="tabs" aria-label="{}"><ul>{}</ul></nav>', label, content)
    here = next((text for text in met if text is not None), None)
    said = format_html('<span class="sr">{}, nu: </span>{}', label, here) if here is not None else label
    return format_html(
        '<nav class="tabs many" aria-label="{}"><ul>{}</ul>'
        '<details class="tabs-menu" data-menu><summary>{}</summary><ul>{}</ul></details></nav>',
        label, content, said, content,
    )  # fmt: skip


@register.simple_tag(takes_context=True)
def tab(context: Context, href: str, text: str, current: bool | None = None) -> SafeString:
    """One of the tabs; current when its address is this page's, or as `current` says."""
    is_current = getattr(context.get("request"), "path", None) == href if current is None else current
    _met(context).append(text if is_current else None)
    here = attributes(aria_current="page" if is_current else None)
    return format_html('<li><a href="{}"{}>{}</a></li>', href, here, text)


def _met(context: Context) -> list[str | None]:
    """The tabs of the block that is being drawn: the current one by its text, the others None."""
    return cast("list[str | None]", context.render_context.setdefault(_TABS, []))


@register.simple_block_tag
def datatable(content: str, caption: str, stack: bool = False) -> SafeString:
    """`{% datatable "Acties" %}<thead>…</thead><tbody>…</tbody>{% enddatatable %}`: scrolls by itself, by key too.

    `stack`: on a phone each row becomes a block; give each cell `data-label`.
    """
    return format_html(
        '<div class="table-scroll" role="region" aria-label="{}" tabindex="0">'
        '<table class="{}"><caption>{}</caption>{}</table></div>',
        caption, "data stacks" if stack else "data", caption, content,
    )  # fmt: skip


@register.simple_block_tag
def figure(content: str, title: str, reading: str, level: int = 3) -> SafeString:
    """`{% figure "Titel" "Eén zin." %}<svg…>{% figuretable "…" %}…{% endfiguretable %}{% endfigure %}`."""
    return format_html(
        '<figure class="figure"><h{} class="figure-title">{}</h{}>{}<figcaption>{}</figcaption></figure>',
        level, title, level, content, reading,
    )  # fmt: skip


@register.simple_block_tag
def figuretable(content: str, caption: str) -> SafeString:
    """The numbers behind a figure, folded; printed in full."""
    return format_html(
        '<details class="fold"><summary>Bekijk de cijfers als tabel</summary>'
        '<div class="table-scroll" role="region" aria-label="{}" tabindex="0">'
        '<table class="data"><caption>{}</caption>{}</table></div></details>',
        caption, caption, content,
    )  # fmt: skip


@register.simple_tag(takes_context=True)
def pager(context: Context, shown: "Page[object]", label: str = "Bladzijden", name: str = "pagina") -> SafeString:
    """`{% pager page_obj %}`: previous, which page, next; keeps the other parts of the address."""
    if shown.paginator.num_pages < 2:
        return SafeString("")
    where = format_html('<span aria-current="page">Bladzijde {} van {}</span>', shown.number, shown.paginator.num_pages)
    back = forth = SafeString("")
    if shown.has_previous():
        href = _page_address(context, name, shown.previous_page_number())
        back = format_html('<a rel="prev" href="{}">{}Vorige</a>', href, icon_svg("chevron-left"))
    if shown.has_next():
        href = _page_address(context, name, shown.next_page_number())
        forth = format_html('<a rel="next" href="{}">Volgende{}</a>', href, icon_svg("chevron-right"))
    return format_html('<nav class="pager" aria-label="{}">{}{}{}</nav>', label, back, where, forth)


def _page_address(context: Context, name: str, number: int) -> str:
    request = context.get("request")
    kept = [(key, value) for key, values in request.GET.lists() if key != name for value in values] if request else []
    return "?" + urlencode([*kept, (name, str(number))])


@register.simple_block_tag
def fold(content: str, summary: str, opened: bool = False) -> SafeString:
    """`{% fold "Meer uitleg" %}…{% endfold %}`: text that one can open; works without JavaScript."""
    return format_html(
        '<details class="fold"{}><summary>{}</summary><div class="stack">{}</div></details>',
        attributes(open=opened), conditional_escape(summary), content,
    )  # fmt: skip


@register.simple_tag
def qr(text: str, title: str) -> SafeString:
    """`{% qr url "QR-code van de link" %}`: the address as a code to scan; put the address itself beside it."""
    code = drawn(text)
    return format_html(
        '<svg class="qr" viewBox="0 0 {} {}" role="img" aria-label="{}" shape-rendering="crispEdges">'
        '<rect class="qr-ground" width="100%" height="100%"/><path class="qr-dark" d="{}"/></svg>',
        code.size, code.size, title, code.path,
    )  # fmt: skip
