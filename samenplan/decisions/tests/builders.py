"""A plan with a goal and an action, and how far it is on its road."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

from samenplan.core.actor import Actor
from samenplan.decisions.models import AdviceRound, Decision
from samenplan.decisions.operations.advice import ask_advice_round
from samenplan.decisions.operations.drafting import prepare_decision
from samenplan.decisions.operations.outcomes import record_outcome
from samenplan.decisions.rules.advice import AdviceRequest
from samenplan.decisions.rules.bodies import BodyKind, Outcome
from samenplan.decisions.rules.deciding import DecisionText, Verdict
from samenplan.decisions.rules.grounds import Ground
from samenplan.plans.models import Plan
from samenplan.plans.operations.moving import add_node
from samenplan.plans.operations.plans import PlanFacts, create_plan
from samenplan.plans.operations.versions import submit
from samenplan.plans.rules.content import NodeKind

TODAY = date(2026, 11, 23)
NOW = datetime(2026, 11, 23, 10, 42, tzinfo=ZoneInfo("Europe/Brussels"))
SUBMITTED_ON = date(2026, 11, 10)
DECIDED_ON = date(2026, 11, 16)
GROUND = Ground("Reglement van Brugwijk over inspraak", "https://brugwijk.example/reglement")
TEXT = DecisionText(
    body=BodyKind.COLLEGE,
    title="Goedkeuring van het plan “Samen in Brugwijk”",
    context="In drie buurten lopen spanningen op.",
    motivation="Het plan brengt buren samen.",
    articles="Het college keurt het plan goed.\n\nDe dienst voert het uit.",
    grounds=(GROUND,),
)


def a_plan(by: Actor, title: str = "Samen in Brugwijk") -> Plan:
    """An open plan with one goal and one action."""
    plan = create_plan(PlanFacts(title, starts_on=date(2026, 1, 1), ends_on=date(2028, 12, 31)), by=by)
    goal = add_node(plan, NodeKind.GOAL, "Buren kennen elkaar", by=by)
    add_node(plan, NodeKind.ACTION, "Gespreksavonden", by=by, parent=goal)
    return fresh(plan)


def fresh(plan: Plan) -> Plan:
    """The plan as it stands now."""
    return Plan.objects.unscoped(reason="tests look at everything").select_related("authority").get(pk=plan.pk)


def a_round(plan: Plan, by: Actor, body: str = "Jeugdraad") -> AdviceRound:
    """Advice that was asked and not answered."""
    return ask_advice_round(plan, AdviceRequest(body, date(2026, 11, 2), date(2026, 11, 20)), today=TODAY, by=by)


def a_decision(plan: Plan, by: Actor, text: DecisionText = TEXT) -> Decision:
    """The draft of a decision."""
    return prepare_decision(plan, text, by=by)


def a_submitted_plan(by: Actor) -> Plan:
    """A plan that lies before the college."""
    plan = a_plan(by)
    submit(plan, on=SUBMITTED_ON, by=by)
    return fresh(plan)


def verdict(outcome: Outcome = Outcome.APPROVED, *, is_final: bool = True) -> Verdict:
    """What the college decided on 16 November."""
    return Verdict(outcome, DECIDED_ON, is_final)


def an_approved_plan(by: Actor) -> Plan:
    """A plan that the college approved."""
    plan = a_submitted_plan(by)
    record_outcome(a_decision(plan, by), verdict(), now=NOW, by=by)
    return fresh(plan)
