import json
from dataclasses import replace
from time import process_time

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from samenplan.documents.reading.blocks import Cell, Document, FileKind, Merge, Table
from samenplan.documents.reading.words import cell_text
from samenplan.plans.rules.frozen import as_json
from samenplan.plans.rules.importing.headers import folded, guess_from_header
from samenplan.plans.rules.importing.mapping import (
    ColumnMapping,
    Mapping,
    TableMapping,
    UnreadableMapping,
    as_plain,
    from_plain,
    header_signature,
)
from samenplan.plans.rules.importing.meanings import MEANING_LABELS
from samenplan.plans.rules.importing.meanings import ColumnMeaning as M
from samenplan.plans.rules.importing.open_values import is_open, says_nothing
from samenplan.plans.rules.importing.report import FATE_LABELS, Fate, ReadPlan
from samenplan.plans.rules.importing.understanding import understand
from samenplan.plans.tests.importing.conftest import counting


@pytest.mark.parametrize(
    ("header", "meaning"),
    [
        ("Ref.", M.REFERENCE), ("Action id", M.REFERENCE), ("Actie nr.", M.REFERENCE), ("#", M.REFERENCE),
        ("Doelstelling", M.GOAL), ("Operationele doelstelling", M.SUBGOAL), ("Pijler", M.PILLAR), ("Wat?", M.ACTION),
        ("Lead officers", M.LEAD), ("Wie is verantwoordelijk?", M.LEAD), ("Actiehouder", M.LEAD),
        ("Betrokken diensten en partners", M.PARTNER), ("Doelgroep(en)", M.TARGET_GROUP), ("Timescale", M.TIMING),
        ("Completion date", M.TIMING), ("Budget 2027 (€)", M.BUDGET), ("Measure of success", M.SUCCESS_MEASURE),
        ("Stand van zaken", M.STATUS_NOTE), ("Risico's", M.RISK), ("Mijlpalen", M.MILESTONES),
        ("Inhoudslijn", M.CONTENT_LINE), ("Toegekende KPI", M.KEEP_AS_TEXT), ("Kleur van de kaft", M.KEEP_AS_TEXT),
    ],
)  # fmt: skip
def test_headers_in_dutch_and_english_are_understood(header, meaning):
    assert guess_from_header(header).meaning is meaning


def test_every_meaning_and_every_fate_has_a_dutch_label():
    assert set(MEANING_LABELS) == set(M)
    assert set(FATE_LABELS) == set(Fate)


def test_a_mapping_survives_json_and_knows_its_headers_again():
    mapping = Mapping((TableMapping(header_signature(("Actie", "Wié?")), (ColumnMapping("Actie", M.ACTION, 95),)),))
    assert from_plain(json.loads(json.dumps(as_plain(mapping)))) == mapping
    assert mapping.of(header_signature((" ACTIE", "wie"))) == mapping.tables[0]
    assert mapping.of(header_signature(("Actie", "Waar"))) is None


@pytest.mark.parametrize(
    "facts", [None, {}, {"tables": [{}]}, {"tables": [{"signature": "a", "columns": [{"header": "a"}]}]}]
)
def test_a_damaged_mapping_is_refused_with_a_sentence(facts):
    with pytest.raises(UnreadableMapping, match="Kies de kolommen opnieuw"):
        from_plain(facts)


def test_what_a_person_chose_wins_and_is_remembered_for_the_same_headers(read_csv):
    table = "Voornemen;Kleur;Bedrag\nPraten;geel;€ 5\n"
    assert read_csv(table).content.nodes == ()
    columns = (ColumnMapping("Voornemen", M.ACTION), ColumnMapping("Kleur", M.TAG), ColumnMapping("Bedrag", M.IGNORE))
    chosen = Mapping((TableMapping(header_signature(("Voornemen", "Kleur", "Bedrag")), columns),))
    plan = read_csv(table, chosen)
    (action,) = plan.content.nodes
    assert (action.title, action.tags, action.budget) == ("Praten", ("geel",), ())
    assert plan.rows[1].cells[2].fate is Fate.IGNORED
    assert plan.mapping == chosen


def test_a_table_without_telling_headers_can_be_mapped_by_hand(read_csv):
    columns = (ColumnMapping("x", M.ACTION), ColumnMapping("y", M.LEAD))
    chosen = Mapping((TableMapping(header_signature(("x", "y")), columns),))
    plan = read_csv("x;y\nPraten;CAW\n", chosen)
    assert [(node.title, node.leads) for node in plan.content.nodes] == [("Praten", ("CAW",))]


def test_a_newer_mapping_replaces_the_older_of_the_same_headers():
    old = TableMapping("a", (ColumnMapping("x", M.ACTION),))
    new = TableMapping("a", (ColumnMapping("x", M.GOAL),))
    other = TableMapping("b", (ColumnMapping("y", M.LEAD),))
    assert Mapping((old, other)).remembering(Mapping((new,))) == Mapping((other, new))


def test_columns_without_header_are_told_by_their_values(read_csv):
    plan = read_csv("Actie;Trekker;Welke?;Hoeveel nodig?\nPraten;CAW;12 maart 2027;€ 50\nEten;CAW;mei 2027;€ 60\n")
    assert plan.mapping.tables[0].meanings == (M.ACTION, M.LEAD, M.TIMING, M.BUDGET)


def test_a_row_over_the_whole_width_is_a_goal():
    def row(*texts: str) -> tuple[Cell, ...]:
        return tuple(Cell(text) for text in texts)

    wide = (Cell("Buren kennen elkaar", col_span=3), Cell(merged=Merge.LEFT), Cell(merged=Merge.LEFT))
    table = Table((row("Actie", "Trekker", "Timing"), wide, row("Praten", "CAW", "2027"), row("Doel 2: Rust", "", ""),
                   row("Eten", "CAW", "2028")))  # fmt: skip
    plan = understand(Document(FileKind.WORD, (table,)), None, new_uid=counting())
    assert [(node.number, node.title) for node in plan.content.nodes] == [
        ("1", "Buren kennen elkaar"), ("1.1", "Praten"), ("2", "Rust"), ("2.1", "Eten"),
    ]  # fmt: skip


def test_uids_in_the_file_are_kept_and_a_double_one_is_renewed(read_csv):
    plan = read_csv("UID;Actie;Trekker\nabc;Praten;CAW\nabc;Eten;CAW\n")
    assert [node.uid for node in plan.content.nodes] == ["abc", "n2"]
    assert "staat er al" in plan.rows[2].flags[0]


HEADERS = (
    "Nr",
    "Doelstelling",
    "Actie",
    "Omschrijving",
    "Subacties",
    "Trekker",
    "Partners",
    "Doelgroep",
    "Timing",
    "Begin",
    "Budget",
    "Bron",
    "Indicator",
    "Nulmeting",
    "Streefwaarde",
    "Maatstaf",
    "Risico",
    "Mijlpalen",
    "Stand van zaken",
    "Inhoudslijn",
    "Preventie",
    "Thema",
    "Iets anders",
    "Einde",
)
PIECES = (
    "Praten",
    "- eerste stap",
    "Update: loopt",
    "€ 6.400",
    "maart 2027",
    "31 september 2026",
    "6 keer per jaar",
    "?% meer",
    "n.t.b.",
    "Dienst Welzijn, Wonen en Zorg",
    "A / B",
    "Politie, CAW en school",
    "1a Vorming",
    "* uitleg",
    "Totaal",
    "pm",
    "polarisatie",
    "primair",
    "Doelstelling 2: rust",
    "binnen zes maanden",
    "=1+1",
    "Actie*",
    "2.000 stad",
    "woord " * 40,
)
QUICK = (Phase.explicit, Phase.reuse, Phase.generate)  # shrinking takes minutes
texts = st.lists(
    st.one_of(st.sampled_from(PIECES), st.text("abc XYZ12-*/;,:.()€%\n", max_size=25)), max_size=3
).map("\n".join)  # fmt: skip
cells = st.builds(Cell, texts, merged=st.sampled_from([Merge.NONE] * 5 + [Merge.ABOVE]))


@st.composite
def documents(draw):
    headers = draw(st.lists(st.sampled_from(HEADERS), min_size=2, max_size=8, unique=True))
    rows = draw(st.lists(st.lists(cells, min_size=len(headers), max_size=len(headers)), min_size=1, max_size=6))
    table = Table((tuple(Cell(header) for header in headers), *(tuple(row) for row in rows)))
    return Document(FileKind.WORD, (table,))


def _words(text: str) -> list[str]:
    return folded(text).split()


def _unaccounted(plan: ReadPlan) -> list[str]:
    """Words of cells that are neither in the plan nor in a note, and that were not read as a value."""
    content = set(_words(as_json(replace(plan.content, uid="")).replace("\\n", " ")))
    kept = {word for one in plan.kept for word in _words(one.text)}
    structure = {"doelstelling", "doel", "en"}  # a level's name, what stands between names
    missing = []
    for row in plan.rows:
        for cell in row.cells:
            if cell.fate is Fate.CONTENT:
                missing += [word for word in _words(cell.text) if word not in content | kept | structure]
            elif cell.fate is Fate.KEPT:
                missing += [word for word in _words(cell.text) if word not in kept]
    return missing


@settings(max_examples=120, deadline=None, phases=QUICK, suppress_health_check=[HealthCheck.too_slow])
@given(documents())
def test_no_text_of_a_cell_is_ever_lost(document):
    plan = understand(document, None, new_uid=counting())
    (table,) = document.tables
    told = [(row.row, cell.column) for row in plan.rows for cell in row.cells]
    filled = [
        (number, column)
        for number, row in enumerate(table.rows, 1)
        for column, cell in enumerate(row)
        if cell_text([cell.text])
    ]
    assert set(filled) <= set(told)
    assert len(told) == len(set(told))
    assert _unaccounted(plan) == []


@settings(max_examples=60, deadline=None, phases=QUICK, suppress_health_check=[HealthCheck.too_slow])
@given(documents())
def test_only_amounts_choices_and_empty_words_are_read_without_keeping_their_words(document):
    plan = understand(document, None, new_uid=counting())
    meanings = {column.header: column.meaning for table in plan.mapping.tables for column in table.columns}
    values = {M.BUDGET, M.CONTENT_LINE, M.PREVENTION}
    for row in plan.rows:
        for cell in row.cells:
            if cell.fate is Fate.RECOGNISED and meanings[cell.header] not in values:
                assert says_nothing(cell.text) or any(is_open(line.strip("- ")) for line in cell.text.split("\n"))


@settings(max_examples=60, deadline=None, phases=QUICK, suppress_health_check=[HealthCheck.too_slow])
@given(documents())
def test_the_tree_is_always_a_plan(document):
    content = understand(document, None, new_uid=counting()).content
    by_uid = {node.uid: node for node in content.nodes}
    assert len(by_uid) == len(content.nodes)
    for node in content.nodes:
        assert node.depth == (by_uid[node.parent].depth + 1 if node.parent else 1) <= 5
        assert node.title
    assert 1 <= len(content.level_names) <= 5


@pytest.mark.parametrize(
    "piece", ["12/", "1 ", "12 maart 2027 ", "een twee ", "€ 1.000 ", "*", "Update: x ", "A, ", "?%"]
)
def test_a_cell_as_long_as_a_book_costs_no_time_and_loses_no_word(piece, read_csv):
    book = (piece * 40_000)[:40_000].strip()
    headers = "Nr;Doelstelling;Actie;Trekker;Timing;Budget;Indicator;Maatstaf"
    before = process_time()
    plan = read_csv(f"{headers}\n{';'.join([book] * 8)}\n")
    assert process_time() - before < 10  # it was 93 s before long cells were bounded
    assert len(plan.rows) == 2
