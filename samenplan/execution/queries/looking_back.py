"""Looking back: evaluations of this plan and of the one before it, and what becomes of its actions."""

from samenplan.core.actor import Actor
from samenplan.execution.models import Evaluation
from samenplan.execution.queries.within_plan import actions, anchorings, evaluations, outline
from samenplan.execution.rules.kinds import Continuation, Judgement
from samenplan.execution.rules.looking_back import Anchor, EvaluationText, LearnedLesson, Quality
from samenplan.plans.models import Plan
from samenplan.plans.queries.plans import plans


def evaluations_of(plan: Plan, actor: Actor) -> list[Evaluation]:
    """The looks back on this plan, newest first, with their lessons: 3 queries."""
    return list(evaluations(actor).filter(plan=plan))


def evaluations_before(plan: Plan, actor: Actor) -> list[Evaluation]:
    """The looks back on the plan that this one follows: they belong with the new one."""
    return list(evaluations(actor).filter(plan=plan.supersedes_id)) if plan.supersedes_id else []


def text_of(row: Evaluation) -> EvaluationText:
    """An evaluation as it was written."""
    lessons = tuple(LearnedLesson(lesson.text, lesson.leads_to_id) for lesson in row.lessons.all())
    return EvaluationText(
        title=row.title,
        made_on=row.made_on,
        goal_directed=Quality(Judgement(row.goal_directed), row.goal_directed_text),
        legitimate=Quality(Judgement(row.legitimate), row.legitimate_text),
        durable=Quality(Judgement(row.durable), row.durable_text),
        lessons=lessons,
    )


def lesson_places(plan: Plan, actor: Actor) -> dict[int, str]:
    """The actions in which a lesson can live on, by id: of this plan, then of the plans that follow it."""
    successors = list(plans(actor).filter(supersedes=plan))
    found: dict[int, str] = {}
    for one in (plan, *successors):
        nodes, rows = outline(one)
        after = f" ({one.title})" if one.pk != plan.pk else ""
        found |= {rows[node.uid].pk: f"{node.label} {node.title}{after}" for node in nodes if node.is_action}
    return found


def anchors_of(plan: Plan, actor: Actor) -> dict[int, Anchor]:
    """What becomes of every living action of the plan, by id, undecided where nothing was said: 2 queries."""
    said = anchorings(actor).filter(node__plan=plan).values_list("node", "continues", "owner", "budget", "note")
    written = {
        node: Anchor(Continuation(continues), owner, budget, note) for node, continues, owner, budget, note in said
    }
    ids = actions(actor).filter(plan=plan).values_list("pk", flat=True)
    return {node_id: written.get(node_id, Anchor()) for node_id in ids}
