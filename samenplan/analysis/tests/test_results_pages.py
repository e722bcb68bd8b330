"""Members at the results of a survey: pictures, comparisons, files, and what stays hidden."""

import csv
import io

import pytest
from openpyxl import load_workbook

from samenplan.analysis.models import SurveyResponse
from samenplan.analysis.operations.questions import add_from_bank
from samenplan.analysis.operations.surveys import open_survey
from samenplan.analysis.tests.builders import TODAY, a_choice, a_draft, an_open_survey, answered, at, typed, words

pytestmark = pytest.mark.django_db


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
