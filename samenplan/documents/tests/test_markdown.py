"""Small Markdown becomes blocks; everything else stays the text that was typed."""

import pytest

from samenplan.documents.markdown import blocks_of, plain_text
from samenplan.documents.paper import Bullets, Paragraph, Span


def test_strong_emphasis_and_lists_are_kept() -> None:
    assert blocks_of("Elke **avond** is *anders*.\n\n- zaal\n- oproep") == (
        Paragraph((Span("Elke "), Span("avond", strong=True), Span(" is "), Span("anders", emphasis=True), Span("."))),
        Bullets(((Paragraph((Span("zaal"),)),), (Paragraph((Span("oproep"),)),))),
    )


def test_plain_paragraphs_are_split_at_empty_lines() -> None:
    assert blocks_of("Een.\nTwee.\n\n \nDrie.") == (Paragraph((Span("Een.\nTwee."),)), Paragraph((Span("Drie."),)))


def test_an_empty_text_has_no_blocks() -> None:
    assert blocks_of(" \n\n ") == ()


@pytest.mark.parametrize("address", ["javascript:alert(1)", "http://voorbeeld.be", "//evil.be", "data:text/html,x"])
def test_only_safe_links_are_links(address: str) -> None:
    hrefs = [
        span.href
        for block in blocks_of(f"Zie [hier]({address}) en [daar](https://voorbeeld.be).")
        if isinstance(block, Paragraph)
        for span in block.spans
    ]
    assert set(hrefs) == {"", "https://voorbeeld.be"}


@pytest.mark.parametrize(
    "text", ["<script>alert(1)</script>", "&amp; <b>vet</b>", "`code`", "| a | b |", '#read("/etc/passwd")', "$x$"]
)
def test_other_markup_stays_text(text: str) -> None:
    assert plain_text(text) == text


def test_a_heading_becomes_a_strong_paragraph() -> None:
    assert blocks_of("# Kop") == (Paragraph((Span("Kop", strong=True),)),)


def test_deep_nesting_ends() -> None:
    assert "diep" in plain_text("> " * 500 + "- " * 500 + "diep" + "*" * 5000)
