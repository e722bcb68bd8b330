"""Getting hold of a debate to write in."""

from samenplan.core.actor import Actor
from samenplan.core.errors import Refused
from samenplan.debate.models import Debate, Statement
from samenplan.debate.queries.running import debates, statements

REASON = "whoever holds the link takes part, without an account"


class Gone(Refused):
    """What somebody wanted to change is not there (any more)."""


def locked(debate: Debate, by: Actor) -> Debate:
    """The debate, re-read as the actor and locked until the end of the transaction.

    Raises:
        Gone: not there for this actor.
    """
    fresh = debates(by).select_for_update(of=("self",)).filter(pk=debate.pk).first()
    if fresh is None:
        raise Gone("Dit debat bestaat niet meer. Er is niets gewijzigd.")
    return fresh


def locked_statement(statement: Statement, by: Actor) -> Statement:
    """The statement, fresh, with its debate locked.

    Raises:
        Gone: not there for this actor.
    """
    debate = locked(statement.debate, by)
    fresh = statements(by).filter(pk=statement.pk, debate=debate).first()
    if fresh is None:
        raise Gone("Deze stelling bestaat niet meer. Er is niets gewijzigd.")
    fresh.debate = debate
    return fresh


def locked_by_link(debate: Debate) -> Debate:
    """The debate, fresh and locked, for whoever came by its link."""
    return Debate.objects.unscoped(reason=REASON).select_for_update().get(pk=debate.pk)
