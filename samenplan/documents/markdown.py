"""Small Markdown as blocks of a paper: paragraphs, lists, **strong**, *emphasis* and links.

Everything else (HTML, pictures, code, tables) stays the text that was typed. A heading becomes a strong
paragraph, so that a text never breaks the order of headings around it.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from markdown_it import MarkdownIt
from markdown_it.token import Token
from markdown_it.tree import SyntaxTreeNode

from samenplan.documents.paper import Block, Bullets, Paragraph, Span

_PARSER = MarkdownIt("zero", {"maxNesting": 20}).enable(["list", "heading", "emphasis", "link", "newline", "escape"])
_MARKS = re.compile(r"[*_\[\\#<>&]|^\s{0,3}(?:[-+]|\d{1,9}[.)])\s", re.MULTILINE)
_SAFE_LINK = re.compile(r"(?:https://|mailto:)\S{1,2000}")


@dataclass(frozen=True, slots=True)
class _Style:
    strong: bool = False
    emphasis: bool = False
    href: str = ""


def blocks_of(text: str) -> tuple[Block, ...]:
    """The blocks that a text in small Markdown stands for; an empty text gives none."""
    if not text.strip():
        return ()
    if not _MARKS.search(text):
        return tuple(Paragraph((Span(part),)) for part in _paragraphs(text))
    tokens: list[Token] = _PARSER.parse(text)
    return tuple(_blocks(SyntaxTreeNode(tokens).children))


def plain_text(text: str) -> str:
    """The words of a text in small Markdown, without its marks; a line per paragraph or item."""
    return "\n".join(_words(blocks_of(text)))


def _paragraphs(text: str) -> Iterable[str]:
    parts = re.split(r"\n[ \t]*\n", text)
    return ("\n".join(line.strip() for line in part.strip().split("\n")) for part in parts if part.strip())


def _words(blocks: Iterable[Block]) -> Iterable[str]:
    for block in blocks:
        if isinstance(block, Paragraph):
            yield "".join(span.text for span in block.spans)
        if isinstance(block, Bullets):
            for item in block.items:
                yield "- " + " ".join(_words(item))


def _blocks(nodes: Iterable[SyntaxTreeNode]) -> Iterable[Block]:
    for node in nodes:
        if node.type in ("bullet_list", "ordered_list"):
            items = tuple(tuple(_blocks(item.children)) for item in node.children)
            yield Bullets(items, numbered=node.type == "ordered_list")
        elif node.type in ("paragraph", "heading"):
            style = _Style(strong=node.type == "heading")
            spans = tuple(span for inline in node.children for span in _spans(inline.children, style))
            if spans:
                yield Paragraph(spans)


def _spans(nodes: Iterable[SyntaxTreeNode], style: _Style) -> Iterable[Span]:
    for node in nodes:
        if node.type == "strong":
            yield from _spans(node.children, replace(style, strong=True))
        elif node.type == "em":
            yield from _spans(node.children, replace(style, emphasis=True))
        elif node.type == "link":
            yield from _spans(node.children, replace(style, href=_safe(node.attrs.get("href", ""))))
        elif node.type in ("softbreak", "hardbreak"):
            yield Span("\n", style.strong, style.emphasis)
        elif node.content:
            yield Span(node.content, style.strong, style.emphasis, style.href)


def _safe(address: str | float) -> str:
    return str(address) if _SAFE_LINK.fullmatch(str(address)) else ""
