"""The yearly report from the record to what is public: written, frozen, withdrawn."""

from datetime import date

import pytest

from samenplan.audit.models import Event
from samenplan.core.errors import Forbidden, Refused
from samenplan.execution.models import YearReport
from samenplan.execution.operations.year_reports import (
    discard_report,
    make_report,
    publish_report,
    take_over,
    withdraw_report,
)
from samenplan.execution.queries.year_reports import parts_of
from samenplan.execution.rules.editing_report import Period
from samenplan.execution.rules.year_facts import ReportPart, report_fingerprint, report_from_json
from samenplan.execution.tests.builders import actions, an_activity, at_once
from samenplan.execution.tests.public_plans import a_public_plan
from samenplan.execution.tests.year_reports import NOW, TODAY, YEAR, a_report, fresh, verbs, write
from samenplan.plans.operations.nodes import tell_progress
from samenplan.plans.rules.editing import mark
from samenplan.plans.rules.status import ActionStatus
from samenplan.plans.tests.builders import a_plan

pytestmark = pytest.mark.django_db


def part(report, kind):
    return next(one for one in parts_of(fresh(report), TODAY)[1] if one.part.kind is kind)


def test_the_draft_of_a_period_is_made_once(lien):
    plan = a_plan(lien)
    one, other = a_report(plan, lien), a_report(plan, lien)
    assert (one.pk == other.pk, verbs()) == (True, ["report.made"])


def test_who_may_not_publish_and_another_town_make_none(lien, bart, omar):
    plan = a_plan(lien)
    with pytest.raises(Forbidden):
        a_report(plan, bart)
    with pytest.raises(Refused):
        a_report(plan, omar)
    with pytest.raises(Refused, match="laatste dag"):
        make_report(plan, "X", Period(YEAR.last, YEAR.first), by=lien)
    assert not YearReport._rows.exists()


def test_the_report_counts_what_took_place_in_its_period_only(lien):
    plan = a_plan(lien)
    node = actions(plan)[0]
    an_activity(node, by=lien, on=date(2026, 3, 1))
    an_activity(node, by=lien, on=date(2025, 3, 1))
    gone = an_activity(node, by=lien, on=date(2026, 4, 1))
    gone.withdrawn_at = NOW
    gone.save(update_fields=["withdrawn_at"])
    text = part(a_report(plan, lien), ReportPart.GOALS).generated
    assert "1 activiteit. Namen deel: 12 jongeren." in text


def test_statuses_are_those_of_the_last_day_of_the_period(lien):
    plan = a_plan(lien)
    node = actions(plan)[0]
    tell_progress(node, ActionStatus.RUNNING, "", on=date(2026, 5, 1), by=lien)
    tell_progress(node, ActionStatus.DONE, "", on=date(2027, 2, 1), by=lien)
    report = a_report(plan, lien)
    assert "1 bezig" in parts_of(fresh(report), date(2027, 3, 1))[0].reading
    later = make_report(plan, "Volgend jaar", Period(date(2027, 1, 1), date(2027, 12, 31)), by=lien)
    assert "1 klaar" in parts_of(fresh(later), date(2027, 3, 1))[0].reading


def test_a_text_that_somebody_wrote_stays_until_she_takes_the_record_over(lien):
    plan = a_plan(lien)
    report = a_report(plan, lien)
    write(report, "Een jaar van kennismaken.", lien)
    an_activity(actions(plan)[0], by=lien, on=date(2026, 6, 1))
    own = part(report, ReportPart.SHORT)
    assert (own.part.text, own.record_moved) == ("Een jaar van kennismaken.", True)
    assert "Er was 1 activiteit in deze periode." in own.generated
    assert "Er is geen activiteit genoteerd in deze periode." in own.started_from
    take_over(fresh(report), ReportPart.SHORT, by=lien)
    assert part(report, ReportPart.SHORT).part.text == own.generated
    assert verbs() == ["report.made", "report.written", "report.generated_again"]


def test_writing_what_already_stands_there_is_no_change(lien):
    report = a_report(a_plan(lien), lien)
    write(report, part(report, ReportPart.SHORT).part.text, lien)
    assert (fresh(report).texts, verbs()) == ({}, ["report.made"])


def test_two_people_never_overwrite_each_other(lien):
    report = a_report(a_plan(lien), lien)
    seen = mark(part(report, ReportPart.SHORT).part.text)
    write(report, "Van de eerste.", lien, base=seen)
    with pytest.raises(Refused, match="Iemand anders wijzigde dit deel"):
        write(report, "Van de tweede.", lien, base=seen)
    assert fresh(report).texts["short"]["text"] == "Van de eerste."


@pytest.mark.parametrize("text", ["Zijn nummerplaat is 1-ABC-234.", "a" * 20_001])
def test_what_never_belongs_in_a_report_is_refused(lien, text):
    report = a_report(a_plan(lien), lien)
    with pytest.raises(Refused):
        write(report, text, lien)
    assert fresh(report).texts == {}


def test_a_published_report_is_frozen_with_its_hash(lien):
    plan = a_public_plan(lien)
    report = a_report(plan, lien)
    publish_report(report, now=NOW, today=TODAY, by=lien)
    kept = fresh(report)
    assert kept.sha256 == report_fingerprint(kept.content)
    an_activity(actions(plan)[0], by=lien, on=date(2026, 6, 1))
    assert "geen activiteit" in report_from_json(fresh(report).content).parts[0].text
    for change in (
        lambda: write(report, "Anders.", lien),
        lambda: take_over(report, ReportPart.SHORT, by=lien),
        lambda: publish_report(report, now=NOW, today=TODAY, by=lien),
    ):
        with pytest.raises(Refused, match="ligt vast"):
            change()
    assert (fresh(report).content, verbs()) == (kept.content, ["report.made", "report.published"])


def test_a_report_of_a_plan_that_is_not_public_cannot_be(lien, bart):
    report = a_report(a_plan(lien), lien)
    with pytest.raises(Refused, match="staat nog niet openbaar"):
        publish_report(report, now=NOW, today=TODAY, by=lien)
    with pytest.raises(Forbidden):
        publish_report(report, now=NOW, today=TODAY, by=bart)
    assert (fresh(report).published_at, fresh(report).content) == (None, "")


def test_withdrawing_is_once_and_needs_a_public_report(lien):
    report = a_report(a_public_plan(lien), lien)
    with pytest.raises(Refused, match="niet op de openbare pagina"):
        withdraw_report(report, now=NOW, by=lien)
    publish_report(report, now=NOW, today=TODAY, by=lien)
    withdraw_report(report, now=NOW, by=lien)
    with pytest.raises(Refused, match="niet op de openbare pagina"):
        withdraw_report(report, now=NOW, by=lien)
    assert verbs() == ["report.made", "report.published", "report.withdrawn"]


def test_a_draft_is_thrown_away_and_the_record_stays(lien):
    plan = a_plan(lien)
    an_activity(actions(plan)[0], by=lien, on=date(2026, 6, 1))
    report = a_report(plan, lien)
    write(report, "Van niemand meer.", lien)
    other = make_report(plan, "Ander", Period(date(2025, 1, 1), date(2025, 12, 31)), by=lien)
    discard_report(report, by=lien)
    assert [one.pk for one in YearReport._rows.all()] == [other.pk]
    assert verbs() == ["report.made", "report.written", "report.made", "report.discarded"]
    assert Event._rows.get(verb="report.discarded").facts == {"first": "2026-01-01", "last": "2026-12-31"}
    assert "1 activiteit." in part(a_report(plan, lien), ReportPart.GOALS).generated


def test_what_was_ever_public_is_not_thrown_away(lien):
    report = a_report(a_public_plan(lien), lien)
    publish_report(report, now=NOW, today=TODAY, by=lien)
    for _ in range(2):
        with pytest.raises(Refused, match="blijft bewaard"):
            discard_report(report, by=lien)
        if fresh(report).withdrawn_at is None:
            withdraw_report(report, now=NOW, by=lien)
    assert (fresh(report).withdrawn_at, verbs()) == (NOW, ["report.made", "report.published", "report.withdrawn"])


def test_who_may_not_publish_and_another_town_throw_nothing_away(lien, bart, omar):
    report = a_report(a_plan(lien), lien)
    with pytest.raises(Forbidden):
        discard_report(report, by=bart)
    with pytest.raises(Refused, match="bestaat niet meer"):
        discard_report(report, by=omar)
    assert (fresh(report).pk, verbs()) == (report.pk, ["report.made"])


@pytest.mark.django_db(transaction=True)
def test_thrown_away_twice_at_once_is_once(lien):
    report = a_report(a_plan(lien), lien)
    assert at_once(lambda: discard_report(report, by=lien)) == ["done", "refused"]
    assert verbs() == ["report.made", "report.discarded"]


@pytest.mark.django_db(transaction=True)
def test_thrown_away_and_published_at_once_is_one_of_both(lien):
    report = a_report(a_public_plan(lien), lien)
    acts = iter(
        [lambda: discard_report(report, by=lien), lambda: publish_report(report, now=NOW, today=TODAY, by=lien)]
    )
    assert at_once(lambda: next(acts)()) == ["done", "refused"]
    kept = YearReport._rows.filter(published_at__isnull=False).exists()
    assert verbs() == ["report.made", "report.published" if kept else "report.discarded"]
