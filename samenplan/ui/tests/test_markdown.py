import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samenplan.ui.markdown import markdown_html

ALLOWED = re.compile(r'</?(?:p|strong|em|ul|ol|li)>|<br>|<a href="(?:https://|mailto:)[^"]*" rel="[a-z ]+">|</a>')
HOSTILE = [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "<svg/onload=alert(1)>",
    "<a href='javascript:alert(1)'>klik</a>",
    "[klik](javascript:alert(1))",
    "[klik](JaVaScRiPt:alert(1))",
    "[klik](&#106;avascript:alert(1))",
    "[klik](data:text/html;base64,PHNjcmlwdD4=)",
    "[klik](vbscript:msgbox(1))",
    "[klik](//evil.example)",
    "[klik](/brugwijk/mensen/)",
    "[klik](http://evil.example)",
    "[klik](https:evil.example)",
    "[klik](https:///evil.example)",
    "[klik](file:///etc/passwd)",
    "[klik](https://goed.example \"onmouseover=alert(1)\")",
    "[a](https://goed.example\" onclick=\"alert(1))",
    "![beeld](https://volger.example/pixel.gif)",
    "![x](javascript:alert(1))",
    "<https://volger.example>",
    "[ref]\n\n[ref]: javascript:alert(1)",
    "```\n<script>alert(1)</script>\n```",
    "    <script>alert(1)</script>",
    "`<b onclick=alert(1)>`",
    "<style>*{display:none}</style>",
    "<form action=https://evil.example><input name=password></form>",
    "<iframe src=https://evil.example></iframe>",
    "<math><mi xlink:href='data:x,<script>alert(1)</script>'></math>",
    "<!--<img src=\"--><img src=x onerror=alert(1)//\">",
    "# <img src=x onerror=alert(1)>",
    "- <b style='position:fixed'>",
    "**<noscript><p title=\"</noscript><img src=x onerror=alert(1)>\">**",
    "\x00<script>\x00alert(1)</script>",
    "<scr<script>ipt>alert(1)</script>",
    "| a | b |\n|---|---|\n| <script> | x |",
]  # fmt: skip


def _strange(made: str) -> str:
    """What remains when everything allowed is taken out: no sign may be left that opens a tag."""
    return ALLOWED.sub("", made)


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_stays_text(text):
    assert "<" not in _strange(markdown_html(text))


@given(st.text(alphabet=st.sampled_from("<>/[]()!\"'=*_#-`&;:\n abjsvrcript0"), max_size=120))
def test_no_text_at_all_makes_a_tag_that_is_not_allowed(text):
    assert "<" not in _strange(markdown_html(text))


@pytest.mark.parametrize(
    ("text", "made"),
    [
        ("", ""),
        ("  \n ", ""),
        ("Eén zin.", "<p>Eén zin.</p>\n"),
        ("**vet** en *schuin*", "<p><strong>vet</strong> en <em>schuin</em></p>\n"),
        ("- een\n- twee", "<ul>\n<li>een</li>\n<li>twee</li>\n</ul>\n"),
        ("# Kop", "<p><strong>Kop</strong></p>\n"),
        ("twee\nregels", "<p>twee\nregels</p>\n"),
        ("3 < 4 & 5", "<p>3 &lt; 4 &amp; 5</p>\n"),
    ],
)
def test_small_markdown_becomes_small_html(text, made):
    assert markdown_html(text) == made


@pytest.mark.parametrize("address", ["https://brugwijk.example/plan", "mailto:lien@brugwijk.example"])
def test_a_safe_link_is_a_link_that_tells_nobody_where_one_came_from(address):
    assert markdown_html(f"[hier]({address})") == (
        f'<p><a href="{address}" rel="noopener noreferrer nofollow">hier</a></p>\n'
    )


def test_a_refused_link_keeps_its_words():
    assert markdown_html("[klik **hier**](http://evil.example)") == "<p>klik <strong>hier</strong></p>\n"


def test_deep_nesting_is_bounded():
    assert len(markdown_html("> " * 5000 + "- " * 5000 + "x")) < 200_000
