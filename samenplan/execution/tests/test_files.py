"""Files of evidence on disk: never a row without its file, and what was left behind goes."""

import os
import time
from pathlib import Path

import pytest
from django.db import DatabaseError
from django.utils.timezone import now

from samenplan.core.errors import Refused
from samenplan.execution.files import clear_without_row
from samenplan.execution.models import Evidence
from samenplan.execution.operations.telling import tell_activity
from samenplan.execution.tests.conftest import NOW
from samenplan.execution.tests.told import EVENING, a_photo, all_activities, all_evidence


def kept(settings) -> list[Path]:
    folder = settings.MEDIA_ROOT / "bewijs"
    return sorted(folder.iterdir()) if folder.exists() else []


def test_a_file_has_a_name_that_nobody_guesses(evenings, samira, settings):
    tell_activity(evenings, EVENING, key="k", proofs=[a_photo(name="jan-janssens.jpg")], by=samira, now=NOW)
    (path,) = kept(settings)
    assert len(path.stem) == 32
    assert "jan" not in path.name
    assert path.read_bytes() == a_photo().data


def test_when_the_file_cannot_be_written_there_is_no_row(evenings, samira, settings):
    (settings.MEDIA_ROOT).mkdir(parents=True)
    (settings.MEDIA_ROOT / "bewijs").write_text("a file where the folder should be")
    with pytest.raises(OSError, match="bewijs"):
        tell_activity(evenings, EVENING, key="k", proofs=[a_photo()], by=samira, now=NOW)
    assert (all_activities(), all_evidence()) == ([], [])


def test_a_row_that_does_not_come_about_leaves_a_file_that_the_command_clears(evenings, samira, settings, monkeypatch):
    whole = Evidence.save

    def broken(row: Evidence, **options: object) -> None:
        raise DatabaseError("the power goes")

    monkeypatch.setattr(Evidence, "save", broken)
    with pytest.raises(DatabaseError):
        tell_activity(evenings, EVENING, key="k", proofs=[a_photo("#8a3b12")], by=samira, now=NOW)
    monkeypatch.setattr(Evidence, "save", whole)
    assert (all_activities(), all_evidence(), len(kept(settings))) == ([], [], 1)
    tell_activity(evenings, EVENING, key="k", proofs=[a_photo()], by=samira, now=NOW)
    assert clear_without_row(now()) == 0
    assert len(kept(settings)) == 2  # young: its row could still be on its way
    for path in kept(settings):
        os.utime(path, (time.time() - 7200, time.time() - 7200))
    assert clear_without_row(now()) == 1
    assert [path.read_bytes() for path in kept(settings)] == [a_photo().data]


def test_a_name_with_a_number_plate_is_refused(evenings, samira, settings):
    with pytest.raises(Refused, match="nummerplaat"):
        tell_activity(evenings, EVENING, key="k", proofs=[a_photo(name="wagen 1-ABC-234.jpg")], by=samira, now=NOW)
    assert (all_activities(), all_evidence(), kept(settings)) == ([], [], [])
