"""What stands beside the map: the same as a table, and what left and right mean."""

from django.utils.translation import gettext

from samenplan.debate.queries.results import Reading
from samenplan.debate.rules.outcome import GroupOnMap, Outcome


def map_context(reading: Reading, you: tuple[float, float] | None = None) -> dict[str, object]:
    """For debate/map_figure.html."""
    outcome = reading.outcome
    return {
        "outcome": outcome,
        "snapshot": reading.snapshot,
        "you": you,
        "map_rows": [_row(outcome, one) for one in outcome.groups if one.size is not None],
        "apart": [
            (one.letter, [(each.agrees, reading.text_of(each.number)) for each in one.apart])
            for one in outcome.groups
            if outcome.has_groups and one.apart
        ],
        "left_words": reading.text_of(outcome.runs_left),
        "right_words": reading.text_of(outcome.runs_right),
    }


def _row(outcome: Outcome, one: GroupOnMap) -> dict[str, object]:
    """A group, or everybody when there are no groups that hold."""
    named = gettext("Groep %(letter)s") % {"letter": one.letter} if outcome.has_groups else gettext("Alle deelnemers")
    size = gettext("minstens %(size)s") % {"size": one.size or 5}
    return {"name": named, "size": size, "x": f"{one.x:.1f}", "y": f"{one.y:.1f}"}
