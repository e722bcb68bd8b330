"""A plan as residents read it: chapters, goals with their actions, and per action who, when, for whom, how much."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from samenplan.core.dutch import listed
from samenplan.execution.rules.outside import Happening, PlanProgress
from samenplan.plans.reports.timeline_svg import timeline_svg
from samenplan.plans.rules.content import Node, NodeKind, PlanContent, SectionKind
from samenplan.plans.rules.money import money_by_source, unknown_amounts
from samenplan.plans.rules.timeline import timeline
from samenplan.public import words
from samenplan.public.progress import Told, goals_told, told
from samenplan.public.progress_words import happened

LAST_HEADING = 6
"""HTML knows no deeper heading."""

_BEFORE = (SectionKind.VISION, SectionKind.DEFINITIONS, SectionKind.ANALYSIS, SectionKind.GOALS)
_AFTER = (SectionKind.GOVERNANCE, SectionKind.COMMUNICATION, SectionKind.EVALUATION)


@dataclass(frozen=True, slots=True)
class Fact:
    """One question a reader has about an action, with its answers. `dutch`: the answers are the plan's own words."""

    question: str
    answers: tuple[str, ...]
    dutch: bool = False


@dataclass(frozen=True, slots=True)
class Chapter:
    """A fixed text section: an anchor, its heading in the reader's language, and Markdown."""

    anchor: str
    title: str
    text: str


@dataclass(frozen=True, slots=True)
class Leaf:
    """A goal or an action, ready to be read. `heading` is 2 to 6."""

    node: Node
    heading: int
    facts: tuple[Fact, ...]
    serves: tuple[Node, ...]
    children: tuple["Leaf", ...] = ()
    goes: str = ""  # a goal: how far its actions are
    told: Told | None = None  # an action: how it goes, when the authority shows that

    @property
    def actions(self) -> int:
        """How many actions stand under it."""
        return sum(child.actions + child.node.is_action for child in self.children)


@dataclass(frozen=True, slots=True)
class MoneyRow:
    """What is there and what is planned from one source, as written amounts."""

    source: str
    there: str
    planned: str


@dataclass(frozen=True, slots=True)
class Money:
    """The budget per source; without rows nothing is known."""

    rows: tuple[MoneyRow, ...]
    total: MoneyRow
    unknown: int  # budget lines without an amount


@dataclass(frozen=True, slots=True)
class TimelineFigure:
    """The picture of when actions run. `reading` is in the reader's language, the drawing in Dutch."""

    drawing: SafeString
    reading: str
    rows: tuple[tuple[Node, str], ...]
    undated: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Reading:
    """A whole plan, ready for the page."""

    before: tuple[Chapter, ...]
    after: tuple[Chapter, ...]
    leaves: tuple[Leaf, ...]
    goals: int
    actions: int
    money: Money
    timeline: TimelineFigure | None
    open: tuple[tuple[Node, str], ...]


def reading(content: PlanContent, today: date, progress: PlanProgress | None = None) -> Reading:
    """The plan (without what is internal) as a page shows it; with how it goes when `progress` is given."""
    return Reading(
        before=_chapters(content, _BEFORE),
        after=_chapters(content, _AFTER),
        leaves=_leaves(content, _Going.of(content, progress)),
        goals=sum(1 for _node in content.goals),
        actions=sum(1 for _node in content.actions),
        money=_money(content),
        timeline=_timeline(content, today),
        open=tuple((node, words.open_value(value)) for node in content.nodes for value in node.tbd),
    )


def leaf_of(content: PlanContent, node: Node, progress: PlanProgress | None = None) -> Leaf:
    """One action by itself, on its own page."""
    by_uid = {other.uid: other for other in content.nodes}
    going = progress.by_uid.get(node.uid) if progress else None
    return Leaf(node, 2, _facts(node), _served(node, by_uid), told=told(going) if going else None)


@dataclass(frozen=True, slots=True)
class NewsLine:
    """One thing that is new in an action."""

    node: Node
    day: str
    what: str  # "Nieuwe activiteit", "Stand: Loopt"
    title: str  # of the activity, in the plan's own words
    place: str


def news_of(content: PlanContent, found: Iterable[Happening]) -> tuple[NewsLine, ...]:
    """What is new, ready to be read."""
    by_uid = {node.uid: node for node in content.nodes}
    return tuple(
        NewsLine(
            by_uid[one.uid],
            words.day(one.on),
            happened(one),
            one.took_place.title if one.took_place else "",
            one.took_place.place if one.took_place else "",
        )
        for one in found
        if one.uid in by_uid
    )


def path_to(content: PlanContent, node: Node) -> tuple[Node, ...]:
    """The goals above a node, the top one first."""
    by_uid = {other.uid: other for other in content.nodes}
    above: list[Node] = []
    parent = by_uid.get(node.parent)
    while parent is not None and parent not in above:
        above.append(parent)
        parent = by_uid.get(parent.parent)
    return tuple(reversed(above))


def _chapters(content: PlanContent, kinds: Iterable[SectionKind]) -> tuple[Chapter, ...]:
    texts = {section.kind: section.text for section in content.sections}
    found = ((kind, texts.get(kind, "")) for kind in kinds)
    return tuple(Chapter(kind.value, str(words.SECTIONS[kind]), text) for kind, text in found if text.strip())


@dataclass(frozen=True, slots=True)
class _Going:
    """The nodes of a plan, and how they go."""

    by_uid: Mapping[str, Node]
    goals: Mapping[str, str]
    actions: Mapping[str, Told]

    @classmethod
    def of(cls, content: PlanContent, progress: PlanProgress | None) -> "_Going":
        by_uid = {node.uid: node for node in content.nodes}
        if progress is None:
            return cls(by_uid, {}, {})
        return cls(by_uid, goals_told(content, progress), {one.uid: told(one) for one in progress.actions})


def _leaves(content: PlanContent, going: _Going) -> tuple[Leaf, ...]:
    groups: dict[str, list[Node]] = {}
    for node in content.nodes:
        groups.setdefault(node.parent, []).append(node)
    return _under("", groups, going, 2)


def _under(parent: str, groups: Mapping[str, list[Node]], going: _Going, heading: int) -> tuple[Leaf, ...]:
    below = min(heading + 1, LAST_HEADING)
    return tuple(
        Leaf(
            node,
            heading,
            _facts(node),
            _served(node, going.by_uid),
            _under(node.uid, groups, going, below),
            going.goals.get(node.uid, ""),
            going.actions.get(node.uid),
        )
        for node in groups.get(parent, ())
    )


def _served(node: Node, by_uid: Mapping[str, Node]) -> tuple[Node, ...]:
    return tuple(by_uid[uid] for uid in node.also_serves if uid in by_uid)


def _facts(node: Node) -> tuple[Fact, ...]:
    found = _action_facts(node) if node.kind is NodeKind.ACTION else ()
    return tuple(fact for fact in (*found, *_shared_facts(node)) if fact.answers)


def _action_facts(node: Node) -> tuple[Fact, ...]:
    return (
        Fact(_("Wie trekt dit?"), _names(node.leads), dutch=True),
        Fact(_("Wie werkt mee?"), _names(node.partners), dutch=True),
        Fact(_("Wanneer?"), tuple(words.timing(timing) for timing in node.timings)),
        Fact(_("Voor wie?"), _names(node.target_groups), dutch=True),
        Fact(_("Waarover gaat het?"), _subjects(node)),
        Fact(_("Wat kost het?"), tuple(words.budget(line) for line in node.budget)),
    )


def _shared_facts(node: Node) -> tuple[Fact, ...]:
    return (
        Fact(_("Hoe zien we of het lukt?"), tuple(words.indicator(indicator) for indicator in node.indicators)),
        Fact(_("Wat is nog niet beslist?"), tuple(words.open_value(value) for value in node.tbd)),
    )


def _names(names: tuple[str, ...]) -> tuple[str, ...]:
    return (listed(names),) if names else ()


def _subjects(node: Node) -> tuple[str, ...]:
    lines = words.listed([str(words.CONTENT_LINES[line]) for line in node.content_lines])
    prevention = str(words.PREVENTION[node.prevention]) if node.prevention else ""
    return tuple(text for text in (lines, prevention) if text)


def _money(content: PlanContent) -> Money:
    sums = money_by_source(content)
    rows = tuple(
        MoneyRow(str(words.MONEY[part.source]), words.amount(part.available_cents), words.amount(part.planned_cents))
        for part in sums
    )
    there, planned = sum(part.available_cents for part in sums), sum(part.planned_cents for part in sums)
    total = MoneyRow(_("Samen"), words.amount(there), words.amount(planned))
    return Money(rows, total, unknown_amounts(content))


def _timeline(content: PlanContent, today: date) -> TimelineFigure | None:
    drawn = timeline(content, today)
    if not drawn.rows:
        return None
    by_uid = {node.uid: node for node in content.nodes}
    dated = [by_uid[row.uid] for row in drawn.rows]
    known = {node.uid for node in dated}
    undated = tuple(node for node in content.actions if node.uid not in known)
    return TimelineFigure(
        drawing=SafeString(timeline_svg(drawn, uid="tijdlijn", styled=True)),  # escapes its texts itself
        reading=drawn.reading if words.is_dutch() else _dated(len(dated), len(dated) + len(undated)),
        rows=tuple((node, words.listed([words.timing(timing) for timing in node.timings])) for node in dated),
        undated=undated,
    )


def _dated(dated: int, total: int) -> str:
    return _("%(dated)s van de %(total)s hebben een datum.") % {"dated": dated, "total": words.actions(total)}
