"""The pages of indicators: what stands there, who may see it, and what a wrong form keeps."""

from datetime import date
from decimal import Decimal

import pytest
from django.urls import reverse

from samenplan.execution.models import IndicatorProfile, Measurement
from samenplan.execution.rules.kinds import Direction, FigureSource
from samenplan.execution.tests.figures import ANSWERS, TODAY, a_measured_plan, a_measurement, an_indicator


@pytest.fixture
def plan(lien):
    return a_measured_plan(lien)


@pytest.fixture
def browser(client_of, lien_user):
    return client_of(lien_user)


def url(name, *ids, town="brugwijk"):
    return reverse(f"execution:{name}", args=[town, *ids])


def text(answer):
    return " ".join(answer.content.decode().replace("\N{NO-BREAK SPACE}", " ").split())


def test_the_board_says_how_each_indicator_stands_and_what_is_missing(plan, browser, lien):
    trust = an_indicator(plan, target_value=Decimal(40), baseline_value=Decimal(26))
    a_measurement(trust, 35, by=lien)
    an_indicator(plan, "Meldingen", unit="meldingen")
    page = text(browser.get(url("indicators", plan.pk)))
    assert "op weg" in page and "nog geen meting" in page
    assert "Voeg een meting toe" in page and "Vul de fiche aan" in page
    assert "De streefwaarde “120” is nog niet als getal bevestigd." in page


def test_an_empty_board_teaches(client_of, lien_user, lien):
    from samenplan.plans.operations.plans import PlanFacts, create_plan

    bare = create_plan(PlanFacts(title="Leeg"), by=lien)
    assert "In dit plan staat nog geen indicator." in text(client_of(lien_user).get(url("indicators", bare.pk)))


def test_the_board_costs_the_same_for_one_and_for_many(plan, browser, lien, django_assert_num_queries):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    a_measurement(an_indicator(plan, "Eerste", target_value=Decimal(40)), 30, by=lien)
    browser.get(url("indicators", plan.pk))
    with CaptureQueriesContext(connection) as one:
        browser.get(url("indicators", plan.pk))
    for number in range(12):
        row = an_indicator(plan, f"Nummer {number}", target_value=Decimal(40))
        a_measurement(row, 30, by=lien)
        a_measurement(row, 31, by=lien)
    with CaptureQueriesContext(connection) as many:
        browser.get(url("indicators", plan.pk))
    assert len(many) == len(one)


def test_the_page_of_an_indicator_says_no_demonstrable_change_plainly(plan, browser, lien):
    trust = an_indicator(plan, target_value=Decimal(40))
    a_measurement(trust, 26, by=lien, on=date(2021, 5, 1), base=450)
    a_measurement(trust, 30, by=lien, on=date(2024, 5, 1), base=450)
    page = text(browser.get(url("indicator", trust.pk)))
    assert "Geen aantoonbare verandering: 26 % en 30 %." in page
    assert 'class="pic-target"' in page and "pic-span" in page


def test_a_figure_to_read_with_care_says_why(plan, browser, lien):
    reports = an_indicator(plan, "Meldingen", unit="meldingen", direction=Direction.WITH_CARE)
    a_measurement(reports, 30, by=lien)
    assert "Meer meldingen kan ook goed nieuws zijn" in text(browser.get(url("indicator", reports.pk)))


def test_answers_come_with_agreement_median_letter_and_the_warning(plan, browser, lien):
    row = an_indicator(plan, answers=list(ANSWERS))
    a_measurement(row, None, by=lien, counts=(40, 5, 10, 5, 40))
    page = text(browser.get(url("indicator", row.pk)))
    for said in ("Overeenstemming A", "-0,64", "Polarisatiescore", "0,82", "neutraal", "Lees dit getal nooit alleen"):
        assert said in page
    assert "De antwoorden liggen vooral aan de twee uiteinden" in page


def test_two_answers_are_refused_with_the_reason(plan, browser, lien):
    row = an_indicator(plan, answers=["ja", "nee"])
    a_measurement(row, None, by=lien, counts=(40, 60))
    page = text(browser.get(url("indicator", row.pk)))
    assert "minstens 3 antwoordmogelijkheden" in page and "Overeenstemming A" not in page


def test_the_history_tells_who_and_keeps_what_was_withdrawn(plan, browser, lien, lien_user):
    row = a_measurement(an_indicator(plan), 26, by=lien, note="Na de marktdag")
    address = url("withdraw_measurement", row.pk)
    assert "Meting intrekken?" in text(browser.get(address))
    assert browser.post(address).status_code == 302
    page = text(browser.get(url("indicator", row.indicator_id)))
    assert page.count(lien_user.full_name) >= 2 and "Na de marktdag" in page and "ingetrokken" in page
    assert "Er is nog geen meting van deze indicator." in page


def test_a_measurement_by_hand_and_a_wrong_one_that_keeps_what_was_typed(plan, browser):
    row = an_indicator(plan)
    wrong = browser.post(url("measure", row.pk), {"measured_on": "1/5/2024", "value": "veel", "note": "na de markt"})
    assert wrong.status_code == 422
    assert "Dit is geen getal." in text(wrong) and "na de markt" in text(wrong)
    right = {"measured_on": "1 mei 2024", "value": "26,5", "n": "1.200", "base": "1.000", "key": "k"}
    assert browser.post(url("measure", row.pk), right).status_code == 302
    kept = Measurement._rows.get()
    assert (kept.value, kept.n, kept.base, kept.measured_on) == (Decimal("26.5"), 1200, 1000, date(2024, 5, 1))


def test_a_value_in_the_future_is_said_in_the_form(plan, browser):
    row = an_indicator(plan)
    answer = browser.post(url("measure", row.pk), {"measured_on": "1/5/2199", "value": "26"})
    assert (answer.status_code, "niet in de toekomst" in text(answer)) == (422, True)


def test_answers_are_counted_by_hand(plan, browser):
    row = an_indicator(plan, answers=list(ANSWERS))
    posted = {"measured_on": "1/5/2024"} | {f"count_{place}": str(place * 5) for place in range(5)}
    assert browser.post(url("measure", row.pk), posted).status_code == 302
    assert Measurement._rows.get().counts == [0, 5, 10, 15, 20]


def test_the_fiche_offers_the_number_of_the_plan_and_keeps_it_when_confirmed(plan, browser):
    row = an_indicator(plan)
    page = text(browser.get(url("profile", row.pk)))
    assert "In het plan staat “40 %”. Klopt dit getal?" in page and 'value="40"' in page
    assert not IndicatorProfile._rows.exists()
    posted = {
        "level": "outcome",
        "direction": "with_care",
        "kind": "survey",
        "target_value": "40",
        "decide_by": "1/2/2027",
    }
    assert browser.post(url("profile", row.pk), posted).status_code == 302
    kept = IndicatorProfile._rows.get()
    assert (kept.target_value, kept.direction, kept.decide_by) == (40, "with_care", date(2027, 2, 1))


def test_to_be_decided_is_shown_with_its_day(plan, browser):
    row = an_indicator(plan, decide_by=date(2027, 2, 1))
    row.target = "?%"
    row.save()
    assert "nog te bepalen voor 1 februari 2027" in text(browser.get(url("indicators", plan.pk)))


def test_a_rule_is_typed_in_plain_words(plan, browser):
    row = an_indicator(plan, answers=list(ANSWERS))
    posted = {
        "kind": "mean",
        "items": "a\nb\nc",
        "minimum": "2",
        "classes": "laag: tot en met 2,8\nhoog",
        "counted": "hoog",
    }
    assert browser.post(url("rule", row.pk), posted).status_code == 302
    assert IndicatorProfile._rows.get().rule["classes"] == [
        {"name": "laag", "up_to": "2.8", "is_in": True}, {"name": "hoog"},
    ]  # fmt: skip
    assert "laag: tot en met 2,8" in browser.get(url("rule", row.pk)).content.decode()
    wrong = browser.post(url("rule", row.pk), posted | {"classes": "laag: veel"})
    assert (wrong.status_code, "geen klasse" in text(wrong)) == (422, True)


def test_a_partner_counts_from_her_own_page(plan, client_of, mo_user, buurtwerk):
    row = an_indicator(plan, "Deelnemers", unit="deelnemers")
    row.node.involvements.get_or_create(party=buurtwerk, part="partner")
    mine, address = client_of(mo_user), url("own_measure", row.node_id, row.pk)
    assert mine.get(address).status_code == 200
    assert mine.post(address, {"value": "48", "measured_on": TODAY.isoformat(), "key": "k"}).status_code == 302
    assert "48 deelnemers" in text(mine.get(address))
    assert mine.get(url("indicator", row.pk)).status_code == 403
    IndicatorProfile(indicator=row, kind=FigureSource.SURVEY).save()
    assert mine.get(address).status_code == 404


@pytest.mark.parametrize("name", ["indicator", "profile", "rule", "measure"])
def test_another_town_finds_nothing(plan, client_of, omar_user, name):
    row = an_indicator(plan)
    assert client_of(omar_user).get(url(name, row.pk, town="molenrode")).status_code == 404


@pytest.mark.parametrize("name", ["profile", "rule", "measure"])
def test_a_reader_sees_the_indicator_but_may_not_write(plan, client_of, griet_user, name):
    row = an_indicator(plan)
    reader = client_of(griet_user)
    assert reader.get(url("indicator", row.pk)).status_code == 200
    assert "Voeg een meting toe" not in text(reader.get(url("indicators", plan.pk)))
    assert reader.get(url(name, row.pk)).status_code == 403


@pytest.mark.parametrize("name", ["profile", "rule", "measure"])
def test_whoever_changes_her_mind_goes_back_to_the_indicator(plan, browser, name):
    row = an_indicator(plan)
    assert f'<a href="{url("indicator", row.pk)}">Toch niet</a>' in browser.get(url(name, row.pk)).content.decode()
