"""The results chain as a picture: what is done on the left, what it is for on the right, an arrow for "leads to".

For a wide page; on a telephone and for a screen reader the same stands beside it as a list. Colours by class.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from textwrap import wrap

from django.utils.safestring import SafeString

from samenplan.core.dutch import counted
from samenplan.execution.rules.chain import RANK, Link
from samenplan.execution.rules.kinds import RESULT_LABELS, ResultLevel
from samenplan.plans.rules.content import Node
from samenplan.ui.pictures.frame import shortened, text

MOST_BOXES = 45
"""A plan with more nodes is drawn without its activities; each parent then says how many it has."""

WIDTH, WIDEST_BOX = 1120, 400
LINES, LINE_HEIGHT, LETTER_WIDTH = 4, 17, 7
PADDING, GAP_ACROSS, GAP_DOWN, HEAD = 12, 64, 14, 34


@dataclass(frozen=True, slots=True)
class Box:
    """One node in the picture: its column from the left, its place down in boxes, and what stands in it."""

    uid: str
    parent: str
    column: int
    row: float
    level: ResultLevel
    words: str
    note: str = ""  # how many activities were left out


@dataclass(frozen=True, slots=True)
class Drawing:
    """The boxes with the levels that occur, from what is done to what it is for."""

    boxes: tuple[Box, ...]
    levels: tuple[ResultLevel, ...]
    rows: int

    @property
    def box_width(self) -> float:
        """As wide as the page lets the columns be."""
        count = max(len(self.levels), 1)
        return min((WIDTH - GAP_ACROSS * (count - 1)) / count, WIDEST_BOX)

    @property
    def box_height(self) -> int:
        """High enough for the box that says most."""
        most = max((len(self.lines(box)) + bool(box.note) for box in self.boxes), default=1)
        return most * LINE_HEIGHT + 2 * PADDING

    def lines(self, box: Box) -> list[str]:
        """What stands in a box, broken so that it fits."""
        letters = int((self.box_width - 2 * PADDING) / LETTER_WIDTH)
        lines = wrap(box.words, letters, max_lines=LINES, placeholder=" …") or [""]
        return [shortened(line, letters + 2) for line in lines]

    def left(self, box: Box) -> float:
        """Where a box begins, from the left."""
        return box.column * (self.box_width + GAP_ACROSS) + 1

    def top(self, box: Box) -> float:
        """Where a box begins, from above."""
        return HEAD + box.row * (self.box_height + GAP_DOWN)


def drawing(nodes: Sequence[Node], links: Mapping[str, Link]) -> Drawing:
    """Where every box stands. No two boxes of one column touch."""
    shown, left_out = _shown(nodes, links)
    levels = tuple(level for level in reversed(ResultLevel) if any(links[node.uid].level is level for node in shown))
    column = {node.uid: levels.index(links[node.uid].level) for node in shown}
    rows, count = _rows(shown, column)
    boxes = tuple(
        Box(
            uid=node.uid,
            parent=node.parent,
            column=column[node.uid],
            row=rows[node.uid],
            level=links[node.uid].level,
            words=f"{node.label} {node.title}",
            note=_note(left_out.get(node.uid, 0)),
        )
        for node in shown
    )
    return Drawing(boxes, levels, count)


def _note(count: int) -> str:
    return f"+ {counted(count, 'activiteit', 'activiteiten')}" if count else ""


def _shown(nodes: Sequence[Node], links: Mapping[str, Link]) -> tuple[list[Node], dict[str, int]]:
    """The nodes to draw, and per node how many activities right under it are left out."""
    if len(nodes) <= MOST_BOXES:
        return list(nodes), {}
    parents = {node.parent for node in nodes}
    is_out = {node.uid: links[node.uid].level is ResultLevel.ACTIVITY and node.uid not in parents for node in nodes}
    left_out: dict[str, int] = {}
    for node in nodes:
        if is_out[node.uid]:
            left_out[node.parent] = left_out.get(node.parent, 0) + 1
    return [node for node in nodes if not is_out[node.uid]], left_out


def _rows(shown: Sequence[Node], column: Mapping[str, int]) -> tuple[dict[str, float], int]:
    """A leaf takes the next row; a node stands in the middle of what leads to it, unless its column is taken there."""
    children: dict[str, list[str]] = {}
    known = {node.uid for node in shown}
    for node in shown:
        children.setdefault(node.parent if node.parent in known else "", []).append(node.uid)
    rows: dict[str, float] = {}
    next_row = 0

    def place(uid: str) -> set[int]:
        """Place it with all under it; gives the columns that these take."""
        nonlocal next_row
        start = next_row
        own_row = start if any(column[child] >= column[uid] for child in children.get(uid, ())) else None
        next_row += own_row is not None
        taken = set().union(*(place(child) for child in children.get(uid, ())))
        if own_row is None and column[uid] in taken:
            own_row, next_row = next_row, next_row + 1
        if own_row is None and children.get(uid):
            under = [rows[child] for child in children[uid]]
            rows[uid] = (min(under) + max(under)) / 2
        else:
            rows[uid] = float(next_row if own_row is None else own_row)
            next_row += own_row is None
        return taken | {column[uid]}

    for uid in children.get("", ()):
        place(uid)
    return rows, next_row


def chain_svg(drawn: Drawing, *, uid: str, title: str, reading: str) -> SafeString:
    """The picture, with its title and description for who does not see it."""
    width = len(drawn.levels) * (drawn.box_width + GAP_ACROSS) - GAP_ACROSS + 2
    height = HEAD + drawn.rows * (drawn.box_height + GAP_DOWN)
    name = text(uid)
    marks = (*_heads(drawn), *_arrows(drawn, f"{name}-a"), *(mark for box in drawn.boxes for mark in _box(drawn, box)))
    return SafeString(
        f'<svg xmlns="http://www.w3.org/2000/svg" class="chain-picture" role="img" '
        f'aria-labelledby="{name}-t {name}-d" viewBox="0 0 {width:g} {height:g}" width="{width:g}" height="{height:g}">'
        f'<title id="{name}-t">{text(title)}</title><desc id="{name}-d">{text(reading)}</desc>'
        f'<defs><marker id="{name}-a" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="8" markerHeight="8" '
        f'orient="auto"><path d="M0 0L8 4L0 8z" class="chain-head"/></marker></defs>{"".join(marks)}</svg>'
    )


def _heads(drawn: Drawing) -> list[str]:
    step = drawn.box_width + GAP_ACROSS
    return [
        f'<text x="{column * step + 1:g}" y="16" class="chain-level">{text(RESULT_LABELS[level].capitalize())}</text>'
        for column, level in enumerate(drawn.levels)
    ]


def _arrows(drawn: Drawing, marker: str) -> list[str]:
    by_uid = {box.uid: box for box in drawn.boxes}
    return [_arrow(drawn, box, by_uid[box.parent], marker) for box in drawn.boxes if box.parent in by_uid]


def _arrow(drawn: Drawing, start: Box, end: Box, marker: str) -> str:
    """From the right side of what leads to the left side of what it leads to; back or beside: dashed."""
    half = drawn.box_height / 2
    y, to_y = drawn.top(start) + half, drawn.top(end) + half
    if start.column < end.column:
        x, to_x = drawn.left(start) + drawn.box_width, drawn.left(end) - 2
        bend = x + GAP_ACROSS / 2 if end.column - start.column == 1 else to_x - GAP_ACROSS / 2
        path = f"M{x:g} {y:g}C{bend:g} {y:g} {bend:g} {to_y:g} {to_x:g} {to_y:g}"
        return f'<path d="{path}" class="chain-arrow" marker-end="url(#{marker})"/>'
    x, to_x = drawn.left(start), drawn.left(end)
    side = max(min(x, to_x) - GAP_ACROSS / 2, 0)
    path = f"M{x:g} {y:g}C{side:g} {y:g} {side:g} {to_y:g} {to_x:g} {to_y:g}"
    return f'<path d="{path}" class="chain-arrow chain-back"/>'


def _box(drawn: Drawing, box: Box) -> list[str]:
    x, y, lines = drawn.left(box), drawn.top(box), drawn.lines(box)
    kind = "" if RANK[box.level] < RANK[ResultLevel.OUTPUT] else " chain-doing"
    said = [(line, "chain-words") for line in lines] + ([(box.note, "chain-note")] if box.note else [])
    first = y + (drawn.box_height - LINE_HEIGHT * len(said)) / 2 + 13
    size = f'width="{drawn.box_width:g}" height="{drawn.box_height}"'
    return [
        f'<rect x="{x:g}" y="{y:g}" {size} rx="6" class="chain-box{kind}"/>',
        *(
            f'<text x="{x + PADDING:g}" y="{first + index * LINE_HEIGHT:g}" class="{look}">{text(line)}</text>'
            for index, (line, look) in enumerate(said)
        ),
    ]
