"""The embedded database: SQLite older than 3.51.3 can lose data in WAL mode, so we bring our own."""

import sys


def use_sound_sqlite() -> None:
    """Let `import sqlite3` give pysqlite3 (SQLite 3.53) where it is installed; a system check judges the rest."""
    try:
        import pysqlite3
    except ImportError:  # Windows: Python's own, judged by core.checks
        return
    sys.modules["sqlite3"] = pysqlite3
    sys.modules["sqlite3.dbapi2"] = pysqlite3.dbapi2
