"""A file into a plan: everything or nothing, undone as a whole, and one's own export changes nothing."""

from datetime import UTC, date, datetime

import pytest

from samenplan.core.errors import Forbidden, Refused
from samenplan.documents.reading.reader import read
from samenplan.plans.models import ImportMapping, ImportRun
from samenplan.plans.models.plan import new_uid
from samenplan.plans.operations.importing import apply_import, choose_mapping, keep_file, undo_import
from samenplan.plans.operations.nodes import NodeChanges, change_node
from samenplan.plans.operations.plans import PlanFacts, create_plan
from samenplan.plans.operations.versions import submit
from samenplan.plans.queries.contents import content
from samenplan.plans.queries.imports import remembered
from samenplan.plans.reports.edition import Audience, Edition
from samenplan.plans.reports.table import plan_csv, plan_xlsx
from samenplan.plans.rules.editing import Change
from samenplan.plans.rules.frozen import as_json
from samenplan.plans.rules.importing.files import read_plan
from samenplan.plans.rules.importing.mapping import from_plain
from samenplan.plans.rules.importing.meanings import ColumnMeaning
from samenplan.plans.rules.importing.understanding import understand
from samenplan.plans.tests.builders import a_plan, node_of
from samenplan.plans.tests.examples import small_plan

NOW = datetime(2026, 11, 23, 10, tzinfo=UTC)
EDITION = Edition("werktekst", "x", date(2026, 11, 23), is_draft=True, audience=Audience.COLLEGE)
TABLE = (
    "Doelstelling;Actie;Trekker;Timing;Opmerking\n"
    "Buren kennen elkaar;Straatfeest;Dienst Samenleven;juni 2027;mooi idee\n"
    ";Buurtcafé;Jeugddienst;31/09/2027;\n"
)


@pytest.fixture
def plan(lien):
    return a_plan(lien)


def understood(name, data, mapping=None):
    return understand(read(name, data), mapping, new_uid=new_uid)


def kept(plan, by, name="plan.csv", data=None):
    data = data or TABLE.encode()
    return keep_file(plan, name, data, understood(name, data), by=by)


def test_reading_alone_changes_nothing_in_the_plan(plan, lien):
    before = as_json(content(plan))
    kept(plan, lien)
    assert as_json(content(plan)) == before


def test_a_table_becomes_goals_and_actions_behind_what_is_there(plan, lien):
    apply_import(kept(plan, lien), understood("plan.csv", TABLE.encode()), at=NOW, by=lien)
    new = [node for node in content(plan).nodes if node.number.startswith("3")]
    assert [(node.number, node.title, node.leads) for node in new] == [
        ("3", "Buren kennen elkaar", ()),
        ("3.1", "Straatfeest", ("Dienst Samenleven",)),
        ("3.2", "Buurtcafé", ("Jeugddienst",)),
    ]
    assert new[2].timings[0].words == "31/09/2027"  # a day that does not exist stays as it was written


def test_what_could_not_be_read_is_kept_as_internal_note(plan, lien):
    apply_import(kept(plan, lien), understood("plan.csv", TABLE.encode()), at=NOW, by=lien)
    row = plan.nodes.get(title="Straatfeest")
    assert "mooi idee" in row.internal_note


def test_the_file_itself_is_gone_once_it_is_applied(plan, lien):
    run = kept(plan, lien)
    apply_import(run, understood("plan.csv", TABLE.encode()), at=NOW, by=lien)
    assert bytes(ImportRun.objects.visible_to(lien).get(pk=run.pk).file) == b""


def test_undo_brings_the_plan_back_to_the_letter(plan, lien):
    before = as_json(content(plan))
    run = kept(plan, lien)
    apply_import(run, understood("plan.csv", TABLE.encode()), at=NOW, by=lien)
    undo_import(run, at=NOW, by=lien)
    assert as_json(content(plan)) == before


def test_undo_of_an_import_that_changed_nodes_gives_the_old_text_back(plan, lien):
    export = plan_xlsx(content(plan), EDITION)
    change_node(node_of(plan, "act-feest"), NodeChanges({"title": Change("Groot buurtfeest")}), by=lien)
    before = as_json(content(plan))
    run = kept(plan, lien, "plan.xlsx", export)
    apply_import(run, understood("plan.xlsx", export), at=NOW, by=lien)
    assert node_of(plan, "act-feest").title == "Buurtfeest rond het nieuwe plein"
    undo_import(run, at=NOW, by=lien)
    assert as_json(content(plan)) == before


@pytest.mark.parametrize(("name", "make"), [("plan.xlsx", plan_xlsx), ("plan.csv", plan_csv)])
def test_importing_ones_own_export_changes_nothing(plan, lien, name, make):
    before = as_json(content(plan))
    export = make(content(plan), EDITION)
    apply_import(kept(plan, lien, name, export), understood(name, export), at=NOW, by=lien)
    assert as_json(content(plan)) == before


def test_an_import_is_applied_once(plan, lien):
    run = kept(plan, lien)
    apply_import(run, understood("plan.csv", TABLE.encode()), at=NOW, by=lien)
    before = as_json(content(plan))
    with pytest.raises(Refused, match="al toegepast"):
        apply_import(run, understood("plan.csv", TABLE.encode()), at=NOW, by=lien)
    assert as_json(content(plan)) == before


def test_an_import_is_undone_once(plan, lien):
    run = kept(plan, lien)
    with pytest.raises(Refused, match="niet toegepast"):
        undo_import(run, at=NOW, by=lien)


def test_a_file_with_a_national_number_is_refused_by_row_and_not_kept(plan, lien):
    bad = TABLE.replace("mooi idee", "mooi idee van 85.07.30-033.28").encode()
    with pytest.raises(Refused) as raised:
        kept(plan, lien, data=bad)
    assert raised.value.objections[0].startswith("Tabel 1, rij 2:")
    assert "033.28" not in " ".join(raised.value.objections)
    assert not ImportRun.objects.visible_to(lien).exists()


def test_a_closed_plan_takes_no_import(plan, lien):
    run = kept(plan, lien)
    submit(plan, on=date(2026, 11, 23), by=lien)
    with pytest.raises(Refused, match="ingediend"):
        apply_import(run, understood("plan.csv", TABLE.encode()), at=NOW, by=lien)


def test_a_mapping_is_remembered_for_the_next_file_of_this_authority_only(plan, lien, omar):
    run = kept(plan, lien)
    mapping = from_plain(run.mapping)
    columns = mapping.tables[0].columns
    chosen = type(mapping)(
        (type(mapping.tables[0])(mapping.tables[0].signature, tuple(
            type(column)(column.header, ColumnMeaning.TAG if column.header == "Opmerking" else column.meaning)
            for column in columns
        )),)
    )  # fmt: skip
    choose_mapping(run, chosen, by=lien)
    again = understood("plan.csv", TABLE.encode(), remembered(lien))
    assert [node.tags for node in again.content.nodes if node.title == "Straatfeest"] == [("mooi idee",)]
    assert remembered(omar).tables == ()
    assert ImportMapping.objects.visible_to(lien).count() == 1


def test_a_reader_imports_nothing(plan, nele):
    with pytest.raises(Forbidden):
        kept(plan, nele)


def test_another_town_finds_no_run(plan, lien, omar):
    run = kept(plan, lien)
    with pytest.raises(Refused):
        apply_import(run, understood("plan.csv", TABLE.encode()), at=NOW, by=omar)
    assert [node.uid for node in content(plan).nodes] == [node.uid for node in small_plan().nodes]


def test_an_empty_plan_takes_the_level_names_of_the_file(lien):
    empty = create_plan(PlanFacts("Leeg", level_names=("Pijler", "Actie")), by=lien)
    apply_import(kept(empty, lien), understood("plan.csv", TABLE.encode()), at=NOW, by=lien)
    empty.refresh_from_db()
    assert empty.level_names[0] == "Doelstelling"


def test_a_spoiled_json_export_is_refused_and_changes_nothing(plan, lien):
    before = as_json(content(plan))
    spoiled = before.replace('"parent":"goal-buren"', '"parent":"nergens"').encode()
    read_again = read_plan("plan.json", spoiled, None, new_uid=new_uid)
    run = keep_file(plan, "plan.json", spoiled, read_again, by=lien)
    with pytest.raises(Refused, match="wat er niet is"):
        apply_import(run, read_again, at=NOW, by=lien)
    assert as_json(content(plan)) == before


def test_ones_own_json_export_changes_nothing(plan, lien):
    before = as_json(content(plan))
    read_again = read_plan("plan.json", before.encode(), None, new_uid=new_uid)
    apply_import(keep_file(plan, "plan.json", before.encode(), read_again, by=lien), read_again, at=NOW, by=lien)
    assert as_json(content(plan)) == before
