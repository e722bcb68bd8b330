"""Answers of people, one row each: what may be kept, how they are counted, and what they give per indicator.

Nobody's answers are kept as a row of their own: a file is stripped to its closed columns when it comes in, counted
when it is applied, and then thrown away.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import islice
from operator import itemgetter

from samenplan.core.dutch import counted, listed, number
from samenplan.documents.reading.words import cleaned
from samenplan.execution.rules.composite import Answer, Rule, RuleKind, outcome
from samenplan.execution.rules.figure_files.mapping import ColumnUse, FigureColumn, FileMapping, FileShape
from samenplan.execution.rules.figure_files.report import FigureReport, FoundMeasurement, ReportLine
from samenplan.execution.rules.measuring import NewMeasurement

MOST_ANSWERS = 40
"""A column with more different answers is no closed question: an open text, a moment, a number of the respondent."""

LONGEST_ANSWER = 120
AT_ONCE = 20_000
"""So many rows are counted between two words about progress."""

HIGHEST_CODE = 20
NO_OPINION = frozenset(
    {"", "-", "geen mening", "weet niet", "weet ik niet", "weet niet / geen mening", "wn", "gm", "wn/gm",
     "geen antwoord", "nvt", "n.v.t.", "na", "n/a", "missing"}
)  # fmt: skip

Rows = Iterable[Sequence[str]]
Tally = Mapping[tuple[str, ...], int]
"""How many people gave just these answers to the columns that count."""


@dataclass(frozen=True, slots=True)
class ClosedFile:
    """What may be kept of a file with answers: its closed columns."""

    headers: tuple[str, ...]
    places: tuple[int, ...]  # where those stood in the file
    answers: tuple[tuple[str, ...], ...]  # the different answers per column
    dropped: tuple[str, ...]  # headers that are not kept
    rows: int


@dataclass(slots=True)
class _Column:
    header: str
    answers: set[str] = field(default_factory=set)
    is_closed: bool = True

    def see(self, found: set[str]) -> None:
        """Take in the answers of many rows."""
        self.answers |= found
        if len(self.answers) > MOST_ANSWERS or any(len(answer) > LONGEST_ANSWER for answer in found):
            self.is_closed, self.answers = False, set()


class NoAnswers(ValueError):
    """A file in which nothing can be counted; its text is the sentence for the user."""


def closed_file(rows: Iterator[Sequence[str]]) -> ClosedFile:
    """Which columns hold a choice out of few answers.

    Raises:
        NoAnswers: no header, two headers the same, nobody answered, or no closed column.
    """
    columns = [_Column(cleaned(header)) for header in next(rows, ())]
    many = 0
    while chunk := list(islice(rows, AT_ONCE)):
        filled = [row for row in chunk if any(row)]
        many += len(filled)
        for place, column in enumerate(columns):
            if column.is_closed:
                column.see({row[place] for row in filled if place < len(row)})
    kept = [(place, column) for place, column in enumerate(columns) if column.is_closed and column.header]
    _check(columns, [column for _, column in kept], many)
    return ClosedFile(
        headers=tuple(column.header for _, column in kept),
        places=tuple(place for place, _ in kept),
        answers=tuple(tuple(sorted(column.answers)) for _, column in kept),
        dropped=tuple(column.header or "zonder naam" for column in columns if not (column.is_closed and column.header)),
        rows=many,
    )


def _check(columns: Sequence[_Column], kept: Sequence[_Column], rows: int) -> None:
    names = [column.header for column in kept]
    if not columns or not rows:
        raise NoAnswers(
            "In dit bestand staan geen antwoorden. Op de eerste rij staan de vragen, daaronder één rij per persoon."
        )
    if twice := [name for name in dict.fromkeys(names) if names.count(name) > 1]:
        raise NoAnswers(f"Twee kolommen heten “{twice[0]}”. Geef elke vraag een eigen naam in de eerste rij.")
    if not kept:
        raise NoAnswers(
            f"Geen enkele kolom heeft hoogstens {MOST_ANSWERS} verschillende antwoorden. "
            "Alleen gesloten vragen zijn te tellen."
        )


def kept_rows(rows: Iterator[Sequence[str]], kept: ClosedFile) -> Iterator[tuple[str, ...]]:
    """The header and the rows with only the closed columns."""
    yield kept.headers
    next(rows, None)
    for row in rows:
        if any(row):
            yield tuple(row[place] if place < len(row) else "" for place in kept.places)


def tally(rows: Iterator[Sequence[str]], places: Sequence[int], *, told: Callable[[int], None]) -> Tally:
    """How many gave each combination of answers; `told` hears how many rows are done."""
    said: Counter[tuple[str, ...]] = Counter()
    next(rows, None)
    pick, done = itemgetter(*places), 0
    while chunk := list(islice(rows, AT_ONCE)):
        said.update(map(pick, chunk))  # one place gives a text, more a tuple
        done += len(chunk)
        told(done)
    if len(places) > 1:
        return said
    return {(key,): many for key, many in said.items()}  # type: ignore[misc]  # a text where there is one place


@dataclass(frozen=True, slots=True)
class AskedIndicator:
    """An indicator that answers can give: its scale, and its rule when it is made of several questions."""

    uid: str
    name: str
    answers: tuple[str, ...] = ()
    rule: Rule = field(default_factory=Rule)
    is_share: bool = False


def guessed_answers(headers: Sequence[str], indicators: Sequence[AskedIndicator]) -> FileMapping:
    """Which column is which indicator, where the names are the same."""
    by_name = {one.name.casefold(): one.uid for one in indicators}
    uses = []
    for header in headers:
        uid = by_name.get(header.casefold(), "") or _single(header, indicators)
        uses.append(ColumnUse(header, FigureColumn.VALUE if uid else FigureColumn.IGNORE, uid))
    return FileMapping(FileShape.ANSWERS, tuple(uses))


def _single(header: str, indicators: Sequence[AskedIndicator]) -> str:
    """The indicator that is a share of just this question."""
    fits = [one.uid for one in indicators if one.rule.kind is RuleKind.SHARE and one.rule.items == (header,)]
    return fits[0] if len(fits) == 1 else ""


def needed(headers: Sequence[str], mapping: FileMapping, indicators: Sequence[AskedIndicator]) -> list[str]:
    """The columns that count for an indicator, in the order of the file."""
    wanted = {use.label for use in mapping.uses if use.indicator}
    for one in indicators:
        if one.rule.kind is not RuleKind.NONE and set(one.rule.items) <= set(headers):
            wanted |= set(one.rule.items)
    return [header for header in headers if header in wanted]


def count_answers(
    said: Tally, columns: Sequence[str], mapping: FileMapping, indicators: Sequence[AskedIndicator]
) -> FigureReport:
    """A measurement per indicator that the columns give, with what could not be read."""
    if mapping.measured_on is None:
        return FigureReport(remarks=("Zeg op welke dag de mensen antwoordden.",))
    counter = _Counter(said, tuple(columns), mapping.measured_on)
    found: list[FoundMeasurement] = []
    lines: list[ReportLine] = []
    for one in indicators:
        header = next((use.label for use in mapping.uses if use.indicator == one.uid and use.label in columns), "")
        is_made = one.rule.kind in (RuleKind.MEAN, RuleKind.COUNT) and set(one.rule.items) <= set(columns)
        if header or is_made:
            told, line = counter.composite(one) if is_made else counter.question(one, header)
            lines.append(line)
            found += [FoundMeasurement(one.uid, told)] if told else []
    remarks = () if lines else ("Kies bij minstens één kolom welke indicator ze is.",)
    return FigureReport(tuple(found), tuple(lines), remarks)


@dataclass(frozen=True, slots=True)
class _Counter:
    """Counts one indicator at a time."""

    said: Tally
    columns: tuple[str, ...]
    measured_on: date

    def question(self, one: AskedIndicator, header: str) -> tuple[NewMeasurement | None, ReportLine]:
        """How many gave each answer to one question."""
        where = f"Kolom “{header}”"
        if not one.answers:
            flag = "Zet eerst de antwoorden in hun volgorde in de fiche van deze indicator."
            return None, ReportLine(where, "niets", (flag,))
        place, counts, odd, people = self.columns.index(header), [0] * len(one.answers), Counter[str](), 0
        codes = self._codes(place, one.answers)
        for answers, many in self.said.items():
            people += many
            code = codes[answers[place]]
            if isinstance(code, str):
                odd[code] += many
            elif code is not None:
                counts[code - 1] += many
        if not any(counts):
            return None, ReportLine(where, "niets", ("Geen enkel antwoord past bij de fiche.", *_odd(odd)))
        told = NewMeasurement(self.measured_on, n=people, counts=tuple(counts))
        answered = counted(sum(counts), "antwoord", "antwoorden")
        said = f"{one.name}: {answered}, {number(people - sum(counts))} zonder mening"
        return told, ReportLine(where, said, tuple(_odd(odd)))

    def composite(self, one: AskedIndicator) -> tuple[NewMeasurement | None, ReportLine]:
        """The share of people for whom the rule of several questions holds."""
        places = [self.columns.index(item) for item in one.rule.items]
        scales = [self._codes(place, one.answers) for place in places]
        answered: Counter[tuple[Answer, ...]] = Counter()
        odd = Counter[str]()
        for answers, many in self.said.items():
            codes = [scale[answers[place]] for scale, place in zip(scales, places, strict=True)]
            for code in codes:
                if isinstance(code, str):
                    odd[code] += many
            answered[_in_any_order(codes)] += many
        found, people = outcome(one.rule, answered), answered.total()
        where = f"Kolommen {listed([f'“{item}”' for item in one.rule.items])}"
        if not found.base:
            return None, ReportLine(where, "niets", ("Over niemand valt iets te zeggen.", *_odd(odd)))
        told = NewMeasurement(self.measured_on, found.percentage, n=people, base=found.base)
        left_out = number(people - found.base)
        said = f"{one.name}: {number(found.yes)} van {number(found.base)} mensen; {left_out} tellen niet mee"
        return told, ReportLine(where, said, tuple(_odd(odd)))

    def _codes(self, place: int, answers: Sequence[str]) -> dict[str, int | str | None]:
        """The number of every different answer in a column, worked out once."""
        return {text: answer_number(text, answers) for text in {said[place] for said in self.said}}


def answer_number(text: str, answers: Sequence[str]) -> int | str | None:
    """The number of an answer; None for no opinion, the text itself when it is neither."""
    said = cleaned(text).casefold()
    if said in NO_OPINION:
        return None
    for place, answer in enumerate(answers, start=1):
        if said == answer.casefold():
            return place
    highest = len(answers) or HIGHEST_CODE
    bare = said.removesuffix(",0").removesuffix(".0")
    if bare.isascii() and bare.isdigit() and len(bare) <= 3 and 1 <= int(bare) <= highest:
        return int(bare)
    return cleaned(text)[:LONGEST_ANSWER]


def _in_any_order(codes: Sequence[int | str | None]) -> tuple[Answer, ...]:
    """The answers that count, sorted: every rule says the same of them in any order, and so there are far fewer."""
    given = sorted(code for code in codes if isinstance(code, int))
    return (*given, *[None] * (len(codes) - len(given)))


def _odd(found: Counter[str]) -> list[str]:
    """What was no answer of the scale."""
    return [
        f"{number(many)} keer “{text[:40]}”: geen antwoord van de schaal, niet meegeteld."
        for text, many in found.most_common(5)
    ]
