"""The result of a debate on paper; it holds only what the page shows, and for officers the weighted figures."""

from collections.abc import Iterator, Sequence

from django.utils.timezone import localtime
from django.utils.translation import override

from samenplan.core.dutch import number, written_date
from samenplan.debate.models import Debate
from samenplan.debate.queries.results import Line, Reading
from samenplan.debate.reports.map_svg import HEIGHT, WIDTH, map_svg_on_paper
from samenplan.debate.reports.result_words import (
    MapRow,
    band_rows,
    code_rows,
    in_brief,
    left_rows,
    map_in_words,
    map_places,
    map_rows,
    polis_in_words,
    presence_in_words,
    weighing_in_words,
)
from samenplan.debate.rules.checking import Checks, Presence
from samenplan.debate.rules.kinds import PERSON_LABELS
from samenplan.debate.rules.outcome import Interval
from samenplan.documents.paper import Block, Bullets, Column, Facts, Heading, Paper, Picture, Table, plain

HIDDEN = "niet getoond"
TOO_FEW = "te weinig stemmen om te tonen"


def result_paper(debate: Debate, found: Reading, *, is_weighed: bool = False) -> Paper:
    """The whole result, for PDF and Word; in Dutch, whoever asks."""
    made = localtime(found.snapshot.made_at).date()
    with override("nl"):
        blocks = tuple(_blocks(debate, found, is_weighed))
    return Paper(
        title=debate.question,
        kind="Resultaat van een debat",
        author=debate.authority.name,
        cover=(("Gevraagd door", debate.asked_by), ("Stand van", written_date(made))),
        blocks=blocks,
        footer=" · ".join(part for part in (f"Debat {debate.token}", found.votes_hash[:16]) if part),
        is_draft=not found.snapshot.is_frozen,
    )


def _blocks(debate: Debate, found: Reading, is_weighed: bool) -> Iterator[Block]:
    yield Heading(1, "In het kort")
    yield Bullets(tuple((plain(sentence),) for sentence in in_brief(found)))
    yield Heading(1, "Waarover het ging")
    yield Facts((("Waarom deze vraag", debate.why), ("Wat ermee gebeurt", debate.follow_up)))
    yield from _part("Wat we delen", "Mensen die anders denken, zijn het hierover eens", found, found.shared)
    if found.rejected:
        sentence = "Mensen die anders denken, zijn het hier samen niet mee eens"
        yield from _part("Wat we samen afwijzen", sentence, found, found.rejected)
    yield from _part("Waar we verschillen", "Hierover denken de kanten anders", found, found.divided)
    yield Heading(1, "Wat we nog niet weten")
    if not found.unclear:
        yield plain("Over elke stelling is er een duidelijk beeld.")
    if found.unknown:
        yield _opinions("Hierover stemden te weinig mensen van elke kant", found, found.unknown)
    if found.mixed:
        sentence = "We kunnen niet zeggen dat mensen dit delen, en ook niet dat de kanten erover verschillen"
        yield _opinions(sentence, found, found.mixed)
    yield from _map(found)
    yield from _who(found)
    yield from _answers(found)
    if is_weighed and found.checks:
        yield from _weighed(found, found.checks)
    yield from _recomputing(found)


def _part(title: str, sentence: str, found: Reading, lines: Sequence[Line]) -> Iterator[Block]:
    yield Heading(1, title)
    if not lines:
        yield plain("Geen enkele stelling.")
        return
    yield _opinions(sentence, found, lines)


def _opinions(sentence: str, found: Reading, lines: Sequence[Line]) -> Table:
    """Statements with the groups side by side: between which ends the share lies that agrees."""
    has_groups = found.outcome.has_groups
    names = [f"Groep {one.letter}" for one in found.outcome.groups] if has_groups else ["Iedereen"]
    rows = tuple(
        (line.statement.text, *(span(each) for each in line.opinion.agreement[: len(names)])) for line in lines
    )
    caption = f"{sentence}. Per groep tussen welke grenzen het aandeel ligt dat het eens is."
    columns = (Column.TEXT, *(Column.NUMBER for _ in names))
    return Table(caption, ("Stelling", *names), rows, (max(3, 7 - len(names)), *(2 for _ in names)), columns)


def span(one: Interval | None) -> str:
    """An interval in words."""
    return TOO_FEW if one is None else f"{round(one.low * 100)} tot {round(one.high * 100)} %"


def _map(found: Reading) -> Iterator[Block]:
    outcome = found.outcome
    yield Heading(1, "De kaart van de meningen")
    yield plain("Wie dicht bij elkaar staat, stemt vaak hetzelfde. " + " ".join(map_in_words(outcome)))
    ends = (("Links", outcome.runs_left), ("Rechts", outcome.runs_right))
    if told := [f"{side}: vaker eens met “{text}”" for side, number in ends if (text := found.text_of(number))]:
        yield plain(" ".join(told))
    drawn = map_svg_on_paper(map_places(outcome), "Kaart van de meningen")
    yield Picture(drawn, "Kaart van de meningen; de tabel eronder zegt hetzelfde.", WIDTH, HEIGHT)
    yield _map_table(map_rows(outcome))
    for one in outcome.groups:
        if outcome.has_groups and one.apart:
            yield Heading(2, f"Wat groep {one.letter} onderscheidt")
            words = [(("eens" if each.agrees else "oneens"), found.text_of(each.number)) for each in one.apart]
            yield Bullets(tuple((plain(f"Vaker {side} met “{text}”"),) for side, text in words))


def _map_table(rows: Sequence[MapRow]) -> Table:
    headers = ("Groep", "Mensen", "Van links naar rechts", "Van onder naar boven")
    kinds = (Column.TEXT, Column.TEXT, Column.NUMBER, Column.NUMBER)
    cells = tuple((row.name, row.size, row.x, row.y) for row in rows)
    return Table("De groepen op de kaart; nul is het midden", headers, cells, (2, 2, 2, 2), kinds)


def _who(found: Reading) -> Iterator[Block]:
    yield Heading(1, "Wie meedeed, en wie niet")
    yield Facts((("Mensen die stemden", str(found.people)), ("Stellingen", str(len(found.lines)))))
    if found.ways:
        rows = [(PERSON_LABELS[kind], count) for kind, count in found.ways]
        yield _counts("Langs waar ze kwamen", ("Langs waar", "Mensen"), rows)
    if found.checks:
        yield from _presence(found, found.checks.presence)
    yield plain(
        "Wie meedoet, kiest daar zelf voor. Dit is dus geen peiling. Er is niet gevraagd naar leeftijd, geslacht of "
        "herkomst; daarover zegt dit resultaat niets."
    )


def _presence(found: Reading, presence: Presence) -> Iterator[Block]:
    if words := presence_in_words(presence, len(found.lines)):
        yield plain(words)
    if bands := band_rows(presence):
        yield _counts("Op hoeveel stellingen mensen stemden", ("Stemde op", "Mensen"), bands)
    if left := left_rows(found, presence):
        yield _counts("Gezien, maar niet op gestemd", ("Stelling", "Mensen"), left)
    if codes := code_rows(presence):
        yield _counts("Uitnodigingscodes", ("Codes", "Aantal"), codes)


def _counts(caption: str, headers: tuple[str, str], rows: Sequence[tuple[str, int | None]]) -> Table:
    cells = tuple((str(name), HIDDEN if count is None else number(count)) for name, count in rows)
    return Table(caption, headers, cells, (5, 2), (Column.TEXT, Column.NUMBER))


def _answers(found: Reading) -> Iterator[Block]:
    yield Heading(1, "Wat het bestuur antwoordt")
    for line in reversed(found.answered):
        given = line.answer
        if given is not None:
            on = written_date(localtime(given.answered_at).date())
            yield Heading(2, line.statement.text, eyebrow=f"Antwoord van {on}")
            yield plain(given.text)
    if found.waiting:
        yield Heading(2, "Wacht nog op een antwoord")
        yield Bullets(tuple((plain(line.statement.text),) for line in found.waiting))
    elif not found.answered:
        yield plain("Er is niets beantwoord.")


def _weighed(found: Reading, checks: Checks) -> Iterator[Block]:
    yield Heading(1, "Gewogen naar wie wat te zien kreeg")
    if not checks.weighing:
        yield plain(
            "Er is geen stelling om te wegen: we weten niet wie wat te zien kreeg, "
            "of er stemden te weinig mensen om het te tonen."
        )
        return
    yield plain("Een stem telt zwaarder als de kans kleiner was dat die persoon de stelling zag.")
    yield plain(weighing_in_words(checks))
    rows = tuple(
        (found.text_of(one.number), span(one.plain), span(one.weighted), f"minstens {one.worth}")
        for one in checks.weighing
    )
    headers = ("Stelling", "Zoals gestemd", "Gewogen", "Zoveel stemmen waard")
    kinds = (Column.TEXT, Column.NUMBER, Column.NUMBER, Column.NUMBER)
    yield Table("Aandeel eens, zoals gestemd en gewogen", headers, rows, (5, 2, 2, 2), kinds)


def _recomputing(found: Reading) -> Iterator[Block]:
    yield Heading(1, "Zo reken je dit na")
    kept = found.snapshot
    yield Facts(
        (
            ("Rekenwijze", f"{kept.mode}, versie {kept.engine_version}, beginwaarde {kept.seed}"),
            ("Vingerafdruk", found.votes_hash or HIDDEN),
        )
    )
    if found.checks:
        said = " ".join(polis_in_words(found, found.checks.polis))
        yield plain(f"Ter controle, Polis met dezelfde stemmen; geen tweede uitslag. {said}")
