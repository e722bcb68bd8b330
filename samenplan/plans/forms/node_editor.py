"""All forms of one node together: what stands there, what was typed, and what changed from what."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from django.utils.datastructures import MultiValueDict

from samenplan.plans.forms.node import BudgetRows, IndicatorRows, NodeForm, OpenPointRows, RiskRows, TimingRows
from samenplan.plans.forms.node_values import (
    Rows,
    bbc_initial,
    read_bbc,
    read_budget,
    read_indicators,
    read_open_points,
    read_risks,
    read_timings,
    row_initial,
)
from samenplan.plans.operations.nodes import PARTNER_FIELDS, NodeChanges
from samenplan.plans.rules.content import ContentLine, PreventionLevel
from samenplan.plans.rules.editing import Change, mark, one_kind_of_line_end

ROWS: Mapping[str, tuple[type[Any], Callable[[Any], Sequence[object]]]] = {  # Any: each formset has its own form
    "timings": (TimingRows, read_timings),
    "budget": (BudgetRows, read_budget),
    "risks": (RiskRows, read_risks),
    "indicators": (IndicatorRows, read_indicators),
    "tbd": (OpenPointRows, read_open_points),
}
BBC = ("bbc_policy_goal", "bbc_action_plan", "bbc_action", "bbc_reporting_code")
SIMPLE = (
    "title", "reference", "description", "internal_note", "leads", "partners",
    "target_groups", "content_lines", "prevention", "themes", "tags", "also_serves",
)  # fmt: skip
GOAL_GROUPS = frozenset({"title", "reference", "description", "internal_note", "indicators", "tbd", "themes", "tags"})
ALL_GROUPS = frozenset({*SIMPLE, *ROWS, "bbc"})


class NodeEditor:
    """The forms of one node, filled with what stands there or with what was typed.

    A post names in `veld` the groups it brings; only those are read. Each group carries in `base-…` the mark of the
    value it started from.
    """

    def __init__(
        self,
        values: Mapping[str, object],
        goals: Sequence[tuple[str, str]],
        data: MultiValueDict[str, str] | None = None,
        *,
        marked: str = "id",
    ) -> None:
        self.values = values
        self.auto_id = f"{marked}_%s"  # several editors can stand open on one page
        self.groups = posted_groups(data) if data else ()
        self.data = data
        self.asked = frozenset({*self.groups, *(BBC if "bbc" in self.groups else ())})
        initial = {**values, **bbc_initial(values["bbc"])}
        self.form = NodeForm(self._completed(initial), initial=initial, auto_id=self.auto_id)
        self.form.fields["also_serves"].choices = list(goals)  # type: ignore[attr-defined]  # a choice field
        self.rows = {name: self._rows(name) for name in ROWS}

    def _completed(self, initial: Mapping[str, object]) -> MultiValueDict[str, str] | None:
        """What was posted, and for every other field what stands there: a page shown again shows nothing empty."""
        if not self.groups or self.data is None:
            return None
        whole = self.data.copy()
        for name, field in NodeForm.base_fields.items():
            if name not in self.asked:
                value = field.prepare_value(initial.get(name))
                whole.setlist(name, [str(one) for one in value] if isinstance(value, list | tuple) else [value or ""])
        return whole

    def _rows(self, name: str) -> Rows:
        kind, _ = ROWS[name]
        posted = _with_its_rows(name, self.data) if name in self.groups and self.data else None
        rows: Rows = kind(posted, prefix=name, initial=row_initial(name, self.values[name]), auto_id=self.auto_id)
        return rows

    @property
    def is_valid(self) -> bool:
        """Whether every group that was posted can be read."""
        wrong = self.asked & self.form.errors.keys()
        return not wrong and all(self.rows[name].is_valid() for name in self.groups if name in ROWS)

    def changes(self) -> NodeChanges:
        """What was typed, group by group, with what each started from."""
        return NodeChanges({name: Change(self._typed(name), self._base(name)) for name in self.groups})

    def _base(self, name: str) -> str:
        return base_of(name, self.data) if self.data else ""

    def _typed(self, name: str) -> object:
        if name in ROWS:
            return tuple(ROWS[name][1](self.rows[name]))
        if name == "bbc":
            return read_bbc(self.form.cleaned_data)
        value = self.form.cleaned_data[name]
        if name == "content_lines":
            return tuple(ContentLine(one) for one in value)
        if name == "prevention":
            return PreventionLevel(value) if value else None
        if isinstance(value, str):
            return one_kind_of_line_end(value)
        return tuple(one for one in value if one) if name == "also_serves" else value

    @property
    def bases(self) -> dict[str, str]:
        """The mark each value started from: as it was posted, else of what stands there."""
        marks = {name: mark(value) for name, value in self.values.items()}
        return marks | {name: self.data.get(f"base-{name}", "") for name in self.groups if self.data}


def base_of(name: str, data: MultiValueDict[str, str]) -> str:
    """The mark a posted value started from. Who was shown both texts and saves on purpose starts from the other's."""
    seen = "" if "autosave" in data else data.get(f"gezien-{name}", "")
    return seen or data.get(f"base-{name}", "") or ""


def posted_groups(data: MultiValueDict[str, str]) -> tuple[str, ...]:
    """The groups a post brings, without those in `houd`: there the writer lets the other's text stand.

    Autosave sends every hidden field but only the groups that were touched.
    """
    named = [name for name in dict.fromkeys(data.getlist("veld")) if name in ALL_GROUPS]
    if "autosave" not in data:
        return tuple(name for name in named if name not in data.getlist("houd"))
    return tuple(name for name in named if _touched(name, data))


def _touched(name: str, data: MultiValueDict[str, str]) -> bool:
    if name == "bbc":
        return any(code in data for code in BBC)
    if name not in ROWS:
        return name in data
    hidden = (f"{name}-TOTAL_FORMS", f"{name}-INITIAL_FORMS", f"{name}-MIN_NUM_FORMS", f"{name}-MAX_NUM_FORMS")
    return any(key.startswith(f"{name}-") and key not in hidden and not key.endswith("-uid") for key in data)


def _with_its_rows(name: str, data: MultiValueDict[str, str]) -> MultiValueDict[str, str]:
    """The post with as many rows as it really holds: a page that was open longer may count rows it never showed."""
    there = 0
    while any(key.startswith(f"{name}-{there}-") for key in data):
        there += 1
    counted = data.copy()
    for total in (f"{name}-TOTAL_FORMS", f"{name}-INITIAL_FORMS"):
        stated = data.get(total, "")
        counted[total] = str(min(int(stated), there)) if stated.isdigit() else stated
    return counted


def groups_for(is_action: bool, is_partner: bool) -> frozenset[str]:
    """Which groups this person writes in this kind of node."""
    groups = ALL_GROUPS if is_action else GOAL_GROUPS
    return groups & PARTNER_FIELDS if is_partner else groups
