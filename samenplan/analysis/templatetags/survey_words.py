"""Days in the language of the reader."""

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
