"""Which decision approved a version."""

from samenplan.plans.models import PlanVersion
from samenplan.public.rules.linked_data import DecisionReference


def decision_of(version: PlanVersion) -> DecisionReference | None:
    """The decision that approved the version, when it is recorded."""
    return None
