"""A private calendar: whole days, steady names, one's own actions, nothing internal; and an address that can end."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils.timezone import localdate
from icalendar import Calendar

from samenplan.audit.models import Event
from samenplan.authorities.operations.contacts import end_contact
from samenplan.authorities.queries import actor_of_contact
from samenplan.core.errors import Refused
from samenplan.execution.models import CalendarFeed, IndicatorProfile
from samenplan.execution.operations.calendars import feed_behind, make_feed, withdraw_feed
from samenplan.execution.queries.calendars import calendar_days
from samenplan.execution.tests.asked import EVENINGS, NOW, a_carried_out_plan, a_contact
from samenplan.plans.models import Plan, PlanNode
from samenplan.plans.tests.builders import node_of

SECRET_WORDS = "Interne nota: niet voor buiten"


@pytest.fixture
def plan(lien):
    """A milestone of Mo's action and one of another; an end, a measurement; internal notes everywhere."""
    plan = a_carried_out_plan(lien)
    evenings, rules = node_of(plan, EVENINGS), node_of(plan, "act-huisregels")
    evenings.milestones.create(title="Zaal vast", due_on=localdate() + timedelta(days=20))
    evenings.milestones.create(title="Al gehaald", due_on=localdate(), done_on=localdate())
    rules.milestones.create(title="Regels getekend", due_on=localdate() + timedelta(days=30))
    IndicatorProfile._rows.create(indicator=evenings.indicators.get(), next_on=localdate() + timedelta(days=40))
    PlanNode._rows.update(internal_note=SECRET_WORDS)
    return plan


def entries(client, secret):
    answer = client.get(f"/agenda/{secret}.ics")
    assert (answer.status_code, answer["Content-Type"]) == (200, "text/calendar; charset=utf-8")
    return answer, Calendar.from_ical(answer.content).walk("VEVENT")


def titles(client, secret):
    return [str(entry["summary"]) for entry in entries(client, secret)[1]]


def test_the_coordinator_sees_the_days_of_her_authority(plan, lien, client):
    found = titles(client, make_feed(by=lien, now=NOW))
    assert {"Mijlpaal: Zaal vast", "Mijlpaal: Regels getekend", "Volgende meting: Gespreksavonden"} <= set(found)
    assert any(title.startswith("Einde van de actie: ") for title in found)
    assert any(title.startswith("Het plan eindigt: ") for title in found)
    assert "Mijlpaal: Al gehaald" not in found


def test_a_partner_sees_her_own_actions_only(plan, mo, client):
    found = titles(client, make_feed(by=mo, now=NOW))
    assert found == ["Mijlpaal: Zaal vast", "Volgende meting: Gespreksavonden"]


def test_a_contact_without_account_has_a_calendar_too(plan, lien, client):
    contact = a_contact(plan, lien)
    secret = make_feed(by=actor_of_contact(contact), now=NOW)
    assert "Mijlpaal: Regels getekend" not in titles(client, secret)
    assert "Mijlpaal: Zaal vast" in titles(client, secret)
    end_contact(contact, by=lien, now=NOW)
    assert client.get(f"/agenda/{secret}.ics").status_code == 404


def test_entries_are_whole_days_with_steady_names(plan, lien, client):
    secret = make_feed(by=lien, now=NOW)
    answer, before = entries(client, secret)
    entry = next(one for one in before if one["summary"] == "Mijlpaal: Zaal vast")
    assert entry["dtstart"].dt == localdate() + timedelta(days=20)
    assert entry["dtend"].dt == localdate() + timedelta(days=21)
    assert type(entry["dtstart"].dt) is date
    assert str(entry["url"]).startswith("http://testserver/brugwijk/")
    assert client.get(f"/agenda/{secret}.ics").content == answer.content
    node_of(plan, EVENINGS).milestones.filter(title="Zaal vast").update(title="Zaal", due_on=localdate())
    after = {str(one["uid"]): str(one["summary"]) for one in entries(client, secret)[1]}
    assert after[str(entry["uid"])] == "Mijlpaal: Zaal"
    assert len(after) == len(before)


def test_no_internal_note_and_no_secret_is_in_it(plan, lien, client):
    answer, _ = entries(client, make_feed(by=lien, now=NOW))
    assert b"Interne" not in answer.content
    assert "no-store" in answer["Cache-Control"]


def test_line_ends_in_a_title_add_no_entry(plan, lien, client):
    node_of(plan, EVENINGS).milestones.create(title="A\r\nEND:VEVENT\r\nX:y", due_on=localdate())
    secret = make_feed(by=lien, now=NOW)
    starts = entries(client, secret)[0].content.count(b"\r\nBEGIN:VEVENT")
    assert starts == len(calendar_days(lien, localdate()))


def test_a_new_address_replaces_the_old_one_and_a_withdrawn_one_is_gone(plan, lien, client):
    first, second = make_feed(by=lien, now=NOW), make_feed(by=lien, now=NOW)
    assert [client.get(f"/agenda/{secret}.ics").status_code for secret in (first, second)] == [404, 200]
    withdraw_feed(by=lien, now=NOW)
    withdraw_feed(by=lien, now=NOW)
    assert client.get(f"/agenda/{second}.ics").status_code == 404
    verbs = list(Event._rows.filter(verb__startswith="calendar.").order_by("pk").values_list("verb", flat=True))
    assert verbs == ["calendar.made", "calendar.made", "calendar.withdrawn"]


def test_only_the_hash_is_kept(plan, lien):
    secret = make_feed(by=lien, now=NOW)
    assert secret not in str(list(CalendarFeed._rows.values()))


def test_who_lost_her_roles_or_left_has_no_calendar(plan, lien, lien_user, client):
    secret = make_feed(by=lien, now=NOW)
    lien_user.memberships.all().delete()
    assert client.get(f"/agenda/{secret}.ics").status_code == 404
    with pytest.raises(Refused):
        feed_behind(secret)


def test_two_towns_never_mix(plan, lien, omar, client):
    a_carried_out_plan(omar)
    Plan._rows.filter(authority=omar.home).update(title="Van Molenrode")
    texts = [entries(client, make_feed(by=actor, now=NOW))[0].content.decode() for actor in (lien, omar)]
    assert ["Van Molenrode" in text for text in texts] == [False, True]
    assert ["Zaal vast" in text for text in texts] == [True, False]


def test_an_administrator_without_plans_has_an_empty_calendar(plan, ann, client):
    assert titles(client, make_feed(by=ann, now=NOW)) == []


def test_the_page_shows_the_address_once(plan, lien_user, client_of, client):
    browser = client_of(lien_user)
    made = browser.post("/brugwijk/agenda/").content.decode()
    address = made.split('value="http://testserver/agenda/')[1].split('"')[0]
    assert client.get(f"/agenda/{address}").status_code == 200
    assert address not in browser.get("/brugwijk/agenda/").content.decode()
    assert browser.post("/brugwijk/agenda/", {"intrekken": "1"}).status_code == 302
    assert client.get(f"/agenda/{address}").status_code == 404


def test_a_partner_makes_her_own_on_her_own_page(plan, mo_user, client_of):
    page = client_of(mo_user).get("/brugwijk/agenda/").content.decode()
    assert ("Zaal vast" in page, "Regels getekend" in page) == (True, False)


def test_the_feed_is_read_only_and_answers_head(plan, lien, client):
    secret = make_feed(by=lien, now=NOW)
    assert client.head(f"/agenda/{secret}.ics").status_code == 200
    assert client.post(f"/agenda/{secret}.ics").status_code == 405


def test_three_milestones_cost_no_more_than_one(plan, lien, client):
    secret = make_feed(by=lien, now=NOW)
    with CaptureQueriesContext(connection) as one:
        client.get(f"/agenda/{secret}.ics")
    for uid in (EVENINGS, "act-feest", "act-vorming"):
        node_of(plan, uid).milestones.create(title="Meer", due_on=localdate())
    with CaptureQueriesContext(connection) as more:
        client.get(f"/agenda/{secret}.ics")
    assert len(more) == len(one)
