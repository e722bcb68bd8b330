"""A row that is filled in says the same, letter for letter, as the template run for that row."""

from dataclasses import replace

import pytest
from django.template import Context, Template
from django.template.loader import render_to_string

from samenplan.plans.queries.rows import TreeRow
from samenplan.plans.templatetags.plan_rows import EMPTY, TEMPLATE

PLAIN = TreeRow(
    id=7,
    uid="act-1",
    parent_id=3,
    depth=2,
    is_action=True,
    level="Actie",
    label="1.1",
    title="Gesprekken",
    meta="Trekker: dienst",
    tags=(),
    remarks=0,
    key="7",
)
ODD = "<b>\"x\"</b> & 'y' @@title@@ @@key@@ {{ row }}"
ROWS = (
    PLAIN,
    replace(PLAIN, is_action=False, meta=""),
    replace(PLAIN, title=ODD, label=ODD, meta=ODD),
    replace(PLAIN, tags=(("loopt", "good"),)),
    replace(PLAIN, tags=((ODD, "warn"),)),
    replace(PLAIN, tags=(("loopt", "good"), ("nog te bepalen", "warn"))),
    replace(PLAIN, remarks=2),
)


@pytest.mark.parametrize("writable", [True, False])
@pytest.mark.parametrize("row", ROWS)
def test_a_filled_row_is_the_row_of_the_template(row: TreeRow, writable: bool):
    context = {"row": row, "writable": writable, "base": "/brugwijk/plannen/1/"}
    filled = Template("{% load plan_rows %}{% row_line row %}").render(Context(context))
    assert filled == render_to_string(TEMPLATE, context)


def test_no_slot_stays_open():
    context = {"row": PLAIN, "writable": True, "base": "/brugwijk/plannen/1/"}
    filled = Template("{% load plan_rows %}{% row_line row %}").render(Context(context))
    assert "@@" not in filled
    assert EMPTY.title not in filled
    assert filled.count('value="7"') == 6
