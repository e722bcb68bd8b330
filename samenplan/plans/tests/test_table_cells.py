"""What a plan says in a table reads back exactly, whatever people typed."""

import csv
import io
from dataclasses import replace
from datetime import date
from string import printable

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from samenplan.documents.formula_guard import guarded, unguarded
from samenplan.plans.reports.edition import Audience, Edition
from samenplan.plans.reports.table import plan_csv, plan_xlsx
from samenplan.plans.rules.content import (
    BbcCodes,
    BudgetLine,
    ContentLine,
    Indicator,
    MoneySource,
    Node,
    NodeKind,
    PreventionLevel,
    Recurrence,
    Risk,
    TbdField,
    Timing,
    TimingKind,
    ToBeDetermined,
)
from samenplan.plans.rules.record_cells import (
    budget_line,
    budget_of,
    indicator_line,
    indicator_of,
    risk_line,
    risk_of,
    tbd_line,
    tbd_of,
    timing_line,
    timing_of,
)
from samenplan.plans.rules.table_cells import HEADERS, UnreadableRows, is_own_export, nodes_from_rows, rows_of
from samenplan.plans.tests.examples import large_plan, small_plan

EDITION = Edition("Versie 3", "brugwijk-3", date(2026, 11, 23), is_draft=True, audience=Audience.COLLEGE)

ANY_TEXT = st.text(alphabet=st.sampled_from(printable + "é€’–\xa0\u2028\x00=+-@|\\:'\"\n🎉□"), max_size=25) | st.text(
    max_size=10
)
DAYS = st.none() | st.dates()
COUNTS = st.none() | st.integers(-1000, 10**9)
TIMINGS = st.builds(
    Timing,
    kind=st.sampled_from(TimingKind),
    starts_on=DAYS,
    ends_on=DAYS,
    after_months=COUNTS,
    times=COUNTS,
    per=st.none() | st.sampled_from(Recurrence),
    words=ANY_TEXT,
)
BUDGETS = st.builds(
    BudgetLine,
    amount_cents=st.none() | st.integers(-(10**12), 10**14),
    source=st.sampled_from(MoneySource),
    label=ANY_TEXT,
    year=COUNTS,
)
INDICATORS = st.builds(
    Indicator,
    uid=ANY_TEXT,
    name=ANY_TEXT,
    unit=ANY_TEXT,
    baseline=ANY_TEXT,
    baseline_on=DAYS,
    target=ANY_TEXT,
    target_on=DAYS,
    source=ANY_TEXT,
)
RISKS = st.builds(Risk, text=ANY_TEXT, response=ANY_TEXT)
OPEN = st.builds(ToBeDetermined, field=st.sampled_from(TbdField), due_on=DAYS, note=ANY_TEXT)


def _several(values: st.SearchStrategy) -> st.SearchStrategy:
    return st.lists(values, max_size=3).map(tuple)


NODES = st.builds(
    Node,
    uid=st.just("x"),
    parent=st.just(""),
    depth=st.just(1),
    kind=st.sampled_from(NodeKind),
    level=ANY_TEXT,
    number=ANY_TEXT,
    title=ANY_TEXT,
    reference=ANY_TEXT,
    description=ANY_TEXT,
    leads=_several(ANY_TEXT),
    partners=_several(ANY_TEXT),
    target_groups=_several(ANY_TEXT),
    content_lines=_several(st.sampled_from(ContentLine)),
    prevention=st.none() | st.sampled_from(PreventionLevel),
    themes=_several(ANY_TEXT),
    tags=_several(ANY_TEXT),
    also_serves=_several(ANY_TEXT),
    timings=_several(TIMINGS),
    budget=_several(BUDGETS),
    risks=_several(RISKS),
    indicators=_several(INDICATORS),
    tbd=_several(OPEN),
    bbc=st.builds(BbcCodes, *[ANY_TEXT] * 4),
)


@given(TIMINGS)
def test_every_timing_reads_back(timing: Timing) -> None:
    assert timing_of(timing_line(timing)) == timing


@given(BUDGETS)
def test_every_budget_line_reads_back(line: BudgetLine) -> None:
    assert budget_of(budget_line(line)) == line


@given(INDICATORS)
def test_every_indicator_reads_back(indicator: Indicator) -> None:
    assert indicator_of(indicator_line(indicator)) == indicator


@given(RISKS)
def test_every_risk_reads_back(risk: Risk) -> None:
    assert risk_of(risk_line(risk)) == risk


@given(OPEN)
def test_every_open_value_reads_back(tbd: ToBeDetermined) -> None:
    assert tbd_of(tbd_line(tbd)) == tbd


@settings(max_examples=60, deadline=None)
@given(st.lists(NODES, max_size=4), st.randoms(use_true_random=False))
def test_every_tree_reads_back_from_its_rows(nodes: list[Node], chance) -> None:
    tree: list[Node] = []
    for index, node in enumerate(nodes):
        above = chance.choice([None, *(placed for placed in tree if placed.depth < 5)])
        parent, depth = (above.uid, above.depth + 1) if above else ("", 1)
        tree.append(replace(node, uid=f"n{index}", parent=parent, depth=depth))
    content = replace(small_plan(), nodes=tuple(tree))
    assert nodes_from_rows(rows_of(content)) == tuple(tree)


@pytest.mark.parametrize("content", [small_plan(), large_plan(30), replace(small_plan(), nodes=())])
def test_the_spreadsheet_holds_every_row_as_text_and_reads_back(content) -> None:
    book = openpyxl.load_workbook(io.BytesIO(plan_xlsx(content, EDITION)))
    rows = [[cell or "" for cell in row] for row in book["Plan"].iter_rows(values_only=True)]
    assert is_own_export(rows[0])
    assert nodes_from_rows(rows[1:]) == content.nodes


def test_the_csv_reads_back_after_its_guard_is_taken_off() -> None:
    content = _with_title("=cmd|' /C calc'!A0")
    text = plan_csv(content, EDITION).decode("utf-8-sig")
    rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=";"))
    assert tuple(rows[0]) == HEADERS
    assert rows[1][6] == "'=cmd|' /C calc'!A0"
    assert nodes_from_rows([[unguarded(cell) for cell in row] for row in rows[1:]]) == content.nodes


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t=", "\r", "\n=", " =", "\uff1d", "'=", "''+"])
def test_no_csv_cell_starts_like_a_formula(start: str) -> None:
    cell = guarded(f"{start}1+1")
    assert cell[0] == "'"
    assert unguarded(cell) == f"{start}1+1"


@given(ANY_TEXT)
def test_the_guard_takes_nothing_away(text: str) -> None:
    assert unguarded(guarded(text)) == text


def test_an_apostrophe_that_belongs_to_the_text_stays_alone() -> None:
    assert guarded("’s avonds") == "’s avonds"
    assert guarded("'s avonds") == "'s avonds"


@pytest.mark.parametrize("title", ["=1+1", "+32 9", "-x", "@SUM(A1)", '=HYPERLINK("http://x")', "https://voorbeeld.be"])
def test_no_spreadsheet_cell_is_a_formula_or_a_link(title: str) -> None:
    book = openpyxl.load_workbook(io.BytesIO(plan_xlsx(_with_title(title), EDITION)))
    cell = book["Plan"]["G2"]
    assert (cell.value, cell.data_type, cell.hyperlink) == (title, "s", None)


def test_the_spreadsheet_keeps_its_header_in_sight_and_says_which_version_it_is() -> None:
    book = openpyxl.load_workbook(io.BytesIO(plan_xlsx(small_plan(), EDITION)))
    plan, about = book["Plan"], book["Over dit plan"]
    assert (plan.freeze_panes, plan.auto_filter.ref) == ("A2", "A1:Y7")
    assert [row[1].value for row in about.iter_rows(min_row=2, max_row=3)] == [
        "Samen in Brugwijk 2026–2028",
        "plan-brugwijk",
    ]
    assert "Versie 3 (ontwerp)" in [row[1].value for row in about.iter_rows()]


def test_the_public_spreadsheet_has_no_risks_and_no_codes() -> None:
    public = plan_csv(small_plan(), replace(EDITION, audience=Audience.PUBLIC)).decode()
    college = plan_csv(small_plan(), EDITION).decode()
    assert "overtuigd" in college and "AP-3.2" in college
    assert "overtuigd" not in public and "AP-3.2" not in public


def test_errors_name_their_row_and_column_and_all_of_them() -> None:
    rows = [list(row) for row in rows_of(small_plan())]
    rows[1][16] = "ooit"
    rows[2][3] = "weg"
    rows[3][0] = "goal-buren"
    with pytest.raises(UnreadableRows) as refused:
        nodes_from_rows(rows)
    assert [(error.row, error.column) for error in refused.value.errors][:3] == [
        (3, "Timing"),
        (4, "Bovenliggend ID"),
        (5, "ID"),
    ]
    assert str(refused.value.errors[0]).startswith("Rij 3, kolom “Timing”: “ooit” is geen timing.")


def test_a_date_that_is_not_on_the_calendar_is_refused_with_the_reason() -> None:
    rows = [list(row) for row in rows_of(small_plan())]
    rows[1][16] = "op 31 september 2027"
    with pytest.raises(UnreadableRows, match="staat niet op de kalender"):
        nodes_from_rows(rows)


def test_cells_can_be_read_by_people() -> None:
    row = dict(zip(HEADERS, rows_of(small_plan())[1], strict=True))
    assert row["Timing"] == "1 keer per kwartaal | woorden: elk kwartaal"
    assert row["Budget"].split("\n")[0] == ("€ 3.200 | Vlaamse subsidie | omschrijving: Plan Samenleven | jaar: 2027")
    assert row["Partners"] == "Buurtwerk De Brug\nBibliotheek"


def _with_title(title: str):
    content = small_plan()
    return replace(content, nodes=(replace(content.nodes[0], title=title), *content.nodes[1:]))
