"""The yearly report: made from the record, written over by people, frozen when it is published."""

from datetime import date, datetime

from django.db import transaction

from samenplan.audit.operations import iso, record
from samenplan.core.actor import Actor
from samenplan.core.errors import Refused
from samenplan.core.fields import objections_to_text
from samenplan.core.permissions import Permission
from samenplan.execution.models import YearReport
from samenplan.execution.queries.year_reports import parts_of, reports
from samenplan.execution.rules.editing_report import Period, objections_to_part, objections_to_period
from samenplan.execution.rules.year_facts import ReportPart, report_fingerprint, report_json
from samenplan.plans.models import Plan
from samenplan.plans.operations.locking import locked
from samenplan.plans.rules.editing import Change, mark

CLOSED = "Dit verslag is openbaar en ligt vast. Trek het in als je het wilt wijzigen, en maak dan een nieuw."
KEPT = "Een verslag dat openbaar gemaakt is, blijft bewaard. Je kunt het niet weggooien."
CHANGED = "Iemand anders wijzigde dit deel intussen. Jouw tekst staat er nog. Vergelijk en bewaar opnieuw."


@transaction.atomic
def make_report(plan: Plan, title: str, period: Period, *, by: Actor) -> YearReport:
    """A new report of a period; the draft that is there for the same period is that report.

    Raises:
        Refused: the period cannot be, or the title is empty.
    """
    by.require(Permission.REPORT_PUBLISH)
    fresh = locked(plan, by)
    objections = objections_to_period(period) + ([] if title.strip() else ["Geef het verslag een titel."])
    if objections:
        raise Refused(objections)
    same = reports(by).filter(plan=fresh, starts_on=period.first, ends_on=period.last, published_at__isnull=True)
    if (known := same.first()) is not None:
        return known
    report = YearReport(plan=fresh, title=title.strip()[:200], starts_on=period.first, ends_on=period.last)
    report.save(force_insert=True)
    record(by, "report.made", report, first=iso(period.first), last=iso(period.last))
    return report


@transaction.atomic
def write_part(report: YearReport, part: ReportPart, text: Change[str], *, by: Actor, today: date) -> None:
    """Write over the generated text of one part.

    Raises:
        Refused: it is published, somebody else changed it meanwhile, or the text holds what never belongs in it.
    """
    fresh = _draft(report, by)
    _, parts = parts_of(fresh, today)
    now_there = next(one for one in parts if one.part.kind is part)
    if text.base not in ("", mark(now_there.part.text)):
        raise Refused(CHANGED)
    if objections := [*objections_to_part(text.value), *objections_to_text(text.value)]:
        raise Refused(objections)
    if text.value == now_there.part.text:
        return
    if text.value == now_there.generated:
        _keep(fresh, part, None, by)
        return
    _keep(fresh, part, {"text": text.value, "from": now_there.generated}, by)


@transaction.atomic
def take_over(report: YearReport, part: ReportPart, *, by: Actor) -> None:
    """Put the generated text back in one part, with what the record tells now."""
    fresh = _draft(report, by)
    if part.value in fresh.texts:
        _keep(fresh, part, None, by)


@transaction.atomic
def publish_report(report: YearReport, *, now: datetime, today: date, by: Actor) -> None:
    """Freeze the report as it is now, with its hash, and show it to everyone.

    Raises:
        Refused: it is published already, or the plan is not public.
    """
    fresh = _draft(report, by)
    if not fresh.plan.versions.filter(published_at__isnull=False, withdrawn_at__isnull=True).exists():
        raise Refused("Dit plan staat nog niet openbaar. Maak eerst een goedgekeurde versie openbaar.")
    whole, _ = parts_of(fresh, today)
    fresh.content = report_json(whole)
    fresh.sha256, fresh.published_at = report_fingerprint(fresh.content), now
    fresh.save(update_fields=["content", "sha256", "published_at", "changed_at"])
    record(by, "report.published", fresh, sha256=fresh.sha256)


@transaction.atomic
def withdraw_report(report: YearReport, *, now: datetime, by: Actor) -> None:
    """Take a report off the public page; its address then says so.

    Raises:
        Refused: it is not on the public page.
    """
    fresh = _locked(report, by)
    if fresh.published_at is None or fresh.withdrawn_at is not None:
        raise Refused("Dit verslag staat niet op de openbare pagina.")
    fresh.withdrawn_at = now
    fresh.save(update_fields=["withdrawn_at", "changed_at"])
    record(by, "report.withdrawn", fresh)


@transaction.atomic
def discard_report(report: YearReport, *, by: Actor) -> None:
    """Throw a draft away, with what people wrote in it; the record it was made from stays.

    Raises:
        Refused: it was published, also when it was withdrawn afterwards; or it is gone already.
    """
    fresh = _locked(report, by)
    if fresh.published_at is not None:
        raise Refused(KEPT)
    record(by, "report.discarded", fresh, first=iso(fresh.starts_on), last=iso(fresh.ends_on))
    fresh.delete()


def _locked(report: YearReport, by: Actor) -> YearReport:
    by.require(Permission.REPORT_PUBLISH)
    fresh = reports(by).select_for_update(of=("self",)).filter(pk=report.pk).first()
    if fresh is None:
        raise Refused("Dit verslag bestaat niet meer. Er is niets gewijzigd.")
    return fresh


def _draft(report: YearReport, by: Actor) -> YearReport:
    fresh = _locked(report, by)
    if fresh.published_at is not None:
        raise Refused(CLOSED)
    return fresh


def _keep(report: YearReport, part: ReportPart, own: dict[str, str] | None, by: Actor) -> None:
    texts = {name: text for name, text in report.texts.items() if name != part.value}
    report.texts = texts if own is None else {**texts, part.value: own}
    report.save(update_fields=["texts", "changed_at"])
    record(by, "report.written" if own else "report.generated_again", report, part=part.value)
