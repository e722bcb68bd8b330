"""Published plans to test with: a version as publishing leaves it, without the road to it."""

from datetime import UTC, date, datetime, timedelta

from samenplan.authorities.models import Authority
from samenplan.plans.models import Plan, PlanVersion
from samenplan.plans.rules.content import PlanContent
from samenplan.plans.rules.frozen import as_json, fingerprint
from samenplan.plans.rules.state import VersionKind
from samenplan.plans.tests.examples import small_plan

FIRST_DAY = datetime(2026, 11, 2, 9, 0, tzinfo=UTC)


def a_plan(authority: Authority, content: PlanContent | None = None) -> Plan:
    """A plan's row; its working text is empty, because the public reads versions only."""
    shown = content or small_plan()
    return Plan._rows.create(
        authority=authority, title="WERKTITEL, nog geheim", summary="", level_names=list(shown.level_names)
    )


def publish(plan: Plan, content: PlanContent | None = None, *, number: int = 1, withdrawn: bool = False) -> PlanVersion:
    """A version of this plan on the public page; each number a week later than the one before."""
    text = as_json(content or small_plan())
    at = FIRST_DAY + timedelta(weeks=number - 1)
    return PlanVersion._rows.create(
        plan=plan,
        number=number,
        kind=VersionKind.APPROVAL,
        note="INTERN waarom",
        content=text,
        sha256=fingerprint(text),
        approved_on=date(2026, 10, 30) + timedelta(weeks=number - 1),
        published_at=at,
        withdrawn_at=at + timedelta(days=3) if withdrawn else None,
    )


def a_published_plan(authority: Authority, content: PlanContent | None = None) -> PlanVersion:
    """One plan with one public version."""
    return publish(a_plan(authority, content), content)


def address(version: PlanVersion, tail: str = "", *, language: str = "nl") -> str:
    """The plan's public address, as a reader types it."""
    start = "/openbaar" if language == "nl" else f"/{language}/openbaar"
    return f"{start}/{version.plan.authority.slug}/{version.plan.uid}/{tail}"
