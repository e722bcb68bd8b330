"""What a body decided, and what that means for the plan."""

from datetime import datetime

from django.db import transaction
from django.utils.timezone import localtime

from samenplan.audit.operations import iso, record
from samenplan.core.actor import Actor
from samenplan.core.errors import Refused
from samenplan.core.permissions import Permission
from samenplan.decisions.models import Decision
from samenplan.decisions.operations.holding import check_fields, held_decision
from samenplan.decisions.queries import decision_facts, submitted_version
from samenplan.decisions.rules.bodies import OPENS_THE_TEXT, Outcome
from samenplan.decisions.rules.deciding import (
    Publication,
    Verdict,
    approves,
    objections_to_adopting,
    objections_to_publishing,
    objections_to_recording,
)
from samenplan.plans.models import PlanVersion
from samenplan.plans.operations.versions import approve, send_back, submit
from samenplan.plans.rules.state import PlanStatus


@transaction.atomic
def record_outcome(decision: Decision, verdict: Verdict, *, now: datetime, by: Actor) -> None:
    """Keep what the body decided about the submitted version.

    Approved by the last body: that version is the approved one. Not approved, postponed or approved with changes:
    the text opens again. Taken note of, or approved while another body still has to decide: the plan waits.

    Raises:
        Refused: the plan is not submitted, the outcome stands already, or the day does not fit.
    """
    by.require(Permission.PLAN_DECIDE)
    fresh = held_decision(decision, by)
    facts = decision_facts(fresh, fresh.plan)
    if objections := objections_to_recording(facts, verdict, localtime(now).date()):
        raise Refused(objections)
    version = submitted_version(fresh.plan)
    fresh.version, fresh.outcome, fresh.decided_on = version, verdict.outcome, verdict.decided_on
    if approves(verdict, facts) and version is not None:
        approve(version, on=verdict.decided_on, by=by)
        fresh.approved_version = version
    elif verdict.outcome in OPENS_THE_TEXT:
        send_back(fresh.plan, at=now, by=by)
    fresh.save(update_fields=["version", "approved_version", "outcome", "decided_on"])
    record(
        by,
        "decision.recorded",
        fresh.plan,
        decision=fresh.pk,
        outcome=verdict.outcome.value,
        decided_on=iso(verdict.decided_on),
    )


@transaction.atomic
def adopt_changes(decision: Decision, *, by: Actor) -> PlanVersion:
    """The text now holds what the body changed: freeze it as the version that this decision approved.

    Raises:
        Refused: the decision asked no changes, they were adopted already, or the plan is on its way again.
    """
    by.require(Permission.PLAN_DECIDE)
    fresh = held_decision(decision, by)
    outcome = Outcome(fresh.outcome) if fresh.outcome else None
    adopted = fresh.approved_version_id is not None
    if objections := objections_to_adopting(outcome, adopted, PlanStatus(fresh.plan.status)):
        raise Refused(objections)
    on = fresh.decided_on or fresh.created_at.date()
    version = submit(fresh.plan, on=on, by=by)
    approve(version, on=on, by=by)
    fresh.approved_version = version
    fresh.save(update_fields=["approved_version"])
    record(by, "decision.changes_adopted", fresh.plan, decision=fresh.pk, version=version.number)
    return version


@transaction.atomic
def record_publication(decision: Decision, publication: Publication, *, now: datetime, by: Actor) -> None:
    """Keep where the decision itself was made public, and when.

    Raises:
        Refused: nothing was decided yet, or the day or the address does not fit.
    """
    by.require(Permission.PLAN_DECIDE)
    fresh = held_decision(decision, by)
    if objections := objections_to_publishing(publication, fresh.decided_on, localtime(now).date()):
        raise Refused(objections)
    fresh.published_url, fresh.published_on = publication.url, publication.published_on
    check_fields(fresh, ["published_url"])
    fresh.save(update_fields=["published_url", "published_on"])
    record(by, "decision.published", fresh.plan, decision=fresh.pk, published_on=iso(publication.published_on))
