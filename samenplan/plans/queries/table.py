"""The table: which rows, in which order."""

from collections.abc import Mapping
from dataclasses import dataclass

from samenplan.core.dutch import euros
from samenplan.plans.queries.rows import Tree, TreeRow
from samenplan.plans.rules.content import CONTENT_LINE_LABELS, ContentLine, Node
from samenplan.plans.rules.timing import timing_sentence

SORTS = {"nummer": "Nummer", "titel": "Actie", "trekker": "Trekker", "wanneer": "Wanneer", "bedrag": "Bedrag"}


@dataclass(frozen=True, slots=True)
class TableChoice:
    """How somebody wants to see the table."""

    sort: str = "nummer"
    descending: bool = False
    words: str = ""
    lead: str = ""
    line: str = ""

    @classmethod
    def from_query(cls, query: Mapping[str, str]) -> "TableChoice":
        """Read from the address; what makes no sense falls back on the default."""
        sort = query.get("sorteer", "nummer")
        return cls(
            sort=sort.removeprefix("-") if sort.removeprefix("-") in SORTS else "nummer",
            descending=sort.startswith("-"),
            words=query.get("zoek", "")[:100],
            lead=query.get("trekker", "")[:160],
            line=query.get("lijn", "") if query.get("lijn", "") in set(ContentLine) else "",
        )


@dataclass(frozen=True, slots=True)
class TableRow:
    """One action in the table."""

    row: TreeRow
    node: Node
    timing: str
    amount: str


@dataclass(frozen=True, slots=True)
class TableRows:
    """The chosen rows and what one can choose from."""

    rows: tuple[TableRow, ...]
    total: int
    leads: tuple[str, ...]

    def as_context(self) -> dict[str, object]:
        """For the template."""
        return {
            "rows": self.rows,
            "total": self.total,
            "leads": self.leads,
            "lines": CONTENT_LINE_LABELS,
            "sorts": SORTS,
        }


def table_rows(whole: Tree, choice: TableChoice) -> TableRows:
    """The actions that fit the choice, in its order; no queries."""
    rows = {row.uid: row for sheet in whole.sheets for row in (sheet.head, *sheet.rows)}
    actions = [node for node in whole.nodes if node.is_action]
    chosen = [node for node in actions if _fits(node, choice)]
    if choice.sort != "nummer":
        chosen.sort(key=lambda node: _key(node, choice.sort))
    if choice.descending:
        chosen.reverse()
    leads = sorted({lead for node in actions for lead in node.leads}, key=str.casefold)
    shown = tuple(TableRow(rows[node.uid], node, _timing(node), _amount(node)) for node in chosen)
    return TableRows(shown, len(actions), tuple(leads))


def _fits(node: Node, choice: TableChoice) -> bool:
    words = choice.words.casefold().split()
    text = (
        f"{node.label} {node.title} {node.description} {' '.join((*node.leads, *node.partners, *node.tags))}".casefold()
    )
    if not all(word in text for word in words):
        return False
    if choice.lead and choice.lead not in node.leads:
        return False
    return not choice.line or ContentLine(choice.line) in node.content_lines


def _key(node: Node, sort: str) -> tuple[bool, str, int]:
    if sort == "trekker":
        return (not node.leads, " ".join(node.leads).casefold(), 0)
    if sort == "wanneer":
        days = [timing.starts_on or timing.ends_on for timing in node.timings]
        first = min((day.isoformat() for day in days if day), default="")
        return (not first, first, 0)
    if sort == "bedrag":
        amounts = [line.amount_cents for line in node.budget if line.amount_cents is not None]
        return (not amounts, "", sum(amounts))
    return (False, node.title.casefold(), 0)


def _timing(node: Node) -> str:
    return ", ".join(timing_sentence(timing) for timing in node.timings)


def _amount(node: Node) -> str:
    amounts = [line.amount_cents for line in node.budget if line.amount_cents is not None]
    return euros(sum(amounts)) if amounts else ""
