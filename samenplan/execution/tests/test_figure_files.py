"""Files with figures: a monitor workbook with its traps, a list of years, answers of people."""

from collections import Counter
from datetime import date
from decimal import Decimal

import pytest

from samenplan.documents.reading.refusal import UnreadableFile
from samenplan.execution.rules.composite import Rule, RuleKind, read_classes
from samenplan.execution.rules.figure_files.answers import (
    AskedIndicator,
    NoAnswers,
    answer_number,
    closed_file,
    count_answers,
    guessed_answers,
    needed,
    tally,
)
from samenplan.execution.rules.figure_files.cells import Absence, read_cell
from samenplan.execution.rules.figure_files.files import answer_rows, stripped, workbook
from samenplan.execution.rules.figure_files.mapping import (
    ColumnUse,
    FigureColumn,
    FileMapping,
    FileShape,
    UnreadableMapping,
    as_plain,
    from_plain,
)
from samenplan.execution.rules.figure_files.reading import Known, Town, guessed_mapping, read_figures
from samenplan.execution.rules.figure_files.tables import figure_tables, metadata
from samenplan.execution.rules.measuring import NewMeasurement
from samenplan.execution.tests.figure_files import answers_csv, monitor_workbook, yearly_csv
from samenplan.execution.tests.figures import ANSWERS

TODAY = date(2026, 11, 25)
BRUGWIJK = Town("Brugwijk", ("41002",), TODAY)
POSITIVE = Known("u1", "Houding", "%")


@pytest.mark.parametrize(
    ("text", "value", "is_percentage"),
    [("26,4%", "26.4", True), ("28,1 %", "28.1", True), ("1.250", "1250", False), ("26.4", "26.4", False),
     ("36,0% (1)", "36.0", True), ("9.812*", "9812", False), ("0", "0", False), ("-3,5", "-3.5", False)],
)  # fmt: skip
def test_a_cell_with_a_figure(text, value, is_percentage):
    found = read_cell(text)
    assert (found.value, found.is_percentage) == (Decimal(value), is_percentage)


@pytest.mark.parametrize(
    ("text", "absence"),
    [("-", Absence.MISSING), ("–", Absence.MISSING), ("n.b.", Absence.MISSING), ("x", Absence.SUPPRESSED),
     ("(x)", Absence.SUPPRESSED), ("<5", Absence.SUPPRESSED), ("*", Absence.SUPPRESSED), ("", Absence.BLANK),
     ("veel", Absence.UNREADABLE), ("1,2,3", Absence.UNREADABLE)],
)  # fmt: skip
def test_a_cell_without_a_figure_says_why(text, absence):
    assert (read_cell(text).value, read_cell(text).absence) == (None, absence)


@pytest.fixture(scope="module")
def monitor():
    return workbook("monitor.xlsx", monitor_workbook())


def test_the_metadata_sheet_is_read_and_is_no_table(monitor):
    assert metadata(monitor)["definition"].startswith("Aandeel inwoners dat positief staat")
    assert [table.name for table in figure_tables(monitor)] == ["Data"]


def test_merged_years_head_every_part_under_them(monitor):
    columns = [(column.label, column.year) for column in figure_tables(monitor)[0].columns]
    parts = ["oneens", "neutraal", "eens", "geen mening", "aantal respondenten"]
    assert columns == [
        ("NIS-code", None),
        ("Gemeente", None),
        *((part, year) for year in (2020, 2023) for part in parts),
    ]


def test_title_totals_and_footnotes_are_no_rows_of_a_town(monitor):
    assert [row[1] for _, row in figure_tables(monitor)[0].rows] == [
        "Aardbeek", "Brugwijk (1)", "Brugwijkdal", "Molenrode", "Totaal provincie", "Vlaams Gewest",
    ]  # fmt: skip


def chosen(guess: FileMapping, **labels: str) -> FileMapping:
    uses = [
        ColumnUse(use.label, FigureColumn.VALUE, labels[use.label]) if use.label in labels else use
        for use in guess.uses
    ]
    return FileMapping(guess.shape, tuple(uses), guess.measured_on)


def test_only_our_row_gives_measurements_with_number_base_and_year(monitor):
    mapping = chosen(guessed_mapping(monitor, [POSITIVE]), eens="u1")
    report = read_figures(monitor, mapping, BRUGWIJK, [POSITIVE])
    assert [one.told for one in report.found] == [
        NewMeasurement(date(2020, 12, 31), Decimal("36.0"), 400, 380),
        NewMeasurement(date(2023, 12, 31), Decimal("41.5"), 500, 450),
    ]
    assert report.remarks == ("Tabel “Data”: 5 rijen van andere gebieden overgeslagen.",)
    assert report.lines[0].where == "Data, rij 6, eens 2020"


def test_a_dash_is_reported_and_gives_nothing(monitor):
    report = read_figures(monitor, chosen(guessed_mapping(monitor, [POSITIVE]), oneens="u1"), BRUGWIJK, [POSITIVE])
    assert [one.told.value for one in report.found] == [Decimal("31.4")]
    assert report.lines[1].flags == ("Er is geen cijfer (“-”).",)


def test_a_suppressed_figure_is_reported_as_such():
    document = workbook("m.xlsx", monitor_workbook(code="41009", town="Elders"))
    mapping = chosen(guessed_mapping(document, [POSITIVE]), eens="u1")
    report = read_figures(document, mapping, Town("Brugwijkdal", (), TODAY), [POSITIVE])
    assert report.found == ()
    assert "te weinig mensen" in report.lines[0].flags[0]


def test_a_town_that_is_not_in_the_file_is_said(monitor):
    mapping = chosen(guessed_mapping(monitor, [POSITIVE]), eens="u1")
    report = read_figures(monitor, mapping, Town("Steenakker", ("41077",), TODAY), [POSITIVE])
    assert (report.found, "Steenakker staat er niet in" in report.remarks[0]) == ((), True)


def test_a_row_per_year_needs_no_town():
    document, known = workbook("tabel.csv", yearly_csv()), Known("u2", "Deelnemers", "deelnemers")
    report = read_figures(document, guessed_mapping(document, [known]), BRUGWIJK, [known])
    assert [(one.told.measured_on, one.told.value) for one in report.found] == [
        (date(2023, 12, 31), 1250), (date(2024, 12, 31), 1310),
    ]  # fmt: skip
    assert report.lines[2].flags == ("Er is geen cijfer (“-”).",)


def test_the_present_year_is_measured_today_and_a_later_one_is_refused():
    data = b"Jaar;Deelnemers\n2026;10\n2027;12\n"
    document, known = workbook("tabel.csv", data), Known("u2", "Deelnemers")
    report = read_figures(document, guessed_mapping(document, [known]), BRUGWIJK, [known])
    assert [one.told.measured_on for one in report.found] == [TODAY]
    assert report.lines[1].flags == ("2027 ligt in de toekomst.",)


def test_next_years_edition_has_the_same_signature_and_a_mapping_survives_the_database(monitor):
    guess = guessed_mapping(monitor, [POSITIVE])
    assert from_plain(as_plain(guess)) == guess
    assert FileMapping(guess.shape, guess.uses[::-1]).signature == guess.signature
    for wrong in ({}, {"shape": "x", "uses": []}, {"shape": "table", "uses": [["a"]]}, {"shape": "table", "uses": 3}):
        with pytest.raises(UnreadableMapping):
            from_plain(wrong)


CONTACT = AskedIndicator(
    "c", "Contact", rule=Rule(
        RuleKind.MEAN, ("familie", "vrienden", "buren", "praatje", "praatje2"), minimum=3,
        bounds=read_classes("laag: tot en met 2,8\nmidden: tot 4\nhoog"), counted=("hoog",),
    ),
)  # fmt: skip
QUESTION = AskedIndicator("q", "Stelling", ANSWERS, Rule(RuleKind.SHARE, ("v1",), (4, 5)), is_share=True)


def test_of_answers_only_the_closed_columns_are_kept():
    kept = stripped("antwoorden.csv", answers_csv(300))
    assert kept.closed.headers == ("v1", "familie", "vrienden", "buren", "praatje", "praatje2")
    assert kept.closed.dropped == ("nummer", "ingevuld op", "opmerking")
    assert b"tekst" not in kept.data and b"2026-05-01" not in kept.data
    assert kept.closed.rows == 300


def counted_report(data, indicators, **labels):
    headers = list(next(answer_rows("a.csv", data)))
    guess = guessed_answers(headers, indicators)
    mapping = FileMapping(FileShape.ANSWERS, chosen(guess, **labels).uses, TODAY)
    columns = needed(headers, mapping, indicators)
    said = tally(answer_rows("a.csv", data), [headers.index(one) for one in columns], told=lambda done: None)
    return count_answers(said, columns, mapping, indicators)


def test_answers_become_counts_and_a_composite_as_counted_by_hand():
    rows = list(answer_rows("a.csv", stripped("a.csv", answers_csv(500)).data))[1:]
    by_hand = Counter(row[0] for row in rows)
    fives = [[int(one) for one in row[1:] if one] for row in rows]
    judged = [sum(one) / len(one) for one in fives if len(one) >= 3]
    report = counted_report(stripped("a.csv", answers_csv(500)).data, [CONTACT, QUESTION])
    told = {one.indicator: one.told for one in report.found}
    assert told["q"].counts == tuple(by_hand[str(code)] for code in range(1, 6))
    assert told["q"].n == 500
    high = sum(mean >= 4 for mean in judged)
    assert (told["c"].base, told["c"].value) == (
        len(judged),
        (Decimal(100) * high / len(judged)).quantize(Decimal("0.01")),
    )


def test_an_answer_outside_the_scale_is_told_and_left_out():
    report = counted_report(b"v1\n1\n6\neens\nGEEN MENING\nzomaar\n", [QUESTION])
    assert report.found[0].told.counts == (1, 0, 0, 1, 0)
    assert report.found[0].told.n == 5
    assert sorted(report.lines[0].flags) == [
        "1 keer “6”: geen antwoord van de schaal, niet meegeteld.",
        "1 keer “zomaar”: geen antwoord van de schaal, niet meegeteld.",
    ]


def test_a_question_without_its_answers_in_the_fiche_is_not_guessed():
    report = counted_report(b"v9\n1\n2\n", [AskedIndicator("z", "Zonder")], v9="z")
    assert (report.found, "Zet eerst de antwoorden" in report.lines[0].flags[0]) == ((), True)


@pytest.mark.parametrize(
    ("text", "number"),
    [("1", 1), ("5", 5), ("eens", 4), (" Helemaal  Eens ", 5), ("", None), ("weet niet", None), ("6", "6"),
     ("4,0", 4), ("-1", "-1"), ("٣", "٣"), ("100000000000000000000", "100000000000000000000")],
)  # fmt: skip
def test_an_answer_is_its_number_its_word_or_nothing(text, number):
    assert answer_number(text, ANSWERS) == number


@pytest.mark.parametrize(
    ("data", "word"),
    [(b"v1;v2\n", "geen antwoorden"), (b"\n\n", "geen antwoorden"), (b"v1;v1\n1;2\n", "Twee kolommen"),
     (b"v1\n" + b"\n".join(str(number).encode() for number in range(50)), "gesloten vragen")],
)  # fmt: skip
def test_a_file_without_answers_says_what_is_wrong(data, word):
    with pytest.raises(NoAnswers, match=word):
        closed_file(answer_rows("a.csv", data))


@pytest.mark.parametrize("data", [b"a;b\x00\n1;2", b"\xff\xfea", b"PK\x03\x04", b"a;" * 300 + b"\n"])
def test_a_damaged_file_costs_one_sentence(data):
    with pytest.raises(UnreadableFile):
        list(answer_rows("a.csv", data))


def test_a_word_file_holds_no_figures():
    with pytest.raises(UnreadableFile):
        workbook("plan.docx", b"PK\x03\x04")
