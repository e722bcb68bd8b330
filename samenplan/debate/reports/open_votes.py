"""The votes of a published result as open data: one row a vote, rebuilt from the counts that the result tells.

A voter has another name at each statement, so no two votes can be tied together; and as the rows come from what is
told anyway, never from the votes, they cannot tell more.
"""

import csv
import io
from collections.abc import Iterator

from samenplan.debate.queries.results import Line, Reading
from samenplan.debate.rules.kinds import VoteValue
from samenplan.debate.rules.outcome import LETTERS, Cell

VALUES = (("agree", VoteValue.AGREE), ("disagree", VoteValue.DISAGREE), ("passed", VoteValue.PASS))
COLUMNS = ("comment-id", "voter-id", "group", "vote")


def open_votes_csv(found: Reading) -> bytes:
    """Statement, voter ("number of the statement-place in the list"), group and vote (1 agree, -1 disagree, 0 pass).

    A vote of which the group is not told has an empty group; a count that is hidden has no rows.
    """
    out = io.StringIO()
    sheet = csv.writer(out, lineterminator="\r\n")
    sheet.writerow(COLUMNS)
    for number, line in sorted(found.lines.items()):
        for place, (group, value) in enumerate(_votes(line, found.outcome.has_groups), start=1):
            sheet.writerow((number, f"{number}-{place}", group, value.value))
    return out.getvalue().encode()


def _votes(line: Line, has_groups: bool) -> Iterator[tuple[str, VoteValue]]:
    groups = line.opinion.groups if has_groups else ()
    for name, value in VALUES:
        left = _count(line.opinion.total, name)
        if left is None:
            continue
        for letter, cell in zip(LETTERS, groups, strict=False):
            told = _count(cell, name) or 0
            left -= told
            yield from ((letter, value) for _ in range(told))
        yield from (("", value) for _ in range(left))


def _count(cell: Cell, name: str) -> int | None:
    count: int | None = getattr(cell, name)
    return count
