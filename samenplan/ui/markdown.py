"""Small, safe Markdown as HTML: paragraphs, lists, **strong**, *emphasis* and links; the only place that marks safe.

The same dialect as `documents.markdown`: HTML, pictures, code and tables stay the text that was typed, and a heading
becomes a strong paragraph, so that a text never breaks the order of headings around it. Two walls: the parser makes
nothing else, and nh3 lets nothing else through.
"""

import re

import nh3
from django.utils.safestring import SafeString, mark_safe
from markdown_it import MarkdownIt

_PARSER = MarkdownIt("zero", {"maxNesting": 20}).enable(["list", "heading", "emphasis", "link", "newline", "escape"])
_TAGS = {"p", "br", "strong", "em", "ul", "ol", "li", "a", "h1", "h2", "h3", "h4", "h5", "h6"}
_HEADING = re.compile(r"<(/?)h[1-6]>")
_WITHOUT_ADDRESS = re.compile(r'<a rel="[a-z ]*">(.*?)</a>', re.DOTALL)
_SAFE_LINK = re.compile(r"(?:https://[^\s/]|mailto:[^\s@]+@)\S{0,2000}\Z")


def markdown_html(text: str) -> SafeString:
    """The text as safe HTML; an empty text gives nothing. Links may only start with https:// or mailto:."""
    if not text.strip():
        return SafeString("")
    html = nh3.clean(
        _PARSER.render(text),
        tags=_TAGS,
        attributes={"a": {"href"}},
        attribute_filter=_only_safe_links,
        url_schemes={"https", "mailto"},
        link_rel="noopener noreferrer nofollow",
    )
    return mark_safe(_HEADING.sub(_strong_paragraph, _WITHOUT_ADDRESS.sub(r"\1", html)))  # cleaned a line above


def _only_safe_links(_tag: str, attribute: str, value: str) -> str | None:
    """Our own rel, and the address if it is safe; nh3 itself would keep //evil, relative addresses and titles."""
    return value if attribute == "rel" or (attribute == "href" and _SAFE_LINK.match(value)) else None


def _strong_paragraph(found: re.Match[str]) -> str:
    return "</strong></p>" if found.group(1) else "<p><strong>"
