"""Remarks of colleagues: say, answer, resolve, ask somebody to look."""

from datetime import datetime

from django.db import transaction

from samenplan.audit.operations import record
from samenplan.core.actor import Actor
from samenplan.core.errors import Refused
from samenplan.core.permissions import Permission
from samenplan.plans.models import Comment, Mention, Plan, PlanNode
from samenplan.plans.operations.locking import locked
from samenplan.plans.queries.plans import comments, may_be_mentioned
from samenplan.plans.rules.remarks import Remark


@transaction.atomic
def say(plan: Plan, remark: Remark, *, by: Actor, node: PlanNode | None = None) -> Comment:
    """Leave a remark on the plan, a section or a node, or answer one; the mentioned find it under Vandaag."""
    by.require(Permission.PLAN_COMMENT)
    fresh = locked(plan, by)
    if not remark.text.strip():
        raise Refused("Schrijf eerst iets. Er is niets bewaard.")
    above = comments(by).filter(pk=remark.reply_to, plan=fresh).first() if remark.reply_to else None
    comment = Comment(plan=fresh, node=node, section=remark.section, text=remark.text.strip(), author_id=by.person)
    if above is not None:
        comment.reply_to, comment.node, comment.section = above.reply_to or above, above.node, above.section
    comment.save(force_insert=True)
    asked = [Mention(comment=comment, user_id=pk) for pk in may_be_mentioned(by, list(remark.mentions))]
    Mention.objects.unscoped(reason="remark made just now by the actor").bulk_create(asked)
    record(by, "comment.made", fresh, comment=comment.pk, mentions=len(asked))
    return comment


@transaction.atomic
def resolve(comment: Comment, *, at: datetime, by: Actor) -> None:
    """Close a remark; it stays readable."""
    by.require(Permission.PLAN_COMMENT)
    fresh = comments(by).select_for_update(of=("self",)).get(pk=comment.pk)
    fresh.resolved_at, fresh.resolved_by_id = at, by.person
    fresh.save(update_fields=["resolved_at", "resolved_by"])
    record(by, "comment.resolved", fresh.plan, comment=fresh.pk)


@transaction.atomic
def reopen(comment: Comment, *, by: Actor) -> None:
    """Open a closed remark again."""
    by.require(Permission.PLAN_COMMENT)
    fresh = comments(by).select_for_update(of=("self",)).get(pk=comment.pk)
    fresh.resolved_at, fresh.resolved_by = None, None
    fresh.save(update_fields=["resolved_at", "resolved_by"])
    record(by, "comment.reopened", fresh.plan, comment=fresh.pk)


@transaction.atomic
def mark_seen(plan: Plan, *, at: datetime, by: Actor) -> int:
    """The actor has read the remarks of this plan: her mentions there are done. Gives how many."""
    by.require(Permission.PLAN_COMMENT)
    mine = Mention.objects.visible_to(by).filter(user=by.user_id, comment__plan=plan, seen_at__isnull=True)
    return mine.update(seen_at=at)
