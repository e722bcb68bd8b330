"""A yearly report on paper: the whole text, and the one page for the council."""

import re
from collections.abc import Iterable

from samenplan.core.dutch import written_date
from samenplan.documents.house_style import HouseStyle
from samenplan.documents.markdown import blocks_of, plain_text
from samenplan.documents.paper import Block, Column, Heading, Note, Paper, Picture, plain
from samenplan.documents.paper import Table as PaperTable
from samenplan.execution.rules.year_facts import GoalBar, Part, Report, ReportPart, Table
from samenplan.ui.pictures.bars import Drawing, StackRow, stacked_svg
from samenplan.ui.pictures.bars import Part as BarPart
from samenplan.ui.pictures.frame import PAPER_WIDTH, Look, Pen

KIND = "Jaarverslag van een lokaal actieplan polarisatie"
SUMMARY_KIND = "Jaarverslag op één bladzijde"
MOST_BARS = 12
SUMMARY_BARS = 3
SUMMARY_LETTERS = 210
"""Letters of one part on the one page; a longer text ends with …"""
PARTS = (
    BarPart("klaar", Look.FULL),
    BarPart("loopt", Look.HALF),
    BarPart("nog te starten", Look.EMPTY),
    BarPart("stopgezet", Look.ENDED),
)
_HEIGHT = re.compile(rf'viewBox="0 0 {PAPER_WIDTH} ([0-9.]+)"')
_WIDTHS = {
    ReportPart.INDICATORS: (14, 7, 7, 13),  # the last holds a figure and its day
    ReportPart.MILESTONES: (13, 18, 10, 10),  # an action's whole title takes most, a day one line
}
"""Relative widths of the columns, where the usual ones break what belongs on one line."""
_SUMMARY = (ReportPart.SHORT, ReportPart.DIFFICULT, ReportPart.LESSONS, ReportPart.CONTINUES)


def report_paper(report: Report, style: HouseStyle, *, footer: str, is_draft: bool) -> Paper:
    """The whole report."""
    return Paper(
        title=report.title,
        kind=KIND,
        author=report.authority,
        subtitle=_period(report),
        cover=(("Bestuur", report.authority), ("Plan", report.plan), ("Stand van", written_date(report.as_of))),
        footer=footer,
        is_draft=is_draft,
        contents_depth=1,
        blocks=tuple(_blocks(report, style)),
    )


def summary_paper(report: Report, style: HouseStyle, *, footer: str, is_draft: bool) -> Paper:
    """What the council reads: one page, whatever the plan holds."""
    blocks: list[Block] = [*_picture(report, style, SUMMARY_BARS)]
    parts = {part.kind: part for part in report.parts}
    for kind in _SUMMARY:
        blocks += [Heading(1, parts[kind].title), plain(_shortened(parts[kind].text))]
    if (money := parts[ReportPart.MONEY].table) is not None:
        sums = zip(money.headers[1:], money.total[1:], strict=True)
        blocks += [Heading(1, "Geld"), plain(" · ".join(f"{name}: {amount}" for name, amount in sums))]
    return Paper(
        title=shortened_title(report.title),
        kind=SUMMARY_KIND,
        author=report.authority,
        subtitle=_period(report),
        footer=footer,
        is_draft=is_draft,
        blocks=tuple(blocks),
        has_cover=False,
    )


def shortened_title(title: str) -> str:
    """A title that takes two lines at most."""
    return title if len(title) <= 90 else f"{title[:89].rstrip()}…"


def bars_svg(report: Report, pen: Pen, *, most: int = MOST_BARS) -> str:
    """The picture of how far the actions of each goal are; the last bar is of all goals that have none of their own."""
    shown = report.bars if len(report.bars) <= most else (*report.bars[: most - 1], _rest(report.bars[most - 1 :]))
    rows = [StackRow(bar.label, bar.counts) for bar in shown]
    return stacked_svg(rows, PARTS, Drawing("stand", "Stand per doel", report.reading, pen))


def drawn_height(svg: str) -> float:
    """How high a picture for paper is, in its own units."""
    found = _HEIGHT.search(svg)
    if found is None:
        raise ValueError("a picture for a page has no height of its own")
    return float(found[1])


def _rest(bars: tuple[GoalBar, ...]) -> GoalBar:
    done, running, waiting, stopped = (sum(values) for values in zip(*(bar.counts for bar in bars), strict=True))
    return GoalBar(f"De andere {len(bars)} doelen samen", (done, running, waiting, stopped))


def _period(report: Report) -> str:
    return f"{written_date(report.first)} tot en met {written_date(report.last)}"


def _blocks(report: Report, style: HouseStyle) -> Iterable[Block]:
    for part in report.parts:
        yield Heading(1, part.title)
        yield from blocks_of(part.text)
        if part.kind is ReportPart.SHORT:
            yield from _picture(report, style, MOST_BARS)
            yield from _bars_table(report)
        yield from _table(part)


def _picture(report: Report, style: HouseStyle, most: int) -> Iterable[Block]:
    if not report.bars:
        return
    svg = bars_svg(report, Pen(styled=False, accent=style.ink), most=most)
    yield Picture(svg, f"Stand per doel. {report.reading}", PAPER_WIDTH, round(drawn_height(svg)))


def _bars_table(report: Report) -> Iterable[Block]:
    if report.bars:
        heads = ("Doel", *(part.word for part in PARTS))
        rows = tuple((bar.label, *(str(count) for count in bar.counts)) for bar in report.bars)
        yield PaperTable("Acties per doel", heads, rows, (8, 2, 2, 3, 3), (Column.TEXT, *(Column.NUMBER,) * 4))


def _table(part: Part) -> Iterable[Block]:
    table = part.table
    if table is None:
        return
    columns = (Column.TEXT, *((Column.NUMBER if table.numbers else Column.TEXT,) * (len(table.headers) - 1)))
    yield PaperTable(table.caption, table.headers, table.rows, _widths(part.kind, table), columns, table.total)
    if table.more:
        yield Note(f"En nog {table.more} andere; die staan in Samenplan.")


def _widths(kind: ReportPart, table: Table) -> tuple[int, ...]:
    return _WIDTHS.get(kind, (6, *(4 for _ in table.headers[1:])))


def _shortened(text: str) -> str:
    words = ""
    for line in plain_text(text).splitlines():
        joint = " " if not words or words.endswith((".", ":", "?", "!")) else "; "
        words += joint + " ".join(line.removeprefix("- ").split()) if line.strip() else ""
    words = words.strip()
    return words if len(words) <= SUMMARY_LETTERS else f"{words[:SUMMARY_LETTERS].rsplit(' ', 1)[0]} …"
