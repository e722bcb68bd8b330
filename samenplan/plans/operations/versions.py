"""Freezing the text, and the days on which something happened to a version."""

from datetime import date, datetime

from django.db import transaction
from django.db.models import Max

from samenplan.audit.operations import record
from samenplan.core.actor import Actor
from samenplan.core.errors import Refused
from samenplan.core.permissions import Permission
from samenplan.plans.models import Plan, PlanVersion
from samenplan.plans.operations.locking import locked
from samenplan.plans.queries.contents import content
from samenplan.plans.rules.frozen import as_json, fingerprint
from samenplan.plans.rules.state import OPEN_FOR_WRITING, PlanStatus, VersionKind


@transaction.atomic
def freeze(plan: Plan, kind: VersionKind, *, by: Actor, note: str = "") -> PlanVersion:
    """Keep the text as it is now, with its hash. The working text stays open."""
    by.require(Permission.PLAN_FREEZE)
    return _frozen(locked(plan, by), kind, by, note)


@transaction.atomic
def ask_advice(plan: Plan, *, on: date, by: Actor) -> PlanVersion:
    """Freeze what goes to the advisory bodies; writing goes on."""
    by.require(Permission.PLAN_FREEZE)
    fresh = _open(plan, by)
    version = _frozen(fresh, VersionKind.ADVICE, by, "")
    version.advice_asked_on = on
    version.save(update_fields=["advice_asked_on"])
    if fresh.status == PlanStatus.DRAFT:
        _set_status(fresh, PlanStatus.ADVICE)
    return version


@transaction.atomic
def submit(plan: Plan, *, on: date, by: Actor) -> PlanVersion:
    """Hand the plan in: freeze it and close the text until a decision, or until it is taken back."""
    by.require(Permission.PLAN_SUBMIT)
    fresh = _open(plan, by)
    if not fresh.nodes.filter(deleted_at__isnull=True).exists():
        raise Refused("Dit plan heeft nog geen doel of actie. Voeg er eerst een toe.")
    version = _frozen(fresh, VersionKind.SUBMISSION, by, "")
    version.submitted_on = on
    version.save(update_fields=["submitted_on"])
    _set_status(fresh, PlanStatus.SUBMITTED)
    record(by, "plan.submitted", fresh, version=version.number)
    return version


@transaction.atomic
def take_back(plan: Plan, *, at: datetime, by: Actor) -> None:
    """Open the text again after it was submitted; the submitted version stays in the list, as withdrawn."""
    by.require(Permission.PLAN_SUBMIT)
    fresh = _reopened(plan, at, by)
    record(by, "plan.taken_back", fresh)


@transaction.atomic
def send_back(plan: Plan, *, at: datetime, by: Actor) -> None:
    """A body did not approve the submitted text as it is: open it again, as when it is taken back."""
    by.require(Permission.PLAN_DECIDE)
    fresh = _reopened(plan, at, by)
    record(by, "plan.sent_back", fresh)


@transaction.atomic
def approve(version: PlanVersion, *, on: date, by: Actor) -> None:
    """A body decided: this version is the approved one, and the text is closed.

    Raises:
        Refused: it was approved already, or a later version than this one was, or the text has changed since.
    """
    by.require(Permission.PLAN_DECIDE)
    plan = locked(version.plan, by)
    fresh = PlanVersion.objects.visible_to(by).select_for_update().get(pk=version.pk, plan=plan)
    if fresh.approved_on is not None:
        raise Refused("Deze versie is al goedgekeurd.")
    if plan.versions.filter(approved_on__isnull=False, number__gt=fresh.number).exists():
        raise Refused("Er is al een latere versie goedgekeurd. Kies die, of maak een nieuwe versie.")
    if not _is_the_text(fresh, plan):
        raise Refused("De tekst van het plan is gewijzigd na deze versie. Dien het plan opnieuw in.")
    earlier = plan.versions.filter(approved_on__isnull=False).exists()
    fresh.kind, fresh.approved_on = VersionKind.APPROVAL, on
    fresh.amended_on = on if earlier else None
    fresh.save(update_fields=["kind", "approved_on", "amended_on"])
    _set_status(plan, PlanStatus.APPROVED)
    record(by, "plan.approved", plan, version=fresh.number, approved_on=on.isoformat(), sha256=fresh.sha256)


@transaction.atomic
def amend(plan: Plan, *, by: Actor) -> None:
    """Open an approved plan for a new version. What was approved stays frozen and public."""
    by.require(Permission.PLAN_WRITE)
    fresh = locked(plan, by)
    if fresh.status != PlanStatus.APPROVED:
        raise Refused("Dit plan is nog niet goedgekeurd: je kunt er gewoon in schrijven.")
    _set_status(fresh, PlanStatus.AMENDING)
    record(by, "plan.amendment_started", fresh)


@transaction.atomic
def publish(version: PlanVersion, *, at: datetime, by: Actor) -> None:
    """Show an approved version to everyone; an earlier public version stays readable at its own address."""
    by.require(Permission.PLAN_PUBLISH)
    plan = locked(version.plan, by)
    fresh = PlanVersion.objects.visible_to(by).select_for_update().get(pk=version.pk, plan=plan)
    if fresh.approved_on is None:
        raise Refused("Enkel een goedgekeurde versie wordt openbaar. Leg eerst het besluit vast.")
    if fresh.published_at is not None:
        raise Refused("Deze versie staat al op de openbare pagina.")
    fresh.published_at, fresh.withdrawn_at = at, None
    fresh.save(update_fields=["published_at", "withdrawn_at"])
    record(by, "plan.published", plan, version=fresh.number)


@transaction.atomic
def unpublish(version: PlanVersion, *, at: datetime, by: Actor) -> None:
    """Take a version off the public page; the page then says that it was withdrawn, and when."""
    by.require(Permission.PLAN_PUBLISH)
    plan = locked(version.plan, by)
    fresh = PlanVersion.objects.visible_to(by).select_for_update().get(pk=version.pk, plan=plan)
    if fresh.published_at is None or fresh.withdrawn_at is not None:
        raise Refused("Deze versie staat niet op de openbare pagina.")
    fresh.withdrawn_at = at
    fresh.save(update_fields=["withdrawn_at"])
    record(by, "plan.withdrawn", plan, version=fresh.number)


def _reopened(plan: Plan, at: datetime, by: Actor) -> Plan:
    """The plan, locked and open for writing again; its submitted version is marked as withdrawn."""
    fresh = locked(plan, by)
    if fresh.status != PlanStatus.SUBMITTED:
        raise Refused("Dit plan is niet ingediend. Er valt niets terug te nemen.")
    lying = fresh.versions.filter(submitted_on__isnull=False, approved_on__isnull=True, withdrawn_at__isnull=True)
    lying.update(withdrawn_at=at)
    approved = fresh.versions.filter(approved_on__isnull=False).exists()
    _set_status(fresh, PlanStatus.AMENDING if approved else PlanStatus.DRAFT)
    return fresh


def _is_the_text(version: PlanVersion, plan: Plan) -> bool:
    """Whether the working text is what this version froze: it lies submitted (and closed), or nothing changed since."""
    if plan.status == PlanStatus.SUBMITTED:
        return version.submitted_on is not None and version.withdrawn_at is None
    return as_json(content(plan)) == version.content


def _open(plan: Plan, by: Actor) -> Plan:
    fresh = locked(plan, by)
    if fresh.status not in OPEN_FOR_WRITING:
        raise Refused("Dit plan is al ingediend of goedgekeurd.")
    return fresh


def _frozen(plan: Plan, kind: VersionKind, by: Actor, note: str) -> PlanVersion:
    text = as_json(content(plan))
    number = (plan.versions.aggregate(last=Max("number"))["last"] or 0) + 1
    version = PlanVersion(plan=plan, number=number, kind=kind, note=note, content=text, sha256=fingerprint(text))
    version.frozen_by_id = by.user_id
    version.save(force_insert=True)
    record(by, "plan.frozen", plan, version=number, sha256=version.sha256)
    return version


def _set_status(plan: Plan, status: PlanStatus) -> None:
    plan.status = status
    plan.save(update_fields=["status", "changed_at"])
