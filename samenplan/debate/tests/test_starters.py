"""Debates to start from: sound by our own rules, and never placed by themselves."""

import pytest

from samenplan.debate.models import Debate, Statement
from samenplan.debate.rules.entering import objections_to_seed
from samenplan.debate.starters import starter, starters
from samenplan.debate.tests.builders import REASON
from samenplan.debate.tests.test_pages import FACTS


@pytest.mark.parametrize("one", starters(), ids=lambda one: one.name)
def test_each_holds_by_the_rules_that_hold_for_everyone(one):
    assert one.question.endswith("?") and len(one.question) <= 200 and len(one.why) <= 1500
    assert len(set(one.statements)) == len(one.statements) >= 12
    assert [objection for text in one.statements for objection in objections_to_seed(text)] == []


def test_from_an_example_to_a_debate_with_its_statements_changed(client_of, lien_user, brugwijk):
    hers = client_of(lien_user)
    text = hers.get("/brugwijk/debatten/nieuw/", {"voorbeeld": "online"}).content.decode()
    assert starter("online").question in text
    where = hers.post("/brugwijk/debatten/nieuw/?voorbeeld=online", FACTS).url
    assert where.endswith("/stellingen/?voorbeeld=online")
    page = hers.get(where).content.decode()
    assert all(line in page for line in starter("online").statements)
    assert Statement.objects.unscoped(reason=REASON).count() == 0
    hers.post(where, {"texts": "\n".join(starter("online").statements[:6]), "language": "nl"})
    assert Debate.objects.unscoped(reason=REASON).get().statements.count() == 6


def test_an_example_that_is_not_there_is_an_empty_form(client_of, lien_user, brugwijk):
    answer = client_of(lien_user).get("/brugwijk/debatten/nieuw/", {"voorbeeld": "<b>"})
    assert answer.status_code == 200
    text = answer.content.decode()
    assert [one.question for one in starters() if one.question in text] == []
    assert "voorbeeld=<b>" not in text
