"""Guessing the meaning of every column: first the words above it, then its neighbours, then what is in it."""

from collections.abc import Sequence
from dataclasses import replace

from samenplan.plans.rules.importing.headers import NOTHING, PART, guess_from_header
from samenplan.plans.rules.importing.mapping import ColumnMapping, Mapping, TableMapping
from samenplan.plans.rules.importing.meanings import GOAL_MEANINGS
from samenplan.plans.rules.importing.meanings import ColumnMeaning as M
from samenplan.plans.rules.importing.moments import moments
from samenplan.plans.rules.importing.segments import Segment

BY_LOOK = 50
SAMPLE = 30
_ONCE = frozenset({M.ACTION, M.UID, M.REFERENCE, *GOAL_MEANINGS})
"""Meanings that one column of a table has; a second one is something else."""


def mapped(segment: Segment, known: Mapping | None) -> TableMapping:
    """What each column means: as chosen before for the same headers, else guessed."""
    before = known.of(segment.signature) if known else None
    if before and len(before.columns) == len(segment.headers):
        return before
    columns = [_from_header(header) for header in segment.headers]
    columns = [_by_look(column, _values(segment, place)) for place, column in enumerate(columns)]
    return TableMapping(segment.signature, tuple(_with_action(_outcome_as_goal(_each_once(columns)), segment)))


def has_actions(mapping: TableMapping) -> bool:
    """Whether actions can be read with this mapping."""
    return M.ACTION in mapping.meanings or M.SUB_ACTIONS in mapping.meanings


def _from_header(header: str) -> ColumnMapping:
    guess = guess_from_header(header)
    return ColumnMapping(header, guess.meaning, guess.confidence)


def _values(segment: Segment, place: int) -> list[str]:
    texts = (row.slots[place].text for row in segment.rows if place < len(row.slots))
    return [text for text in texts if text][:SAMPLE]


def _by_look(column: ColumnMapping, values: Sequence[str]) -> ColumnMapping:
    """A column without a telling header may be told by its values: days or amounts."""
    if column.confidence > NOTHING or not values:
        return column
    days = sum(1 for value in values if any(moment.days for moment in moments(value)))
    if 2 * days > len(values):
        return replace(column, meaning=M.TIMING, confidence=BY_LOOK)
    if 2 * sum(1 for value in values if "€" in value) > len(values):
        return replace(column, meaning=M.BUDGET, confidence=BY_LOOK)
    return column


def _each_once(columns: Sequence[ColumnMapping]) -> list[ColumnMapping]:
    """Of two columns "Actie" the surer one is it; the other describes it."""
    kept = list(columns)
    for meaning in _ONCE:
        places = [place for place, column in enumerate(kept) if column.meaning is meaning]
        best = max(places, key=lambda place: (kept[place].confidence, -place), default=None)
        for place in places:
            if place != best:
                other = M.DESCRIPTION if meaning is M.ACTION else M.KEEP_AS_TEXT
                kept[place] = replace(kept[place], meaning=other, confidence=BY_LOOK)
    return kept


def _outcome_as_goal(columns: list[ColumnMapping]) -> list[ColumnMapping]:
    """ "Outcome" to the left of "Actions" is the goal that the actions serve, if no other column is."""
    meanings = [column.meaning for column in columns]
    if M.ACTION not in meanings or any(meaning in GOAL_MEANINGS for meaning in meanings):
        return columns
    before = meanings[: meanings.index(M.ACTION)]
    if M.SUCCESS_MEASURE in before:
        place = before.index(M.SUCCESS_MEASURE)
        columns[place] = replace(columns[place], meaning=M.GOAL, confidence=PART)
    return columns


def _with_action(columns: list[ColumnMapping], segment: Segment) -> list[ColumnMapping]:
    """Where a table says who and when but no column is called action, the wordiest open column is it."""
    meanings = {column.meaning for column in columns}
    if M.ACTION in meanings or M.SUB_ACTIONS in meanings or not {M.LEAD, M.TIMING} <= meanings:
        return columns
    open_places = [place for place, column in enumerate(columns) if column.meaning in (M.DESCRIPTION, M.KEEP_AS_TEXT)]
    if open_places:
        place = max(open_places, key=lambda one: sum(len(value) for value in _values(segment, one)))
        columns[place] = replace(columns[place], meaning=M.ACTION, confidence=BY_LOOK)
    return columns
