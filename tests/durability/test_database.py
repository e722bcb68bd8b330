"""The embedded database: sound, and fair to writers. On PostgreSQL these say what they find there."""

import sqlite3
import threading

import pytest
from django.db import connection, transaction

from samenplan.authorities.models import Authority
from samenplan.core import checks

only_sqlite = pytest.mark.skipif(connection.vendor != "sqlite", reason="about the embedded database")


@only_sqlite
def test_the_database_passes_its_own_check(db):
    assert checks.embedded_database_is_sound(None) == []


@only_sqlite
def test_an_old_sqlite_is_refused(db, monkeypatch):
    monkeypatch.setattr(sqlite3, "sqlite_version_info", (3, 40, 1))
    assert [found.id for found in checks.embedded_database_is_sound(None)] == ["samenplan.E001"]


@only_sqlite
def test_a_database_that_does_not_wait_for_the_disk_is_refused(db, monkeypatch):
    monkeypatch.setattr(checks, "NEEDED", {"synchronous": "3"})
    assert [found.id for found in checks.embedded_database_is_sound(None)] == ["samenplan.E002"]


def _rename_many_times(name, faults):
    try:
        for _ in range(10):
            with transaction.atomic():
                town = Authority.objects.select_for_update().get(slug="brugwijk")
                town.district = str(int(town.district or "0") + 1)
                town.save(update_fields=["district"])
    except Exception as error:
        faults.append((name, error))
    finally:
        connection.close()


@pytest.mark.django_db(transaction=True)
def test_eight_writers_at_once_lose_no_update(brugwijk):
    faults = []
    writers = [threading.Thread(target=_rename_many_times, args=(name, faults)) for name in range(8)]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join(timeout=60)
    brugwijk.refresh_from_db()
    assert (faults, brugwijk.district) == ([], "80")


@only_sqlite
@pytest.mark.django_db(transaction=True)
def test_a_transaction_that_failed_gives_the_queue_back(brugwijk):
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        raise ZeroDivisionError
    assert connection._queue is None
    with transaction.atomic():
        assert connection._queue is not None
    assert connection._queue is None
