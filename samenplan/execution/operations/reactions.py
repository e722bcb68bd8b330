"""Reactions of residents: they come in without a name, and show only after somebody read them."""

from datetime import date, datetime

from django.db import transaction

from samenplan.audit.operations import record
from samenplan.core.actor import Actor
from samenplan.core.errors import Refused
from samenplan.core.fields import objections_to_text
from samenplan.core.permissions import Permission
from samenplan.execution.models import ProgressPage, Reaction
from samenplan.execution.queries.reactions import reactions
from samenplan.execution.rules.kinds import ReactionState
from samenplan.execution.rules.reactions import (
    MOST_WAITING,
    Unwelcome,
    Verdict,
    WhyNot,
    judge,
    objections_to_verdict,
)
from samenplan.plans.models import PlanNode

RESIDENT = "bewoner"
"""How the trail names who reacted: nobody knows more."""


@transaction.atomic
def react(node: PlanNode, text: str, *, key: str, today: date) -> Reaction:
    """Keep what a resident says about an action of a public plan, until somebody reads it.

    The same key is the same form sent twice: it is kept once, as it came first.

    Raises:
        Unwelcome: this plan takes no reactions, too many wait, or the text cannot be kept.
    """
    rows = Reaction.objects.unscoped(reason="a resident has no role")
    open_now = ProgressPage.objects.unscoped(reason="a resident has no role").select_for_update()
    if not open_now.filter(plan=node.plan_id, shown_since__isnull=False, takes_reactions=True).exists():
        raise Unwelcome(WhyNot.CLOSED)
    if (before := rows.filter(node=node, key=key).first()) is not None:
        return before
    judge(text)
    if rows.filter(plan=node.plan_id, state=ReactionState.WAITING).count() >= MOST_WAITING:
        raise Unwelcome(WhyNot.FULL)
    reaction = Reaction(plan=node.plan, node=node, key=key, text=text.strip(), came_on=today)
    reaction.save(force_insert=True)
    record(_resident(node), "reaction.came", reaction)
    return reaction


@transaction.atomic
def handle(reaction: Reaction, verdict: Verdict, *, now: datetime, by: Actor) -> None:
    """Show a reaction (with an answer, or with what changed because of it), or keep it off the page by a rule.

    Raises:
        Refused: it is gone, or a rule says no.
    """
    by.require(Permission.REACTION_MODERATE)
    fresh = reactions(by).select_for_update(of=("self",)).filter(pk=reaction.pk).first()
    if fresh is None:
        raise Refused("Deze reactie bestaat niet meer. Er is niets gewijzigd.")
    texts = f"{verdict.answer}\n{verdict.changed}"
    if objections := [*objections_to_verdict(verdict), *objections_to_text(texts)]:
        raise Refused(objections)
    fresh.state, fresh.reason = verdict.state, verdict.reason or ""
    fresh.answer, fresh.changed = verdict.answer.strip(), verdict.changed.strip()
    fresh.handled_at, fresh.handled_by_id = now, by.person
    fresh.save(update_fields=["state", "reason", "answer", "changed", "handled_at", "handled_by"])
    verb = "reaction.shown" if verdict.state is ReactionState.SHOWN else "reaction.refused"
    record(by, verb, fresh)


def _resident(node: PlanNode) -> Actor:
    town = node.plan.authority_id
    return Actor(name=RESIDENT, roles=frozenset(), reach=frozenset({town}), authority_id=town)
