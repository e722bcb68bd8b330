import os
import random
import subprocess
import sys
from pathlib import Path

import pytest

from samenplan.documents.limited.parent import ROOT
from samenplan.documents.reading.blocks import Document, FileKind
from samenplan.documents.reading.gate import kind_of
from samenplan.documents.reading.limits import MAX_BYTES
from samenplan.documents.reading.parsing import parsed
from samenplan.documents.reading.reader import WORKER, read
from samenplan.documents.reading.refusal import KEPT, SENTENCES, Reason, UnreadableFile
from samenplan.documents.tests.reading.hostile import Hostile, hostile_files
from samenplan.documents.tests.reading.packages import excel, open_sheet, paragraph, text_cell, word

MEGABYTE = 1024 * 1024
HOSTILE = tuple(hostile_files())
PEAK = """
import resource, subprocess, sys
command = [sys.executable, "-m", sys.argv[1], sys.argv[2]]
subprocess.run(command, stdin=open(sys.argv[3], "rb"), stdout=subprocess.DEVNULL)
print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)
"""


@pytest.mark.parametrize("file", HOSTILE, ids=[file.label for file in HOSTILE])
def test_a_hostile_file_costs_one_sentence(file: Hostile):
    with pytest.raises(UnreadableFile) as refusal:
        read(file.name, file.data)
    assert refusal.value.reason is file.reason
    assert KEPT in str(refusal.value)


@pytest.mark.skipif(sys.platform == "darwin", reason="macOS counts memory otherwise and has no limit on it")
@pytest.mark.parametrize("file", [one for one in HOSTILE if 0 < len(one.data) <= MAX_BYTES], ids=lambda one: one.label)
def test_the_child_of_a_hostile_file_stays_under_200_megabytes(file: Hostile, tmp_path: Path):
    try:
        kind = kind_of(file.name)
    except UnreadableFile:
        return  # the name alone refuses it: there is no child
    (tmp_path / "file").write_bytes(file.data)
    measured = subprocess.run(
        [sys.executable, "-c", PEAK, WORKER, kind.value, str(tmp_path / "file")],
        env={"PYTHONPATH": ROOT},
        capture_output=True,
        timeout=30,
        check=True,
    )
    assert int(measured.stdout) * 1024 < 200 * MEGABYTE, measured.stdout


def test_of_a_100_megabyte_file_nothing_is_read(tmp_path: Path):
    path = tmp_path / "groot.docx"
    with path.open("wb") as file:
        os.truncate(file.fileno(), 100_000_000)
    with pytest.raises(UnreadableFile) as refusal:
        read("groot.docx", path)
    assert refusal.value.reason is Reason.TOO_BIG
    with path.open("rb") as stream, pytest.raises(UnreadableFile):
        read("groot.docx", stream)
    with path.open("rb") as stream:
        with pytest.raises(UnreadableFile):
            read("groot.docx", stream)
        assert stream.tell() <= MAX_BYTES + 1


def test_a_formula_is_text_and_is_marked():
    sheet = excel("<row><c><f>cmd|' /C calc'!A0</f></c><c><f>1+1</f><v>2</v></c></row>")
    table = next(read("a.xlsx", sheet).tables)
    assert [(cell.text, cell.is_formula) for cell in table.rows[0]] == [("=cmd|' /C calc'!A0", True), ("2", True)]
    table = next(read("a.csv", b"Actie;Wie\n=1+1;b\n").tables)
    assert [(cell.text, cell.is_formula) for cell in table.rows[1]] == [("=1+1", True), ("b", False)]


def test_the_child_gets_nothing_of_our_environment(monkeypatch):
    monkeypatch.setenv("PYTHONSTARTUP", "geheim")
    monkeypatch.setenv("SAMENPLAN_SECRET_KEY", "geheim")
    monkeypatch.setenv("PYTHONPATH", "/nergens")
    assert read("a.csv", b"a;b\n").kind is FileKind.CSV


def test_every_reason_has_a_sentence_that_says_what_was_kept_and_what_to_do():
    assert set(SENTENCES) == set(Reason)
    for reason in Reason:
        sentence = str(UnreadableFile(reason))
        assert sentence.count(KEPT) == 1
        assert len(sentence.split(KEPT)[1]) > 15, reason


ODS_ROW = "<table:table-row><table:table-cell><text:p>Actie</text:p></table:table-cell></table:table-row>"
EXCEL_ROW = f"<row>{text_cell('Actie')}<c><v>45000</v></c></row>"
WORD_ROW = f"<w:tr><w:tc>{paragraph('Actie')}</w:tc><w:tc>{paragraph('Wie')}</w:tc></w:tr>"
SEEDS = {
    "a.docx": word(f"<w:tbl>{WORD_ROW * 5}</w:tbl>"),
    "a.xlsx": excel(EXCEL_ROW * 5),
    "a.ods": open_sheet(ODS_ROW * 5),
    "a.csv": 'Actie;Wie\r\n"Café\r\nb";ü\r\n'.encode("cp1252") * 5,
}


def _mutated(data: bytes, chance: random.Random) -> bytes:
    """A few bytes changed, cut out, or doubled."""
    changed = bytearray(data)
    for _ in range(chance.randint(1, 6)):
        place = chance.randrange(len(changed))
        match chance.randrange(4):
            case 0:
                changed[place] = chance.randrange(256)
            case 1:
                del changed[place : place + chance.randint(1, 40)]
            case 2:
                changed[place:place] = changed[place : place + chance.randint(1, 40)]
            case _:
                changed[place : place + 4] = chance.randbytes(4)
        if not changed:
            return b"x"
    return bytes(changed)


def _mutated_inside(name: str, chance: random.Random) -> bytes:
    """The XML of the text changed, in a zip that is whole."""
    inside = {"a.docx": WORD_ROW, "a.xlsx": EXCEL_ROW, "a.ods": ODS_ROW, "a.csv": "Actie;Wie\n"}[name]
    text = _mutated(inside.encode() * 5, chance).decode("latin-1")
    around = {"a.docx": lambda: word(f"<w:tbl>{text}</w:tbl>"), "a.xlsx": lambda: excel(text)}
    around |= {"a.ods": lambda: open_sheet(text), "a.csv": lambda: text.encode("latin-1")}
    return around[name]()


@pytest.mark.parametrize("name", SEEDS)
def test_mutated_files_are_read_or_refused_and_nothing_else(name: str):
    chance = random.Random(f"20261123 {name}")
    outcomes = {"read": 0, "refused": 0}
    for turn in range(130):
        data = _mutated(SEEDS[name], chance) if turn % 2 else _mutated_inside(name, chance)
        try:
            assert isinstance(parsed(kind_of(name), data), Document)
            outcomes["read"] += 1
        except UnreadableFile:
            outcomes["refused"] += 1
    assert sum(outcomes.values()) == 130
    assert outcomes["read"] > 0


@pytest.mark.parametrize("name", SEEDS)
def test_mutated_files_through_the_child_are_read_or_refused(name: str):
    chance = random.Random(f"kind {name}")
    for _ in range(3):
        try:
            assert isinstance(read(name, _mutated(SEEDS[name], chance)), Document)
        except UnreadableFile as refusal:
            assert refusal.reason in Reason
