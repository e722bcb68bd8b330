"""What a page of a result says besides the statements: in brief, the map, who took part."""

from samenplan.debate.queries.results import Reading
from samenplan.debate.reports.result_words import (
    band_rows,
    code_rows,
    in_brief,
    left_rows,
    map_in_words,
    map_rows,
    presence_in_words,
    words_of,
)


def map_context(reading: Reading, you: tuple[float, float] | None = None) -> dict[str, object]:
    """For debate/map_figure.html."""
    outcome = reading.outcome
    return {
        "outcome": outcome,
        "snapshot": reading.snapshot,
        "you": you,
        "map_rows": map_rows(outcome),
        "map_words": map_in_words(outcome),
        "apart": [
            (one.letter, [(each.agrees, words_of(reading, each.number)) for each in one.apart])
            for one in outcome.groups
            if outcome.has_groups and one.apart
        ],
        "left_words": words_of(reading, outcome.runs_left),
        "right_words": words_of(reading, outcome.runs_right),
    }


def result_context(reading: Reading) -> dict[str, object]:
    """For debate/result_body.html."""
    found = reading.checks.presence if reading.checks else None
    context: dict[str, object] = {"brief": in_brief(reading), **map_context(reading)}
    if found is None:
        return context
    return context | {
        "presence_words": presence_in_words(found, len(reading.lines)),
        "band_rows": band_rows(found),
        "code_rows": code_rows(found),
        "left_rows": left_rows(reading, found),
    }
