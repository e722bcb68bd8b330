"""Whatever stands in a file with figures: sentences, never an accident."""

from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from samenplan.documents.reading.blocks import Cell, Document, FileKind, Merge, Table
from samenplan.execution.rules.figure_files.answers import NoAnswers, closed_file, count_answers, kept_rows, tally
from samenplan.execution.rules.figure_files.mapping import ColumnUse, FigureColumn, FileMapping, FileShape
from samenplan.execution.rules.figure_files.reading import Known, Town, guessed_mapping, read_figures
from samenplan.execution.tests.figures import TODAY
from samenplan.execution.tests.test_figure_files import CONTACT, QUESTION

WORDS = (
    "",
    "-",
    "x",
    "2023",
    "26,4%",
    "1.250",
    "Brugwijk",
    "NIS",
    "Gemeente",
    "n",
    "eens",
    "geen mening",
    "<5",
    "\x00",
    "٣",
)
texts = st.one_of(st.sampled_from(WORDS), st.text(max_size=12), st.floats().map(str), st.integers().map(str))
cells = st.builds(Cell, text=texts, merged=st.sampled_from(list(Merge)))


@st.composite
def tables(draw):
    width = draw(st.integers(1, 6))
    rows = draw(st.lists(st.tuples(*[cells] * width), min_size=1, max_size=9))
    return Table(tuple(rows), draw(st.sampled_from(["", "Data 2023"])))


@settings(max_examples=100, deadline=None)
@given(st.lists(tables(), max_size=3), st.lists(st.sampled_from(list(FigureColumn)), min_size=6, max_size=6))
def test_any_table_gives_only_values_that_can_be(found, meanings):
    document, known = Document(FileKind.EXCEL, tuple(found)), [Known("u", "eens", "%")]
    uses = guessed_mapping(document, known).uses
    given_uses = tuple(
        ColumnUse(use.label, meaning, "u" if meaning is FigureColumn.VALUE else "")
        for use, meaning in zip(uses, meanings * 4, strict=False)
    )
    report = read_figures(document, FileMapping(uses=given_uses), Town("Brugwijk", ("41002",), TODAY), known)
    for one in report.found:
        assert one.told.value is not None and one.told.measured_on <= TODAY
        assert one.told.n is None or one.told.base is None or 0 <= one.told.base <= one.told.n


@settings(max_examples=100, deadline=None)
@given(st.lists(st.lists(texts, max_size=7), max_size=30))
def test_any_answers_are_counted_or_refused(rows):
    header = ["v1", *CONTACT.rule.items]
    try:
        kept = closed_file(iter([header, *rows]))
    except NoAnswers:
        return
    stripped = list(kept_rows(iter([header, *rows]), kept))
    columns = [one for one in header if one in kept.headers]
    mapping = FileMapping(FileShape.ANSWERS, (ColumnUse("v1", FigureColumn.VALUE, "q"),), date(2026, 5, 1))
    places = [kept.headers.index(one) for one in columns]
    said = tally(iter(stripped), places, told=lambda done: None)
    report = count_answers(said, columns, mapping, [QUESTION, CONTACT])
    assert sum(said.values()) == kept.rows
    for one in report.found:
        assert (one.told.base or 0) <= (one.told.n or 0) <= kept.rows
        assert sum(one.told.counts) <= kept.rows
