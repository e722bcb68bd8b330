"""Days, periods and counts in the language of the reader."""

from datetime import date, datetime

from django.template import Library
from django.utils.translation import gettext

from samenplan.execution.rules.year_facts import ReportPart
from samenplan.plans.rules.content import PlanContent
from samenplan.public import progress_words, words
from samenplan.public.rules.search import Results

register = Library()


@register.filter
def said_day(value: date | datetime | None) -> str:
    """A day in the reader's language; nothing for None."""
    return "" if value is None else words.day(value)


@register.simple_tag
def said_period(content: PlanContent) -> str:
    """From when until when a plan runs."""
    return words.period(content.starts_on, content.ends_on)


@register.simple_tag
def said_days(first: date, last: date) -> str:
    """Van 1 oktober 2025 tot 30 september 2026."""
    return words.period(first, last)


@register.simple_tag
def said_part(part: ReportPart) -> str:
    """The title of a part of a yearly report."""
    return str(progress_words.REPORT_PARTS[part])


@register.simple_tag
def said_since(day: date) -> str:
    """Wat veranderde sinds 1 september 2026."""
    return progress_words.since(day)


@register.simple_tag
def said_found(results: Results) -> str:
    """How many goals and actions were found, in one sentence."""
    asked = {"query": results.query}
    if not results.found:
        return gettext("We vonden niets voor “%(query)s”. Probeer een korter of een ander woord.") % asked
    kinds = [words.goals(results.goals)] if results.goals else []
    kinds += [words.actions(results.actions)] if results.actions else []
    return gettext("We vonden %(what)s voor “%(query)s”.") % {**asked, "what": words.listed(kinds)}
