"""Colleagues' remarks stay in the house; advice can be waved away with a reason."""

from datetime import UTC, date, datetime

import pytest
from django.urls import reverse

from samenplan.core.errors import Forbidden, Refused
from samenplan.plans.models import Mention
from samenplan.plans.operations.advice import take_back_waiver, waive_advice
from samenplan.plans.operations.comments import mark_seen, reopen, resolve, say
from samenplan.plans.operations.locking import Gone
from samenplan.plans.queries.advice import advice_on
from samenplan.plans.queries.contents import content
from samenplan.plans.queries.plans import comments
from samenplan.plans.rules.frozen import as_json
from samenplan.plans.rules.remarks import Remark
from samenplan.plans.tests.builders import a_plan, node_of

NOW = datetime(2026, 11, 23, 10, tzinfo=UTC)
TODAY = date(2026, 11, 23)


@pytest.fixture
def plan(lien):
    return a_plan(lien)


def test_a_remark_is_kept_beside_the_text_and_never_in_it(plan, lien):
    before = as_json(content(plan))
    say(plan, Remark("KANARIE"), by=lien, node=node_of(plan, "act-avonden"))
    assert [row.text for row in comments(lien)] == ["KANARIE"]
    assert as_json(content(plan)) == before


def test_an_answer_stands_under_the_first_remark_whatever_one_answers(plan, lien, bart):
    first = say(plan, Remark("Vraag"), by=bart)
    second = say(plan, Remark("Antwoord", reply_to=first.pk), by=lien)
    third = say(plan, Remark("Nog iets", reply_to=second.pk), by=bart)
    assert (second.reply_to_id, third.reply_to_id) == (first.pk, first.pk)


def test_an_empty_remark_is_refused(plan, lien):
    with pytest.raises(Refused, match="Schrijf eerst iets"):
        say(plan, Remark("  "), by=lien)
    assert not comments(lien).exists()


def test_who_is_mentioned_finds_it_under_vandaag_until_she_looks(plan, lien, lien_user, bart, client_of):
    say(plan, Remark("Kijk eens", mentions=(lien.user_id,)), by=bart)
    browser = client_of(lien_user)
    today = reverse("today", args=["brugwijk"])
    assert "vraagt je om mee te lezen" in browser.get(today).content.decode()
    browser.get(reverse("plans:comments", args=["brugwijk", plan.pk]))
    assert "vraagt je om mee te lezen" not in browser.get(today).content.decode()


def test_somebody_of_another_town_cannot_be_mentioned(plan, lien, omar):
    say(plan, Remark("Psst", mentions=(omar.user_id,)), by=lien)
    assert not Mention._rows.exists()


def test_a_remark_is_closed_and_opened_again(plan, lien):
    remark = say(plan, Remark("Klaar?"), by=lien)
    resolve(remark, at=NOW, by=lien)
    assert comments(lien).get().resolved_at == NOW
    reopen(remark, by=lien)
    assert comments(lien).get().resolved_at is None


def test_another_town_neither_sees_nor_says(plan, lien, omar):
    remark = say(plan, Remark("Van ons"), by=lien)
    assert not comments(omar).exists()
    with pytest.raises(Gone):
        say(plan, Remark("Van hen"), by=omar)
    with pytest.raises(remark.DoesNotExist):
        resolve(remark, at=NOW, by=omar)


def test_a_partner_reads_no_remarks(plan, buurtwerk, mo, mo_user, client_of):
    with pytest.raises(Forbidden):
        mark_seen(plan, at=NOW, by=mo)
    assert client_of(mo_user).get(reverse("plans:comments", args=["brugwijk", plan.pk])).status_code == 403


def test_advice_waved_away_moves_to_its_own_list_with_the_reason(plan, lien):
    before = advice_on(plan, TODAY)
    finding = before.groups[0].findings[0]
    waive_advice(plan, finding.key, "Klopt hier niet", by=lien)
    after = advice_on(plan, TODAY)
    assert after.count == before.count - 1
    assert [(one.key, waiver.reason) for one, waiver in after.waived] == [(finding.key, "Klopt hier niet")]
    take_back_waiver(plan, finding.key, by=lien)
    assert advice_on(plan, TODAY).count == before.count


def test_waving_away_asks_for_a_reason(plan, lien):
    with pytest.raises(Refused, match="waarom"):
        waive_advice(plan, "no_lead:x", " ", by=lien)


def test_the_minimum_expectations_follow_the_plan_live(plan, lien):
    from samenplan.plans.operations.nodes import tell_progress
    from samenplan.plans.rules.status import ActionStatus
    from samenplan.programmes.loading import load_programmes
    from samenplan.programmes.models import Measure

    load_programmes()
    plan.measure = Measure.objects.get(programme__key="plan-samenleven", number=2)
    plan.save()
    drawn_up, carried_out = advice_on(plan, TODAY).expectations
    assert (drawn_up.state, carried_out.state) == ("partly", "missing")
    tell_progress(node_of(plan, "act-avonden"), ActionStatus.DONE, "31 buren kwamen.", on=TODAY, by=lien)
    assert advice_on(plan, TODAY).expectations[1].state == "met"


def test_the_panel_beside_the_tree_is_a_part_and_the_page_stands_alone(plan, lien_user, client_of):
    browser = client_of(lien_user)
    address = reverse("plans:advice", args=["brugwijk", plan.pk])
    assert "<html" not in browser.get(f"{address}?deel=1").content.decode()
    assert "<html" in browser.get(address).content.decode()


def test_a_remark_about_a_text_says_which_one(plan, lien_user, client_of):
    browser = client_of(lien_user)
    address = reverse("plans:comments", args=["brugwijk", plan.pk])
    assert 'value="vision" selected' in browser.get(f"{address}?tekst=vision").content.decode()
    browser.post(address, {"text": "Korter kan", "section": "vision"})
    page = browser.get(address).content.decode()
    assert "Korter kan" in page
    assert "bij Visie en uitgangspunten" in page
