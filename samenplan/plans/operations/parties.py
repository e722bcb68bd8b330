"""The services and organisations that a plan names."""

from collections.abc import Sequence

from samenplan.authorities.models import Party
from samenplan.authorities.rules import PartyKind
from samenplan.core.actor import Actor


def parties_named(names: Sequence[str], kind: PartyKind, *, by: Actor) -> list[Party]:
    """The parties with these names, in this order, each once; a name nobody used yet becomes a new party.

    Capitals do not matter: "jeugddienst" finds "Jeugddienst".
    """
    wanted = dict.fromkeys(name.strip()[:160] for name in names if name.strip())
    known = {party.name.casefold(): party for party in Party.objects.visible_to(by)} if wanted else {}
    found: dict[int, Party] = {}
    for name in wanted:
        party = known.get(name.casefold())
        if party is None:
            party = Party(authority_id=by.home, name=name, kind=kind)
            party.save(force_insert=True)
            known[name.casefold()] = party
        found[party.pk] = party
    return list(found.values())
