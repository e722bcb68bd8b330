"""Members at their surveys: the list, questions, opening, and what each of them may see."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from samenplan.analysis.models import Survey
from samenplan.analysis.operations.surveys import close_survey
from samenplan.analysis.rules.bank import BANK
from samenplan.analysis.tests.builders import HOME, TODAY, a_draft, an_open_survey, answered, at, words

pytestmark = pytest.mark.django_db
FORM = {"title": "Buurt", "intro": "", "opens_on": "", "closes_on": "", "minimum_cell": "5", "keep_months": "12"}


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
