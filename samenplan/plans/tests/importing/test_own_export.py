from dataclasses import replace
from datetime import date

import pytest

from samenplan.documents.reading.blocks import Document, FileKind, Table
from samenplan.documents.reading.reader import read
from samenplan.documents.reading.refusal import UnreadableFile
from samenplan.plans.reports.edition import Audience, Edition
from samenplan.plans.reports.table import plan_csv, plan_xlsx
from samenplan.plans.rules.frozen import as_json
from samenplan.plans.rules.importing.files import read_plan
from samenplan.plans.rules.importing.understanding import understand
from samenplan.plans.tests.examples import ACTION_11, large_plan, small_plan
from samenplan.plans.tests.importing.conftest import counting

EDITION = Edition("ontwerp 3", "v-3", date(2026, 11, 23), is_draft=True, audience=Audience.COLLEGE)
NASTY = replace(
    ACTION_11,
    title="=1+1",
    description="  twee  spaties\n\n- punt\n\n\"aanhaling\"; 'komma', \ttab\n",
    leads=("-Dienst; met, tekens", "'aangehaald'"),
    reference="001",
)
PLANS = {
    "small": small_plan(),
    "large": large_plan(60),
    "nasty": replace(small_plan(), nodes=(small_plan().nodes[0], NASTY, *small_plan().nodes[2:])),
}


@pytest.mark.parametrize("name", PLANS)
def test_importing_our_spreadsheet_changes_nothing(name):
    plan = PLANS[name]
    found = understand(read("plan.xlsx", plan_xlsx(plan, EDITION)), None, new_uid=counting())
    assert found.content.nodes == plan.nodes
    assert (found.content.title, found.content.uid) == (plan.title, plan.uid)
    assert (found.content.starts_on, found.content.ends_on) == (plan.starts_on, plan.ends_on)
    assert (found.content.level_names, found.content.goal_levels) == (plan.level_names, plan.goal_levels)
    assert (found.kept, list(found.flags)) == ((), [])


@pytest.mark.parametrize("name", PLANS)
def test_importing_our_csv_changes_nothing(name):
    plan = PLANS[name]
    found = understand(read("plan.csv", plan_csv(plan, EDITION)), None, new_uid=counting())
    assert found.content.nodes == plan.nodes


def test_importing_our_json_changes_nothing():
    plan = small_plan()
    assert read_plan("plan.json", as_json(plan).encode(), None, new_uid=counting()).content == plan


@pytest.mark.parametrize("data", [b"{}", b"[" * 200_000, b'{"format":1,"plan":{"uid":3}}', b"\xff\xfe\x00", b""])
def test_json_that_is_no_plan_is_refused(data):
    with pytest.raises(UnreadableFile):
        read_plan("plan.json", data, None, new_uid=counting())


def _changed(row: int, column: int, text: str) -> Document:
    document = read("plan.csv", plan_csv(small_plan(), EDITION))
    (table,) = document.tables
    rows = [list(cells) for cells in table.rows]
    rows[row][column] = replace(rows[row][column], text=text)
    return Document(FileKind.CSV, (Table(tuple(tuple(cells) for cells in rows)),))


def test_a_row_that_somebody_added_without_id_gets_one():
    found = understand(_changed(3, 0, ""), None, new_uid=counting())
    assert [node.uid for node in found.content.nodes][:3] == ["goal-buren", "act-avonden", "n1"]
    assert found.content.nodes[2].title == small_plan().nodes[2].title


def test_a_cell_that_no_longer_reads_is_kept_and_named_by_row():
    found = understand(_changed(3, 4, "wens"), None, new_uid=counting())
    assert found.content.nodes[2].uid == "act-feest"
    assert [(one.node_uid, one.column, one.text) for one in found.kept] == [("act-feest", "Soort", "wens")]
    ((row, flag),) = found.flags
    assert row.row == 4
    assert "Soort" in flag


def test_a_double_id_and_a_lost_parent_do_not_lose_the_row():
    twice = understand(_changed(3, 0, "act-avonden"), None, new_uid=counting())
    assert len({node.uid for node in twice.content.nodes}) == 6
    orphan = understand(_changed(3, 3, "weg"), None, new_uid=counting())
    assert orphan.content.nodes[2].parent == ""
    assert len(list(orphan.flags)) == 1
