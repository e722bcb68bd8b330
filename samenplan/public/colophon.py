"""Which version a page is: its number, days, lasting id and check sums."""

from dataclasses import dataclass
from datetime import date, datetime

from samenplan.plans.models import PlanVersion
from samenplan.public.queries import public_sha256
from samenplan.public.rules.linked_data import DecisionReference


@dataclass(frozen=True, slots=True)
class Colophon:
    """`frozen_sha256` is taken over what was decided, internal fields included; `public_sha256` over the JSON file."""

    number: int
    uid: str
    approved_on: date | None
    published_at: datetime | None
    frozen_sha256: str
    public_sha256: str
    decision: DecisionReference | None


def colophon(version: PlanVersion, decision: DecisionReference | None) -> Colophon:
    """The colophon of one version."""
    return Colophon(
        number=version.number,
        uid=version.uid,
        approved_on=version.approved_on,
        published_at=version.published_at,
        frozen_sha256=version.sha256,
        public_sha256=public_sha256(version),
        decision=decision,
    )
