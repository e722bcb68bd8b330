"""What did not leave, and who wants no mails."""

from django.db.models import QuerySet

from samenplan.core.actor import Actor
from samenplan.notices.models import Notice, Silence
from samenplan.notices.rules import NoticeState


def failed_notices(actor: Actor) -> QuerySet[Notice]:
    """Mails of the authority that were tried often enough."""
    return Notice.objects.visible_to(actor).filter(state=NoticeState.FAILED)


def silences(actor: Actor) -> QuerySet[Silence]:
    """Who wants no mails of the authority."""
    return Silence.objects.visible_to(actor)


def is_silent(actor: Actor) -> bool:
    """Whether the actor herself wants no mails."""
    mine = {"contact": actor.contact_id} if actor.contact_id else {"user": actor.user_id}
    return silences(actor).filter(**mine).exists()
