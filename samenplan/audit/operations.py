"""Writing a line of the trail, inside the transaction of what it tells."""

from collections.abc import Sequence
from datetime import date, datetime

from django.db import models, transaction
from django.utils.timezone import now

from samenplan.audit.models import Event, TrailHead
from samenplan.audit.rules import START, TrailLine, line_hash
from samenplan.core.actor import Actor
from samenplan.core.permissions import Permission

Fact = str | int | bool | None | Sequence[str] | Sequence[int]


def record(by: Actor, verb: str, subject: models.Model, **facts: Fact) -> None:
    """Add one line: ids, verbs and field names, never contents or names of residents.

    Must be called inside the transaction of the act itself, so that both stand or neither.
    """
    transaction.get_connection().validate_no_broken_transaction()
    head = _locked_head(by.authority_id)
    line = TrailLine(
        sequence=head.sequence + 1,
        at=_second(now()),
        actor=by.name,
        verb=verb,
        subject=f"{subject._meta.model_name}:{subject.pk}",  # noqa: SLF001 - Django's documented model API
        facts=facts,
    )
    head.sequence, head.hash = line.sequence, line_hash(head.hash, line)
    head.save(update_fields=["sequence", "hash"])
    event = Event(authority_id=by.authority_id, hash=head.hash, sequence=line.sequence, at=line.at)
    event.actor, event.verb, event.subject, event.facts = line.actor, line.verb, line.subject, facts
    event.save(force_insert=True)


@transaction.atomic
def note_viewing(*, by: Actor) -> None:
    """Reading the trail leaves a line too."""
    by.require(Permission.TRAIL_VIEW)
    record(by, "trail.viewed", _locked_head(by.authority_id))


def _locked_head(authority_id: int | None) -> TrailHead:
    heads = TrailHead.objects.select_for_update()
    head, _ = heads.get_or_create(authority_id=authority_id, defaults={"hash": START})  # type: ignore[misc]  # None: the installation's own chain
    return head


def _second(moment: datetime) -> datetime:
    """Without microseconds, so that both databases give back what was hashed."""
    return moment.replace(microsecond=0)


def iso(day: date | None) -> str | None:
    """A day as the trail keeps it."""
    return day.isoformat() if day else None
