"""Invitation codes: made in numbers, printed from the sheet, each good for one vote."""

from django.db import transaction

from samenplan.audit.operations import record
from samenplan.core.actor import Actor
from samenplan.core.errors import Refused
from samenplan.core.permissions import Permission
from samenplan.debate.models import Debate, Invitation
from samenplan.debate.operations.locking import locked
from samenplan.debate.queries.running import invitations
from samenplan.debate.rules.codes import code_hash, code_of
from samenplan.debate.rules.kinds import DebateState, Entrance

MOST_AT_ONCE, MOST_IN_ALL = 1_000, 20_000


@transaction.atomic
def make_codes(debate: Debate, count: int, *, secret: str, by: Actor) -> None:
    """Make so many new codes. `secret` is the house's; from it the sheet can be printed again, the database has hashes.

    Raises:
        Refused: the debate does not work with codes, is closed, or these are too many.
    """
    by.require(Permission.DEBATE_MANAGE)
    fresh = locked(debate, by)
    if fresh.entrance != Entrance.CODE or fresh.state not in (DebateState.DRAFT, DebateState.OPEN):
        raise Refused("Kies bij de gegevens eerst dat wie een code kreeg, mag stemmen.")
    there = invitations(fresh, by).count()
    if not 0 < count <= MOST_AT_ONCE or there + count > MOST_IN_ALL:
        raise Refused(f"Maak er 1 tot {MOST_AT_ONCE} tegelijk, en samen hoogstens {MOST_IN_ALL}.")
    rows = [
        Invitation(debate=fresh, number=number, code_hash=code_hash(code_of(secret, fresh.token, number)))
        for number in range(there + 1, there + count + 1)
    ]
    Invitation.objects.visible_to(by).bulk_create(rows)
    record(by, "debate.codes_made", fresh, codes=count)
