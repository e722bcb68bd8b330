"""Services and organisations of an authority: add, rename, merge duplicates."""

from django.db import IntegrityError, models, transaction

from samenplan.audit.operations import record
from samenplan.authorities import queries
from samenplan.authorities.models import Party
from samenplan.authorities.rules import PartyKind
from samenplan.core.actor import Actor
from samenplan.core.errors import Refused
from samenplan.core.permissions import Permission


@transaction.atomic
def add_party(name: str, kind: PartyKind, *, by: Actor) -> Party:
    """A new service or organisation.

    Raises:
        Refused: there is one with this name.
    """
    by.require(Permission.PARTIES_MANAGE)
    party = Party(authority_id=by.home, name=_free_name(name, by), kind=kind)
    party.save(force_insert=True)
    record(by, "party.added", party)
    return party


@transaction.atomic
def rename_party(party: Party, name: str, *, by: Actor) -> None:
    """Another name, everywhere it shows except in frozen versions.

    Raises:
        Refused: another one has this name.
    """
    by.require(Permission.PARTIES_MANAGE)
    party.refresh_from_db(from_queryset=queries.parties(by).select_for_update())
    party.name = _free_name(name, by, besides=party)
    party.save(update_fields=["name"])
    record(by, "party.renamed", party)


def _free_name(name: str, by: Actor, *, besides: Party | None = None) -> str:
    wanted = " ".join(name.split())
    taken = queries.parties(by).filter(name__iexact=wanted)
    if besides:
        taken = taken.exclude(pk=besides.pk)
    if not wanted:
        raise Refused("Geef een naam.")
    if taken.exists():
        raise Refused(f"“{wanted}” staat al in de lijst.")
    return wanted


@transaction.atomic
def merge_parties(double: Party, into: Party, *, by: Actor) -> None:
    """Let everything that pointed at `double` point at `into`, then drop `double`.

    Raises:
        Refused: they are the same one.
    """
    by.require(Permission.PARTIES_MANAGE)
    rows = queries.parties(by).select_for_update()
    double.refresh_from_db(from_queryset=rows)
    into.refresh_from_db(from_queryset=rows)
    if double.pk == into.pk:
        raise Refused("Kies twee verschillende diensten of organisaties.")
    for relation in Party._meta.related_objects:  # noqa: SLF001 - Django's documented model API
        _repoint(relation.related_model, relation.field.name, double, into)
    record(by, "party.merged", into, gone=double.pk)
    double.delete()


def _repoint(model: type[models.Model], column: str, double: Party, into: Party) -> None:
    """Let the rows of one model that point at `double` point at `into`; a row that `into` has already is dropped."""
    for row in model._base_manager.filter(**{column: double}):  # noqa: SLF001 - all rows of this party of ours
        setattr(row, column, into)
        try:
            with transaction.atomic():
                row.save(update_fields=[column])
        except IntegrityError:
            row.delete()
