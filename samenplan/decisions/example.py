"""The example plan as a town mostly has it: approved, public, being carried out; and a small one in the making."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

from django.db import transaction

from samenplan.authorities.models import Membership, User
from samenplan.authorities.queries import actor_for
from samenplan.core.actor import Actor
from samenplan.decisions.operations.advice import ask_advice_round, record_answer, record_follow_up
from samenplan.decisions.operations.drafting import prepare_decision
from samenplan.decisions.operations.outcomes import record_outcome
from samenplan.decisions.rules.advice import AdviceRequest, Answer, FollowUp
from samenplan.decisions.rules.bodies import AnswerKind, BodyKind, FollowUpState, Outcome
from samenplan.decisions.rules.deciding import DecisionText, Verdict
from samenplan.plans.models import Plan
from samenplan.plans.operations.copying import start
from samenplan.plans.operations.plans import PlanFacts
from samenplan.plans.operations.versions import publish, submit
from samenplan.plans.rules.example import EXAMPLE_TOWN
from samenplan.plans.rules.templates import FOUR_ACTIONS

REASON = "the example is loaded by a command, for nobody"
ASKED_ON, ANSWER_BY, SUBMITTED_ON, DECIDED_ON = (
    date(2026, 9, 1),
    date(2026, 9, 21),
    date(2026, 10, 5),
    date(2026, 10, 12),
)
PUBLISHED_AT = datetime(2026, 10, 13, 10, 0, tzinfo=ZoneInfo("Europe/Brussels"))
ADVICE = Answer(AnswerKind.WRITTEN, ANSWER_BY, "Vraag ook wie niet naar avonden komt.")
FOLLOWED = FollowUp(FollowUpState.TAKEN_OVER, "De gespreksavonden trekken nu ook naar het plein en de sporthal.")
TEXT = DecisionText(
    body=BodyKind.COLLEGE,
    title="Goedkeuring van het lokaal actieplan polarisatie “Samen in Brugwijk 2026–2028”",
    context="In drie buurten liepen de spanningen op. De jeugdraad gaf advies.",
    motivation="Het plan brengt buren samen en zegt wie wat doet, wanneer en met welk geld.",
    articles="Het college keurt het plan goed.\n\nDe dienst samenleven voert het uit en brengt elk jaar verslag uit.",
    grounds=(),
)


@transaction.atomic
def approve_example_plan() -> None:
    """Take the example plan along its road to the public page, and start a second one; called once."""
    plan = Plan.objects.unscoped(reason=REASON).get(authority__slug=EXAMPLE_TOWN)
    lien = _lien(plan)
    asked = ask_advice_round(plan, AdviceRequest("Jeugdraad", ASKED_ON, ANSWER_BY), today=ASKED_ON, by=lien)
    record_answer(asked, ADVICE, today=DECIDED_ON, by=lien)
    record_follow_up(asked, FOLLOWED, by=lien)
    version = submit(plan, on=SUBMITTED_ON, by=lien)
    approved = Verdict(Outcome.APPROVED, DECIDED_ON, is_final=True)
    record_outcome(prepare_decision(plan, TEXT, by=lien), approved, now=PUBLISHED_AT, by=lien)
    version.refresh_from_db()
    publish(version, at=PUBLISHED_AT, by=lien)
    facts = PlanFacts(
        "Online haat: wat doen we?", starts_on=date(2027, 1, 1), ends_on=date(2027, 12, 31), measure=plan.measure
    )
    start(facts, FOUR_ACTIONS, by=lien)


def _lien(plan: Plan) -> Actor:
    user = User.objects.get(email=f"lien@{EXAMPLE_TOWN}.example")
    mine = Membership.objects.unscoped(reason=REASON).filter(authority=plan.authority, user=user)
    return actor_for(user, list(mine.select_related("authority")))
