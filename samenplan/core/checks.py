"""What must hold before the server starts."""

import sqlite3
from collections.abc import Sequence

from django.apps.config import AppConfig
from django.core.checks import CheckMessage, Error, Tags, register
from django.db import connection

SOUND_SQLITE = (3, 51, 3)
"""Older versions can lose or corrupt data in WAL mode (security.md 3)."""
NEEDED = {"journal_mode": "wal", "synchronous": "2", "foreign_keys": "1"}


@register(Tags.database)
def embedded_database_is_sound(app_configs: Sequence[AppConfig] | None, **kwargs: object) -> list[CheckMessage]:
    """Refuse an SQLite that can lose acknowledged data."""
    if connection.vendor != "sqlite":
        return []
    if sqlite3.sqlite_version_info < SOUND_SQLITE:
        return [Error(f"SQLite {sqlite3.sqlite_version} is te oud; nodig is 3.51.3 of nieuwer.", id="samenplan.E001")]
    wrong = [name for name, value in NEEDED.items() if _pragma(name) not in (value, "memory")]
    return [Error(f"SQLite draait zonder {name}={NEEDED[name]}.", id="samenplan.E002") for name in wrong]


def _pragma(name: str) -> str:
    with connection.cursor() as cursor:
        cursor.execute(f"PRAGMA {name}")  # names from NEEDED, never from outside
        return str(cursor.fetchone()[0]).lower()
