"""What is shown as plain values for a JSON column, and back."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict

from samenplan.analysis.rules.kinds import Grouping
from samenplan.analysis.rules.shown import Bar, Measures, ShownQuestion

Plain = dict[str, object]


def as_plain(shown: Sequence[ShownQuestion]) -> list[Plain]:
    """A list of dictionaries that JSON can hold."""
    return [{**asdict(one), "grouping": one.grouping.value} for one in shown]


def from_plain(kept: Sequence[Mapping[str, object]]) -> tuple[ShownQuestion, ...]:
    """What `as_plain` was given."""
    return tuple(_question(one) for one in kept)


def _question(kept: Mapping[str, object]) -> ShownQuestion:
    bars, measures = kept["bars"], kept["measures"]
    return ShownQuestion(
        **{
            **kept,
            "grouping": Grouping(str(kept["grouping"])),
            "bars": tuple(Bar(**bar) for bar in bars),  # type: ignore[attr-defined]  # a list of dictionaries, see as_plain
            "measures": Measures(**measures),  # type: ignore[arg-type]  # a dictionary, see as_plain
        }
    )
