"""What residents see of the example town on the first evening."""

from django.core.management import call_command

from samenplan.decisions.example import approve_example_plan
from samenplan.execution.example import place_example_for_residents, place_example_progress
from samenplan.execution.models import ProgressPage, Reaction, YearReport
from samenplan.plans.example import place_example_plan


def test_progress_is_on_with_a_reaction_that_is_answered_one_that_waits_and_a_report_begun(db, client):
    call_command("laad_programmas", verbosity=0)
    call_command("laad_voorbeeld_mensen", verbosity=0)
    place_example_plan()
    place_example_progress()
    approve_example_plan()
    place_example_for_residents()
    page = ProgressPage._rows.select_related("plan").get()
    said = [(one.state, bool(one.answer), bool(one.changed)) for one in Reaction._rows.order_by("pk")]
    report = YearReport._rows.get()
    assert (page.shown_since is not None, page.takes_reactions) == (True, True)
    assert said == [("shown", True, True), ("waiting", False, False)]
    assert (report.title, report.published_at, report.plan_id) == ("Jaarverslag 2026", None, page.plan_id)
    public = client.get(f"/openbaar/brugwijk/{page.plan.uid}/voortgang/").content.decode()
    assert "Er komt in februari een gesprek op zaterdagvoormiddag." in public
