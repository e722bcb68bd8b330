"""Bars, shares and the map of a debate."""

from django.template import Library
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext

from samenplan.debate.models import Statement
from samenplan.debate.queries.results import Reading
from samenplan.debate.reports.map_svg import map_svg
from samenplan.debate.reports.result_words import map_places, words_of
from samenplan.debate.rules.outcome import Interval, Outcome
from samenplan.debate.words import Said
from samenplan.debate.words import said as said_of

register = Library()


@register.filter
def span(interval: Interval | None) -> str:
    """An interval as 70–85 %; what is too little to show as words."""
    if interval is None:
        return gettext("te weinig stemmen om te tonen")
    return f"{interval.low:.0%}–{interval.high:.0%}".replace("%", "", 1).replace("%", " %")


@register.filter
def agreeing(interval: Interval | None) -> str:
    """An interval as 70–85 % eens."""
    return gettext("%(share)s eens") % {"share": span(interval)} if interval else span(interval)


@register.filter
def cell(count: int | None) -> str:
    """A count that may be shown, or that it is not."""
    return gettext("niet getoond") if count is None else f"{count:,}".replace(",", ".")


@register.simple_tag
def span_bar(interval: Interval | None) -> SafeString:
    """A track from 0 to 100 % with the interval on it; what it says stands beside it in words."""
    if interval is None:
        return format_html('<svg class="span-bar" aria-hidden="true">{}</svg>', _TRACK)
    width = max(interval.high - interval.low, 0.015)
    return format_html(
        '<svg class="span-bar" aria-hidden="true">{}<rect class="span-fill" x="{}%" y="3" width="{}%" '
        'height="10" rx="3"/></svg>',
        _TRACK, round(interval.low * 100, 1), round(width * 100, 1),
    )  # fmt: skip


_TRACK = SafeString(
    '<rect class="span-track" y="3" width="100%" height="10" rx="3"/>'
    '<rect class="span-half" x="50%" width="1" height="16"/>'
)


@register.simple_tag
def debate_map(outcome: Outcome, you: tuple[float, float] | None = None, uid: str = "kaart") -> SafeString:
    """The map as a picture, in the reader's language."""
    title = gettext("Kaart van de meningen")
    return SafeString(map_svg(map_places(outcome), title, uid=uid, you=(gettext("jij"), *you) if you else None))


@register.filter
def text_in(number: int, reading: Reading) -> str:
    """The statement with this number, for this reader."""
    return words_of(reading, number)


@register.filter
def said(statement: Statement) -> Said:
    """A statement with its translation for this reader. Wants `translations` fetched along."""
    return said_of(statement)
