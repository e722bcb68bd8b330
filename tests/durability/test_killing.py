"""kill -9 while people write: nothing that was promised is gone, nothing is half. `make test-slow` kills 200 times."""

import os

import pytest

from tests.durability.importing import kill_imports
from tests.durability.killing import Tally, Writer, _look, kill_often
from tests.durability.officer import Officer
from tests.durability.reading_figures import kill_readings
from tests.durability.serving import Server

pytestmark = pytest.mark.skipif(
    "SAMENPLAN_DATABASE" in os.environ, reason="about the embedded database; PostgreSQL keeps its own promises"
)
SHORT, LONG, LONG_IMPORTS, LONG_FIGURES = 3, 200, 40, 30


def _nothing_was_lost(server: Server, tally: Tally, times: int) -> None:
    assert (tally.kills, tally.lost, tally.broken, tally.refused) == (times, [], [], [])
    assert tally.acknowledged >= times, "hardly anything was written: the kills proved nothing"
    assert "klopt NIET" not in server.manage("controleer_spoor")


def test_a_killed_server_keeps_every_text_it_acknowledged(server: Server):
    _nothing_was_lost(server, kill_often(server, SHORT), SHORT)


def test_a_killed_import_is_there_as_a_whole_or_not_at_all(server: Server):
    tally = kill_imports(server, 1)
    assert (tally.kills, tally.halves, tally.lost, tally.broken) == (1, [], [], [])


def test_killed_while_reading_figures_everything_of_a_file_is_there_or_nothing(server: Server):
    tally = kill_readings(server, SHORT)
    assert (tally.kills, tally.halves, tally.broken) == (SHORT, [], [])


def test_a_promise_that_is_not_in_the_file_counts_as_lost(server: Server):
    server.start()
    tally = Tally()
    node_id = 3
    writer = Writer(Officer(server.port), node_id, "", kept="beloofd, maar nooit bewaard", sent="onderweg")
    _look(server, [writer], tally)
    assert [line.startswith("after kill 1: promised “beloofd, maar nooit bewaard”") for line in tally.lost] == [True]


@pytest.mark.slow
def test_two_hundred_kills_lose_nothing(server: Server):
    tally = kill_often(server, LONG)
    print(f"\n{tally.kills} kills: {tally.acknowledged} promised, {len(tally.lost)} lost, {tally.in_doubt} in doubt")
    _nothing_was_lost(server, tally, LONG)


@pytest.mark.slow
def test_forty_killed_imports_are_whole_or_absent(server: Server):
    tally = kill_imports(server, LONG_IMPORTS)
    print(f"\n{tally.kills} imports: {tally.whole} whole, {tally.absent} absent, {len(tally.halves)} half")
    assert (tally.kills, tally.halves, tally.lost, tally.broken) == (LONG_IMPORTS, [], [], [])
    assert tally.absent, "no kill came in time: the kills proved nothing"


@pytest.mark.slow
def test_thirty_killed_readings_of_figures_are_whole_or_absent(server: Server):
    tally = kill_readings(server, LONG_FIGURES)
    print(f"\n{tally.kills} readings: {tally.whole} whole, {tally.absent} absent, {len(tally.halves)} half")
    assert (tally.kills, tally.halves, tally.broken) == (LONG_FIGURES, [], [])
    assert tally.absent, "no kill came in time: the kills proved nothing"
