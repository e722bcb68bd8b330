"""Filling one goal or action from the cells of its row. Each reader says what became of the cell."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field, replace

from samenplan.plans.rules.content import ContentLine, PreventionLevel, TbdField
from samenplan.plans.rules.importing.action_cells import leading_code, shortened, without_updates
from samenplan.plans.rules.importing.growing import Draft, Tree, add_once
from samenplan.plans.rules.importing.headers import folded
from samenplan.plans.rules.importing.meanings import SUB_ACTION_LEVEL
from samenplan.plans.rules.importing.meanings import ColumnMeaning as M
from samenplan.plans.rules.importing.name_cells import read_names
from samenplan.plans.rules.importing.open_values import is_open, says_nothing
from samenplan.plans.rules.importing.report import Fate, KeptText

PLAIN_DESCRIPTIONS = frozenset({"omschrijving", "beschrijving", "toelichting", "description", "inhoud", "details"})
MAX_CHOICE = 25  # characters: what is longer says more than the choice, and is kept too
_LINES = (("polaris", ContentLine.POLARISATION), ("haat", ContentLine.HATE_SPEECH), ("hate", ContentLine.HATE_SPEECH),
          ("desinf", ContentLine.DISINFORMATION), ("disinf", ContentLine.DISINFORMATION),
          ("nepnieuws", ContentLine.DISINFORMATION))  # fmt: skip
_PREVENTION = (
    ("prima", PreventionLevel.PRIMARY),
    ("secund", PreventionLevel.SECONDARY),
    ("second", PreventionLevel.SECONDARY),
    ("terti", PreventionLevel.TERTIARY),
)
_AND = re.compile(r"(?<!-)\s+(?:en|and)\s+(?!\w+-)")  # not in "vlucht- en migratieverhaal"


@dataclass(frozen=True, slots=True)
class Entry:
    """One filled cell with the meaning of its column."""

    column: int
    header: str
    meaning: M
    text: str
    is_carried: bool = False
    is_formula: bool = False


@dataclass(slots=True)
class Filling:
    """A node being filled, with what the report will say about it."""

    draft: Draft
    tree: Tree
    flags: list[str] = field(default_factory=list)
    kept: list[KeptText] = field(default_factory=list)

    def keep(self, column: str, text: str) -> Fate:
        self.kept.append(KeptText(self.draft.uid, column, text))
        return Fate.KEPT


Reader = Callable[[Filling, Entry], Fate]


def fill(filling: Filling, entry: Entry) -> Fate:
    """Puts the cell where it belongs; what has no place is kept as a note."""
    if entry.is_formula and entry.text.startswith("="):
        filling.flags.append(f"In “{entry.header}” staat een formule zonder uitkomst; ze is bewaard als tekst.")
        return filling.keep(entry.header, entry.text)
    if says_nothing(entry.text) and entry.meaning not in (M.KEEP_AS_TEXT, M.STATUS_NOTE):
        return Fate.RECOGNISED
    return READERS.get(entry.meaning, _keep)(filling, entry)


def _keep(filling: Filling, entry: Entry) -> Fate:
    return filling.keep(entry.header, entry.text)


def _ignore(_: Filling, __: Entry) -> Fate:
    return Fate.IGNORED


def _uid(filling: Filling, entry: Entry) -> Fate:
    if len(entry.text) <= 64 and filling.tree.keep_uid(filling.draft, entry.text):
        return Fate.CONTENT
    filling.flags.append(f"Het ID “{entry.text}” kan niet of staat er al; deze rij kreeg een nieuw ID.")
    return filling.keep(entry.header, entry.text)


def _reference(filling: Filling, entry: Entry) -> Fate:
    if filling.draft.reference and filling.draft.reference != entry.text:
        return filling.keep(entry.header, entry.text)
    filling.draft.reference = entry.text
    return Fate.CONTENT


def _level(filling: Filling, entry: Entry) -> Fate:
    filling.draft.level = entry.text
    return Fate.CONTENT


def _description(filling: Filling, entry: Entry) -> Fate:
    text, updates = without_updates(entry.text)
    for update in updates:
        filling.keep("Stand van zaken", update)
    if is_open(text):
        filling.draft.leave_open(TbdField.DESCRIPTION)
    heading = "" if folded(entry.header) in PLAIN_DESCRIPTIONS else f"**{entry.header}:** "
    if text:
        filling.draft.description.append(heading + text.replace("\n- ", "\n\n- ", 1))
    return Fate.CONTENT if text else Fate.KEPT


def _sub_actions(filling: Filling, entry: Entry) -> Fate:
    for line in entry.text.split("\n"):
        if bare := line.removeprefix("- ").strip():
            add_sub_action(filling, bare)
    return Fate.CONTENT


def add_sub_action(filling: Filling, text: str) -> None:
    """A child of the action; a code before its title becomes its own code."""
    code, bare = leading_code(text)
    title, rest = shortened(bare)
    child = filling.tree.action(filling.draft, title, SUB_ACTION_LEVEL)
    child.reference = code
    child.description += [rest] if rest else []


def _leads(filling: Filling, entry: Entry) -> Fate:
    reading = read_names(entry.text)
    add_once(filling.draft.leads, reading.names)
    add_once(filling.draft.partners, reading.partners)
    filling.flags += reading.flags
    return _open_or_content(filling, TbdField.LEAD, is_open=reading.is_open)


def _partners(filling: Filling, entry: Entry) -> Fate:
    reading = read_names(entry.text)
    add_once(filling.draft.partners, reading.names + reading.partners)
    filling.flags += reading.flags
    return _open_or_content(filling, TbdField.PARTNER, is_open=reading.is_open)


def _target_groups(filling: Filling, entry: Entry) -> Fate:
    groups = [group for line in _parts(entry.text) for group in _AND.split(line)]
    add_once(filling.draft.target_groups, [group for group in groups if not is_open(group)])
    return _open_or_content(filling, TbdField.TARGET_GROUP, is_open=any(is_open(group) for group in groups))


def _themes(filling: Filling, entry: Entry) -> Fate:
    add_once(filling.draft.themes, _parts(entry.text))
    return Fate.CONTENT


def _tags(filling: Filling, entry: Entry) -> Fate:
    add_once(filling.draft.tags, _parts(entry.text))
    return Fate.CONTENT


def _parts(text: str) -> list[str]:
    pieces = text.replace(";", "\n").replace(",", "\n").split("\n")
    return [part for piece in pieces if (part := piece.strip().removeprefix("- ").strip())]


def _open_or_content(filling: Filling, what: TbdField, *, is_open: bool) -> Fate:
    if is_open:
        filling.draft.leave_open(what)
    return Fate.RECOGNISED if is_open else Fate.CONTENT


def _content_lines(filling: Filling, entry: Entry) -> Fate:
    known = True
    for part in _parts(entry.text.replace("/", "\n")):
        line = next((line for start, line in _LINES if start in folded(part)), None)
        if line and line not in filling.draft.content_lines:
            filling.draft.content_lines.append(line)
        known = known and line is not None and len(part) <= MAX_CHOICE
    return Fate.RECOGNISED if known else _unknown_choice(filling, entry)


def _prevention(filling: Filling, entry: Entry) -> Fate:
    found = [level for start, level in _PREVENTION if start in folded(entry.text)]
    if len(found) != 1 or len(entry.text) > MAX_CHOICE:
        filling.draft.prevention = found[0] if len(found) == 1 else None
        return _unknown_choice(filling, entry)
    filling.draft.prevention = found[0]
    return Fate.RECOGNISED


def _unknown_choice(filling: Filling, entry: Entry) -> Fate:
    filling.flags.append(f"“{entry.text}” past niet bij “{entry.header}”; het is bewaard als notitie.")
    return filling.keep(entry.header, entry.text)


def _bbc(filling: Filling, entry: Entry) -> Fate:
    bbc = filling.draft.bbc
    if entry.meaning is M.BBC_POLICY_GOAL:
        filling.draft.bbc = replace(bbc, policy_goal=entry.text)
    elif entry.meaning is M.BBC_ACTION_PLAN:
        filling.draft.bbc = replace(bbc, action_plan=entry.text)
    elif entry.meaning is M.BBC_ACTION:
        filling.draft.bbc = replace(bbc, action=entry.text)
    else:
        filling.draft.bbc = replace(bbc, reporting_code=entry.text)
    return Fate.CONTENT


READERS: dict[M, Reader] = {
    M.UID: _uid,
    M.REFERENCE: _reference,
    M.LEVEL: _level,
    M.DESCRIPTION: _description,
    M.SUB_ACTIONS: _sub_actions,
    M.LEAD: _leads,
    M.PARTNER: _partners,
    M.TARGET_GROUP: _target_groups,
    M.THEME: _themes,
    M.TAG: _tags,
    M.CONTENT_LINE: _content_lines,
    M.PREVENTION: _prevention,
    M.BBC_POLICY_GOAL: _bbc,
    M.BBC_ACTION_PLAN: _bbc,
    M.BBC_ACTION: _bbc,
    M.BBC_REPORTING_CODE: _bbc,
    M.IGNORE: _ignore,
}
"""How each column is read on its own; time, money, risks and indicators are read together in `figures`."""
