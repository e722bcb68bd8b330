"""The pages of one's own actions, as a browser sees them."""

import re
from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test.utils import CaptureQueriesContext
from django.utils.timezone import localdate, now

from samenplan.execution.models import Reminder
from samenplan.execution.operations.correcting import answer, correct_activity
from samenplan.execution.operations.telling import ask, tell_activity, tell_status
from samenplan.execution.rules.activities import Reached
from samenplan.execution.tests.conftest import NOW
from samenplan.execution.tests.told import EVENING, a_photo, all_activities, all_evidence, all_questions, jpeg
from samenplan.plans.rules.status import ActionStatus
from samenplan.plans.tests.builders import node_of

OWN = "/brugwijk/mijn-acties/"


def page_of(browser, where: str) -> str:
    return browser.get(where).content.decode()


def action(node, tail: str = "") -> str:
    return f"{OWN}{node.pk}/{tail}"


def telling(**more: object) -> dict[str, object]:
    """The form as a browser without script sends it."""
    rows = {"bereik-TOTAL_FORMS": 4, "bereik-INITIAL_FORMS": 4}
    return {"key": "k1", "title": "Gespreksavond", "took_place_on": "", **rows, **more}


def test_who_has_one_action_goes_straight_to_it(evenings, samiras):
    assert samiras.get(OWN).url == action(evenings)


def test_who_has_more_sees_what_is_asked_first_and_then_the_actions(plan, evenings, feast, buurtwerk, contact, samiras):
    feast.involvements.create(party=buurtwerk, part="partner")
    evenings.milestones.create(title="Vierde avond", due_on=localdate() - timedelta(days=1))
    feast.milestones.create(title="Vergunning", due_on=localdate() + timedelta(days=3))
    Reminder.objects.unscoped(reason="a test asks").create(node=feast, contact=contact, asked_on=localdate())
    page = page_of(samiras, OWN)
    assert page.index("Dit vraagt je hand") < page.index("Nog niets verteld")
    assert "1 dag te laat" in page
    assert f'href="{action(feast)}#stand"' in page
    assert "Vergunning" in page
    assert "Kernteam" not in page


def test_the_list_costs_the_same_for_one_and_for_three(plan, evenings, buurtwerk, lien, lien_user, client_of):
    browser = client_of(lien_user)

    def queries() -> int:
        with CaptureQueriesContext(connection()) as counted:
            browser.get(OWN)
        return len(counted)

    tell_activity(evenings, EVENING, key="k", by=lien, now=NOW)
    one = queries()
    for uid in ("act-feest", "act-vorming"):
        node = node_of(plan, uid) if plan.nodes.filter(uid=uid).exists() else plan.nodes.filter(kind="action").last()
        node.milestones.create(title="Stap", due_on=localdate() + timedelta(days=9))
        tell_activity(node, EVENING, key="k", by=lien, now=NOW)
    assert queries() == one


def connection():
    from django.db import connection as used

    return used


def test_the_page_of_an_action_costs_the_same_for_one_and_for_three(evenings, samira, samiras):
    def queries() -> int:
        with CaptureQueriesContext(connection()) as counted:
            samiras.get(action(evenings))
        return len(counted)

    def more(number: int) -> None:
        tell_activity(evenings, EVENING, key=f"k{number}", proofs=[a_photo(f"#00000{number}")], by=samira, now=NOW)
        ask(evenings, f"Vraag {number}?", by=samira)
        tell_status(evenings, ActionStatus.RUNNING, f"Nota {number}", on=NOW.date(), by=samira, now=NOW)
        evenings.milestones.create(title=f"Stap {number}")

    more(1)
    one = queries()
    more(2)
    more(3)
    assert queries() == one


def test_a_colleague_sees_where_she_told_something_and_a_way_to_all(evenings, feast, bart, bart_user, client_of):
    browser = client_of(bart_user)
    assert "Nog niets verteld" in page_of(browser, OWN)
    tell_status(evenings, ActionStatus.RUNNING, "", on=NOW.date(), by=bart, now=NOW)
    mine, everything = page_of(browser, OWN), page_of(browser, f"{OWN}?alle")
    assert (evenings.title in mine, feast.title in mine) == (True, False)
    assert (evenings.title in everything, feast.title in everything) == (True, True)


def test_all_actions_can_be_sought(plan, lien_user, client_of):
    page = page_of(client_of(lien_user), f"{OWN}?alle=&zoek=gespreks")
    assert ("Gespreksavonden" in page, "Buurtfeest" in page) == (True, False)
    nothing = page_of(client_of(lien_user), f"{OWN}?alle=&zoek=<b>niets")
    assert "Geen actie heeft “&lt;b&gt;niets” in de titel." in nothing


def test_telling_how_it_stands_without_script(evenings, samiras):
    said = {"status": "running", "text": "31 buren.", "noted_on": ""}
    response = samiras.post(action(evenings, "stand/"), said)
    assert (response.status_code, response.url) == (302, action(evenings))
    assert "31 buren." in page_of(samiras, action(evenings))


def test_telling_an_activity_with_a_photo_counts_and_own_group(evenings, samiras):
    photo = SimpleUploadedFile("avond.jpg", jpeg(), "image/jpeg")
    counts = {"bereik-0-group": "bewoners", "bereik-0-count": "31", "bereik-1-group": "nieuwkomers",
              "bereik-2-group": "vrijwilligers", "bereik-2-count": "4"}  # fmt: skip
    response = samiras.post(action(evenings, "activiteit/"), telling(photos=photo, **counts))
    assert response.url == action(evenings) + "#verteld"
    (activity,) = all_activities()
    assert list(activity.reached.values_list("group", "count")) == [("bewoners", 31), ("vrijwilligers", 4)]
    assert activity.took_place_on == localdate()
    page = page_of(samiras, action(evenings))
    assert "vrijwilligers" in page
    assert f"/brugwijk/bewijs/{all_evidence()[0].pk}/?klein" in page


def test_a_script_is_told_where_to_go(evenings, samiras):
    response = samiras.post(action(evenings, "activiteit/"), telling(), headers={"Samenplan-Script": "1"})
    assert (response.status_code, response["Samenplan-Next"]) == (204, action(evenings) + "#verteld")


@pytest.mark.parametrize(
    ("more", "said"),
    [
        ({"title": ""}, "Zeg in een paar woorden"),
        ({"bereik-2-count": "4"}, "Voor wie was dat?"),
        ({"bereik-0-group": "x", "bereik-0-count": "veel"}, "Schrijf een getal, bijvoorbeeld 31."),
        ({"took_place_on": "31/12/2199"}, "moet nog komen"),
        ({"photos": SimpleUploadedFile("a.heic", b"x")}, "Meest compatibel"),
        ({"photos": SimpleUploadedFile("a.svg", b"<svg/>")}, "Dit soort bestand bewaren we niet"),
        ({"document": SimpleUploadedFile("a.pdf", b"%PDF-1.4 /JavaScript %%EOF")}, "In deze pdf zit meer"),
        ({"address": "javascript:alert(1)"}, "Dit is geen link."),
        ({"address": "ftp://a.example/"}, "begint met https://"),
    ],
)
def test_wrong_input_keeps_what_was_typed_and_saves_nothing(evenings, samiras, more, said):
    response = samiras.post(action(evenings, "activiteit/"), telling(text="Lang verhaal.") | more)
    page = response.content.decode()
    assert response.status_code == 422
    assert said in page
    assert "Lang verhaal." in page
    assert 'value="k1"' in page  # the same key, so that what did arrive is not told twice
    assert (all_activities(), all_evidence()) == ([], [])


def test_fields_that_are_not_on_the_form_change_nothing(evenings, samiras, omar):
    more = {"by": omar.user_id, "contact": 1, "withdrawn_at": "2026-01-01", "node": 1, "is_public": "on"}
    photo = SimpleUploadedFile("avond.jpg", jpeg(), "image/jpeg")
    samiras.post(action(evenings, "activiteit/"), telling(photos=photo) | more)
    (activity,), (proof,) = all_activities(), all_evidence()
    assert (activity.by, activity.withdrawn_at, activity.node, proof.is_public) == (None, None, evenings, False)


@pytest.mark.parametrize("text", ["<script>alert(1)</script>", '"><img src=x onerror=alert(1)>', "{{ 7|add:7 }}"])
def test_what_is_told_is_shown_as_text(evenings, samira, samiras, text):
    from dataclasses import replace

    told = replace(EVENING, title=text, text=text, place=text, reached=(Reached(text, 3),))
    tell_activity(evenings, told, key="k", by=samira, now=NOW)
    tell_status(evenings, ActionStatus.RUNNING, text, on=NOW.date(), by=samira, now=NOW)
    ask(evenings, text, by=samira)
    page = page_of(samiras, action(evenings))
    assert "<script>alert" not in page
    assert "<img src=x" not in page


def test_evidence_that_comes_later_hangs_on_its_activity(evenings, samira, samiras):
    activity = tell_activity(evenings, EVENING, key="k", by=samira, now=NOW)
    photo = SimpleUploadedFile("later.jpg", jpeg(), "image/jpeg")
    assert (
        samiras.post(action(evenings, "bewijs/"), {"los-photos": photo, "activiteit": activity.pk}).status_code == 302
    )
    assert all_evidence()[0].activity == activity
    assert samiras.post(action(evenings, "bewijs/"), {}).status_code == 422


def test_a_milestone_is_ticked_off_with_one_press(evenings, samiras):
    step = evenings.milestones.create(title="Vierde avond")
    assert samiras.post(action(evenings, f"mijlpaal/{step.pk}/")).url == action(evenings) + "#mijlpalen"
    step.refresh_from_db()
    assert step.done_on == localdate()
    samiras.post(action(evenings, f"mijlpaal/{step.pk}/"), {"open": "1"})
    step.refresh_from_db()
    assert step.done_on is None


def test_a_question_and_its_answer(evenings, samira, samiras, lien_user, client_of):
    samiras.post(action(evenings, "vraag/"), {"vraag-text": "Mag de poort open?"})
    (question,) = all_questions()
    officer = client_of(lien_user)
    assert "Mag de poort open?" in page_of(officer, "/brugwijk/vragen/")
    where = f"/brugwijk/vragen/{question.pk}/"
    assert officer.post(where, {f"v{question.pk}-text": ""}).status_code == 422
    assert officer.post(where, {f"v{question.pk}-text": "Ja, tot tien uur."}).url == "/brugwijk/vragen/"
    assert "Ja, tot tien uur." in page_of(samiras, action(evenings))


def test_an_answer_stands_at_the_top_for_two_weeks(plan, evenings, feast, buurtwerk, samira, samiras, lien):
    feast.involvements.create(party=buurtwerk, part="partner")
    question = ask(evenings, "Mag de poort open?", by=samira)
    answer(question, "Ja, tot tien uur.", by=lien, now=now())
    assert "Ja, tot tien uur." in page_of(samiras, OWN)
    evenings.questions.update(answered_at=now() - timedelta(days=15))
    assert "Ja, tot tien uur." not in page_of(samiras, OWN)


def test_a_partner_sees_no_question_of_another_partner(evenings, samiras, mo):
    ask(evenings, "Wie betaalt de soep?", by=mo)
    assert "Wie betaalt de soep?" not in page_of(samiras, action(evenings))


def test_two_who_correct_see_both_texts(evenings, samira, lien, lien_user, client_of):
    from dataclasses import replace

    activity = tell_activity(evenings, EVENING, key="k", by=samira, now=NOW)
    browser = client_of(lien_user)
    where = action(evenings, f"activiteit/{activity.pk}/")
    base = re.search(r'name="base" value="(\w+)"', page_of(browser, where))[1]
    correct_activity(activity, replace(EVENING, text="Het regende."), base, by=samira, today=NOW.date())
    said = telling(
        title=EVENING.title, took_place_on="2026-11-12", place="bibliotheek", text="Het was droog.", base=base
    )
    clash = browser.post(where, said)
    page = clash.content.decode()
    assert clash.status_code == 409
    assert "Het regende." in page
    assert "Het was droog." in page
    base = re.search(r'name="base" value="(\w+)"', page)[1]
    assert browser.post(where, said | {"base": base}).status_code == 302
    assert all_activities()[0].text == "Het was droog."
