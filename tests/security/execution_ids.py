"""A row of a town for every part of an address that names what is carried out; see `ids`."""

from datetime import date

from samenplan.authorities.models import Authority
from samenplan.execution.example.drawn_photo import drawn_photo
from samenplan.execution.files import store
from samenplan.execution.models import Activity, Evidence, Measurement, Milestone, Question
from tests.security.plan_ids import REASON, a_node, a_person, a_plan, node_id


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
