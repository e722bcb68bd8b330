"""One set-up for all: making the tables takes longer than most of these tests."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.durability.serving import Server


@pytest.fixture(scope="session")
def set_up_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder with the example town, to copy; no server ever ran on it."""
    data = tmp_path_factory.mktemp("set-up")
    Server(data).set_up()
    return data


@pytest.fixture
def server(set_up_once: Path, tmp_path: Path) -> Iterator[Server]:
    """A server that is not started yet, on a copy of the example; killed at the end, whatever happened."""
    data = tmp_path / "data"
    shutil.copytree(set_up_once, data)
    ours = Server(data)
    yield ours
    ours.kill()


@pytest.fixture(scope="session")
def example_on_postgres(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A database with the example town beside the one of this run, to copy."""
    from tests.durability.postgres import own_database  # late: a run on SQLite needs no driver

    with own_database(os.environ["SAMENPLAN_DATABASE"]) as address:
        Server(tmp_path_factory.mktemp("set-up"), address).set_up()
        yield address


@pytest.fixture
def debating(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Server]:
    """A server on the kind of database that this run is about, on a copy of the example, not started yet."""
    if "SAMENPLAN_DATABASE" not in os.environ:
        yield request.getfixturevalue("server")
        return
    from tests.durability.postgres import own_database

    example = request.getfixturevalue("example_on_postgres")
    with own_database(os.environ["SAMENPLAN_DATABASE"], copy_of=example) as address:
        ours = Server(tmp_path, address)
        yield ours
        ours.kill()
