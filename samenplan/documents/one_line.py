"""Which rows of a table surely take one line, told without setting a letter.

Typst sets every cell twice, once to learn the height of its row. A row of which we know beforehand that each text
fits on one line gets its height from us, and is set once. In doubt the answer is no, and Typst looks for itself.
"""

from collections.abc import Iterator
from itertools import chain
from math import inf

from samenplan.documents.paper import Table

TEXT_WIDTH = 459.0
"""Points between the margins of `templates/paper.typ`."""

CELL_SIDES, CELL_LETTERS = 10.0, 9.5
"""Points left and right of a text in its cell, and of its letters; as in `templates/paper.typ`."""

_SLACK = 0.97
"""Kerning moves letters apart now and then, by less than the space this leaves."""

_WIDTHS = (
    (0.26, " ijl|'’‘,.:;·íîï"),
    (0.35, "Iftr!()[]{}-/"),
    (0.56, 'abcdeghknopqsuvxyzçéèëêáàâäñóòôöúùûü0123456789€+=<>?*"“”–_#AEFJLSTVXYZÉÈ'),
    (0.72, "BCDGHKNOPQRUw&"),
    (0.95, "MWm%@…"),
)


class _Width(dict[str, float]):
    """The most that a sign is wide, in em; a sign that we do not know is wider than any room."""

    def __missing__(self, sign: str) -> float:
        return inf


_WIDTH = _Width(chain.from_iterable(((sign, width) for sign in signs) for width, signs in _WIDTHS))


def rows_of_one_line(table: Table) -> Iterator[bool]:
    """For each row whether every text in it surely fits on one line of its column."""
    share = (TEXT_WIDTH / sum(table.widths)) if table.widths else 0
    rooms = [(width * share - CELL_SIDES) / CELL_LETTERS * _SLACK for width in table.widths]
    for row in table.rows:
        yield all(most_width(text) <= room for text, room in zip(row, rooms, strict=True))


def most_width(text: str) -> float:
    """The most that the text is wide in the letter of our tables, in em; infinite where we cannot tell."""
    return sum(map(_WIDTH.__getitem__, text))
