"""For every part of an address that names a row: which row of a town to put there.

A feature that brings a new part adds a function here; `tests/security/test_walk.py` fails on a part it does not know.
Rows of two towns must differ: a function never gives both towns the same value.
"""

from collections.abc import Callable
from datetime import timedelta

from django.utils.timezone import now

from samenplan.authorities.models import Authority, Invitation, Membership, Partnership, Party, User
from samenplan.authorities.rules import new_secret, secret_hash
from samenplan.core.permissions import Role

REASON = "the walk puts rows of a town in its addresses"


def a_person(town: Authority) -> User:
    """Somebody who works in this town only."""
    user = User.objects.filter(email=f"iemand@{town.slug}.example").first()
    user = user or User.objects.create_user(f"iemand@{town.slug}.example", full_name="Iemand", is_example=True)
    Membership.objects.unscoped(reason=REASON).get_or_create(authority=town, user=user, role=Role.COLLEAGUE)
    return user


def party_id(town: Authority) -> int:
    party, _ = Party.objects.unscoped(reason=REASON).get_or_create(authority=town, name="Jeugddienst")
    return party.pk


def user_id(town: Authority) -> int:
    return a_person(town).pk


def invitation_id(town: Authority) -> int:
    said = {"secret_hash": secret_hash(new_secret()), "expires_at": now() + timedelta(days=14)}
    rows = Invitation.objects.unscoped(reason=REASON)
    invitation, _ = rows.get_or_create(authority=town, email=f"gast@{town.slug}.example", defaults=said)
    return invitation.pk


def partnership_id(town: Authority) -> int:
    partnership, _ = Partnership.objects.get_or_create(lead=town, defaults={"name": f"Rond {town.name}"})
    return partnership.pk


IDS: dict[str, Callable[[Authority], object]] = {
    "party_id": party_id,
    "user_id": user_id,
    "invitation_id": invitation_id,
    "partnership_id": partnership_id,
}
"""Name of the part in the address, and what gives a town's row for it."""

FIXED: dict[str, object] = {}
"""Parts that name no row but a choice (a format, a tab): any value that exists."""
