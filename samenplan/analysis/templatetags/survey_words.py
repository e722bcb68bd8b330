"""Days in the language of the reader, and figures as Dutch readers write them."""

from datetime import date

from django.template import Library
from django.utils.formats import date_format
from django.utils.translation import get_language

from samenplan.core import dutch

register = Library()


@register.filter
def said_day(value: date | None) -> str:
    """A day in the reader's language; nothing for None."""
    if value is None:
        return ""
    return dutch.written_date(value) if (get_language() or "nl") == "nl" else date_format(value, "j F Y")


@register.filter
def comma(value: float | None) -> str:
    """A figure with a decimal comma and two digits: 0,61."""
    return "" if value is None else f"{value:.2f}".replace(".", ",")
