"""Making a plan, changing what stands around the tree, sharing it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from samenplan.audit.operations import record
from samenplan.authorities.models import Authority
from samenplan.core.actor import Actor
from samenplan.core.errors import Refused
from samenplan.core.fields import objections_to_text
from samenplan.core.permissions import Permission
from samenplan.plans.models import Plan, PlanMeans, PlanOpening, PlanSection
from samenplan.plans.operations.locking import locked, writable
from samenplan.plans.queries.sharing import umbrellas
from samenplan.plans.rules.content import Means, SectionKind
from samenplan.plans.rules.editing import Change, ChangedMeanwhile, conflict
from samenplan.programmes.models import Measure

LEVELS = ("Doelstelling", "Actie", "Subactie")


@dataclass(frozen=True, slots=True)
class PlanFacts:
    """What one says of a plan as a whole."""

    title: str
    summary: str = ""
    starts_on: date | None = None
    ends_on: date | None = None
    level_names: tuple[str, ...] = LEVELS
    goal_levels: int = 1
    measure: Measure | None = None


@transaction.atomic
def create_plan(facts: PlanFacts, *, by: Actor, supersedes: Plan | None = None) -> Plan:
    """A new, empty plan of the actor's authority."""
    by.require(Permission.PLAN_WRITE)
    plan = Plan(authority_id=by.home, supersedes=supersedes)
    _fill(plan, facts)
    plan.save(force_insert=True)
    record(by, "plan.created", plan)
    return plan


@transaction.atomic
def change_plan(plan: Plan, facts: PlanFacts, *, by: Actor) -> Plan:
    """Change title, period, levels, measure."""
    by.require(Permission.PLAN_WRITE)
    fresh = writable(plan, by)
    _fill(fresh, facts)
    fresh.save(update_fields=[*PlanFacts.__dataclass_fields__, "changed_at"])
    record(by, "plan.changed", fresh, fields=sorted(PlanFacts.__dataclass_fields__))
    return fresh


def _fill(plan: Plan, facts: PlanFacts) -> None:
    if facts.starts_on and facts.ends_on and facts.ends_on < facts.starts_on:
        raise Refused("De laatste dag valt voor de eerste dag. Pas een van beide aan.")
    if objections := objections_to_text(facts.summary):
        raise Refused(objections)
    plan.title, plan.summary = facts.title, facts.summary
    plan.starts_on, plan.ends_on = facts.starts_on, facts.ends_on
    plan.measure = facts.measure
    plan.level_names, plan.goal_levels = list(facts.level_names), facts.goal_levels


@transaction.atomic
def change_section(plan: Plan, kind: SectionKind, text: Change[str], note: Change[str], *, by: Actor) -> PlanSection:
    """Write one text section and its internal note.

    Raises:
        ChangedMeanwhile: somebody else changed the same text since it was read; nothing was saved.
    """
    by.require(Permission.PLAN_WRITE)
    if objections := objections_to_text(text.value):
        raise Refused(objections)
    fresh = writable(plan, by)
    section, _ = PlanSection.objects.visible_to(by).get_or_create(plan=fresh, kind=kind)
    clashes = [
        clash
        for clash in (conflict("text", text, section.text), conflict("internal_note", note, section.internal_note))
        if clash
    ]
    if clashes:
        raise ChangedMeanwhile(clashes)
    section.text, section.internal_note = text.value, note.value
    section.save(update_fields=["text", "internal_note"])
    fresh.save(update_fields=["changed_at"])
    record(by, "plan.section_changed", fresh, section=kind.value)
    return section


@transaction.atomic
def set_means(plan: Plan, means: Sequence[Means], *, by: Actor) -> None:
    """Say which money is there for the plan, by source."""
    by.require(Permission.PLAN_WRITE)
    fresh = writable(plan, by)
    fresh.means.all().delete()
    rows = [PlanMeans(plan=fresh, source=one.source, label=one.label, amount_cents=one.amount_cents) for one in means]
    PlanMeans.objects.visible_to(by).bulk_create(rows)
    fresh.save(update_fields=["changed_at"])
    record(by, "plan.means_changed", fresh, lines=len(rows))


@transaction.atomic
def share(plan: Plan, *, participants: Sequence[Authority], by: Actor) -> None:
    """Say which other authorities this plan is also theirs; they can read it."""
    by.require(Permission.PLAN_WRITE)
    fresh = writable(plan, by)
    fresh.participants.set([town for town in participants if town.pk != fresh.authority_id])
    record(by, "plan.shared", fresh, participants=[town.pk for town in participants])


@transaction.atomic
def open_to(plan: Plan, authority: Authority, *, by: Actor, until: date | None = None) -> None:
    """Let another authority (a mentor, a region) read the plan, until a day."""
    by.require(Permission.PLAN_WRITE)
    fresh = locked(plan, by)
    if authority.pk == fresh.authority_id:
        raise Refused("Je eigen bestuur ziet dit plan al. Kies een ander bestuur.")
    PlanOpening.objects.visible_to(by).update_or_create(plan=fresh, opened_to=authority, defaults={"until": until})
    record(by, "plan.opened", fresh, opened_to=authority.pk)


@transaction.atomic
def close_to(plan: Plan, authority: Authority, *, by: Actor) -> None:
    """Take the reading right back."""
    by.require(Permission.PLAN_WRITE)
    fresh = locked(plan, by)
    fresh.openings.filter(opened_to=authority).delete()
    record(by, "plan.closed", fresh, closed_to=authority.pk)


@transaction.atomic
def place_under(plan: Plan, umbrella: Plan | None, *, by: Actor) -> None:
    """Hang the plan under the umbrella plan of a region, which can then read it; None takes it away."""
    by.require(Permission.PLAN_WRITE)
    fresh = locked(plan, by)
    if umbrella is not None and not umbrellas(by).filter(pk=umbrella.pk).exists():
        raise Refused("Dit koepelplan is niet van een samenwerkingsverband waar je bestuur in zit.")
    fresh.umbrella = umbrella
    fresh.save(update_fields=["umbrella"])
    record(by, "plan.placed", fresh, umbrella=umbrella.pk if umbrella else None)


@transaction.atomic
def delete_plan(plan: Plan, *, at: datetime, by: Actor) -> None:
    """Put a draft away; it can be put back. A plan that was submitted or approved stays."""
    by.require(Permission.PLAN_WRITE)
    fresh = writable(plan, by)
    if fresh.versions.filter(approved_on__isnull=False).exists():
        raise Refused("Een plan dat ooit is goedgekeurd, kan niet weg: het is een bestuursdocument.")
    fresh.deleted_at = at
    fresh.save(update_fields=["deleted_at"])
    record(by, "plan.deleted", fresh)
