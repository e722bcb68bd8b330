"""One set-up for all: making the tables takes longer than most of these tests."""

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
