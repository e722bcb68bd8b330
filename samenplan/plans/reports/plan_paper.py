"""A plan as a paper: the one text that the PDF and the Word file share."""

from collections.abc import Iterable
from datetime import date

from samenplan.core.dutch import counted, euros, listed, written_date
from samenplan.documents.markdown import blocks_of
from samenplan.documents.paper import (
    Block,
    Bullets,
    Column,
    Facts,
    Heading,
    NewPage,
    Note,
    Paper,
    Picture,
    Table,
    plain,
)
from samenplan.plans.reports.edition import AUDIENCE_LABELS, Audience, Edition, readable
from samenplan.plans.reports.node_blocks import node_blocks, tbd_sentence
from samenplan.plans.reports.timeline_svg import PAPER_WIDTH, sheet_height, sheets, timeline_svg
from samenplan.plans.rules.content import SECTION_LABELS, Node, PlanContent, SectionKind
from samenplan.plans.rules.money import SourceSum, money_by_source, unknown_amounts
from samenplan.plans.rules.timeline import Timeline, timeline

KIND = "Lokaal actieplan polarisatie"
MADE_WITH = "Gemaakt met Samenplan, vrije software voor lokale besturen."

_BEFORE = (SectionKind.VISION, SectionKind.DEFINITIONS, SectionKind.ANALYSIS, SectionKind.GOALS)
_AFTER = (SectionKind.GOVERNANCE, SectionKind.COMMUNICATION, SectionKind.EVALUATION)
_MAX_CONTENTS = 60
"""Longer contents name the chapters only; the bookmarks name everything."""

_KEY = (
    "Volle balk: een periode. Gestreepte balk: keert terug. Open balk: een termijn na de start. Stip: één dag. "
    "Stippellijn: de datum van dit document."
)
_LONG = 40
"""From so many goals and actions on, goals at the top and long tables start on a new page; a shorter plan runs on."""


def plan_paper(content: PlanContent, edition: Edition, *, accent: str) -> Paper:
    """The whole plan, without what this edition's readers may not see; pictures are drawn in `accent`."""
    shown = readable(content, edition)
    return Paper(
        title=shown.title or "Plan zonder titel",
        kind=KIND,
        author=_owners(shown),
        subtitle=_period(shown),
        cover=tuple(_cover(shown, edition)),
        footer=f"{edition.version_label} · {edition.version_uid}",
        is_draft=edition.is_draft,
        contents_depth=1 if len(shown.nodes) > _MAX_CONTENTS else 2,
        blocks=(
            *_summary(shown),
            *_sections(shown, _BEFORE),
            *_chapters(shown, edition, accent),
            *_colophon(shown, edition),
        ),
    )


def _chapters(content: PlanContent, edition: Edition, accent: str) -> Iterable[Block]:
    """The goals and actions, what is drawn from them, and the texts that come after them.

    The pages on which a long plan starts anew also let Typst set its parts side by side.
    """
    is_long = len(content.nodes) >= _LONG
    for block in node_blocks(content.nodes):
        if is_long and isinstance(block, Heading) and block.level == 1:
            yield NewPage()
        yield block
    drawn = (*_timeline(timeline(content, edition.dated_on), accent), *_money(content))
    for part in (drawn, tuple(_indicators(content))):
        if is_long and part:
            yield NewPage()
        yield from part
    yield from _sections(content, _AFTER)
    yield from _open(content)


def _owners(content: PlanContent) -> str:
    return listed([content.owner.name, *(owner.name for owner in content.participants)])


def _period(content: PlanContent) -> str:
    if content.starts_on and content.ends_on:
        return f"{written_date(content.starts_on)} tot {written_date(content.ends_on)}"
    if content.starts_on:
        return f"Vanaf {written_date(content.starts_on)}"
    return f"Tot {written_date(content.ends_on)}" if content.ends_on else ""


def _cover(content: PlanContent, edition: Edition) -> Iterable[tuple[str, str]]:
    yield "Bestuur", content.owner.name
    if content.participants:
        yield "Samen met", listed([owner.name for owner in content.participants])
    if content.measure:
        yield "Programma", content.measure
    yield "Versie", edition.version_label + (" (ontwerp)" if edition.is_draft else "")
    yield "Datum", written_date(edition.dated_on)
    if edition.audience is Audience.COLLEGE:
        yield "Lezers", AUDIENCE_LABELS[edition.audience]


def _summary(content: PlanContent) -> Iterable[Block]:
    yield Heading(1, "Samenvatting")
    yield from blocks_of(content.summary)
    goals, actions = sum(1 for _ in content.goals), sum(1 for _ in content.actions)
    if not content.nodes:
        yield Note("Dit plan heeft nog geen doelstellingen of acties.")
        return
    means = sum(part.amount_cents or 0 for part in content.means)
    rows = [
        ("Doelen", counted(goals, "doelstelling", "doelstellingen")),
        ("Acties", counted(actions, "actie", "acties")),
    ]
    if means:
        rows.append(("Middelen", euros(means)))
    yield Facts(tuple(rows))


def _sections(content: PlanContent, kinds: tuple[SectionKind, ...]) -> Iterable[Block]:
    texts = {section.kind: section.text for section in content.sections}
    for kind in kinds:
        blocks = blocks_of(texts.get(kind, ""))
        if blocks:
            yield Heading(1, SECTION_LABELS[kind])
            yield from blocks


def _timeline(drawn: Timeline, accent: str) -> Iterable[Block]:
    if not drawn.rows and not drawn.undated:
        return
    yield Heading(1, "Tijdlijn")
    yield plain(drawn.reading)
    for number, sheet in enumerate(sheets(drawn)):
        svg = timeline_svg(sheet, uid=f"tijdlijn-{number}", styled=False, accent=accent)
        alt = f"{drawn.title}, deel {number + 1}. {drawn.reading} De tabel hieronder zegt hetzelfde."
        yield Picture(svg, alt, PAPER_WIDTH, sheet_height(sheet))
    if drawn.rows:
        yield Note(_KEY)
        rows = tuple((f"{row.label} {row.title}", row.words) for row in drawn.rows)
        yield Table("Acties met een datum", ("Actie", "Wanneer"), rows, (10, 8), (Column.TEXT,) * 2)
    if drawn.undated:
        yield plain("Nog zonder datum:")
        yield Bullets(tuple((plain(action),) for action in drawn.undated))


def _money(content: PlanContent) -> Iterable[Block]:
    sums = money_by_source(content)
    unknown = unknown_amounts(content)
    if not sums and not unknown:
        return
    yield Heading(1, "Middelen en budget")
    if sums:
        yield money_table(sums)
    if unknown:
        yield Note(f"Van {counted(unknown, 'budgetlijn', 'budgetlijnen')} is het bedrag nog niet bekend.")


def money_table(sums: tuple[SourceSum, ...]) -> Table:
    """What is there and what the actions ask, per source, with the total."""
    rows = tuple((part.label, euros(part.available_cents), euros(part.planned_cents)) for part in sums)
    available, planned = sum(part.available_cents for part in sums), sum(part.planned_cents for part in sums)
    return Table(
        caption="Middelen per bron",
        headers=("Bron", "Beschikbaar", "Gepland in acties"),
        rows=rows,
        widths=(6, 4, 4),
        columns=(Column.TEXT, Column.NUMBER, Column.NUMBER),
        total=("Samen", euros(available), euros(planned)),
    )


def _indicators(content: PlanContent) -> Iterable[Block]:
    rows = tuple(
        (
            indicator.name,
            node.label,
            _dated(indicator.baseline, indicator.baseline_on),
            _dated(indicator.target, indicator.target_on),
            indicator.source or "nog geen bron",
        )
        for node in content.nodes
        for indicator in node.indicators
    )
    if rows:
        yield Heading(1, "Hoe we zien of het werkt")
        headers = ("Indicator", "Bij", "Nulmeting", "Streefwaarde", "Bron")
        yield Table("Indicatoren van dit plan", headers, rows, (7, 2, 5, 5, 5), (Column.TEXT,) * 5)


def _dated(value: str, day: date | None) -> str:
    if not value:
        return "nog te bepalen"
    return f"{value} ({written_date(day)})" if day else value


def _open(content: PlanContent) -> Iterable[Block]:
    rows = tuple((node.label, _short(node), tbd_sentence(tbd)) for node in content.nodes for tbd in node.tbd)
    if rows:
        yield Heading(1, "Nog te bepalen")
        headers = ("Nr.", "Waar", "Wat en tegen wanneer")
        yield Table("Wat nog open staat", headers, rows, (2, 8, 8), (Column.TEXT,) * 3)


def _short(node: Node) -> str:
    return node.title or node.level


def _colophon(content: PlanContent, edition: Edition) -> Iterable[Block]:
    yield Heading(1, "Colofon")
    rows = [
        ("Uitgave van", _owners(content)),
        ("Versie", edition.version_label),
        ("Uniek nummer", edition.version_uid),
        ("Datum", written_date(edition.dated_on)),
    ]
    if edition.fingerprint:
        rows.append(("Controlegetal", f"{edition.fingerprint[:32]}\n{edition.fingerprint[32:]}"))
    yield Facts(tuple(rows))
    yield Note(MADE_WITH)
