"""The results chain, a first look back and what stays, in the example plan; all invented."""

from dataclasses import replace
from datetime import date

from samenplan.authorities.queries import parties
from samenplan.core.actor import Actor
from samenplan.execution.example.room import TODAY, actions_by_first_word
from samenplan.execution.operations.anchoring import change_anchoring
from samenplan.execution.operations.chain import change_chain
from samenplan.execution.operations.evaluations import write_evaluation
from samenplan.execution.rules.chain import Link
from samenplan.execution.rules.kinds import Continuation, Judgement, ResultLevel
from samenplan.execution.rules.looking_back import Anchor, EvaluationText, LearnedLesson, Quality
from samenplan.plans.models import Plan
from samenplan.plans.rules.content import NodeKind
from samenplan.plans.rules.editing import Change

ASSUMPTIONS = (
    Link(
        ResultLevel.OUTCOME,
        "Wie elkaar vaker spreekt, vertrouwt elkaar meer, ook als hij het oneens blijft.",
        "Enkel wie al overtuigd is, komt.",
    ),
    Link(ResultLevel.OUTCOME, "Wie weet waar hij terechtkan, meldt ook.", "Meer meldingen lijken een verslechtering."),
    Link(ResultLevel.OUTCOME, "Diensten delen wat ze horen, zonder namen."),
)
FIRST_LOOK = EvaluationText(
    title="Terugblik op de eerste drie maanden",
    made_on=date(2026, 11, 19),
    goal_directed=Quality(
        Judgement.NOT_YET, "Twee avonden is te weinig om iets te zeggen. De bevraging van 2027 komt nog."
    ),
    legitimate=Quality(
        Judgement.PARTLY,
        "Buren herkennen zich in de vragen. Jongeren en nieuwkomers kwamen pas de tweede avond, na een uitnodiging "
        "via school en buurtwerk.",
    ),
    durable=Quality(Judgement.PARTLY, "De gespreksleiders zijn opgeleid en blijven. Voor de zaal is nog geen budget."),
)


def place_looking_back(plan: Plan, by: Actor) -> None:
    """Assumptions under three goals, one look back with two lessons, and what stays of two actions."""
    goals = plan.nodes.filter(kind=NodeKind.GOAL, deleted_at=None).order_by("position", "pk")
    change_chain(plan, {goal.pk: Change(link) for goal, link in zip(goals, ASSUMPTIONS, strict=False)}, by=by)
    found = actions_by_first_word(plan)
    lessons = (
        LearnedLesson("Nodig persoonlijk uit: een affiche haalt enkel wie al komt.", found["Gespreksavonden"].pk),
        LearnedLesson("Spreek de data een half jaar vooraf af met de school."),
    )
    write_evaluation(plan, replace(FIRST_LOOK, lessons=lessons), today=TODAY, by=by)
    owners = {party.name: party.pk for party in parties(by)}
    stays = Anchor(Continuation.CONTINUES, owners.get("Dienst samenleven"), "Werking dienst samenleven")
    ends = Anchor(Continuation.ENDS, note="De school neemt het lesmateriaal over.")
    change_anchoring(plan, {found["Gespreksavonden"].pk: Change(stays), found["Vorming"].pk: Change(ends)}, by=by)
