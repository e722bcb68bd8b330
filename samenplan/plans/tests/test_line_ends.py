"""A browser sends every line end as CRLF; text that nobody touched must not look changed."""

import pytest
from django.urls import reverse

from samenplan.plans.operations.nodes import NodeChanges, change_node
from samenplan.plans.rules.editing import Change, mark, one_kind_of_line_end
from samenplan.plans.tests.builders import a_plan, node_of

LINES, AS_SENT = "Elke avond:\n\n- koffie\n- een vraag", "Elke avond:\r\n\r\n- koffie\r\n- een vraag"


def test_lines_end_in_one_way():
    assert one_kind_of_line_end(AS_SENT) == LINES


@pytest.mark.parametrize("name", ["description", "internal_note"])
def test_a_colleagues_new_text_stays_when_one_saves_another_field(lien, bart, bart_user, client_of, name):
    plan = a_plan(lien)
    change_node(node_of(plan, "act-avonden"), NodeChanges({name: Change(LINES)}), by=lien)
    node = node_of(plan, "act-avonden")
    seen_by_bart = {"veld": [name, "title"], f"base-{name}": mark(LINES), "base-title": mark(node.title)}
    change_node(node, NodeChanges({name: Change("Nieuw van Lien")}), by=lien)
    address = reverse("plans:node", args=["brugwijk", plan.pk, node.pk])
    answer = client_of(bart_user).post(address, {**seen_by_bart, name: AS_SENT, "title": "Titel van Bart"})
    fresh = node_of(plan, "act-avonden")
    assert (answer.status_code, fresh.title, getattr(fresh, name)) == (302, "Titel van Bart", "Nieuw van Lien")


def test_a_text_of_the_plan_is_kept_with_one_kind_of_line_end(lien, lien_user, client_of):
    plan = a_plan(lien)
    address = reverse("plans:section", args=["brugwijk", plan.pk, "vision"])
    client_of(lien_user).post(address, {"text": AS_SENT, "base-text": mark(""), "internal_note": ""})
    assert plan.sections.get(kind="vision").text == LINES
