"""A decision draft as Word (to edit) and PDF (to read)."""

from collections.abc import Iterable
from datetime import date, datetime, time

from samenplan.core.dutch import euros, written_date
from samenplan.decisions.rules.draft import BODY_LABELS, DecisionDraft
from samenplan.documents.house_style import HouseStyle
from samenplan.documents.markdown import blocks_of
from samenplan.documents.paper import Block, Bullets, Column, Heading, Note, Paper, Table, plain
from samenplan.documents.typesetting import paper_pdf
from samenplan.documents.word import paper_docx

TO_FILL_IN = "[in te vullen]"
KIND = "Ontwerp van besluit"


def draft_pdf(draft: DecisionDraft, style: HouseStyle, *, dated_on: date) -> bytes:
    """The draft as PDF/UA-1, "ontwerp" on every page.

    Raises:
        UnsettableDocument: the draft is too large.
        UnreadableLogo: the logo cannot be drawn.
    """
    return paper_pdf(draft_paper(draft, style), style, dated_on=dated_on)


def draft_docx(draft: DecisionDraft, style: HouseStyle, *, dated_on: date) -> bytes:
    """The draft as .docx, with the same text.

    Raises:
        UnreadableLogo: the logo cannot be drawn.
    """
    return paper_docx(draft_paper(draft, style), style, made_at=datetime.combine(dated_on, time()))


def draft_paper(draft: DecisionDraft, style: HouseStyle) -> Paper:
    """The draft under the usual headings; an empty part says so where it stands."""
    meeting = written_date(draft.meets_on) if draft.meets_on else TO_FILL_IN
    cover = [
        ("Orgaan", BODY_LABELS[draft.body]),
        ("Zitting van", meeting),
        ("Plan", draft.plan_title),
        ("Versie", draft.version_uid),
    ]
    if draft.version_hash:
        cover.append(("Controlegetal", f"{draft.version_hash[:32]}\n{draft.version_hash[32:]}"))
    return Paper(
        title=draft.title.strip() or TO_FILL_IN,
        kind=KIND,
        author=style.authority_name,
        cover=tuple(cover),
        footer=f"Ontwerp van besluit · plan {draft.version_uid}",
        is_draft=True,
        has_cover=False,
        blocks=tuple(_blocks(draft)),
    )


def _blocks(draft: DecisionDraft) -> Iterable[Block]:
    yield from _part("Aanleiding en context", blocks_of(draft.context))
    yield from _part("Feiten", blocks_of(draft.facts))
    yield from _part("Motivering", blocks_of(draft.motivation))
    yield from _part("Juridische gronden", _listed(draft.legal_grounds))
    yield from _part("Bevoegdheid", blocks_of(draft.competence))
    yield from _part("Adviezen", _listed(draft.advices))
    yield from _part("Financiën", (*_money(draft), *blocks_of(draft.finances)))
    yield from _part("Alternatieven", blocks_of(draft.alternatives))
    yield from _part("BESLUIT", _articles(draft))
    yield from _part("Bijlagen", _listed(draft.annexes))


def _part(name: str, blocks: tuple[Block, ...]) -> Iterable[Block]:
    yield Heading(1, name)
    yield from blocks or (Note(TO_FILL_IN, is_gap=True),)


def _listed(texts: tuple[str, ...]) -> tuple[Block, ...]:
    return (Bullets(tuple(blocks_of(text) or (plain(""),) for text in texts)),) if texts else ()


def _articles(draft: DecisionDraft) -> tuple[Block, ...]:
    parts: list[Block] = []
    for number, article in enumerate(draft.articles, start=1):
        parts.append(Heading(2, f"Artikel {number}"))
        parts.extend(blocks_of(article) or (Note(TO_FILL_IN, is_gap=True),))
    return tuple(parts)


def _money(draft: DecisionDraft) -> tuple[Block, ...]:
    if not draft.money:
        return ()
    rows = tuple((part.label, euros(part.available_cents), euros(part.planned_cents)) for part in draft.money)
    return (
        Table(
            caption="Middelen per bron, opgeteld uit het plan",
            headers=("Bron", "Beschikbaar", "Gepland in acties"),
            rows=rows,
            widths=(6, 4, 4),
            columns=(Column.TEXT, Column.NUMBER, Column.NUMBER),
            total=_total(draft),
        ),
    )


def _total(draft: DecisionDraft) -> tuple[str, str, str]:
    available = sum(part.available_cents for part in draft.money)
    return "Samen", euros(available), euros(sum(part.planned_cents for part in draft.money))
