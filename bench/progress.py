"""A plan that is carried out, large: the yearly report and the public page of progress. One process, a test client."""

from collections.abc import Iterator
from datetime import UTC, date, datetime

from django.conf import settings
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from bench.measuring import Line, Target, Unit, milliseconds, single, timed
from samenplan.authorities.example import LIEN, place_person
from samenplan.authorities.queries import actor_for, house_style, memberships_of
from samenplan.documents.typesetting import paper_pdf
from samenplan.execution.models import YearReport
from samenplan.execution.operations.outside import show_progress
from samenplan.execution.operations.year_reports import make_report
from samenplan.execution.queries.year_reports import parts_of
from samenplan.execution.reports.year_paper import report_paper, summary_paper
from samenplan.execution.rules.editing_report import Period
from samenplan.execution.tests.builders import a_busy_plan
from samenplan.execution.tests.public_plans import make_public

ACTIONS, ACTIVITIES = 300, 20_000
TODAY = date(2026, 11, 25)
YEAR = Period(date(2026, 1, 1), date(2026, 12, 31))
MOST_SECONDS, MOST_QUERIES = 2.0, 26
OF = f"{ACTIONS} acties en {ACTIVITIES} activiteiten".replace("20000", "20.000")


def lines() -> Iterator[Line]:
    """The report and the public pages."""
    user = place_person(LIEN)
    lien = actor_for(user, memberships_of(user))
    plan = a_busy_plan(lien, actions_count=ACTIONS, activities=ACTIVITIES)
    make_public(plan, lien)
    show_progress(plan, takes_reactions=True, now=datetime(2026, 11, 3, tzinfo=UTC), by=lien)
    report = make_report(plan, "Jaarverslag 2026", YEAR, by=lien)
    client = Client(SERVER_NAME="localhost")
    client.force_login(user, backend=settings.AUTHENTICATION_BACKENDS[0])
    yield from _report(report, client)
    yield from _public(plan.uid)


def _report(report: YearReport, client: Client) -> Iterator[Line]:
    address = f"/brugwijk/plannen/{report.plan_id}/uitvoering/verslagen/{report.pk}/"
    with CaptureQueriesContext(connection) as asked:
        answer = client.get(address)
    queries = len(asked)  # now: the next request empties the log
    if answer.status_code != 200 or answer.content.count(b"activiteiten") < ACTIONS:
        raise AssertionError(f"This is not the report: {answer.status_code}")
    limit = Target(MOST_SECONDS * 1000)
    yield single(f"Jaarverslag van {OF}: vragen aan de databank", queries, Unit.COUNT, Target(MOST_QUERIES))
    yield milliseconds("Jaarverslag: de gegevens", timed(lambda: parts_of(report, TODAY), 10).wall, limit, judge=0.95)
    yield milliseconds("Jaarverslag: de bladzijde", timed(lambda: client.get(address), 10).wall, limit, judge=0.95)
    shown, style = parts_of(report, TODAY)[0], house_style(report.plan.authority)
    whole = report_paper(shown, style, footer="", is_draft=True)
    short = summary_paper(shown, style, footer="", is_draft=True)
    yield milliseconds("Jaarverslag: PDF", timed(lambda: paper_pdf(whole, style, dated_on=TODAY), 5).wall, limit)
    yield milliseconds("Eén bladzijde: PDF", timed(lambda: paper_pdf(short, style, dated_on=TODAY), 5).wall, limit)


def _public(uid: str) -> Iterator[Line]:
    stranger = Client(SERVER_NAME="localhost")
    for name, path in (
        ("Openbare bladzijde van het plan met voortgang", f"/openbaar/brugwijk/{uid}/"),
        ("Openbare voortgang", f"/openbaar/brugwijk/{uid}/voortgang/"),
        ("Openbare actie", f"/openbaar/brugwijk/{uid}/acties/act-0/"),
        ("Beeld om in te sluiten", f"/insluiten/{uid}.svg"),
    ):
        if stranger.get(path).status_code != 200:
            raise AssertionError(f"not there: {path}")
        yield milliseconds(f"{name}: tijd", timed(lambda path=path: stranger.get(path), 10).wall)
