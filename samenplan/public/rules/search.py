"""Finding words in a plan: plain tokens, folded for capitals and accents, every one of them must be there."""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from samenplan.plans.rules.content import Node, PlanContent

MAX_QUERY = 100
"""Signs of a question that are read; the rest is left out."""

MAX_TOKENS = 8
EXCERPT = 240
"""Signs of text that are shown with a result."""

_WORD = re.compile(r"[^\W_]+")
_MARKDOWN = re.compile(r"[*_`#>]+|^\s*[-+]\s+", re.MULTILINE)
_LINK = re.compile(r"\[([^\]\n]{1,300})\]\([^)\n]{1,500}\)")
_SPACES = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text; `hit` where a searched word stands."""

    text: str
    hit: bool = False


@dataclass(frozen=True, slots=True)
class Found:
    """A goal or an action in which every searched word stands, with where it stands."""

    node: Node
    title: tuple[Run, ...]
    excerpt: tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Results:
    """What was found, in the order of the plan. No tokens: the question held no letter or figure."""

    query: str
    tokens: tuple[str, ...]
    found: tuple[Found, ...]
    goals: int
    actions: int


def search(content: PlanContent, query: str) -> Results:
    """Every goal and action that holds all words of the question, also as part of a longer word."""
    asked = query[:MAX_QUERY].strip()
    tokens = tuple(dict.fromkeys(_WORD.findall(folded(asked))))[:MAX_TOKENS]
    hits = [node for node in content.nodes if tokens and _holds(node, tokens)]
    return Results(
        query=asked,
        tokens=tokens,
        found=tuple(Found(node, runs(node.title, tokens), _excerpt(node, tokens)) for node in hits),
        goals=sum(1 for node in hits if not node.is_action),
        actions=sum(1 for node in hits if node.is_action),
    )


def folded(text: str) -> str:
    """Small letters without accents: "Één Café" reads as "een cafe"."""
    if text.isascii():
        return text.lower()
    return "".join(sign for sign in unicodedata.normalize("NFKD", text.lower()) if not unicodedata.combining(sign))


def runs(text: str, tokens: Sequence[str]) -> tuple[Run, ...]:
    """The text cut where searched words begin and end; together the runs are the text again."""
    flat, places = _mapped(text)
    marked = [False] * len(text)
    for token in tokens:
        start = flat.find(token)
        while start >= 0:
            first, last = places[start], places[start + len(token) - 1]
            marked[first : last + 1] = [True] * (last + 1 - first)
            start = flat.find(token, start + len(token))
    return tuple(_cut(text, marked))


def _mapped(text: str) -> tuple[str, Sequence[int]]:
    """The folded text, and for each of its signs the place in the text it comes from."""
    if text.isascii():
        return text.lower(), range(len(text))
    flat, places = [], []
    for place, sign in enumerate(text):
        for part in folded(sign):
            flat.append(part)
            places.append(place)
    return "".join(flat), places


def _cut(text: str, marked: Sequence[bool]) -> Iterable[Run]:
    start = 0
    for place in range(1, len(text) + 1):
        if place == len(text) or marked[place] != marked[start]:
            yield Run(text[start:place], marked[start])
            start = place


def _holds(node: Node, tokens: Sequence[str]) -> bool:
    text = folded("\n".join((node.title, *_texts(node))))
    return all(token in text for token in tokens)


def _texts(node: Node) -> Iterable[str]:
    """Everything of a node that people read, apart from its title."""
    yield _unmarked(node.description)
    yield from (*node.leads, *node.partners, *node.target_groups, *node.themes, *node.tags)
    yield from (line.value for line in node.content_lines)
    yield from (indicator.name for indicator in node.indicators)
    yield from (line.label for line in node.budget)
    yield from (timing.words for timing in node.timings)
    yield node.reference


def _unmarked(text: str) -> str:
    """Markdown as one line of plain text."""
    return _SPACES.sub(" ", _MARKDOWN.sub("", _LINK.sub(r"\1", text))).strip()


def _excerpt(node: Node, tokens: Sequence[str]) -> tuple[Run, ...]:
    """The text that holds a searched word, from a little before it; else how the text begins."""
    texts = [text for text in _texts(node) if text]
    holding = next((text for text in texts if any(token in folded(text) for token in tokens)), None)
    chosen = holding or (texts[0] if texts else "")
    flat, places = _mapped(chosen)
    first = min((flat.find(token) for token in tokens if token in flat), default=0)
    start = places[first] if holding and places else 0
    begin = 0 if start < EXCERPT // 3 else chosen.find(" ", start - EXCERPT // 3) + 1
    piece = chosen[begin : begin + EXCERPT]
    head, tail = "… " if begin else "", " …" if begin + EXCERPT < len(chosen) else ""
    return runs(f"{head}{piece}{tail}", tokens)
