"""Taking back and letting out what was told, as a browser sees it."""

from samenplan.documents.evidence.checking import CleanFile
from samenplan.documents.evidence.gate import KeptKind
from samenplan.execution.operations.correcting import withdraw_activity
from samenplan.execution.operations.evidence import withdraw_evidence
from samenplan.execution.operations.telling import tell_activity
from samenplan.execution.tests.conftest import NOW
from samenplan.execution.tests.test_own_pages import action, page_of
from samenplan.execution.tests.told import EVENING, a_photo, all_activities, all_evidence, verbs


def test_taking_back_asks_first_and_keeps_it_marked(evenings, samira, samiras):
    activity = tell_activity(evenings, EVENING, key="k", by=samira, now=NOW)
    where = action(evenings, f"activiteit/{activity.pk}/intrekken/")
    assert "Toch niet" in page_of(samiras, where)
    assert all_activities()[0].withdrawn_at is None
    samiras.post(where)
    page = page_of(samiras, action(evenings))
    assert "ingetrokken" in page
    assert EVENING.title in page


def test_a_withdrawn_photo_is_gone_for_partners_and_marked_for_officers(
    evenings, samira, samiras, lien, lien_user, client_of
):
    tell_activity(evenings, EVENING, key="k", proofs=[a_photo()], by=samira, now=NOW)
    (photo,) = all_evidence()
    where = f"/brugwijk/bewijs/{photo.pk}/"
    withdraw_evidence(photo, by=lien, now=NOW)
    assert samiras.get(where).status_code == 404
    assert where not in page_of(samiras, action(evenings))
    assert client_of(lien_user).get(where).status_code == 200
    assert "ingetrokken" in page_of(client_of(lien_user), action(evenings))


def test_the_activity_of_somebody_else_has_no_links_to_change_it(evenings, mo, samiras, lien):
    activity = tell_activity(evenings, EVENING, key="k", by=mo, now=NOW)
    assert f"activiteit/{activity.pk}/intrekken/" not in page_of(samiras, action(evenings))
    assert samiras.get(action(evenings, f"activiteit/{activity.pk}/")).status_code == 422
    withdraw_activity(activity, by=lien, now=NOW)


def test_a_document_is_a_download_that_leaves_a_line(evenings, samira, samiras):
    tell_activity(
        evenings, EVENING, key="k", proofs=[CleanFile("v.pdf", KeptKind.PDF, b"%PDF-1.4\n%%EOF")], by=samira, now=NOW
    )
    response = samiras.get(f"/brugwijk/bewijs/{all_evidence()[0].pk}/")
    assert response["Content-Disposition"] == 'attachment; filename="v.pdf"'
    assert response["Content-Security-Policy"] == "sandbox; default-src 'none'"
    assert response["X-Content-Type-Options"] == "nosniff"
    assert "no-store" in response["Cache-Control"]
    assert verbs()[-1] == "evidence.downloaded"


def test_an_officer_lets_residents_see_a_photo_and_takes_it_back(evenings, samira, samiras, lien_user, client_of):
    tell_activity(evenings, EVENING, key="k", proofs=[a_photo()], by=samira, now=NOW)
    where = f"/brugwijk/bewijs/{all_evidence()[0].pk}/openbaar/"
    assert samiras.post(where, {"openbaar": "ja"}).status_code == 403
    officer = client_of(lien_user)
    officer.post(where, {"openbaar": "ja"})
    assert all_evidence()[0].is_public
    assert "mag op de openbare pagina" in page_of(officer, action(evenings))
    officer.post(where, {"openbaar": "nee"})
    assert not all_evidence()[0].is_public


def test_who_only_reads_sees_all_and_has_nothing_to_fill_in(evenings, samira, nele_user, client_of):
    tell_activity(evenings, EVENING, key="k", by=samira, now=NOW)
    page = page_of(client_of(nele_user), action(evenings))
    assert EVENING.title in page
    assert "data-telling" not in page


def test_the_page_of_the_plan_leads_here_and_back(plan, evenings, lien_user, client_of):
    browser = client_of(lien_user)
    text = f"/brugwijk/plannen/{plan.pk}/onderdelen/{evenings.pk}/"
    assert action(evenings) in page_of(browser, text)
    assert text in page_of(browser, action(evenings))


def test_the_trail_calls_a_contact_by_her_name(evenings, samira, contact, nele_user, client_of):
    tell_activity(evenings, EVENING, key="k", by=samira, now=NOW)
    page = page_of(client_of(nele_user), "/brugwijk/spoor/")
    assert "Samira El Amrani" in page
    assert f"contact:{contact.pk}" not in page.split("</form>")[-1]
