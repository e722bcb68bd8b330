"""Advice rounds, decisions and what the room Besluit shows of a plan."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet
from django.utils.timezone import localtime

from samenplan.core.actor import Actor
from samenplan.decisions.models import AdviceRound, Annex, Decision, KnownGround
from samenplan.decisions.rules.bodies import AnswerKind, BodyKind, FollowUpState, Outcome
from samenplan.decisions.rules.deciding import DecisionFacts, DecisionText
from samenplan.decisions.rules.grounds import SHIPPED, Ground
from samenplan.decisions.rules.papers import AdviceGiven, Around
from samenplan.decisions.rules.road import RoadFacts
from samenplan.plans.models import Plan, PlanVersion
from samenplan.plans.queries.contents import content
from samenplan.plans.queries.plans import nodes, plans
from samenplan.plans.queries.versions import frozen_content, versions
from samenplan.plans.rules.state import OPEN_FOR_WRITING, PlanStatus


def advice_rounds(actor: Actor) -> QuerySet[AdviceRound]:
    """Advice rounds of plans that the actor may see."""
    rows = AdviceRound.objects.visible_to(actor).filter(plan__in=plans(actor).order_by().values("pk"))
    return rows.select_related("plan__authority", "version").defer("version__content").order_by("asked_on", "pk")


def decisions(actor: Actor) -> QuerySet[Decision]:
    """Decisions on plans that the actor may see."""
    rows = Decision.objects.visible_to(actor).filter(plan__in=plans(actor).order_by().values("pk"))
    shown = rows.select_related("plan__authority", "version", "approved_version")
    return shown.defer("version__content", "approved_version__content").order_by("created_at", "pk")


def annexes(actor: Actor) -> QuerySet[Annex]:
    """Annexes of decisions that the actor may see."""
    rows = Annex.objects.visible_to(actor).select_related("decision__plan", "version")
    return rows.defer("version__content").order_by("pk")


def known_grounds(actor: Actor) -> QuerySet[KnownGround]:
    """The legal grounds that the actor's authority keeps at hand."""
    return KnownGround.objects.visible_to(actor).order_by("text")


def grounds_at_hand(actor: Actor) -> tuple[Ground, ...]:
    """Everything one can choose from: what Samenplan ships, then the authority's own."""
    own = tuple(Ground(row.text, row.url) for row in known_grounds(actor))
    shipped = {ground.text for ground in SHIPPED}
    return SHIPPED + tuple(ground for ground in own if ground.text not in shipped)


def grounds_of(decision: Decision) -> tuple[Ground, ...]:
    """The legal grounds of one decision, in their order."""
    return tuple(Ground(row.text, row.url) for row in decision.grounds.all())


def text_of(decision: Decision) -> DecisionText:
    """The decision as it was written."""
    return DecisionText(
        body=BodyKind(decision.body),
        title=decision.title,
        context=decision.context,
        facts=decision.facts,
        motivation=decision.motivation,
        competence=decision.competence,
        finances=decision.finances,
        alternatives=decision.alternatives,
        articles=decision.articles,
        grounds=grounds_of(decision),
    )


def submitted_version(plan: Plan) -> PlanVersion | None:
    """The version that lies before the body now, without its text: the newest that was submitted and not taken back."""
    rows = plan.versions.defer("content").filter(submitted_on__isnull=False, withdrawn_at__isnull=True)
    return rows.order_by("-number").first()


def decision_facts(decision: Decision, plan: Plan) -> DecisionFacts:
    """What the rules ask before an outcome is recorded."""
    version = submitted_version(plan)
    return DecisionFacts(
        plan_status=PlanStatus(plan.status),
        has_outcome=bool(decision.outcome),
        submitted_on=version.submitted_on if version else None,
        is_approved=version is not None and version.approved_on is not None,
    )


def waiting_for_text(rows: Sequence[Decision]) -> Decision | None:
    """The last decision, when it approved with changes and the adapted text was not adopted yet."""
    decided = [row for row in rows if row.outcome]
    last = max(decided, key=lambda row: (row.decided_on or date.min, row.pk), default=None)
    if last is None or last.outcome != Outcome.APPROVED_WITH_CHANGES or last.approved_version_id:
        return None
    return last


@dataclass(frozen=True, slots=True)
class Dossier:
    """Everything that was asked, decided and frozen of one plan; versions newest first, the rest oldest first."""

    plan: Plan
    rounds: Sequence[AdviceRound]
    decisions: Sequence[Decision]
    versions: Sequence[PlanVersion]


def dossier(actor: Actor, plan: Plan) -> Dossier:
    """The dossier of a plan, in three queries."""
    return Dossier(
        plan,
        list(advice_rounds(actor).filter(plan=plan)),
        list(decisions(actor).filter(plan=plan)),
        list(versions(actor, plan)),
    )


def road_facts(found: Dossier, *, has_nodes: bool = True) -> RoadFacts:
    """What the road shows.

    What happened up to the last approval belongs to the approved text while that stands, and to the past once a new
    version is on its way.
    """
    status = PlanStatus(found.plan.status)
    approved = next((row for row in found.versions if row.approved_on), None)
    before = approved.number if approved and status is not PlanStatus.APPROVED else 0
    mine = current_rounds(found)
    current = [row for row in found.versions if row.number > before and not (row.withdrawn_at and not row.published_at)]
    submitted = next((row.submitted_on for row in current if row.submitted_on), None)
    standing = approved if status is PlanStatus.APPROVED else None
    public = standing is not None and standing.published_at is not None and standing.withdrawn_at is None
    draft = next((row for row in found.decisions if not row.outcome), None)
    return RoadFacts(
        status=status,
        has_nodes=has_nodes,
        rounds=len(mine),
        open_rounds=sum(not row.answer_kind for row in mine),
        draft_body=BodyKind(draft.body) if draft else None,
        waits_for_changes=waiting_for_text(found.decisions) is not None,
        submitted_on=submitted,
        approved_on=standing.approved_on if standing else None,
        published_on=localtime(standing.published_at).date() if public and standing else None,
    )


def has_nodes(actor: Actor, plan: Plan) -> bool:
    """Whether the plan has a goal or an action."""
    return nodes(actor).filter(plan=plan, deleted_at__isnull=True).exists()


def answer_of(row: AdviceRound) -> AnswerKind | None:
    """How the body answered; None while it has not."""
    return AnswerKind(row.answer_kind) if row.answer_kind else None


def current_rounds(found: Dossier) -> list[AdviceRound]:
    """The rounds about the text that is on its way now: those after the last approval, unless that text stands."""
    status = PlanStatus(found.plan.status)
    approved = next((row for row in found.versions if row.approved_on), None)
    before = approved.number if approved and status is not PlanStatus.APPROVED else 0
    return [row for row in found.rounds if row.version.number > before]


def advices_given(found: Dossier) -> tuple[AdviceGiven, ...]:
    """The current rounds as a decision tells of them."""
    return tuple(
        AdviceGiven(
            body=row.body,
            asked_on=row.asked_on,
            kind=answer_of(row),
            answered_on=row.answered_on,
            state=FollowUpState(row.follow_up_state),
            follow_up=row.follow_up,
        )
        for row in current_rounds(found)
    )


def around(actor: Actor, decision: Decision) -> Around:
    """What the dossier adds to a decision on paper: the submitted version, or the working text while there is none."""
    found = dossier(actor, decision.plan)
    closed = decision.plan.status not in OPEN_FOR_WRITING
    version = decision.version or (submitted_version(decision.plan) if closed else None)
    return Around(
        content=frozen_content(version) if version else content(decision.plan),
        version_uid=version.uid if version else decision.plan.uid,
        version_hash=version.sha256 if version else "",
        meets_on=decision.decided_on,
        advices=advices_given(found),
        annexes=[row.name for row in decision.annexes.all()],
    )
