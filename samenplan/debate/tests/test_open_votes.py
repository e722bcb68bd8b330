"""The votes as open data say what the result says, and tie no two votes together."""

import csv
import io
from collections import Counter

import pytest
from django.utils.timezone import now

from samenplan.debate.operations import running
from samenplan.debate.queries.results import reading
from samenplan.debate.reports.open_votes import COLUMNS
from samenplan.debate.rules.outcome import LETTERS
from samenplan.debate.tests.builders import Resident, come


@pytest.fixture
def published(debate, lien):
    come(debate, range(1, 61))
    debate.save()
    running.close(debate, by=lien)
    running.publish(debate, link="https://x.example/", now=now(), by=lien)
    debate.refresh_from_db()
    return debate


def rows_of(debate):
    answer = Resident(debate).get("resultaat.stemmen")
    assert answer["Content-Disposition"].endswith('-stemmen.csv"')
    return list(csv.DictReader(io.StringIO(answer.content.decode())))


def test_counted_again_they_are_the_counts_of_the_result(published):
    rows, found = rows_of(published), reading(published)
    all_votes = Counter((int(row["comment-id"]), int(row["vote"])) for row in rows)
    of_groups = Counter((int(row["comment-id"]), row["group"], int(row["vote"])) for row in rows if row["group"])
    assert tuple(rows[0]) == COLUMNS
    told = 0
    for number, line in found.lines.items():
        for value, name in ((1, "agree"), (-1, "disagree"), (0, "passed")):
            assert all_votes[number, value] == (getattr(line.opinion.total, name) or 0)
            told += getattr(line.opinion.total, name) or 0
            for letter, cell in zip(LETTERS, line.opinion.groups, strict=False):
                if found.outcome.has_groups:
                    assert of_groups[number, letter, value] == (getattr(cell, name) or 0)
    assert told == len(rows) > 100


def test_nobody_has_the_same_name_at_two_statements(published):
    names = [row["voter-id"] for row in rows_of(published)]
    assert len(names) == len(set(names))


def test_before_it_is_published_there_is_nothing(debate):
    assert Resident(debate).get("resultaat.stemmen").status_code == 404
