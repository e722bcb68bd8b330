"""The example stands where a town stands most of the time: one plan carried out, one in the making."""

from django.core.management import call_command

from samenplan.decisions.example import approve_example_plan
from samenplan.execution.example import place_example_progress
from samenplan.plans.example import place_example_plan
from samenplan.plans.models import Plan
from samenplan.plans.queries.versions import public_versions
from samenplan.plans.rules.state import PlanStatus


def test_the_example_is_approved_and_public_and_a_second_plan_is_being_written(db, client):
    call_command("laad_programmas", verbosity=0)
    call_command("laad_voorbeeld_mensen", verbosity=0)
    assert place_example_plan()
    place_example_progress()
    approve_example_plan()
    plans = Plan.objects.unscoped(reason="a test looks at the example").order_by("pk")
    assert [plan.status for plan in plans] == [PlanStatus.APPROVED, PlanStatus.DRAFT]
    assert [version.plan_id for version in public_versions()] == [plans[0].pk]
    assert "Samen in Brugwijk" in client.get("/openbaar/brugwijk/").content.decode()
