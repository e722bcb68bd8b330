"""For every part of an address that names a row: which row of a town to put there.

A feature that brings a new part adds a function here; `tests/security/test_walk.py` fails on a part it does not know.
Rows of two towns must differ: a function never gives both towns the same value.
"""

from collections.abc import Callable
from datetime import date, timedelta

from django.utils.timezone import now

from samenplan.analysis.models import Survey
from samenplan.analysis.rules.kinds import QuestionKind
from samenplan.authorities.example import STEENAKKER, place_town
from samenplan.authorities.models import Authority, Contact, Invitation, Membership, Partnership, Party, User
from samenplan.authorities.rules import new_secret, secret_hash
from samenplan.core.permissions import Role
from samenplan.debate.models import Debate
from samenplan.debate.rules.kinds import DebateState, StatementState
from samenplan.execution.example.drawn_photo import drawn_photo
from samenplan.execution.files import store
from samenplan.execution.models import Activity, Evidence, Measurement, Milestone, Question
from samenplan.plans.models import Plan, PlanNode
from samenplan.plans.rules.content import NodeKind, SectionKind
from samenplan.plans.rules.frozen import as_json, fingerprint
from samenplan.plans.rules.importing.mapping import Mapping, as_plain
from samenplan.plans.tests.examples import small_plan

REASON = "the walk puts rows of a town in its addresses"


def a_person(town: Authority) -> User:
    """Somebody who works in this town only."""
    user = User.objects.filter(email=f"iemand@{town.slug}.example").first()
    user = user or User.objects.create_user(f"iemand@{town.slug}.example", full_name="Iemand", is_example=True)
    Membership.objects.unscoped(reason=REASON).get_or_create(authority=town, user=user, role=Role.COLLEAGUE)
    return user


def party_id(town: Authority) -> int:
    party, _ = Party.objects.unscoped(reason=REASON).get_or_create(authority=town, name="Jeugddienst")
    return party.pk


def user_id(town: Authority) -> int:
    return a_person(town).pk


def invitation_id(town: Authority) -> int:
    said = {"secret_hash": secret_hash(new_secret()), "expires_at": now() + timedelta(days=14)}
    rows = Invitation.objects.unscoped(reason=REASON)
    invitation, _ = rows.get_or_create(authority=town, email=f"gast@{town.slug}.example", defaults=said)
    return invitation.pk


def partnership_id(town: Authority) -> int:
    partnership, _ = Partnership.objects.get_or_create(lead=town, defaults={"name": f"Rond {town.name}"})
    return partnership.pk


def a_plan(town: Authority) -> Plan:
    """A plan of this town, with everything hanging on it that an address can name."""
    said = {"level_names": ["Doelstelling"]}
    plan, made = Plan.objects.unscoped(reason=REASON).get_or_create(authority=town, title=f"Van {town}", defaults=said)
    if made:
        _fill(plan)
    return plan


def _fill(plan: Plan) -> None:
    text = as_json(small_plan())
    version = plan.versions.create(number=1, content=text, sha256=fingerprint(text))
    plan.versions.create(number=2, content=text, sha256=fingerprint(text))  # a difference takes two
    plan.nodes.create(kind=NodeKind.ACTION, title="Een actie", position=0)
    plan.nodes.create(kind=NodeKind.ACTION, title="Een andere actie", position=1)
    somebody = a_person(plan.authority)
    plan.comments.create(author=somebody, text="Een opmerking")
    plan.import_runs.create(
        file_name="plan.csv",
        file=b"Doelstelling;Actie\nBuren;Straatfeest\n",
        mapping=as_plain(Mapping(tables=())),
        by=somebody,
    )
    plan.advice_rounds.create(version=version, body="Jeugdraad", asked_on=date(2026, 11, 2))
    decision = plan.decisions.create(version=version, title="Goedkeuring van het plan")
    decision.annexes.create(name="Het plan", version=version)


def plan_id(town: Authority) -> int:
    return a_plan(town).pk


def a_node(town: Authority) -> PlanNode:
    """The first of its plan: the walk itself may make more."""
    return a_plan(town).nodes.order_by("pk")[0]


def node_id(town: Authority) -> int:
    return a_node(town).pk


def indicator_id(town: Authority) -> int:
    indicator, _ = a_node(town).indicators.get_or_create(name="Deelnemers")
    return indicator.pk


def measurement_id(town: Authority) -> int:
    rows = Measurement.objects.unscoped(reason=REASON)
    said = {"measured_on": date(2026, 11, 2), "value": 12, "by": a_person(town)}
    measurement, _ = rows.get_or_create(indicator_id=indicator_id(town), key="walk", defaults=said)
    return measurement.pk


def import_id(town: Authority) -> int:
    said = {"file": b"jaar;waarde\n2024;12\n", "by": a_person(town)}
    figures, _ = a_plan(town).figure_imports.get_or_create(file_name="cijfers.csv", defaults=said)
    return figures.pk


def step_id(town: Authority) -> int:
    step, _ = a_node(town).milestones.get_or_create(title="Een stap")
    return step.pk


def dependency_id(town: Authority) -> int:
    waiting, awaited = a_plan(town).nodes.order_by("pk")[:2]
    row, _ = waiting.waits_for.get_or_create(waits_for=awaited)
    return row.pk


def spending_id(town: Authority) -> int:
    said = {"amount_cents": 100, "spent_on": date(2026, 11, 2), "by": a_person(town)}
    row, _ = a_node(town).spendings.get_or_create(key="walk", defaults=said)
    return row.pk


def evaluation_id(town: Authority) -> int:
    said = {"made_on": date(2026, 11, 2), "by": a_person(town)}
    row, _ = a_plan(town).evaluations.get_or_create(title="Een terugblik", defaults=said)
    return row.pk


def comment_id(town: Authority) -> int:
    return a_plan(town).comments.get().pk


def run_id(town: Authority) -> int:
    return a_plan(town).import_runs.get().pk


def round_id(town: Authority) -> int:
    return a_plan(town).advice_rounds.get().pk


def decision_id(town: Authority) -> int:
    return a_plan(town).decisions.get().pk


def annex_id(town: Authority) -> int:
    return a_plan(town).decisions.get().annexes.get().pk


def reaction_id(town: Authority) -> int:
    plan = a_plan(town)
    reaction, _ = plan.reactions.get_or_create(
        key="k", node=a_node(town), defaults={"text": "Goed idee.", "came_on": date(2026, 11, 2)}
    )
    return reaction.pk


def report_id(town: Authority) -> int:
    days = {"starts_on": date(2026, 1, 1), "ends_on": date(2026, 12, 31)}
    report, _ = a_plan(town).year_reports.get_or_create(title="Jaarverslag 2026", defaults=days)
    return report.pk


def opened_id(town: Authority) -> int:
    """A plan of a third town that was opened to this one, and to no other."""
    third = place_town(STEENAKKER)
    rows = Plan.objects.unscoped(reason=REASON)
    plan, _ = rows.get_or_create(authority=third, title=f"Open voor {town}", defaults={"level_names": ["Doelstelling"]})
    plan.openings.get_or_create(opened_to=town)
    return plan.pk


def contact_id(town: Authority) -> int:
    rows = Contact.objects.unscoped(reason=REASON)
    contact, _ = rows.get_or_create(party_id=party_id(town), full_name="Iemand zonder account")
    return contact.pk


def activity_id(town: Authority) -> int:
    said = {"title": "Een avond", "took_place_on": date(2026, 11, 2), "by": a_person(town)}
    rows = Activity.objects.unscoped(reason=REASON)
    activity, _ = rows.get_or_create(node_id=node_id(town), key="k", defaults=said)
    return activity.pk


def milestone_id(town: Authority) -> int:
    milestone, _ = Milestone.objects.unscoped(reason=REASON).get_or_create(node_id=node_id(town), title="Een stap")
    return milestone.pk


def asked_id(town: Authority) -> int:
    said = {"text": "Een vraag", "by": a_person(town)}
    question, _ = Question.objects.unscoped(reason=REASON).get_or_create(node_id=node_id(town), defaults=said)
    return question.pk


def evidence_id(town: Authority) -> int:
    rows = Evidence.objects.unscoped(reason=REASON)
    found = rows.filter(node=node_id(town)).first()
    if found is None:
        name = store(drawn_photo("Van deze gemeente"), "jpg")
        said = {"name": "foto.jpg", "file": name, "content_type": "image/jpeg", "by": a_person(town)}
        found = rows.create(node_id=node_id(town), kind="photo", **said)
    return found.pk


def a_survey(town: Authority) -> Survey:
    """A survey of this town in draft, with a question; the walk itself may take that away."""
    rows = Survey.objects.unscoped(reason=REASON)
    survey, _ = rows.get_or_create(authority=town, title=f"Gevraagd door {town}", defaults={"token": new_secret()})
    if not survey.questions.exists():
        survey.questions.create(kind=QuestionKind.YES_NO, text="Gaat het goed?", position=1)
    return survey


def survey_id(town: Authority) -> int:
    return a_survey(town).pk


def question_id(town: Authority) -> int:
    return a_survey(town).questions.order_by("pk")[0].pk


def a_debate(town: Authority) -> Debate:
    """A closed debate of this town, with a statement and a meeting."""
    said = {"question": f"Hoe leven we samen in {town}?", "state": DebateState.CLOSED}
    debate, made = Debate.objects.unscoped(reason=REASON).get_or_create(authority=town, defaults=said)
    if made:
        debate.statements.create(number=1, text="Buren kennen elkaar te weinig.", state=StatementState.ACCEPTED)
        debate.meetings.create(name="Buurthuis", held_on=date(2026, 11, 2))
    return debate


def debate_id(town: Authority) -> int:
    return a_debate(town).pk


def statement_id(town: Authority) -> int:
    return a_debate(town).statements.get().pk


def meeting_id(town: Authority) -> int:
    return a_debate(town).meetings.get().pk


IDS: dict[str, Callable[[Authority], object]] = {
    "party_id": party_id,
    "user_id": user_id,
    "invitation_id": invitation_id,
    "partnership_id": partnership_id,
    "plan_id": plan_id,
    "node_id": node_id,
    "indicator_id": indicator_id,
    "measurement_id": measurement_id,
    "import_id": import_id,
    "step_id": step_id,
    "dependency_id": dependency_id,
    "spending_id": spending_id,
    "evaluation_id": evaluation_id,
    "comment_id": comment_id,
    "run_id": run_id,
    "round_id": round_id,
    "decision_id": decision_id,
    "annex_id": annex_id,
    "opened_id": opened_id,
    "contact_id": contact_id,
    "activity_id": activity_id,
    "milestone_id": milestone_id,
    "asked_id": asked_id,
    "evidence_id": evidence_id,
    "reaction_id": reaction_id,
    "report_id": report_id,
    "debate_id": debate_id,
    "statement_id": statement_id,
    "meeting_id": meeting_id,
    "submitted_id": plan_id,
    "survey_id": survey_id,
    "question_id": question_id,
}
"""Name of the part in the address, and what gives a town's row for it."""

FIXED: dict[str, object] = {"number": 1}
"""Parts that name no row by themselves: the number of a version counts within its plan."""

FIXED_AT: dict[str, dict[str, object]] = {
    "section": {"kind": next(iter(SectionKind)).value},
    "export": {"kind": "csv"},
    "report_file": {"kind": "json"},
    "report_part": {"part": "short"},
    "preview_photo": {"sha256": "ab" * 32},
    "debate_file": {"kind": "stemmen"},
    "version_file": {"kind": "csv"},
    "results_file": {"kind": "csv"},
}
"""Parts that name a choice, per route name: any value that exists there."""
