import json
import subprocess
import sys
from pathlib import Path

import pytest

from samenplan.plans.rules.frozen import as_json, from_json
from samenplan.plans.tests.examples import small_plan
from samenplan.plans.tests.importing import files
from samenplan.terminal.commands import Exit, main

FILES = Path(files.__file__).parent if files.__file__ else Path(next(iter(files.__path__)))


def _ends_with(*arguments: str) -> int:
    with pytest.raises(SystemExit) as ended:
        main(arguments)
    return int(ended.value.code or 0)


def test_reading_tells_goals_actions_and_every_row(capsys):
    assert main(["lees", str(FILES / "f3.docx")]) == Exit.REMARKS
    shown = capsys.readouterr().out
    assert "2 doelen, 3 acties" in shown
    assert "1.2 Actie: Online meldpunt openen." in shown
    assert "let op: De cel van het doel is leeg; we namen het doel van de rij erboven." in shown
    assert "1.2, Stand van zaken: Stand van zaken: het formulier wordt getest." in shown


def test_reading_as_json_gives_a_plan_that_can_be_read_back(capsys):
    main(["lees", str(FILES / "f1.docx"), "--json"])
    facts = json.loads(capsys.readouterr().out)
    plan = from_json(json.dumps({"format": facts["format"], "plan": facts["plan"]}))
    assert [action.reference for action in plan.actions if action.reference] == ["SA1", "SA2", "SA3", "SA4"]
    assert facts["rows"][1]["cells"][0] == {"header": "Ref.", "text": "SA1", "fate": "content"}
    assert {row["row"] for row in facts["rows"]} == {1, 2, 3, 4, 5, 6}


def test_a_file_without_remarks_ends_with_zero(tmp_path, capsys):
    file = tmp_path / "plan.csv"
    file.write_text("Doelstelling;Actie;Trekker;Timing\nRust;Praten;Dienst Samenleven;12 maart 2027\n", "utf-8")
    assert main(["lees", str(file)]) == Exit.FINE
    assert "1 doel, 1 actie" in capsys.readouterr().out


def test_a_file_without_actions_says_so_and_ends_with_one(capsys):
    assert main(["lees", str(FILES / "f6.xlsx")]) == Exit.REMARKS
    assert "geen acties" in capsys.readouterr().out


def test_advice_names_place_and_remedy(capsys):
    assert main(["controleer", str(FILES / "f1.docx"), "--vandaag", "2026-11-23"]) == Exit.REMARKS
    assert "1 actie zonder datum\n  Actie SA2:" in capsys.readouterr().out


def test_advice_as_json_has_stable_keys(tmp_path, capsys):
    file = tmp_path / "plan.json"
    file.write_text(as_json(small_plan()), "utf-8")
    assert main(["controleer", str(file), "--json", "--vandaag", "2026-11-23"]) == Exit.REMARKS
    first = json.loads(capsys.readouterr().out)
    main(["controleer", str(file), "--json", "--vandaag", "2026-11-23"])
    assert json.loads(capsys.readouterr().out) == first
    assert all(finding["key"].startswith(finding["code"]) for finding in first["findings"])


@pytest.mark.parametrize("name", ["weg.docx", "map.docx", "stuk.docx", "stuk.json", "plan.pdf"])
def test_what_cannot_be_read_gives_one_sentence_and_two(name, tmp_path, capsys):
    (tmp_path / "map.docx").mkdir()
    (tmp_path / "stuk.docx").write_bytes(b"PK\x03\x04 niets")
    (tmp_path / "stuk.json").write_text("[" * 100_000, "utf-8")
    (tmp_path / "plan.pdf").write_bytes(b"%PDF-1.7")
    assert main(["lees", str(tmp_path / name)]) == Exit.UNREADABLE
    shown = capsys.readouterr()
    assert shown.out == ""
    assert shown.err.count("\n") == 1


@pytest.mark.parametrize("wrong", [(), ("lees",), ("zing", "x.docx"), ("controleer", "x.docx", "--vandaag", "morgen")])
def test_a_wrong_command_ends_with_64(wrong, capsys):
    assert _ends_with(*wrong) == Exit.WRONG_USE
    assert "usage:" in capsys.readouterr().err


def test_help_documents_the_exit_codes(capsys):
    assert _ends_with("lees", "--help") == Exit.FINE
    assert "2   het bestand kon niet gelezen worden" in capsys.readouterr().out


def test_the_terminal_starts_without_django():
    code = (
        "import sys; from samenplan.terminal.commands import main; "
        f"main(['controleer', {str(FILES / 'f3.docx')!r}]); "
        "sys.exit(7 if 'django' in sys.modules else 0)"
    )
    root = Path(__file__).parents[3]
    ended = subprocess.run([sys.executable, "-c", code], cwd=root, capture_output=True, check=False, timeout=30)
    assert ended.returncode == 0, ended.stderr.decode()
