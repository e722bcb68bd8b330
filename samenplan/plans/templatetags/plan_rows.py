"""A row of the tree, printed hundreds of times on one page."""

import re
from dataclasses import replace
from functools import cache
from html import escape

from django import template
from django.template.loader import render_to_string
from django.utils.safestring import SafeString, mark_safe

from samenplan.plans.queries.rows import TreeRow

register = template.Library()
TEMPLATE = "plans/row_line.html"
SLOT = re.compile(r"@@(\w+)@@")


@register.simple_tag(takes_context=True)
def row_line(context: template.Context, row: TreeRow) -> SafeString:
    """`plans/row_line.html` for this row.

    The template runs once per shape of row, with slots for the texts, and is then filled in for each row; running it
    for every row took half of the page of a plan with 200 actions. Rows with remarks or many tags run it themselves.
    """
    writable, base = bool(context["writable"]), str(context["base"])
    if row.remarks or len(row.tags) > 1:
        return render_to_string(TEMPLATE, {"row": row, "writable": writable, "base": base})
    tag, tone = row.tags[0] if row.tags else ("", "")
    texts = {"key": row.key, "uid": row.uid, "title": row.title, "label": row.label, "meta": row.meta}
    filled = {name: escape(text) for name, text in {**texts, "base": base, "tag": tag, "tone": tone}.items()}
    pieces = _pieces(writable, row.is_action, bool(row.meta), bool(row.tags))
    return mark_safe("".join([filled[piece] if odd else piece for odd, piece in pieces]))


@cache
def _pieces(writable: bool, is_action: bool, has_meta: bool, has_tag: bool) -> tuple[tuple[bool, str], ...]:
    """The template for one shape of row, cut at its slots: every second piece is the name of what goes in."""
    shape = replace(
        EMPTY,
        is_action=is_action,
        meta="@@meta@@" if has_meta else "",
        tags=(("@@tag@@", "@@tone@@"),) if has_tag else (),
    )
    whole = render_to_string(TEMPLATE, {"row": shape, "writable": writable, "base": "@@base@@"})
    return tuple((place % 2 == 1, piece) for place, piece in enumerate(SLOT.split(whole)))


EMPTY = TreeRow(
    id=0,
    uid="@@uid@@",
    parent_id=None,
    depth=2,
    is_action=True,
    level="",
    label="@@label@@",
    title="@@title@@",
    meta="",
    tags=(),
    remarks=0,
    key="@@key@@",
)
