"""What the terminal shows of a debate: a summary to read, or JSON."""

import csv
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from samenplan.core.dutch import counted, number
from samenplan.debate.engine import (
    DebateResult,
    Grouping,
    InvalidVotes,
    Mode,
    PolisResult,
    Result,
    as_json,
    compute,
    read_votes,
)

__all__ = ["InvalidVotes", "Question", "answer"]

SHOWN, WIDTH = 5, 90
VERDICTS = {
    Grouping.STABLE: "{groups} die standhouden als we mensen opnieuw trekken (gelijkenis {stability}).",
    Grouping.UNSTABLE: "Geen groepen die standhouden: opnieuw getrokken vallen ze anders (gelijkenis {stability}).",
    Grouping.ONE: "Te weinig mensen met genoeg stemmen om over groepen te spreken.",
}


@dataclass(frozen=True, slots=True)
class Question:
    """What was asked. `mode` is debat or compat."""

    votes: Path
    statements: Path | None
    mode: str
    seed: int
    as_json: bool


def answer(question: Question) -> tuple[str, bool]:
    """The text to show, and whether there are groups that hold."""
    votes = read_votes(question.votes, question.statements)
    result = compute(votes, Mode(question.mode), question.seed)
    holds = isinstance(result, PolisResult) or result.groups.grouping is Grouping.STABLE
    if question.as_json:
        return as_json(result), holds
    return "\n".join(summary(result, _texts(question.statements))), holds


def _texts(statements: Path | None) -> Mapping[int, str]:
    """The words of the statements, when the file has them."""
    if statements is None:
        return {}
    with statements.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    numbers = [row.get("comment-id") or row.get("stelling") or "" for row in rows]
    words = [row.get("comment-body") or row.get("tekst") or "" for row in rows]
    return {int(number): text for number, text in zip(numbers, words, strict=True) if number.isdecimal() and text}


def summary(result: Result, texts: Mapping[int, str]) -> Iterator[str]:
    """The outcome in Dutch."""
    identity = result.identity
    people = counted(identity.people, "deelnemer", "deelnemers")
    votes, statements = (
        counted(identity.votes, "stem", "stemmen"),
        counted(identity.statements, "stelling", "stellingen"),
    )
    yield f"{people}, {statements}, {votes}"
    yield f"motor {identity.version}, modus {identity.mode}, zaad {identity.seed}"
    yield f"stemmen SHA-256 {identity.sha256}"
    yield ""
    yield from _debate(result, texts) if isinstance(result, DebateResult) else _polis(result, texts)


def _debate(result: DebateResult, texts: Mapping[int, str]) -> Iterator[str]:
    groups, found = result.groups, result.statements
    count = counted(groups.k, "groep", "groepen")
    yield VERDICTS[groups.grouping].format(groups=count, stability=f"{groups.stability:.2f}".replace(".", ","))
    if groups.grouping is Grouping.STABLE:
        for group in range(groups.k):
            size = int((groups.labels == group).sum())
            yield f"  groep {group + 1}: {counted(size, 'deelnemer', 'deelnemers')}"
            for column, agrees in result.figures.significant(group)[:3]:
                side = "meer eens" if agrees else "meer oneens"
                yield f"    {side} dan de anderen: {_named(int(found.numbers[column]), texts)}"
    for title, columns, score in (
        ("Verbindt: aan alle kanten eens", found.uniting, found.bridging.united),
        ("Verbindt: aan alle kanten oneens", found.rejecting, found.bridging.rejected),
        ("Verdeelt", found.dividing, found.bridging.divided),
    ):
        yield ""
        yield f"{title} (90 % zeker tussen)"
        for column in columns[:SHOWN]:
            low, high = (round(100 * float(each[column])) for each in (score.low, score.high))
            yield f"  {low:3} tot {high:3} %  {_named(int(found.numbers[column]), texts)}"


def _polis(result: PolisResult, texts: Mapping[int, str]) -> Iterator[str]:
    found = result.polis
    yield f"{counted(len(found.group_numbers), 'groep', 'groepen')}, zoals Polis ze vindt"
    for place, label in enumerate(found.group_numbers):
        size = int((found.labels == label).sum())
        yield f"  groep {label}: {counted(size, 'deelnemer', 'deelnemers')}"
        for each in found.representative[place]:
            side = "eens" if each.agrees else "oneens"
            yield f"    {side} {number(each.successes)} van {number(each.trials)}: {_named(each.statement, texts)}"
    yield ""
    yield from _agreed("Samen eens", ((each.statement, each.success) for each in found.agreed), texts)
    yield from _agreed("Samen oneens", ((each.statement, each.success) for each in found.rejected), texts)


def _agreed(title: str, found: Iterable[tuple[int, float]], texts: Mapping[int, str]) -> Iterator[str]:
    yield title
    yield from (f"  {round(100 * share):3} %  {_named(statement, texts)}" for statement, share in found)


def _named(statement: int, texts: Mapping[int, str]) -> str:
    text = " ".join(texts.get(statement, "").split())
    text = "".join(sign for sign in text if sign.isprintable())
    shown = text if len(text) <= WIDTH else text[: WIDTH - 1] + "…"
    return f"{statement} {shown}".strip()
