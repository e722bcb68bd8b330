"""Members at their surveys: the list, questions, opening, paper, results, files."""

import csv
import io
import re
from xml.etree import ElementTree

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from openpyxl import load_workbook
from qrcode.constants import ERROR_CORRECT_M
from qrcode.main import QRCode

from samenplan.analysis.models import Survey, SurveyResponse
from samenplan.analysis.operations.questions import add_from_bank
from samenplan.analysis.operations.surveys import close_survey, open_survey
from samenplan.analysis.rules.bank import BANK
from samenplan.analysis.tests.builders import TODAY, a_choice, a_draft, an_open_survey, answered, said, typed
from samenplan.analysis.tests.rows import everything
from samenplan.analysis.views.paper import PURPOSE
from samenplan.core.form_token import new_form_token
from samenplan.ui.qr_code import QUIET, qr_svg

pytestmark = pytest.mark.django_db
HOME = "/brugwijk/bevragingen/"
FORM = {"title": "Buurt", "intro": "", "opens_on": "", "closes_on": "", "minimum_cell": "5", "keep_months": "12"}


def words(response):
    return response.content.decode()


def at(survey, tail=""):
    return f"{HOME}{survey.pk}/{tail}"


def test_an_empty_list_teaches(client_of, lien_user):
    page = words(client_of(lien_user).get(HOME))
    assert "Er is nog geen bevraging." in page
    assert f'href="{HOME}nieuw/"' in page


def test_the_list_costs_as_many_queries_for_one_as_for_three(client_of, lien_user, lien):
    browser, counts = client_of(lien_user), []
    browser.get(HOME)
    for more in (1, 2):
        for _ in range(more):
            answered(an_open_survey(lien), 3)
        with CaptureQueriesContext(connection) as seen:
            browser.get(HOME)
        counts.append(len(seen))
    assert counts[0] == counts[1]


def test_from_nothing_to_an_open_survey(client_of, lien_user):
    hers = client_of(lien_user)
    made = hers.post(f"{HOME}nieuw/", FORM)
    survey = Survey.objects.unscoped(reason="test").get()
    assert made["Location"] == at(survey, "vragenbank/")
    hers.post(at(survey, "vragenbank/"), {"keys": ["trust_people", "trust_town"]})
    hers.post(at(survey, "vragen/nieuw/"), {"kind": "choice", "text": "Wat doe je?", "options": "praten\nkoken"})
    assert [row.text for row in survey.questions.all()][2] == "Wat doe je?"
    last = survey.questions.last()
    hers.post(at(survey, f"vragen/{last.pk}/verplaatsen/"), {"richting": "omhoog"})
    hers.post(at(survey, f"vragen/{last.pk}/"), {"kind": "yes_no", "text": "Kook je?", "options": "weg"})
    changed = survey.questions.get(pk=last.pk)
    assert (changed.position, changed.kind, changed.options) == (2, "yes_no", [])
    assert "Bevraging openen?" in words(hers.get(at(survey, "openen/")))
    assert hers.post(at(survey, "openen/"))["Location"] == at(survey)
    page = words(hers.get(at(survey)))
    assert f"http://testserver/bevraging/{survey.token}/" in page
    hers.post(at(survey, "sluiten/"))
    survey.refresh_from_db()
    assert survey.state == "closed"


def test_a_wrong_form_says_what_and_keeps_what_was_typed(client_of, lien_user, lien):
    hers, survey = client_of(lien_user), a_draft(lien)
    for wrong in ({"title": ""}, {"minimum_cell": "4"}, {"closes_on": "gisteren"}, {"title": "Bel 93.05.18-223.61"}):
        assert hers.post(f"{HOME}nieuw/", {**FORM, **wrong}).status_code == 422
    page = hers.post(at(survey, "vragen/nieuw/"), {"kind": "choice", "text": "Wat is je geloof?", "options": "a\nb"})
    assert page.status_code == 422
    assert "DPIA" in words(page)
    assert "Wat is je geloof?" in words(page)
    assert hers.post(at(survey, "vragenbank/"), {"keys": ["verzonnen"]}).status_code == 422
    assert hers.post(at(survey, "vragenbank/"), {"csrfmiddlewaretoken": "x"}).status_code == 422
    assert Survey.objects.unscoped(reason="test").count() == 1


def test_fields_that_are_not_on_the_form_change_nothing(client_of, lien_user, lien, molenrode):
    survey = a_draft(lien)
    extra = {"authority": molenrode.pk, "token": "mijn", "state": "open", "closed_on": "2020-01-01"}
    extra |= {"answers_deleted_on": "2020-01-01", "created_at": "2020-01-01"}
    client_of(lien_user).post(at(survey, "gegevens/"), {**FORM, **extra})
    again = Survey.objects.unscoped(reason="test").get()
    assert (again.title, again.token, again.state, again.authority_id) == ("Buurt", survey.token, "draft", lien.home)
    assert (again.closed_on, again.answers_deleted_on) == (None, None)


def test_a_draft_changes_page_by_page(client_of, lien_user, lien):
    hers, survey = client_of(lien_user), a_draft(lien, bank=["trust_people", "trust_town"])
    row = survey.questions.first()
    for tail in ("gegevens/", "vragen/nieuw/", f"vragen/{row.pk}/", "openen/", "sluiten/"):
        assert hers.get(at(survey, tail)).status_code == 200
    assert hers.post(at(survey, "gegevens/"), {**FORM, "title": "Wijk"})["Location"] == at(survey)
    assert hers.post(at(survey, f"vragen/{row.pk}/verwijderen/"))["Location"] == at(survey)
    assert [one.bank_key for one in survey.questions.all()] == ["trust_town"]
    assert hers.get(at(survey, f"vragen/{row.pk}/")).status_code == 404
    other = a_draft(lien)
    assert hers.get(at(other, f"vragen/{survey.questions.get().pk}/")).status_code == 404


def test_the_bank_offers_everything_with_its_source(client_of, lien_user, lien):
    page = words(client_of(lien_user).get(at(a_draft(lien), "vragenbank/")))
    assert page.count('name="keys"') == len(BANK)
    assert "eigen formulering" in page


def test_a_draft_can_be_thrown_away(client_of, lien_user, lien):
    hers, survey = client_of(lien_user), a_draft(lien)
    assert "Bevraging weggooien?" in words(hers.get(at(survey, "weggooien/")))
    assert hers.post(at(survey, "weggooien/"))["Location"] == HOME
    assert hers.get(at(survey)).status_code == 404


def test_the_poster_and_the_paper_form_carry_what_is_needed(client_of, griet_user, lien):
    survey = an_open_survey(lien, bank=["trust_people", "warmth_town"])
    hers = client_of(griet_user)
    poster = words(hers.get(at(survey, "affiche/")))
    assert f"/bevraging/{survey.token}/" in poster
    assert 'class="qr"' in poster
    paper = words(hers.get(at(survey, "papier/")))
    assert "helemaal eens <small>(5)</small>" in paper
    assert "100 <small>(t)</small>" in paper
    assert paper.count("geen mening <small>(g)</small>") == 2


def test_the_qr_code_is_a_file_that_runs_nothing(client_of, lien_user, lien):
    response = client_of(lien_user).get(at(an_open_survey(lien), "qr.svg"))
    assert response["Content-Type"] == "image/svg+xml"
    assert response["Content-Disposition"].startswith("attachment")
    assert "script" not in words(response)
    assert ElementTree.fromstring(words(response)).tag.endswith("svg")


def modules_of(svg):
    """The dark modules, read back from the drawing."""
    size = int(re.search(r'viewBox="0 0 (\d+)', svg)[1])
    dark = [[False] * size for _ in range(size)]
    for across, down, width in re.findall(r"M(\d+) (\d+)h(\d+)v1", svg):
        for place in range(int(across), int(across) + int(width)):
            dark[int(down)][place] = True
    return dark


def test_the_drawing_is_the_matrix_with_its_quiet_edge():
    code = QRCode(error_correction=ERROR_CORRECT_M, border=QUIET)
    code.add_data("https://samenplan.example/bevraging/abc/")
    code.make(fit=True)
    drawn = modules_of(qr_svg("https://samenplan.example/bevraging/abc/", title="<b>"))
    assert drawn == code.get_matrix()
    assert not any(any(row) for row in drawn[:QUIET])


def token(survey):
    return new_form_token(PURPOSE, survey.token)


def test_paper_is_typed_one_by_one_and_the_last_taken_back(client_of, bart_user, lien):
    survey = an_open_survey(lien)
    his, sent = client_of(bart_user), {**said(survey, 2), "formulier": token(survey)}
    saved = his.post(at(survey, "papier/typen/"), sent)
    assert saved.status_code == 302
    page = words(his.get(saved["Location"]))
    assert "Leg dit blad weg" in page
    his.post(at(survey, "papier/typen/"), sent)
    assert SurveyResponse.objects.unscoped(reason="test").count() == 1
    his.post(at(survey, "papier/ongedaan/"), {"formulier": sent["formulier"]})
    assert SurveyResponse.objects.unscoped(reason="test").count() == 0


def test_paper_that_does_not_fit_is_told_and_nothing_is_kept(client_of, bart_user, lien):
    survey, draft = an_open_survey(lien), a_draft(lien)
    his, field = client_of(bart_user), f"vraag-{survey.questions.get().pk}"
    before = everything()
    for wrong in ({field: "7"}, {}, {field: "1", "vraag-0": "1"}):
        assert his.post(at(survey, "papier/typen/"), {**wrong, "formulier": token(survey)}).status_code == 422
    assert his.post(at(survey, "papier/typen/"), {field: "1", "formulier": "nep"}).status_code == 422
    assert his.post(at(survey, "papier/ongedaan/"), {"formulier": "nep"}).status_code == 422
    assert "Hier kun je nu niets intypen" in words(his.get(at(draft, "papier/typen/")))
    assert everything() == before


def test_results_show_pictures_tables_and_measures(client_of, griet_user, lien):
    survey = an_open_survey(lien)
    for value, times in ((1, 9), (2, 5), (3, 5), (4, 6), (5, 8)):
        answered(survey, value, times=times)
    page = words(client_of(griet_user).get(at(survey, "resultaten/")))
    assert "Minstens 33 mensen antwoordden." in page
    assert "overeenstemming A" in page
    assert page.count("<svg") > 0
    assert "Vorm " in page


def test_a_median_between_two_answers_names_both(client_of, griet_user, lien):
    survey = an_open_survey(lien)
    for value, times in ((1, 6), (2, 9), (3, 5), (4, 5), (5, 5)):
        answered(survey, value, times=times)
    page = words(client_of(griet_user).get(at(survey, "resultaten/")))
    assert "tussen “eerder oneens” en “niet eens en niet oneens”" in page


def asked_and_read(browser, by, bank, answers):
    """The results page of a new survey with these answers."""
    survey = an_open_survey(by, bank=bank)
    for value, times in answers:
        answered(survey, *([value] * len(bank)), times=times)
    return words(browser.get(at(survey, "resultaten/")))


def test_the_same_question_in_an_earlier_survey_is_compared(client_of, griet_user, lien, omar):
    hers, scale = client_of(griet_user), [(1, 9), (2, 9), (3, 9), (4, 9), (5, 9)]
    first = asked_and_read(hers, lien, ["trust_people"], scale)
    assert "Vergeleken met" not in first
    asked_and_read(hers, omar, ["trust_town"], scale)
    same = asked_and_read(hers, lien, ["trust_people", "trust_town"], scale)
    assert same.count("Vergeleken met “Samenleven in onze buurt”") == 1
    assert "Geen aantoonbare verandering: 40\xa0% en 40\xa0%." in same
    assert "Geen aantoonbare verandering in de overeenstemming" in same
    more = asked_and_read(hers, lien, ["trust_people"], [(1, 5), (2, 5), (3, 5), (4, 20), (5, 40)])
    assert "Het aandeel is aantoonbaar gestegen: van 40\xa0% naar 80\xa0%." in more
    grouped = asked_and_read(hers, lien, ["trust_people"], [(1, 2), (2, 9), (3, 9), (4, 9), (5, 9)])
    assert "Het aandeel is aantoonbaar gedaald" in grouped
    assert "overeenstemming is" not in grouped
    few = asked_and_read(hers, lien, ["trust_people"], [(1, 1), (3, 9), (5, 9)])
    assert "Vergeleken met" not in few


def test_other_kinds_compare_what_they_can(client_of, griet_user, lien):
    hers, bank = client_of(griet_user), ["discrimination_seen", "contact_neighbours"]
    for _ in range(2):
        page = asked_and_read(hers, lien, bank, [(1, 15), (2, 15)])
    assert page.count("Vergeleken met") == 1
    assert "Aandeel dat ja antwoordt." in page


def test_results_of_few_show_nothing_and_say_why(client_of, griet_user, lien):
    survey = an_open_survey(lien)
    answered(survey, 1, times=4)
    assert "nog te weinig antwoorden" in words(client_of(griet_user).get(at(survey, "resultaten/")))


def few_in_it(lien):
    """A survey with hidden counts in it: 3 of one answer, and a handful on paper."""
    survey = a_draft(lien, bank=[])
    a_choice(survey, ("=cmd()", "b", "c"), by=lien)
    add_from_bank(survey, ["trust_people"], by=lien)
    open_survey(survey, today=TODAY, by=lien)
    answered(survey, 1, 5, times=3)
    answered(survey, 2, 4, times=13)
    answered(survey, 3, 1, times=21)
    typed(survey, 2, 3, by=lien, times=6)
    return survey


def test_the_file_holds_what_the_page_shows_and_no_more(client_of, griet_user, lien):
    survey = few_in_it(lien)
    hers = client_of(griet_user)
    page = words(hers.get(at(survey, "resultaten/")))
    text = hers.get(at(survey, "resultaten.csv")).content.decode("utf-8-sig")
    rows = list(csv.reader(io.StringIO(text), delimiter=";"))
    assert rows[0][:3] == ["Vraag", "Antwoord", "Aantal"]
    first = {row[1]: row[2] for row in rows[1:4]}
    assert first == {"'=cmd()": "niet getoond", "b": "niet getoond", "c": "21"}
    assert ">niet getoond</td>" in page
    assert "3" not in {cell for row in rows[1:] for cell in row}
    book = load_workbook(io.BytesIO(hers.get(at(survey, "resultaten.xlsx")).content))
    cells = [tuple(cell.value or "" for cell in row) for row in book["Antwoorden"].iter_rows()]
    assert [row[2] for row in cells] == [row[2] for row in rows]
    assert {cell.data_type for row in book["Antwoorden"].iter_rows() for cell in row if cell.value} == {"s"}
    assert hers.get(at(survey, "resultaten.pdf")).status_code == 404


def test_no_raw_answer_and_no_key_stands_on_any_page(client_of, lien_user, lien):
    survey = few_in_it(lien)
    hers = client_of(lien_user)
    keys = list(SurveyResponse.objects.unscoped(reason="test").values_list("key", flat=True))
    for tail in ("", "resultaten/", "papier/typen/", "affiche/", "resultaten.csv"):
        page = words(hers.get(at(survey, tail)))
        assert [key for key in keys if f">{key}<" in page or f'"{key}"' in page] == []


def test_looking_at_results_costs_few_queries(client_of, griet_user, lien, django_assert_max_num_queries):
    survey = an_open_survey(lien, bank=["trust_people", "trust_town", "trust_heard", "trust_fair"])
    answered(survey, 1, 2, 3, 4, times=9)
    hers = client_of(griet_user)
    hers.get(at(survey, "resultaten/"))
    with django_assert_max_num_queries(16):
        hers.get(at(survey, "resultaten/"))


def test_a_partner_and_another_town_see_nothing(client_of, mo_user, omar_user, lien):
    survey = an_open_survey(lien)
    row = survey.questions.get()
    tails = ("", "resultaten/", "resultaten.csv", "affiche/", "papier/", "papier/typen/", "qr.svg", "vragenbank/")
    for tail in (*tails, f"vragen/{row.pk}/"):
        assert client_of(mo_user).get(at(survey, tail)).status_code == 403
        assert client_of(omar_user).get(at(survey, tail)).status_code == 404
        assert client_of(omar_user).get(at(survey, tail).replace("brugwijk", "molenrode")).status_code == 404


def test_a_reader_is_offered_no_button_she_may_not_press(client_of, griet_user, lien):
    survey, draft = an_open_survey(lien), a_draft(lien)
    hers = client_of(griet_user)
    for page in (words(hers.get(at(survey))), words(hers.get(at(draft))), words(hers.get(HOME))):
        assert '<form method="post" action="/brugwijk/bevragingen' not in page
        assert "/nieuw/" not in page
        assert "/typen/" not in page
    close_survey(survey, today=TODAY, by=lien)
    assert hers.get(at(survey)).status_code == 200
