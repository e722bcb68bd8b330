"""The yearly report as text: what was done and reached, what not, what was learned, what continues.

It tells what took place beside what was measured. That one led to the other it never says: a contribution can be
argued by people, in their own words; no record shows an effect (domain/practice.md 5).
"""

from collections.abc import Iterable, Sequence
from datetime import date

from samenplan.core.disclosure import MINIMUM
from samenplan.core.dutch import counted, euros, listed, number, written_date
from samenplan.execution.rules.kinds import CONTINUATION_LABELS
from samenplan.execution.rules.outside import STANDING_LABELS, STANDING_OF, Standing
from samenplan.execution.rules.reached import GroupReach
from samenplan.execution.rules.year_facts import (
    ActionYear,
    IndicatorYear,
    MilestoneYear,
    Part,
    ReportFacts,
    ReportPart,
    Table,
)

MOST_ROWS = 60
"""Rows of one table of the report; the rest is counted, so that people still read it."""
_MARKS = str.maketrans({sign: f"\\{sign}" for sign in "\\*_[]<>#"})

LEADS = {
    ReportPart.INDICATORS: "Zo staan de indicatoren ervoor. Een cijfer zegt hoe het is, niet waarom het zo is.",
    ReportPart.MONEY: "Gepland is wat de acties samen vragen. Uitgegeven is wat genoteerd werd.",
}


def generated(facts: ReportFacts) -> tuple[Part, ...]:
    """Every part of the report as the record tells it."""
    return (
        Part(ReportPart.SHORT, _short(facts)),
        Part(ReportPart.GOALS, _goals(facts)),
        Part(ReportPart.INDICATORS, *_indicators(facts)),
        Part(ReportPart.MILESTONES, *_milestones(facts)),
        Part(ReportPart.MONEY, *_money(facts)),
        Part(ReportPart.DIFFICULT, _difficult(facts)),
        Part(ReportPart.LESSONS, _lessons(facts)),
        Part(ReportPart.CONTINUES, _continues(facts)),
    )


def standing_sentence(actions: Iterable[ActionYear]) -> str:
    """Van 4 acties: 1 klaar, 2 bezig en 1 nog te starten."""
    counts = dict.fromkeys(Standing, 0)
    for action in actions:
        counts[STANDING_OF[action.status]] += 1
    total = sum(counts.values())
    if not total:
        return "Er staan geen acties in dit plan."
    words = {
        Standing.FINISHED: "klaar",
        Standing.RUNNING: "bezig",
        Standing.TO_START: "nog te starten",
        Standing.STOPPED: "stopgezet",
    }
    said = listed([f"{number(count)} {words[standing]}" for standing, count in counts.items() if count])
    return f"Van {counted(total, 'actie', 'acties')}: {said}."


def plain(words: str) -> str:
    """What somebody typed in one line, with nothing in it that Markdown would read as a mark."""
    return " ".join(words.split()).translate(_MARKS)


def _short(facts: ReportFacts) -> str:
    actions = [action for goal in facts.goals for action in goal.actions]
    done = sum(action.activities for action in actions)
    took = "Er is geen activiteit genoteerd" if not done else f"Er {_were(done)}"
    lines = [
        f"Dit verslag gaat over {written_date(facts.first)} tot en met {written_date(facts.last)}.",
        f"Zo stonden de acties op {written_date(facts.as_of)}. {standing_sentence(actions)}",
        f"{took} in deze periode.",
    ]
    if facts.reached:
        lines.append(f"Aan die activiteiten namen deel: {_people(facts.reached)}.")
    return "\n\n".join(lines)


def _were(count: int) -> str:
    noun = counted(count, "activiteit", "activiteiten")
    return f"was {noun}" if count == 1 else f"waren {noun}"


def _people(reached: Sequence[GroupReach]) -> str:
    """43 jongeren en 12 buren; a group of few is named without its number."""
    told = [f"{reach.people} {plain(reach.group)}" for reach in reached if reach.people.value is not None]
    few = [plain(reach.group) for reach in reached if reach.people.value is None]
    if few:
        told.append(f"{listed(few)} (minder dan {MINIMUM}, daarom zonder getal)")
    return listed(told)


def _goals(facts: ReportFacts) -> str:
    blocks = []
    for goal in facts.goals:
        if goal.actions:
            blocks.append(f"**{plain(goal.label)} {plain(goal.title)}**")
            blocks.append(standing_sentence(goal.actions))
            blocks.append("\n".join(f"- {_action(action)}" for action in goal.actions))
    return "\n\n".join(blocks) or "Er staan geen doelen met acties in dit plan."


def _action(action: ActionYear) -> str:
    said = f"{_named(action)}: {STANDING_LABELS[STANDING_OF[action.status]]}."
    if action.activities:
        said += f" {counted(action.activities, 'activiteit', 'activiteiten')}."
    if action.reached:
        said += f" Namen deel: {_people(action.reached)}."
    return said


def _named(action: ActionYear) -> str:
    return f"{plain(action.label)} {plain(action.title)}"


def _indicators(facts: ReportFacts) -> tuple[str, Table | None]:
    if not facts.indicators:
        return "Er zijn nog geen indicatoren.", None
    rows = tuple(
        (one.name, one.baseline or "nog te bepalen", one.target or "nog te bepalen", _current(one))
        for one in facts.indicators[:MOST_ROWS]
    )
    headers = ("Indicator", "Nulmeting", "Streefwaarde", "Laatste meting")
    table = Table("Indicatoren", headers, rows, more=max(0, len(facts.indicators) - MOST_ROWS))
    return LEADS[ReportPart.INDICATORS], table


def _current(one: IndicatorYear) -> str:
    if one.measured_on is None:
        return "nog niet gemeten"
    if one.answers is not None and one.answers < MINIMUM:
        return "te weinig antwoorden om te tonen"
    unit = f" {one.unit}" if one.unit else ""
    return f"{one.current}{unit} ({written_date(one.measured_on)})"


def _milestones(facts: ReportFacts) -> tuple[str, Table | None]:
    if not facts.milestones:
        return "In deze periode viel geen mijlpaal.", None
    done = sum(1 for one in facts.milestones if one.done_on is not None)
    missed = len(_missed(facts))
    said = f"{counted(len(facts.milestones), 'mijlpaal', 'mijlpalen')} in deze periode: {number(done)} gehaald"
    said += f" en {number(missed)} niet op tijd gehaald." if missed else "."
    rows = tuple((one.title, one.action, _day(one.due_on), _reached_on(one)) for one in _late_first(facts)[:MOST_ROWS])
    headers = ("Mijlpaal", "Actie", "Tegen", "Gehaald op")
    return said, Table("Mijlpalen", headers, rows, more=max(0, len(facts.milestones) - MOST_ROWS))


def _missed(facts: ReportFacts) -> list[MilestoneYear]:
    return [one for one in facts.milestones if one.done_on is None and one.due_on and one.due_on < facts.as_of]


def _late_first(facts: ReportFacts) -> list[MilestoneYear]:
    missed = _missed(facts)
    return [*missed, *(one for one in facts.milestones if one not in missed)]


def _reached_on(one: MilestoneYear) -> str:
    return written_date(one.done_on) if one.done_on else "nog niet"


def _day(day: date | None) -> str:
    return written_date(day) if day else ""


def _money(facts: ReportFacts) -> tuple[str, Table | None]:
    if not facts.money:
        return "Er is geen geld gepland of uitgegeven.", None
    rows = tuple(
        (one.source, euros(one.planned_cents), euros(one.spent_cents), euros(one.spent_ever_cents))
        for one in facts.money
    )
    sums = [sum(values) for values in zip(*(one.cents for one in facts.money), strict=True)]
    headers = ("Bron", "Gepland", "In deze periode", "Tot nu toe")
    total = ("Samen", *(euros(cents) for cents in sums))
    return LEADS[ReportPart.MONEY], Table("Geld per bron", headers, rows, total=total, numbers=True)


def _difficult(facts: ReportFacts) -> str:
    actions = [action for goal in facts.goals for action in goal.actions]
    stopped = [action for action in actions if STANDING_OF[action.status] is Standing.STOPPED]
    late = [action for action in actions if _is_late(action, facts.as_of)]
    missed = _missed(facts)
    if not stopped and not late and not missed:
        return "Geen enkele actie is stopgezet of te laat, en geen mijlpaal is gemist."
    blocks = [
        *_list("Stopgezet:", [_named(action) for action in stopped]),
        *_list("Had klaar moeten zijn:", [f"{_named(one)} (tegen {_day(one.ends_on)})" for one in late]),
        *_list("Niet op tijd gehaald:", [f"{plain(one.title)} (tegen {_day(one.due_on)})" for one in missed]),
    ]
    return "\n\n".join(blocks)


def _is_late(action: ActionYear, as_of: date) -> bool:
    is_open = STANDING_OF[action.status] in (Standing.RUNNING, Standing.TO_START)
    return is_open and action.ends_on is not None and action.ends_on < as_of


def _list(head: str, lines: Sequence[str]) -> list[str]:
    if not lines:
        return []
    more = [f"- en nog {number(len(lines) - MOST_ROWS)} andere"] if len(lines) > MOST_ROWS else []
    return [head, "\n".join([*(f"- {line}" for line in lines[:MOST_ROWS]), *more])]


def _lessons(facts: ReportFacts) -> str:
    if not facts.lessons:
        return "In deze periode zijn geen lessen genoteerd."
    return "\n".join(
        f"- {plain(one.text)}" + (f" (leeft voort in: {plain(one.lives_on)})" if one.lives_on else "")
        for one in facts.lessons
    )


def _continues(facts: ReportFacts) -> str:
    if not facts.continuing:
        return "Over wat doorloopt, is nog niets beslist."
    lines = []
    for one in facts.continuing:
        more = [f"eigenaar {plain(one.owner)}" if one.owner else "", f"uit {plain(one.budget)}" if one.budget else ""]
        said = ", ".join([CONTINUATION_LABELS[one.continues], *filter(None, more)])
        lines.append(f"{plain(one.action)}: {said}")
    return "\n\n".join(_list("Per actie:", lines))
