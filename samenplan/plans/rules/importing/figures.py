"""Cells of a row that are read together: time, money, risks with their answer, indicators with their values."""

from dataclasses import dataclass, replace

from samenplan.plans.rules.content import BudgetLine, Indicator, Risk, TbdField, Timing, TimingKind
from samenplan.plans.rules.importing.filling import Entry, Filling
from samenplan.plans.rules.importing.meanings import ColumnMeaning as M
from samenplan.plans.rules.importing.measure_cells import read_measures
from samenplan.plans.rules.importing.moments import moments
from samenplan.plans.rules.importing.money_cells import money_source, read_money
from samenplan.plans.rules.importing.open_values import is_open, mentions_open
from samenplan.plans.rules.importing.report import Fate
from samenplan.plans.rules.importing.timing_cells import read_timings

TOGETHER = frozenset({
    M.TIMING, M.START, M.END, M.BUDGET, M.MONEY_SOURCE, M.RISK, M.RISK_RESPONSE, M.MILESTONES,
    M.INDICATOR, M.BASELINE, M.TARGET, M.INDICATOR_SOURCE, M.SUCCESS_MEASURE,
})  # fmt: skip


@dataclass(frozen=True, slots=True)
class Group:
    """The filled cells of a row that are read together."""

    entries: tuple[Entry, ...]

    def text(self, meaning: M) -> str:
        """What the columns with this meaning say, under each other."""
        return "\n".join(entry.text for entry in self.entries if entry.meaning is meaning)


def fill_together(filling: Filling, group: Group) -> dict[int, Fate]:
    """Fills time, money, risks and indicators; says per column what became of it."""
    _fill_time(filling, group)
    worded = _fill_money(filling, group)
    _fill_risks(filling, group)
    _fill_indicators(filling, group)
    fates = {entry.column: Fate.CONTENT for entry in group.entries}
    amounts = (entry.column for entry in group.entries if entry.meaning is M.BUDGET and not worded)
    return fates | dict.fromkeys(amounts, Fate.RECOGNISED)


def _fill_time(filling: Filling, group: Group) -> None:
    draft, start, end = filling.draft, group.text(M.START), group.text(M.END)
    reading = read_timings(group.text(M.TIMING))
    draft.timings += reading.timings
    filling.flags += reading.flags
    if start or end:
        _fill_period(filling, start, end)
    if reading.is_open or is_open(start) or is_open(end):
        draft.leave_open(TbdField.TIMING)
    for entry in group.entries:
        if entry.meaning is M.MILESTONES:
            lines = [line.removeprefix("- ").strip() for line in entry.text.split("\n")]
            draft.description.append(f"**{entry.header}:**\n\n" + "\n".join(f"- {line}" for line in lines))
            if not (draft.timings or reading.is_open):
                _fill_time_from_milestones(filling, lines)


def _fill_period(filling: Filling, start: str, end: str) -> None:
    """A timing from a column "begin" and a column "einde"; words that are no day are kept as words."""
    firsts, lasts = read_timings(start).timings, read_timings(end).timings
    words = " – ".join(text for text in (start, end) if text)
    starts_on = firsts[0].starts_on if len(firsts) == 1 else None
    ends_on = (lasts[0].ends_on or lasts[0].starts_on) if len(lasts) == 1 else None
    is_read = (starts_on or not start) and (ends_on or not end)
    if is_read and not (starts_on and ends_on and ends_on < starts_on):
        filling.draft.timings.append(Timing(TimingKind.PERIOD, starts_on, ends_on, words=words))
        return
    filling.draft.timings.append(Timing(TimingKind.UNDETERMINED, words=words))
    if not (is_open(start) or is_open(end)):
        filling.flags.append(f"“{words}” is geen periode die kan; de woorden zijn bewaard.")


def _fill_time_from_milestones(filling: Filling, lines: list[str]) -> None:
    """Without a column for time the days of the milestones are the timing."""
    for line in lines:
        if any(moment.days for moment in moments(line)):
            filling.draft.timings += read_timings(line).timings
            filling.flags.append(f"De datum in “{line}” staat nu ook bij de timing.")


def _fill_money(filling: Filling, group: Group) -> bool:
    """Fills the budget; True when every word of it stays in a label."""
    text, source_text = group.text(M.BUDGET), group.text(M.MONEY_SOURCE)
    reading = read_money(text)
    lines = list(reading.lines)
    filling.flags += reading.flags
    if reading.is_open:
        filling.draft.leave_open(TbdField.BUDGET)
    if source_text:
        source = money_source(source_text)
        lines = [
            replace(
                line,
                source=money_source(line.label) or source or line.source,
                label=f"{line.label} {source_text}".strip(),
            )
            for line in lines or [BudgetLine(None)]
        ]
        if source is None:
            filling.flags.append(f"De bron “{source_text}” kennen we niet; kies ze zelf.")
    filling.draft.budget += lines
    return all(line.amount_cents is None for line in reading.lines)


def _fill_risks(filling: Filling, group: Group) -> None:
    risks = [Risk(line) for line in _lines(group.text(M.RISK))]
    answers = _lines(group.text(M.RISK_RESPONSE))
    if len(answers) == len(risks):
        risks = [replace(risk, response=answer) for risk, answer in zip(risks, answers, strict=True)]
    elif answers:
        first = risks[0] if risks else Risk("Risico nog te beschrijven")
        risks = [replace(first, response="\n".join(answers)), *risks[1:]]
    filling.draft.risks += risks


def _fill_indicators(filling: Filling, group: Group) -> None:
    columns = [_lines(group.text(one)) for one in (M.INDICATOR, M.BASELINE, M.TARGET, M.INDICATOR_SOURCE)]
    if any(columns):
        filling.draft.indicators += _indicators(filling, columns)
        for text, what in ((columns[1], TbdField.BASELINE), (columns[2], TbdField.TARGET)):
            if any(mentions_open(line) for line in text):
                filling.draft.leave_open(what)
                filling.flags.append("Een waarde van een indicator staat nog op “nog te bepalen”.")
    add_measures(filling, group.text(M.SUCCESS_MEASURE))


def add_measures(filling: Filling, text: str) -> None:
    """An indicator per line that says when it worked."""
    for measure in read_measures(text):
        indicator = Indicator(uid=filling.tree.new_uid(), name=measure.name, target=measure.target)
        filling.draft.indicators.append(indicator)
        filling.flags += measure.flags
        for what in measure.still_open:
            filling.draft.leave_open(what)


def _indicators(filling: Filling, columns: list[list[str]]) -> list[Indicator]:
    """Line by line where the columns match; else everything with the first indicator."""
    names = columns[0] or [filling.draft.title]
    if any(len(column) not in (0, len(names)) for column in columns[1:]):
        if len(names) > 1:
            filling.flags.append("De waarden passen niet bij het aantal indicatoren; ze staan bij de eerste.")
        columns = [names, *([" / ".join(column)] if column else [] for column in columns[1:])]
    found = []
    for place, name in enumerate(names):
        baseline, target, source = (column[place] if place < len(column) else "" for column in columns[1:])
        uid = filling.tree.new_uid()
        found.append(Indicator(uid=uid, name=name, baseline=baseline, target=target, source=source))
    return found


def _lines(text: str) -> list[str]:
    lines = (line.removeprefix("- ").strip() for line in text.split("\n"))
    return [line for line in lines if line]
