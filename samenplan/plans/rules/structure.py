"""Whether nodes from outside can stand in a plan: their ids, their places, their figures."""

import re
from collections.abc import Collection, Iterator, Sequence

from samenplan.plans.rules.content import Node, PlanContent
from samenplan.plans.rules.tree import objections_to_placing

UID = re.compile(r"[a-z0-9][a-z0-9-]{0,15}\Z")
LARGEST_CENTS = 10**15
LARGEST_COUNT = 30_000
MOST_NODES = 2_000
_SPOILED = "Er is niets overgenomen. Gebruik het bestand zoals Samenplan het maakte, of begin met een tabel."


def objections_to_nodes(content: PlanContent, known: Collection[str]) -> list[str]:
    """Why these nodes cannot be taken over; `known` are the uids that stand in the plan already."""
    if len(content.nodes) > MOST_NODES:
        return [f"Dit bestand heeft meer dan {MOST_NODES} onderdelen. Splits het op.", _SPOILED]
    found = [*_ids(content.nodes, known), *_places(content.nodes), *_figures(content)]
    return [*dict.fromkeys(found[:10]), _SPOILED] if found else []


def _ids(nodes: Sequence[Node], known: Collection[str]) -> Iterator[str]:
    seen = set(known)
    once: set[str] = set()
    for node in nodes:
        name = node.title[:60] or "zonder titel"
        indicators = [indicator.uid for indicator in node.indicators]
        if any(not UID.match(uid) for uid in (node.uid, *filter(None, indicators))):
            yield f"“{name}” heeft een ID dat niet van Samenplan is."
        if node.uid in once:
            yield f"“{name}” staat er twee keer in met hetzelfde ID."
        if node.parent and node.parent not in seen:
            yield f"“{name}” staat onder iets wat er niet is."
        if not node.title.strip():
            yield "Een onderdeel heeft geen titel."
        once.add(node.uid)
        seen.add(node.uid)


def _places(nodes: Sequence[Node]) -> Iterator[str]:
    by_uid: dict[str, Node] = {}
    depths: dict[str, int] = {}
    for node in nodes:
        above = by_uid.get(node.parent)
        depths[node.uid] = depths.get(node.parent, 0) + 1
        yield from objections_to_placing(node.kind, above.kind if above else None, depths[node.uid], 1)
        by_uid[node.uid] = node


def _figures(content: PlanContent) -> Iterator[str]:
    cents = [line.amount_cents for node in content.nodes for line in node.budget]
    cents += [line.amount_cents for line in content.means]
    counts = [line.year for node in content.nodes for line in node.budget]
    counts += [count for node in content.nodes for one in node.timings for count in (one.times, one.after_months)]
    if any(amount is not None and not 0 <= amount <= LARGEST_CENTS for amount in cents):
        yield "Een bedrag is kleiner dan nul of te groot."
    if any(count is not None and not 0 <= count <= LARGEST_COUNT for count in counts):
        yield "Een getal bij een datum of een jaar kan niet."
    texts = (text for node in content.nodes for text in (node.title, node.description, *node.leads, *node.partners))
    if any("\x00" in text for text in texts):
        yield "Een tekst bevat onleesbare tekens."
