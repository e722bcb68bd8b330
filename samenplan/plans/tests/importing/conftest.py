"""Reading the example files, quickly and with uids that count."""

from collections.abc import Callable
from dataclasses import replace
from itertools import count
from pathlib import Path

import pytest

from samenplan.documents.reading.gate import kind_of
from samenplan.documents.reading.parsing import parsed
from samenplan.plans.rules.importing.mapping import Mapping
from samenplan.plans.rules.importing.report import ReadPlan
from samenplan.plans.rules.importing.understanding import understand

FILES = Path(__file__).parent / "files"
Reading = Callable[..., ReadPlan]


def counting() -> Callable[[], str]:
    """Gives n1, n2, n3 …"""
    numbers = count(1)
    return lambda: f"n{next(numbers)}"


@pytest.fixture
def read_example() -> Reading:
    """Reads one of the example files in this process."""

    def reading(name: str, mapping: Mapping | None = None) -> ReadPlan:
        document = parsed(kind_of(name), (FILES / name).read_bytes())
        return understand(replace(document, name=name), mapping, new_uid=counting())

    return reading


@pytest.fixture
def read_csv() -> Reading:
    """Reads a table from its lines."""

    def reading(text: str, mapping: Mapping | None = None) -> ReadPlan:
        return understand(parsed(kind_of("a.csv"), text.encode()), mapping, new_uid=counting())

    return reading
