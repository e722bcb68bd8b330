"""How an authority looks, and with whom it works together."""

from dataclasses import dataclass
from datetime import date

from django.db import transaction

from samenplan.audit.operations import record
from samenplan.authorities import queries
from samenplan.authorities.logo import redrawn
from samenplan.authorities.models import Authority, Partnership, PartnershipMember
from samenplan.core.actor import Actor
from samenplan.core.errors import Refused
from samenplan.core.permissions import Permission


@dataclass(frozen=True, slots=True)
class Look:
    """What was chosen; `logo` None leaves the present one, empty bytes take it away."""

    accent: str
    logo: bytes | None = None


@transaction.atomic
def change_look(look: Look, *, by: Actor) -> None:
    """Save the accent colour (a validated #rrggbb) and redraw the logo.

    Raises:
        UnusableLogo: the file cannot become one; nothing was changed.
    """
    by.require(Permission.AUTHORITY_SETTINGS)
    authority = Authority.objects.select_for_update().get(pk=by.home)
    changed = []
    if look.accent != authority.accent:
        authority.accent = look.accent
        changed.append("accent")
    if look.logo is not None:
        authority.logo = redrawn(look.logo) if look.logo else b""
        changed.append("logo")
    if not changed:
        return
    authority.save(update_fields=changed)
    record(by, "authority.look_changed", authority, fields=changed)


@transaction.atomic
def add_to_partnership(partnership: Partnership, member: Authority, *, since: date, by: Actor) -> None:
    """Let an authority take part in a partnership that the actor's authority leads.

    Raises:
        Refused: another one leads it, or the authority takes part already.
    """
    by.require(Permission.AUTHORITY_SETTINGS)
    partnership.refresh_from_db(from_queryset=queries.partnerships(by))
    if partnership.lead_id != by.home:
        raise Refused("Alleen het bestuur dat het samenwerkingsverband indient, kan leden toevoegen.")
    if member.pk == by.home or partnership.members.filter(authority=member).exists():
        raise Refused(f"{member.name} doet al mee.")
    row = PartnershipMember(partnership=partnership, authority=member, since=since)
    row.save(force_insert=True)
    record(by, "partnership.member_added", row, authority=member.pk)


@transaction.atomic
def start_partnership(name: str, *, by: Actor) -> Partnership:
    """A partnership that the actor's authority leads.

    Raises:
        Refused: it leads one with this name already, or the name is empty.
    """
    by.require(Permission.AUTHORITY_SETTINGS)
    wanted = " ".join(name.split())
    if not wanted:
        raise Refused("Geef het samenwerkingsverband een naam.")
    if Partnership.objects.filter(lead=by.home, name__iexact=wanted).exists():
        raise Refused(f"“{wanted}” bestaat al.")
    partnership = Partnership(name=wanted, lead_id=by.home)
    partnership.save(force_insert=True)
    record(by, "partnership.started", partnership)
    return partnership
