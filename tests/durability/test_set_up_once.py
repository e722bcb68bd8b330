"""The second start skips the set-up, and only then."""

import sqlite3
import sys
from pathlib import Path

import pytest

from tests.architecture.source import ROOT

sys.path.insert(0, str(ROOT / "scripts"))

from set_up_once import is_set_up, note_set_up


@pytest.fixture
def house(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Code with one migration, and an empty database beside it."""
    monkeypatch.delenv("SAMENPLAN_DATABASE", raising=False)
    monkeypatch.delenv("SAMENPLAN_DATA", raising=False)
    (tmp_path / "samenplan" / "plans" / "migrations").mkdir(parents=True)
    (tmp_path / "samenplan" / "plans" / "migrations" / "0001_initial.py").write_text("first = 1")
    (tmp_path / "var").mkdir()
    sqlite3.connect(tmp_path / "var" / "samenplan.sqlite3").close()
    return tmp_path


def test_a_new_database_is_not_set_up(house: Path):
    assert not is_set_up(house)


def test_what_was_set_up_is_not_done_again(house: Path):
    note_set_up(house)
    assert is_set_up(house)


def test_a_new_migration_asks_for_the_set_up_again(house: Path):
    note_set_up(house)
    (house / "samenplan" / "plans" / "migrations" / "0002_later.py").write_text("second = 2")
    assert not is_set_up(house)


def test_asking_for_the_example_asks_for_the_set_up_again(house: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("SAMENPLAN_EXAMPLE", "")
    note_set_up(house)
    monkeypatch.setenv("SAMENPLAN_EXAMPLE", "1")
    assert not is_set_up(house)


def test_a_database_without_mark_put_in_its_place_is_set_up(house: Path):
    note_set_up(house)
    (house / "var" / "samenplan.sqlite3").unlink()
    assert not is_set_up(house)
