"""The pages of an import: hand over, correct, take over, watch, undo; the same without JavaScript."""

import time

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from samenplan.execution.models import FigureImport, Measurement
from samenplan.execution.rules.kinds import ImportState
from samenplan.execution.tests.figure_files import answers_csv, monitor_workbook
from samenplan.execution.tests.figures import ANSWERS, a_measured_plan, an_indicator


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


def hand_over(browser, plan, name, data, **more):
    posted = {"shape": "table", "file": SimpleUploadedFile(name, data)} | more
    return browser.post(url("figure_imports", plan.pk), posted)


def test_a_monitor_workbook_from_upload_to_undo(plan, browser, brugwijk):
    brugwijk.nis_codes.create(code="41002")
    trust = an_indicator(plan, "Houding")
    where = hand_over(browser, plan, "monitor.xlsx", monitor_workbook()).url
    page = text(browser.get(where))
    assert "Aandeel inwoners dat positief staat" in page and "kies bij een kolom" in page
    names = FigureImport._rows.get().mapping["uses"]
    place = [use[0] for use in names].index("eens")
    browser.post(where, {f"kolom-{place}": f"value:{trust.uid}", "kolom-0": "bestaat niet"})
    page = text(browser.get(where))
    assert "Houding: 41,5 % op 31 december 2023" in page and "5 rijen van andere gebieden" in page
    assert not Measurement._rows.exists()
    run = FigureImport._rows.get()
    assert browser.post(url("figure_apply", plan.pk, run.pk)).status_code == 302
    assert "Ingelezen" in text(browser.get(where)) and Measurement._rows.filter(withdrawn_at=None).count() == 2
    browser.post(url("figure_undo", plan.pk, run.pk))
    assert "Ongedaan gemaakt" in text(browser.get(where))
    assert not Measurement._rows.filter(withdrawn_at=None).exists()


def test_answers_ask_for_their_day_and_show_what_they_become(plan, browser):
    an_indicator(plan, "v1", answers=list(ANSWERS))
    wrong = hand_over(browser, plan, "a.csv", answers_csv(200), shape="answers")
    assert (wrong.status_code, "Zeg op welke dag" in text(wrong)) == (422, True)
    where = hand_over(browser, plan, "a.csv", answers_csv(200), shape="answers", measured_on="1/5/2026").url
    page = text(browser.get(where))
    assert "200 antwoorden, van 1 mei 2026" in page and "zonder mening" in page
    assert "nummer, ingevuld op en opmerking" in page


@pytest.mark.parametrize(
    ("name", "data"), [("x.docx", b"PK\x03\x04"), ("x.xlsx", b"geen zip"), ("x.csv", b"\x00\x01"), ("x.exe", b"MZ")]
)
def test_a_file_that_cannot_be_read_costs_one_sentence_and_keeps_nothing(plan, browser, name, data):
    answer = hand_over(browser, plan, name, data)
    assert (answer.status_code, FigureImport._rows.count()) == (422, 0)
    assert "Er is niets bewaard" in text(answer)


def test_a_table_with_too_many_rows_says_what_to_do(plan, browser):
    rows = b"v1;v2\n" + b"1;2\n" * 5_001
    answer = hand_over(browser, plan, "x.csv", rows)  # as a table: read whole
    assert (answer.status_code, "Bewaar alleen het blad" in text(answer)) == (422, True)


def test_a_file_with_an_account_of_a_person_is_refused(plan, browser):
    answer = hand_over(browser, plan, "x.csv", b"Jaar;Deelnemers;Naam\n2024;3;85.07.30-033.28\n")
    assert (answer.status_code, FigureImport._rows.count()) == (422, 0)


def test_a_busy_import_shows_how_far_it_is_to_a_browser_and_to_htmx(plan, browser, lien_user):
    run = plan.figure_imports.create(
        file_name="a.csv", state=ImportState.WAITING, rows_total=100_000, rows_done=40_000, by=lien_user
    )
    where = url("figure_import", plan.pk, run.pk)
    page = text(browser.get(where))
    assert '<progress id="voortgang" value="40000" max="100000">' in page
    assert 'hx-trigger="every 1s"' in page and "Kijk opnieuw" in page
    part = text(browser.get(where, headers={"HX-Request": "true"}))
    assert "40.000 van 100.000 rijen geteld" in part and "<html" not in part


def test_an_import_that_was_broken_off_can_be_asked_again(plan, browser, lien_user):
    from datetime import timedelta

    from django.utils.timezone import now

    run = plan.figure_imports.create(
        file_name="a.csv", state=ImportState.RUNNING, claimed_until=now() - timedelta(minutes=1), by=lien_user
    )
    assert "Er is niets half bewaard" in text(browser.get(url("figure_import", plan.pk, run.pk)))


@pytest.mark.django_db(transaction=True)
def test_many_answers_are_read_in_beside_the_request(plan, browser):
    row = an_indicator(plan, "v1", answers=list(ANSWERS))
    where = hand_over(browser, plan, "a.csv", answers_csv(30_000), shape="answers", measured_on="1/5/2026").url
    run = FigureImport._rows.get()
    assert "Dit zijn 30.000 antwoorden." in text(browser.get(where))
    assert browser.post(url("figure_apply", plan.pk, run.pk)).status_code == 302
    for _ in range(100):
        if "Ingelezen" in text(browser.get(where)):
            break
        time.sleep(0.1)
    assert Measurement._rows.get(indicator=row).n == 30_000


def test_a_reader_and_another_town_stay_out(plan, client_of, griet_user, omar_user, lien_user):
    run = plan.figure_imports.create(file_name="a.csv", by=lien_user)
    assert client_of(griet_user).get(url("figure_imports", plan.pk)).status_code == 403
    stranger = client_of(omar_user)
    for name, ids in (("figure_imports", [plan.pk]), ("figure_import", [plan.pk, run.pk])):
        assert stranger.get(url(name, *ids, town="molenrode")).status_code == 404
    for name in ("figure_apply", "figure_undo"):
        assert stranger.post(url(name, plan.pk, run.pk, town="molenrode")).status_code == 404
