"""A yearly report of 2026, for tests."""

from datetime import UTC, date, datetime

from samenplan.audit.models import Event
from samenplan.execution.models import YearReport
from samenplan.execution.operations.year_reports import make_report, write_part
from samenplan.execution.rules.editing_report import Period
from samenplan.execution.rules.year_facts import ReportPart
from samenplan.plans.rules.editing import Change

YEAR = Period(date(2026, 1, 1), date(2026, 12, 31))
TODAY = date(2026, 12, 1)
NOW = datetime(2026, 12, 1, 9, tzinfo=UTC)


def a_report(plan, by):
    return make_report(plan, "Jaarverslag 2026", YEAR, by=by)


def fresh(report):
    return YearReport._rows.select_related("plan__authority").get(pk=report.pk)


def verbs():
    rows = Event._rows.filter(verb__startswith="report.").order_by("pk")
    return list(rows.values_list("verb", flat=True))


def write(report, text, by, *, base=""):
    write_part(report, ReportPart.SHORT, Change(text, base), by=by, today=TODAY)
