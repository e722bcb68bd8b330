"""Getting hold of a row to write in: theirs to touch, fresh, with its plan locked."""

from collections.abc import Sequence

from django.core.exceptions import ValidationError

from samenplan.core.actor import Actor
from samenplan.core.errors import Refused
from samenplan.core.tenancy import TenantModel
from samenplan.decisions.models import AdviceRound, Decision
from samenplan.decisions.queries import advice_rounds, decisions
from samenplan.plans.operations.locking import Gone, locked


def held_round(row: AdviceRound, by: Actor) -> AdviceRound:
    """The advice round, fresh, with its plan locked.

    Raises:
        Gone: taken away meanwhile, or not within reach.
    """
    plan = locked(row.plan, by)
    fresh = advice_rounds(by).select_for_update(of=("self",)).filter(pk=row.pk, plan=plan).first()
    if fresh is None:
        raise Gone("Deze adviesvraag bestaat niet meer. Er is niets gewijzigd.")
    fresh.plan = plan
    return fresh


def held_decision(row: Decision, by: Actor) -> Decision:
    """The decision, fresh, with its plan locked.

    Raises:
        Gone: taken away meanwhile, or not within reach.
    """
    plan = locked(row.plan, by)
    fresh = decisions(by).select_for_update(of=("self",)).filter(pk=row.pk, plan=plan).first()
    if fresh is None:
        raise Gone("Dit besluit bestaat niet meer. Er is niets gewijzigd.")
    fresh.plan = plan
    return fresh


def check_fields(row: TenantModel, names: Sequence[str]) -> None:
    """Hold the values against what their columns allow: length, address, and traces of persons in free text.

    Raises:
        Refused: with a Dutch sentence per field that does not fit; never with the text itself.
    """
    objections: list[str] = []
    for name in names:
        column = row._meta.get_field(name)  # noqa: SLF001 - Django's documented model API
        try:
            column.clean(getattr(row, name), row)  # type: ignore[union-attr]  # names are columns, never relations
        except ValidationError as error:
            objections += error.messages
    if objections:
        raise Refused(objections)
