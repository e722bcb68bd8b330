import json
from pathlib import Path

import pytest

from samenplan.debate.engine import VERSION
from samenplan.debate.engine import tests as engine_tests
from samenplan.terminal.commands import Exit, main

LONDON = Path(next(iter(engine_tests.__path__))) / "conversation"
VOTES = str(LONDON / "votes.csv")


def _camps(path: Path) -> str:
    rows = [f"{i},{j},{1 if (i + (j < 5)) % 2 else -1}" for i in range(60) for j in range(10)]
    path.write_text("persoon,stelling,stem\n" + "\n".join(rows) + "\n", "utf-8")
    return str(path)


def test_a_debate_is_told_in_dutch_with_what_it_was_made_of(capsys):
    assert main(["debat", "reken", VOTES, "--stellingen", str(LONDON / "comments.csv"), "--zaad", "3"]) == Exit.REMARKS
    shown = capsys.readouterr().out
    assert "26 deelnemers, 36 stellingen, 638 stemmen" in shown
    assert f"motor {VERSION}, modus debat, zaad 3\nstemmen SHA-256 " in shown
    assert "Te weinig mensen met genoeg stemmen om over groepen te spreken." in shown
    assert "Verbindt: aan alle kanten eens (90 % zeker tussen)\n" in shown


def test_groups_that_hold_end_with_zero(tmp_path, capsys):
    assert main(["debat", "reken", _camps(tmp_path / "stemmen.csv")]) == Exit.FINE
    assert "2 groepen die standhouden" in capsys.readouterr().out


def test_the_way_of_polis_shows_its_groups(capsys):
    assert main(["debat", "reken", VOTES, "--modus", "compat"]) == Exit.FINE
    shown = capsys.readouterr().out
    assert "2 groepen, zoals Polis ze vindt\n  groep 0: 10 deelnemers\n    eens 10 van 10: 4" in shown


@pytest.mark.parametrize("mode", ["debat", "compat"])
def test_as_json_it_is_the_same_every_time_and_holds_no_person(mode, capsys):
    main(["debat", "reken", VOTES, "--json", "--modus", mode])
    first = capsys.readouterr().out
    main(["debat", "reken", VOTES, "--json", "--modus", mode])
    assert capsys.readouterr().out == first
    facts = json.loads(first)
    assert facts["identity"]["mode"] == mode
    assert "people" not in facts


@pytest.mark.parametrize("text", [None, "", "a,b\n", "persoon,stelling,stem\n1,2,ja\n"])
def test_what_is_no_file_of_votes_gives_one_sentence_and_two(text, tmp_path, capsys):
    file = tmp_path / "stuk.csv"
    if text is not None:
        file.write_text(text, "utf-8")
    assert main(["debat", "reken", str(file)]) == Exit.UNREADABLE
    shown = capsys.readouterr()
    assert (shown.out, shown.err.count("\n")) == ("", 1)


@pytest.mark.parametrize("wrong", [("debat",), ("debat", "reken"), ("debat", "reken", "x.csv", "--modus", "anders")])
def test_a_wrong_debate_command_ends_with_64(wrong):
    with pytest.raises(SystemExit) as ended:
        main(wrong)
    assert ended.value.code == Exit.WRONG_USE
