"""The result of a debate on paper, and its figures as CSV; both hold only what the page shows."""

import csv
import io
from collections.abc import Iterator, Sequence

from django.utils.timezone import localtime

from samenplan.core.dutch import written_date
from samenplan.debate.models import Debate
from samenplan.debate.queries.results import Line, Reading
from samenplan.debate.reports.map_svg import HEIGHT, WIDTH, Place, map_svg_on_paper
from samenplan.debate.rules.outcome import Cell, Interval
from samenplan.documents.formula_guard import guarded
from samenplan.documents.paper import Block, Bullets, Column, Facts, Heading, Paper, Picture, Table, plain

HIDDEN = "niet getoond"
TOO_FEW = "te weinig stemmen om te tonen"


def result_paper(debate: Debate, found: Reading) -> Paper:
    """The whole result, for PDF and Word."""
    made = localtime(found.snapshot.made_at).date()
    return Paper(
        title=debate.question,
        kind="Resultaat van een debat",
        author=debate.authority.name,
        cover=(("Gevraagd door", debate.asked_by), ("Stand van", written_date(made))),
        blocks=tuple(_blocks(debate, found)),
        footer=" · ".join(part for part in (f"Debat {debate.token}", found.votes_hash[:16]) if part),
        is_draft=not found.snapshot.is_frozen,
    )


def _blocks(debate: Debate, found: Reading) -> Iterator[Block]:
    yield Heading(1, "Waarover het ging")
    yield Facts((("Waarom deze vraag", debate.why), ("Wat ermee gebeurt", debate.follow_up)))
    yield Facts((("Mensen die stemden", str(found.people)), ("Stellingen", str(len(found.lines)))))
    yield from _part("Wat we delen", "Hier zijn alle groepen het over eens.", found.shared)
    yield from _part("Wat we samen afwijzen", "Hier zijn alle groepen het niet mee eens.", found.rejected)
    yield from _part("Waar we verschillen", "Hier denken groepen anders over.", found.divided)
    yield from _part(
        "Geen duidelijk beeld",
        "We kunnen niet zeggen dat mensen dit delen, en ook niet dat de kanten erover verschillen.",
        found.mixed,
    )
    yield from _part("Wat we nog niet weten", "Te weinig mensen van elke kant stemden hierover.", found.unknown)
    yield Heading(1, "De kaart")
    yield Picture(_map(found), "Kaart van de meningen; de tabel eronder zegt hetzelfde.", WIDTH, HEIGHT)
    yield _map_table(found)
    yield Heading(1, "Zo reken je dit na")
    kept = found.snapshot
    yield Facts(
        (
            ("Rekenwijze", f"{kept.mode}, versie {kept.engine_version}, beginwaarde {kept.seed}"),
            ("Vingerafdruk van de stemmen", found.votes_hash or HIDDEN),
        )
    )


def _part(title: str, sentence: str, lines: Sequence[Line]) -> Iterator[Block]:
    yield Heading(1, title)
    if not lines:
        yield plain("Geen enkele stelling.")
        return
    yield plain(sentence)
    yield Bullets(tuple(_item(line) for line in lines))


def _item(line: Line) -> tuple[Block, ...]:
    names = [f"groep {side.letter}" for side in line.sides] if len(line.sides) > 1 else ["iedereen"]
    shares = [f"{name}: {span(side.agreement)} eens" for name, side in zip(names, line.sides, strict=False)]
    said: list[Block] = [plain(line.statement.text), plain("; ".join(shares))]
    if line.answer and line.answer.text:
        said.append(plain(f"Antwoord van het bestuur: {line.answer.text}"))
    return tuple(said)


def span(one: Interval | None) -> str:
    """An interval in words."""
    return TOO_FEW if one is None else f"{round(one.low * 100)} tot {round(one.high * 100)} %"


def _map(found: Reading) -> str:
    has_groups = found.outcome.has_groups
    places = [
        Place(f"Groep {one.letter}" if has_groups else "Alle deelnemers", one.x, one.y, one.width, one.height)
        for one in found.outcome.groups
        if one.size is not None
    ]
    return map_svg_on_paper(places, "Kaart van de meningen")


def _map_table(found: Reading) -> Table:
    rows = tuple(
        (one.letter, f"minstens {one.size or 5}", f"{one.x:.1f}", f"{one.y:.1f}")
        for one in found.outcome.groups
        if one.size is not None
    )
    headers = ("Groep", "Mensen", "Van links naar rechts", "Van onder naar boven")
    kinds = (Column.TEXT, Column.TEXT, Column.NUMBER, Column.NUMBER)
    return Table("De groepen op de kaart", headers, rows, (1, 2, 2, 2), kinds)


def result_csv(found: Reading) -> bytes:
    """Per statement the votes of all and of each group, as far as they may be shown; for open data."""
    out = io.StringIO()
    sheet = csv.writer(out, delimiter=";", quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    letters = [one.letter for one in found.outcome.groups] if found.outcome.has_groups else []
    names = ("eens", "oneens", "geen mening")
    sheet.writerow(
        ["stelling", "tekst", *names, *(f"groep {letter} {name}" for letter in letters for name in names), "soort"]
    )
    for number, line in sorted(found.lines.items()):
        groups = line.opinion.groups[: len(letters)]
        cells = [count for one in (line.opinion.total, *groups) for count in _counts(one)]
        sheet.writerow([number, guarded(line.statement.text), *cells, line.opinion.kind.value])
    return out.getvalue().encode("utf-8-sig")


def _counts(one: Cell) -> tuple[str, str, str]:
    return tuple(HIDDEN if count is None else str(count) for count in (one.agree, one.disagree, one.passed))  # type: ignore[return-value]  # three
