"""Filters that write dates, amounts and counts as Flemish readers do, and small Markdown."""

from datetime import date, datetime

from django.template import Library
from django.utils.safestring import SafeString
from django.utils.timezone import localtime

from samenplan.core import dutch
from samenplan.ui.markdown import markdown_html

register = Library()


@register.filter
def money(cents: int | str | None) -> str:
    """Cents as € 25.000; nothing for None or a name that the template does not know."""
    return dutch.euros(cents) if isinstance(cents, int) else ""


@register.filter
def day(value: date | datetime | str | None) -> str:
    """A day as 23 november 2026 (of a moment: the day in Brussels); nothing for None."""
    if isinstance(value, datetime):
        return dutch.written_date(localtime(value).date())
    return dutch.written_date(value) if isinstance(value, date) else ""


@register.filter
def moment(value: datetime | str | None) -> str:
    """A moment as 23 november 2026 om 10:42, in Brussels; nothing for None."""
    if not isinstance(value, datetime):
        return ""
    here = localtime(value)
    return f"{dutch.written_date(here.date())} om {here:%H:%M}"


@register.filter
def number(value: int | str | None) -> str:
    """A whole number as 25.000; nothing for None or an unknown name."""
    return dutch.number(value) if isinstance(value, int) else ""


@register.filter
def plural(count: int, words: str) -> str:
    """A count with its noun: `{{ 14|plural:"actie,acties" }}` gives 14 acties."""
    one, many = words.split(",")
    return dutch.counted(count, one, many)


@register.filter
def markdown(text: str | None) -> SafeString:
    """Small Markdown as safe HTML."""
    return markdown_html(text or "")
