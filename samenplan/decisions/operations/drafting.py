"""Writing the draft of a decision, with its grounds and annexes."""

from collections.abc import Sequence

from django.db import transaction

from samenplan.audit.operations import record
from samenplan.core.actor import Actor
from samenplan.core.errors import Refused
from samenplan.core.permissions import Permission
from samenplan.decisions.models import Annex, Decision, KnownGround, LegalGround
from samenplan.decisions.operations.holding import check_fields, held_decision
from samenplan.decisions.queries import annexes, grounds_at_hand, known_grounds, text_of
from samenplan.decisions.rules.deciding import (
    AnnexFacts,
    DecisionText,
    objections_to_annex,
    objections_to_changing,
)
from samenplan.decisions.rules.grounds import Ground
from samenplan.plans.models import Plan, PlanVersion
from samenplan.plans.operations.locking import Gone, locked
from samenplan.plans.rules.editing import Change, ChangedMeanwhile, conflict

TEXTS = ("body", "title", "context", "facts", "motivation", "competence", "finances", "alternatives", "articles")


@transaction.atomic
def prepare_decision(plan: Plan, text: DecisionText, *, by: Actor) -> Decision:
    """Start the draft of a decision on the plan.

    Raises:
        Refused: a text is missing, too long, or holds what may not stand there.
    """
    by.require(Permission.PLAN_DECIDE)
    fresh = locked(plan, by)
    decision = Decision(plan=fresh)
    _fill(decision, text)
    decision.save(force_insert=True)
    _set_grounds(decision, text.grounds, by)
    record(by, "decision.prepared", fresh, decision=decision.pk, body=text.body.value)
    return decision


@transaction.atomic
def change_decision(decision: Decision, text: Change[DecisionText], *, by: Actor) -> Decision:
    """Write the draft anew, until a body has decided.

    Raises:
        ChangedMeanwhile: somebody else wrote in it since it was read; nothing was saved.
        Refused: it was decided, or a text does not fit.
    """
    by.require(Permission.PLAN_DECIDE)
    fresh = _open(decision, by)
    if clash := conflict("text", text, text_of(fresh)):
        raise ChangedMeanwhile([clash])
    _fill(fresh, text.value)
    fresh.save(update_fields=TEXTS)
    _set_grounds(fresh, text.value.grounds, by)
    record(by, "decision.changed", fresh.plan, decision=fresh.pk, fields=list(TEXTS))
    return fresh


@transaction.atomic
def drop_decision(decision: Decision, *, by: Actor) -> None:
    """Throw a draft away that nobody decided on.

    Raises:
        Refused: it was decided.
    """
    by.require(Permission.PLAN_DECIDE)
    fresh = _open(decision, by)
    record(by, "decision.dropped", fresh.plan, decision=fresh.pk)
    fresh.delete()


@transaction.atomic
def attach(decision: Decision, facts: AnnexFacts, *, by: Actor) -> Annex:
    """Hang a version of the plan or a link on a decision.

    Raises:
        Refused: neither or both are given, the name is there already, or the version is of another plan.
    """
    by.require(Permission.PLAN_DECIDE)
    fresh = _open(decision, by)
    if objections := objections_to_annex(facts, list(fresh.annexes.values_list("name", flat=True))):
        raise Refused(objections)
    version = _version_of(fresh.plan, facts.version_id)
    row = Annex(decision=fresh, name=facts.name.strip(), url=facts.url, version=version)
    check_fields(row, ["name", "url"])
    row.save(force_insert=True)
    record(by, "decision.annex_added", fresh.plan, decision=fresh.pk, annex=row.pk)
    return row


@transaction.atomic
def detach(annex: Annex, *, by: Actor) -> None:
    """Take an annex away, until a body has decided.

    Raises:
        Refused: it was decided.
        Gone: it was taken away already.
    """
    by.require(Permission.PLAN_DECIDE)
    decision = _open(annex.decision, by)
    fresh = annexes(by).filter(pk=annex.pk, decision=decision).first()
    if fresh is None:
        raise Gone("Deze bijlage is al weg.")
    record(by, "decision.annex_removed", decision.plan, decision=decision.pk, annex=fresh.pk)
    fresh.delete()


@transaction.atomic
def forget_ground(ground: KnownGround, *, by: Actor) -> None:
    """Take a legal ground off the authority's list; decisions that hold it keep it."""
    by.require(Permission.PLAN_DECIDE)
    fresh = known_grounds(by).select_for_update().filter(pk=ground.pk).first()
    if fresh is None:
        raise Gone("Deze rechtsgrond staat niet meer in de lijst.")
    record(by, "ground.forgotten", fresh)
    fresh.delete()


def _open(decision: Decision, by: Actor) -> Decision:
    fresh = held_decision(decision, by)
    if objections := objections_to_changing(bool(fresh.outcome)):
        raise Refused(objections)
    return fresh


def _fill(decision: Decision, text: DecisionText) -> None:
    for name in TEXTS:
        setattr(decision, name, getattr(text, name))
    check_fields(decision, TEXTS)


def _set_grounds(decision: Decision, grounds: Sequence[Ground], by: Actor) -> None:
    """Replace the grounds; what is new to the authority joins its list, for next time."""
    decision.grounds.all().delete()
    at_hand = {ground.text for ground in grounds_at_hand(by)}
    once = {ground.text: ground for ground in grounds}
    for place, ground in enumerate(once.values()):
        row = LegalGround(decision=decision, position=place, text=ground.text, url=ground.url)
        check_fields(row, ["text", "url"])
        row.save(force_insert=True)
        if ground.text not in at_hand:
            KnownGround.objects.visible_to(by).get_or_create(
                authority_id=by.home, text=ground.text, defaults={"url": ground.url}
            )


def _version_of(plan: Plan, version_id: int | None) -> PlanVersion | None:
    if version_id is None:
        return None
    found = plan.versions.defer("content").filter(pk=version_id).first()
    if found is None:
        raise Refused("Deze versie hoort niet bij dit plan.")
    return found
