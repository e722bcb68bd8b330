"""What is really in the database, asked of SQLite or PostgreSQL itself and not of the product."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.durability.serving import Server

WAIT_SECONDS = 30


@dataclass(frozen=True, slots=True)
class Found:
    """A plan and its actions, in the order of the tree."""

    plan_id: int
    node_ids: tuple[int, ...]

    def address(self, node_id: int) -> str:
        return f"/brugwijk/plannen/{self.plan_id}/onderdelen/{node_id}/"


@contextmanager
def opened(database: Path) -> Iterator[sqlite3.Connection]:
    """A connection that only reads, also while a server runs. Opening it recovers what a killed one left."""
    connection = sqlite3.connect(database, timeout=WAIT_SECONDS)
    try:
        yield connection
    finally:
        connection.close()


def rows(server: Server, question: str) -> list[tuple]:
    """The answer to a question in SQL that both databases understand; a change is kept."""
    if not server.address:
        with opened(server.database) as connection, connection:
            return connection.execute(question).fetchall()
    import psycopg  # late: who looks into a file needs no driver for PostgreSQL

    with psycopg.connect(server.address) as connection:
        answered = connection.execute(question)
        return answered.fetchall() if answered.description else []


def person(database: Path, email: str) -> int:
    """The number of this account."""
    with opened(database) as connection:
        return int(connection.execute("select id from authorities_user where email = ?", [email]).fetchone()[0])


def plan_of_example(database: Path) -> Found:
    """The first plan of Brugwijk that is still being written."""
    with opened(database) as connection:
        (plan_id,) = connection.execute("select min(id) from plans_plan where status = 'draft'").fetchone()
        rows = connection.execute("select id from plans_plannode where plan_id = ? and kind = 'action'", [plan_id])
        return Found(plan_id, tuple(row[0] for row in rows))


def description(database: Path, node_id: int) -> str:
    """The text of one action."""
    with opened(database) as connection:
        return str(connection.execute("select description from plans_plannode where id = ?", [node_id]).fetchone()[0])


def integrity(database: Path) -> str:
    """What `PRAGMA integrity_check` says: "ok", or what is broken."""
    with opened(database) as connection:
        return "\n".join(row[0] for row in connection.execute("pragma integrity_check"))


def imported(database: Path, plan_id: int, run_id: int) -> tuple[bool, int]:
    """Whether the import says it was applied, and how many goals and actions the plan has."""
    with opened(database) as connection:
        (applied,) = connection.execute("select applied_at from plans_importrun where id = ?", [run_id]).fetchone()
        (many,) = connection.execute("select count(*) from plans_plannode where plan_id = ?", [plan_id]).fetchone()
    return applied is not None, int(many)
