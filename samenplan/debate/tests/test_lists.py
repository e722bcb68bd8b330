"""Every list of a debate costs the same number of questions to the database for one row and for three."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from samenplan.debate.models import HallCount, Moderation, Translation
from samenplan.debate.operations.computing import snapshot
from samenplan.debate.tests.builders import REASON, Resident, statement_of

NOW = datetime(2026, 11, 25, 12, tzinfo=ZoneInfo("Europe/Brussels"))


def more_of_everything(debate, place):
    """A waiting statement, a refused one with an appeal, a translation, a log line, a counted hall."""
    waits = debate.statements.create(number=20 + place, text=f"Wachtende stelling {place}.", state="waiting")
    refused = debate.statements.create(number=40 + place, text=f"Geweigerde stelling {place}.", state="refused")
    for kind in ("refused", "appealed"):
        Moderation.objects.unscoped(reason=REASON).create(statement=refused, kind=kind, at=NOW)
    Translation.objects.unscoped(reason=REASON).create(statement=waits, language="fr", text="Oui.")
    hall = debate.meetings.create(name=f"Zaal {place}", held_on=date(2026, 11, 2))
    row = statement_of(debate, place)
    HallCount.objects.unscoped(reason=REASON).create(meeting=hall, statement=row, agree=9, disagree=8, passed=7)


@pytest.mark.parametrize(
    "where", ["nazicht/", "stellingen/", "logboek/", "zaal/", "resultaat/", "codes/", "papier/", ""]
)
def test_a_list_costs_the_same_for_one_row_and_for_three(debate, client_of, lien_user, where):
    hers = client_of(lien_user)
    for _ in range(6):
        Resident(debate).vote_all()
    debate.refresh_from_db()
    snapshot(debate, now=NOW)

    def cost():
        with CaptureQueriesContext(connection) as caught:
            assert hers.get(f"/brugwijk/debatten/{debate.pk}/{where}").status_code == 200
        return len(caught)

    more_of_everything(debate, 1)
    cost()
    one = cost()
    more_of_everything(debate, 2)
    more_of_everything(debate, 3)
    assert cost() == one


def test_a_vote_and_the_page_after_it_cost_the_same_early_and_late(debate):
    somebody = Resident(debate)
    costs = []
    for _ in range(6):
        fields = somebody.fields(somebody.page())
        with CaptureQueriesContext(connection) as caught:
            somebody.post("stem/", **fields, keuze="eens")
            somebody.page()
        costs.append(len(caught))
    assert len(set(costs)) == 1
    assert costs[0] <= 24
