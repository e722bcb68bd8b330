"""What a fiche leaves open stands on the plan's own list of what is still to be determined."""

from datetime import date
from html import unescape

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils.timezone import now

from samenplan.execution.models import IndicatorProfile
from samenplan.execution.queries.undecided import undecided
from samenplan.execution.tests.figures import a_measured_plan, an_indicator
from samenplan.plans.queries.open_points import SOURCES, tell_open_points
from samenplan.plans.tests.builders import a_plan

pytestmark = pytest.mark.django_db
DAY = date(2027, 2, 1)


@pytest.fixture
def plan(lien):
    return a_measured_plan(lien)


def an_open_fiche(plan, name="Meldingen", *, target="?", day=DAY, **profile):
    """A fiche that says when one decides; its indicator has what the plan writes as target."""
    row = an_indicator(plan, name, decide_by=day, **profile)
    row.target = target
    row.save(update_fields=["target"])
    return row


def listed_on(page):
    """Each line of the page: day and what."""
    return [(line.due_on, line.what) for line, _, _ in page.context["rows"]]


def opened(browser, plan):
    return browser.get(f"/brugwijk/plannen/{plan.pk}/nog-te-bepalen/")


def test_a_fiche_says_what_is_open_before_when_and_where_one_decides(plan, client_of, lien_user):
    row = an_open_fiche(plan)
    page = opened(client_of(lien_user), plan)
    assert (DAY, "nulmeting en streefwaarde van “Meldingen”") in listed_on(page)
    words = unescape(page.content.decode())
    assert "Nulmeting en streefwaarde van “Meldingen”" in words
    assert f'href="/brugwijk/uitvoering/indicatoren/{row.pk}/fiche/"' in words


def test_who_only_reads_is_led_to_the_indicator(plan, client_of, griet_user):
    row = an_open_fiche(plan)
    words = opened(client_of(griet_user), plan).content.decode()
    assert f'href="/brugwijk/uitvoering/indicatoren/{row.pk}/"' in words
    assert "/fiche/" not in words


@pytest.mark.parametrize(
    ("target", "profile", "what"),
    [
        ("?", {"baseline_value": 14}, ["streefwaarde van “Meldingen”"]),
        ("?", {"target_value": 40}, ["nulmeting van “Meldingen”"]),
        ("40 %", {}, ["nulmeting van “Meldingen”"]),
        ("?", {"baseline_value": 14, "target_value": 40}, []),
        ("?", {"day": None}, []),
    ],
)
def test_only_what_is_not_there_is_listed_and_only_when_a_day_was_chosen(plan, lien, target, profile, what):
    an_open_fiche(plan, target=target, **profile)
    assert [one.what for one in undecided(plan, lien)] == what


def test_it_stands_among_the_points_of_the_plan_in_the_order_of_their_days(plan, client_of, lien_user):
    before = listed_on(opened(client_of(lien_user), plan))
    an_open_fiche(plan, "Eerst", day=date(2020, 1, 1))
    an_open_fiche(plan, "Laatst", day=date(2030, 1, 1))
    after = listed_on(opened(client_of(lien_user), plan))
    days = [day for day, _ in after if day is not None]
    assert (len(before) > 0, len(after) - len(before), days) == (True, 2, sorted(days))
    assert after[0] == (date(2020, 1, 1), "nulmeting en streefwaarde van “Eerst”")
    assert [day for day, _ in after][len(days) :] == [None] * (len(after) - len(days))


def test_another_plan_another_town_and_an_action_that_is_gone_show_nothing(plan, lien, omar):
    row = an_open_fiche(plan)
    assert undecided(plan, omar) == []
    assert undecided(a_plan(lien), lien) == []
    row.node.deleted_at = now()
    row.node.save(update_fields=["deleted_at"])
    assert (undecided(plan, lien), IndicatorProfile._rows.count()) == ([], 1)


def test_three_fiches_cost_as_many_queries_as_one(plan, client_of, lien_user):
    browser, counts = client_of(lien_user), []
    an_open_fiche(plan)
    opened(browser, plan)
    for more in (0, 2):
        for place in range(more):
            an_open_fiche(plan, f"Nog {place}")
        with CaptureQueriesContext(connection) as seen:
            opened(browser, plan)
        counts.append(len(seen))
    assert counts[0] == counts[1]


def test_a_name_is_told_once():
    with pytest.raises(ValueError, match="told twice"):
        tell_open_points("fiches", lambda plan, actor: [])
    assert SOURCES["fiches"] is undecided
