"""Reading the rows of one table part, from the top down: which goal, which action, and what the cells add."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from samenplan.plans.rules.importing.action_cells import leading_code, read_action
from samenplan.plans.rules.importing.figures import TOGETHER, Group, add_measures, fill_together
from samenplan.plans.rules.importing.filling import Entry, Filling, add_sub_action, fill
from samenplan.plans.rules.importing.goal_labels import Label, labelled, legend
from samenplan.plans.rules.importing.growing import Draft, Tree, add_once
from samenplan.plans.rules.importing.headers import folded
from samenplan.plans.rules.importing.mapping import TableMapping
from samenplan.plans.rules.importing.meanings import ACTION_LEVEL, GOAL_MEANINGS, LEVEL_NAMES
from samenplan.plans.rules.importing.meanings import ColumnMeaning as M
from samenplan.plans.rules.importing.open_values import says_nothing
from samenplan.plans.rules.importing.report import CellReport, Fate, KeptText, RowReport
from samenplan.plans.rules.importing.segments import Segment, SourceRow

MAX_GOAL_LEVELS = 3
NAMELESS = "Actie zonder naam"
NAME_IT = "Deze rij noemt geen actie; geef ze zelf een naam."
NOT_A_GOAL = ("totaal", "total", "subtotaal", "som")


@dataclass(slots=True)
class RowReader:
    """Reads rows into the tree. `above` are the goals that headings gave; it remembers where it is."""

    tree: Tree
    table: int
    segment: Segment
    mapping: TableMapping
    above: list[Draft]
    legends: Mapping[str, str]
    labels: list[tuple[M, Draft]] = field(default_factory=list)
    kept: list[KeptText] = field(default_factory=list)
    _goal_texts: dict[M, str] = field(default_factory=dict)
    _action: Draft | None = None

    def read(self) -> Iterator[RowReport]:
        """A report per filled row, in order."""
        for row in self.segment.before:
            if row.filled:
                yield self._before(row)
        if self.segment.header_row:
            yield self._report(self.segment.header_row, Fate.HEADER, "Kop van de tabel.")
        for row in self.segment.rows:
            if row.filled:
                yield self._row(row)

    def _row(self, row: SourceRow) -> RowReport:
        if tuple(folded(slot.text) for slot in row.slots) == tuple(folded(one) for one in self.segment.headers):
            return self._report(row, Fate.HEADER, "Kop van de tabel, herhaald.")
        if self._names_a_goal(row):
            return self._lone(row)
        if folded(row.filled[0].text).split(" ")[0] in NOT_A_GOAL:
            return self._unread(row, "Een rij met een totaal; bewaard als notitie.")
        return self._filled(row)

    def _before(self, row: SourceRow) -> RowReport:
        """Above the first header a lone cell must say that it is a goal; above a later one it is."""
        is_first = self.segment.before[0].number == 1
        lone = row.filled[0].text if len(row.filled) == 1 else ""
        if not lone or (is_first and labelled(lone) is None):
            return self._unread(row, "Staat boven de kop van de tabel; bewaard als notitie.")
        return self._lone(row)

    def _names_a_goal(self, row: SourceRow) -> bool:
        """One cell over the whole width, or one that says "Doelstelling 2: …"."""
        if len(row.filled) != 1 or len(row.slots) < 2:
            return False
        cell = row.filled[0]
        place = row.slots.index(cell)
        spans = 2 * cell.col_span > len(row.slots)
        meaning = self.mapping.meanings[place] if place < len(self.mapping.columns) else M.KEEP_AS_TEXT
        return spans or (labelled(cell.text) is not None and meaning not in GOAL_MEANINGS)

    def _lone(self, row: SourceRow) -> RowReport:
        """A row with one cell: a goal, its measure, an explanation of asterisks, or a note."""
        text = row.filled[0].text
        label = labelled(text)
        if label and label.meaning is M.SUCCESS_MEASURE:
            return self._measure(row, label)
        if label is None and (legend(text) or folded(text).split(" ")[0] in NOT_A_GOAL or len(text) > 250):
            self.kept.append(KeptText("", "Tabel", text))
            return self._report(row, Fate.KEPT, "Geen doel of actie; bewaard als notitie.")
        meaning = label.meaning if label else (M.PILLAR if M.GOAL in self.mapping.meanings else M.GOAL)
        goal = self._labelled_goal(meaning, label, text)
        return self._report(row, Fate.CONTENT, f"{goal.level} “{goal.title}”.", node_uid=goal.uid)

    def _measure(self, row: SourceRow, label: Label) -> RowReport:
        goal = self._deepest()
        if goal is None:
            self.kept.append(KeptText("", "Wanneer geslaagd", row.filled[0].text))
            return self._report(row, Fate.KEPT, "Er staat geen doel boven; bewaard als notitie.")
        filling = Filling(goal, self.tree)
        add_measures(filling, label.title)
        became = f"Indicator bij “{goal.title}”."
        return self._report(row, Fate.CONTENT, became, flags=filling.flags, node_uid=goal.uid)

    def _labelled_goal(self, meaning: M, label: Label | None, text: str) -> Draft:
        rank = GOAL_MEANINGS.index(meaning)
        self.labels = [(one, draft) for one, draft in self.labels if GOAL_MEANINGS.index(one) < rank]
        title = label.title if label else text.replace("\n", " ")
        level = label.level if label else LEVEL_NAMES[meaning]
        goal = self.tree.goal(self._deepest(), title, level or LEVEL_NAMES[meaning])
        goal.reference = goal.reference or (label.code if label else "")
        self.labels.append((meaning, goal))
        self._goal_texts, self._action = {}, None
        return goal

    def _deepest(self) -> Draft | None:
        goals = [*self.above, *(draft for _, draft in self.labels)]
        return goals[-1] if goals else None

    def _entries(self, row: SourceRow) -> list[Entry]:
        headers, meanings = self.segment.headers, self.mapping.meanings
        return [
            Entry(place, headers[place], meanings[place], slot.text, slot.is_carried, slot.is_formula)
            for place, slot in enumerate(row.slots)
            if slot.text and place < len(meanings)
        ]

    def _filled(self, row: SourceRow) -> RowReport:
        entries = self._entries(row)
        flags: list[str] = []
        goal = self._goal(entries, flags)
        fates = {
            entry.column: Fate.RECOGNISED if says_nothing(entry.text) else Fate.CONTENT
            for entry in entries
            if entry.meaning in GOAL_MEANINGS
        }
        filling, became = self._target(entries, goal)
        fates |= self._fill(filling, [entry for entry in entries if entry.column not in fates])
        if any(entry.is_formula for entry in entries):
            flags.append("In deze rij staat een formule; we rekenden ze niet uit en namen over wat er stond.")
        self.kept += filling.kept
        flags += filling.flags
        cells = tuple(
            CellReport(
                entry.column, entry.header, entry.text, Fate.CARRIED if entry.is_carried else fates[entry.column]
            )
            for entry in entries
        )
        uid = filling.draft.uid
        return RowReport(self.table, row.number, cells, became, tuple(dict.fromkeys(flags)), uid)

    def _goal(self, entries: Sequence[Entry], flags: list[str]) -> Draft | None:
        """The goal of the row; a blank cell takes the goal of the row above, and says so."""
        goals = (entry for entry in entries if entry.meaning in GOAL_MEANINGS and not says_nothing(entry.text))
        texts = {entry.meaning: entry.text for entry in goals}
        inherited = False
        for meaning in GOAL_MEANINGS:
            if meaning not in self.mapping.meanings:
                continue
            if meaning in texts and texts[meaning] != self._goal_texts.get(meaning):
                self._goal_texts = {one: text for one, text in self._goal_texts.items() if _is_above(one, meaning)}
                self._goal_texts[meaning] = texts[meaning]
                self._action = None
            inherited = inherited or (meaning not in texts and meaning in self._goal_texts)
        if inherited:
            flags.append("De cel van het doel is leeg; we namen het doel van de rij erboven.")
        goal = self._deepest()
        for meaning in GOAL_MEANINGS:
            if meaning in self._goal_texts:
                goal = self._goal_of_cell(goal, meaning)
        return goal

    def _goal_of_cell(self, parent: Draft | None, meaning: M) -> Draft:
        text = self._goal_texts[meaning]
        first, _, rest = text.partition("\n")
        label = labelled(first)
        code, title = (label.code, label.title) if label else leading_code(first)
        level = (label.level if label else "") or LEVEL_NAMES[meaning]
        while parent and parent.depth >= MAX_GOAL_LEVELS:
            parent = parent.parent
        goal = self.tree.goal(parent, title, level)
        goal.reference = goal.reference or code
        add_once(goal.description, [rest] if rest else [])
        return goal

    def _target(self, entries: Sequence[Entry], goal: Draft | None) -> tuple[Filling, str]:
        """What the other cells of the row are about, and the sentence that says so."""
        named = next((entry for entry in entries if entry.meaning is M.ACTION and not says_nothing(entry.text)), None)
        if named and not (named.is_carried and self._action):
            return self._new_action(named, goal)
        others = [entry for entry in entries if entry.meaning not in GOAL_MEANINGS and not entry.is_carried]
        if self._action and others:
            filling = Filling(self._action, self.tree)
            if not named:
                filling.flags.append("De cel van de actie is leeg; deze rij hoort bij de actie erboven.")
            return filling, f"Hoort bij actie “{self._action.title}”."
        if not others and goal:
            return Filling(goal, self.tree), f"{goal.level} “{goal.title}”, zonder actie."
        return self._nameless_action(others, goal)

    def _new_action(self, entry: Entry, goal: Draft | None) -> tuple[Filling, str]:
        reading = read_action(entry.text)
        code, title = leading_code(reading.title or NAMELESS)
        action = self.tree.action(goal, title, ACTION_LEVEL)
        action.reference = code
        action.description += [reading.description] if reading.description else []
        filling = Filling(action, self.tree, list(reading.flags) if reading.title else [NAME_IT])
        for bullet in reading.sub_actions:
            add_sub_action(filling, bullet)
        for update in reading.updates:
            filling.keep("Stand van zaken", update)
        if reading.asterisks:
            self._tag(filling, reading.asterisks)
        self._action = action
        under = f" onder “{goal.title}”" if goal else ""
        return filling, f"Actie “{title}”{under}."

    def _tag(self, filling: Filling, asterisks: str) -> None:
        """An asterisk becomes a tag: its explanation, else the asterisk itself."""
        meaning = self.legends.get(asterisks, "")
        add_once(filling.draft.tags, [meaning or asterisks])
        if not meaning:
            filling.flags.append(f"Er staat een “{asterisks}” zonder uitleg; het werd een trefwoord.")

    def _nameless_action(self, others: Sequence[Entry], goal: Draft | None) -> tuple[Filling, str]:
        """A row with cells but no action above or in it: it gets a name that asks for one."""
        wordy = next((entry.text for entry in others if entry.meaning is M.SUB_ACTIONS), "")
        title = wordy.split("\n")[0].removeprefix("- ") if wordy else NAMELESS
        self._action = self.tree.action(goal, title, ACTION_LEVEL)
        filling = Filling(self._action, self.tree)
        filling.flags.append(NAME_IT)
        return filling, f"Actie “{title}”."

    def _fill(self, filling: Filling, entries: Sequence[Entry]) -> dict[int, Fate]:
        """Fills what is new in this row; a merged cell adds again only to a new action."""
        is_new = any(entry.meaning is M.ACTION and not entry.is_carried for entry in entries)
        fates = {entry.column: Fate.CONTENT for entry in entries if entry.meaning is M.ACTION}
        todo = [entry for entry in entries if entry.column not in fates and (is_new or not entry.is_carried)]
        together = tuple(entry for entry in todo if entry.meaning in TOGETHER and _is_readable(entry))
        for entry in todo:
            if entry not in together:
                fates[entry.column] = fill(filling, entry)
        return fates | fill_together(filling, Group(together))

    def _unread(self, row: SourceRow, became: str) -> RowReport:
        self.kept.append(KeptText("", "Tabel", " | ".join(slot.text for slot in row.filled)))
        return self._report(row, Fate.KEPT, became)

    def _report(
        self, row: SourceRow, fate: Fate, became: str, *, flags: Sequence[str] = (), node_uid: str = ""
    ) -> RowReport:
        headers = self.segment.headers
        cells = tuple(
            CellReport(
                place,
                headers[place] if place < len(headers) else "",
                slot.text,
                Fate.CARRIED if slot.is_carried else fate,
            )
            for place, slot in enumerate(row.slots)
            if slot.text
        )
        return RowReport(self.table, row.number, cells, became, tuple(flags), node_uid)


def _is_above(one: M, other: M) -> bool:
    return GOAL_MEANINGS.index(one) < GOAL_MEANINGS.index(other)


def _is_readable(entry: Entry) -> bool:
    return not says_nothing(entry.text) and not (entry.is_formula and entry.text.startswith("="))
