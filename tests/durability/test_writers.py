"""Many people write at once in one SQLite file, through two workers: everybody gets a turn, nothing is lost."""

import os
import threading

import pytest

from tests.durability import looking
from tests.durability.officer import Officer
from tests.durability.serving import Server

pytestmark = pytest.mark.skipif("SAMENPLAN_DATABASE" in os.environ, reason="about the embedded database")
TEXTS, WRITERS = 15, 4


def _write(server: Server, user_id: int, node: tuple[int, str], statuses: list[int]) -> None:
    node_id, address = node
    officer = Officer(server.port)
    officer.sign_in(user_id)
    stands = looking.description(server.database, node_id)
    for number in range(TEXTS):
        text = f"Tekst {number} in {node_id}"
        statuses.append(officer.write(address, stands, text))
        stands = text


def test_four_writers_at_once_are_never_told_that_the_database_is_locked(server: Server):
    server.start()
    found, statuses = looking.plan_of_example(server.database), []
    user_id = looking.person(server.database, "lien@brugwijk.example")
    nodes = [(node_id, found.address(node_id)) for node_id in found.node_ids[:WRITERS]]
    threads = [threading.Thread(target=_write, args=(server, user_id, node, statuses), daemon=True) for node in nodes]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(180)
    server.stop()
    assert statuses == [200] * TEXTS * len(nodes)
    assert {looking.description(server.database, node_id) for node_id, _ in nodes} == {
        f"Tekst {TEXTS - 1} in {node_id}" for node_id, _ in nodes
    }
    assert "locked" not in server.said
    assert server.manage("controleer_spoor").count("de keten klopt,") >= 1
