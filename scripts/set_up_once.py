"""Whether this database was already set up by this very code: then the server can start at once.

The mark is a number in the database file itself (`PRAGMA user_version`), so a copy that is put back brings its own.
PostgreSQL has no such place; there the set-up runs at every start.
"""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from hashlib import sha256
from pathlib import Path

LEFT_OUT = {"tests", "static", "templates", "__pycache__", "locale"}
"""Folders that change nothing in a database."""


def is_set_up(root: Path) -> bool:
    """Whether the database was set up by the code and data files as they are now."""
    file = database(root)
    if file is None or not file.exists():
        return False
    with closing(sqlite3.connect(file)) as connection:
        return bool(connection.execute("PRAGMA user_version").fetchone()[0] == mark(root))


def note_set_up(root: Path) -> None:
    """Remember that it is; called after the set-up ended well."""
    file = database(root)
    if file is not None:
        with closing(sqlite3.connect(file)) as connection:
            connection.execute(f"PRAGMA user_version={mark(root)}")  # our own number; a PRAGMA takes no parameters


def database(root: Path) -> Path | None:
    """The SQLite file, None when another database is named. The same place as in samenplan/config/settings.py."""
    if os.environ.get("SAMENPLAN_DATABASE"):
        return None
    return Path(os.environ.get("SAMENPLAN_DATA", str(root / "var"))) / "samenplan.sqlite3"


def mark(root: Path) -> int:
    """31 bits of a hash over everything that the set-up runs or reads; never 0, which is what a new file says."""
    whole = sha256(os.environ.get("SAMENPLAN_EXAMPLE", "").encode())
    for file in _files(root / "samenplan"):
        whole.update(file.relative_to(root).as_posix().encode() + b"\0" + file.read_bytes())
    return int.from_bytes(whole.digest()[:4], "big") >> 1 or 1


def _files(folder: Path) -> Iterator[Path]:
    for path in sorted(folder.iterdir()):
        if path.is_dir():
            if path.name not in LEFT_OUT:
                yield from _files(path)
        elif path.suffix != ".pyc":
            yield path
