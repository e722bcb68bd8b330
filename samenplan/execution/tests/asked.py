"""Plans that are carried out and people who are asked how it goes, for tests."""

from datetime import UTC, date, datetime, timedelta

from django.core import mail
from django.db.models import QuerySet

from samenplan.audit.models import Event
from samenplan.authorities.models import Contact
from samenplan.authorities.operations.contacts import add_contact
from samenplan.core.actor import Actor
from samenplan.execution.models import Reminder
from samenplan.execution.operations.asking import ask_due, set_rhythm
from samenplan.execution.rules.asking import Rhythm
from samenplan.notices.jobs import send_due
from samenplan.notices.models import Notice
from samenplan.plans.models import Involvement, Plan, PlanNode
from samenplan.plans.rules.state import PlanStatus
from samenplan.plans.rules.status import ActionStatus
from samenplan.plans.tests.builders import a_plan, node_of

REASON = "a test looks at what was asked"
TODAY = date(2026, 11, 25)
NOW = datetime(2026, 11, 25, 8, 0, tzinfo=UTC)
LONG_AGO = TODAY - timedelta(days=91)
EVENINGS = "act-avonden"  # led by Dienst Samenleven, with Buurtwerk De Brug and Bibliotheek


def a_carried_out_plan(by: Actor, *, told_on: date | None = None) -> Plan:
    """The small plan, approved, with one action that runs; the rhythm of its authority is on."""
    plan = a_plan(by)
    plan.status = PlanStatus.APPROVED
    plan.save(update_fields=["status"])
    runs(plan, EVENINGS, told_on)
    set_rhythm(Rhythm(), is_on=True, by=by)
    return plan


def runs(plan: Plan, uid: str, told_on: date | None) -> PlanNode:
    """This action runs, and something was last told of it on that day."""
    node = node_of(plan, uid)
    node.status, node.status_on = ActionStatus.RUNNING, told_on
    node.save(update_fields=["status", "status_on"])
    return node


def a_contact(plan: Plan, by: Actor, *, part: str = "partner", name: str = "Fatma Demir", email: str = "") -> Contact:
    """Somebody without an account, of the first party with this part in the action."""
    rows = Involvement.objects.visible_to(by).filter(node=node_of(plan, EVENINGS), part=part).order_by("position")
    party = rows.select_related("party")[0].party
    return add_contact(party, name, email or f"{name.split()[0].lower()}@partner.example", by=by)


def make_round(by: Actor, *, days: int = 0) -> int:
    """The round of today, or of some days later, as `werk` makes it."""
    return ask_due(by=by, today=TODAY + timedelta(days=days), now=NOW + timedelta(days=days))


def asked() -> list[tuple[str, str]]:
    """Who was asked, at which step, in order."""
    rows = Reminder.objects.unscoped(reason=REASON).select_related("user", "contact").order_by("pk")
    return [(row.name, row.step) for row in rows]


def reminder() -> Reminder:
    """The newest question."""
    rows = Reminder.objects.unscoped(reason=REASON).select_related("user", "contact__party", "node__plan__authority")
    return rows.order_by("-pk")[0]


def addressees() -> list[str]:
    """To whom a mail waits or went, in order."""
    return list(Notice.objects.unscoped(reason=REASON).order_by("pk").values_list("address", flat=True))


def sent_mails() -> list[mail.EmailMultiAlternatives]:
    """Send what waits; every mail that left so far."""
    send_due(lambda: NOW + timedelta(days=365))
    return mail.outbox


def events(verb: str) -> QuerySet[Event]:
    """What the trail holds of this verb."""
    return Event.objects.unscoped(reason=REASON).filter(verb=verb)
