"""A survey on paper: the poster with its code, the form, and typing what came back."""

import re
from xml.etree import ElementTree

import pytest
from qrcode.constants import ERROR_CORRECT_M
from qrcode.main import QRCode

from samenplan.analysis.models import SurveyResponse
from samenplan.analysis.tests.builders import a_draft, an_open_survey, at, said, words
from samenplan.analysis.tests.rows import everything
from samenplan.analysis.views.paper import PURPOSE
from samenplan.core.form_token import new_form_token
from samenplan.ui.qr_code import QUIET, qr_svg

pytestmark = pytest.mark.django_db


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
