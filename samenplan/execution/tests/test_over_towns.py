"""Progress over plans of several towns: of what was opened, and nothing more."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils.timezone import localdate

from samenplan.execution.queries.over_towns import opened_progress
from samenplan.execution.tests.builders import actions, an_activity
from samenplan.execution.tests.public_plans import a_public_plan, a_shown_plan
from samenplan.plans.models import PlanNode
from samenplan.plans.operations import versions
from samenplan.plans.operations.nodes import tell_progress
from samenplan.plans.operations.plans import open_to
from samenplan.plans.rules.content import NodeKind
from samenplan.plans.rules.status import ActionStatus
from samenplan.plans.tests.builders import a_plan

pytestmark = pytest.mark.django_db
ON = date(2026, 11, 5)
OPENED, AGENCY = "/steenakker/meekijken/voortgang/", "/agentschap/voortgang/"


def a_running_plan(by, title):
    plan = a_plan(by)
    plan.title = title
    plan.save(update_fields=["title"])
    tell_progress(actions(plan)[0], ActionStatus.RUNNING, "GEHEIM nota", on=ON, by=by)
    an_activity(actions(plan)[0], by=by, title="GEHEIM activiteit")
    return plan


def test_the_mentor_sees_counts_of_what_was_opened_and_nothing_else(client_of, sam_user, steenakker, lien, omar):
    seen, _unseen = a_running_plan(lien, "Plan van Brugwijk"), a_running_plan(omar, "Plan van Molenrode")
    open_to(seen, steenakker, until=None, by=lien)
    page = client_of(sam_user).get(OPENED).content.decode()
    assert ("Plan van Brugwijk" in page, "Molenrode" in page, "GEHEIM" in page) == (True, False, False)
    assert "0 van 4 klaar" in page


def test_an_opening_that_ended_is_closed(sam, steenakker, lien):
    plan = a_running_plan(lien, "Plan")
    today = localdate()
    open_to(plan, steenakker, until=today, by=lien)
    assert [row.counts for row in opened_progress(sam, today)] == [(0, 1, 3, 0)]
    assert opened_progress(sam, today + timedelta(days=1)) == []


def test_a_deleted_action_is_not_counted(sam, steenakker, lien):
    plan = a_running_plan(lien, "Plan")
    open_to(plan, steenakker, until=None, by=lien)
    gone = actions(plan)[-1]
    gone.deleted_at = gone.plan.created_at
    gone.save(update_fields=["deleted_at"])
    assert [row.total for row in opened_progress(sam, ON)] == [3]


def test_three_towns_cost_as_many_queries_as_one(client_of, sam_user, steenakker, lien, omar, eva):
    hers, counts = client_of(sam_user), []
    for towns in ((lien,), (omar, eva)):
        for by in towns:
            open_to(a_running_plan(by, "Plan"), steenakker, until=None, by=by)
        with CaptureQueriesContext(connection) as queries:
            assert hers.get(OPENED).status_code == 200
        counts.append(len(queries))
    assert counts[0] == counts[1]


def test_the_agency_sees_what_residents_see_and_no_plan_that_hides_it(client_of, ria_user, lien, omar):
    shown, _hidden = a_shown_plan(lien), a_public_plan(omar)
    tell_progress(actions(shown)[0], ActionStatus.DONE, "GEHEIM nota", on=ON, by=lien)
    page = client_of(ria_user).get(AGENCY).content.decode()
    assert ("Brugwijk" in page, "Molenrode" in page, "GEHEIM" in page) == (True, False, False)
    assert "In 1 plan zijn 1 van 4 acties klaar." in page


def test_the_agency_does_not_count_what_is_only_in_the_working_text(client_of, ria_user, lien):
    plan = a_shown_plan(lien)
    versions.amend(plan, by=lien)
    PlanNode._rows.create(plan=plan, parent=actions(plan)[0].parent, kind=NodeKind.ACTION, title="Nieuw", position=9)
    assert "In 1 plan zijn 0 van 4 acties klaar." in client_of(ria_user).get(AGENCY).content.decode()


def test_nobody_else_reaches_the_pages(client, client_of, lien_user, sam_user, steenakker):
    assert client_of(lien_user).get(AGENCY).status_code == 404
    assert client_of(lien_user).get(OPENED).status_code == 404
    assert client.get(OPENED).status_code == 302
    page = client_of(sam_user).get(OPENED).content.decode()
    assert "Geen enkel bestuur opende een plan voor jullie." in page
