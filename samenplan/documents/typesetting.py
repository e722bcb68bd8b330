"""Papers as PDF and drawings as PNG, by Typst, in a child process with limits.

The source is a file of the house; what users typed comes in as one JSON string and is only shown, never
evaluated. Packages, system fonts and files outside the template folder are out of reach.

Why a child and not our own process: Typst keeps what it laid out. Nine different plans of 200 actions left
680 MB in our process and made each next one slower; a child takes 130 MB, gives it back, and costs
about 25 ms to start (both measured on two shared cores). A crash or a runaway is the child's.
"""

import json
import re
import subprocess
import sys
import unicodedata
from collections.abc import Mapping, Sequence
from datetime import date
from functools import cache
from importlib.resources import files
from importlib.util import find_spec
from itertools import accumulate
from pathlib import Path

from samenplan.documents.house_style import HouseStyle
from samenplan.documents.paper import Paper
from samenplan.documents.paper_json import Plain, plain_facts

TEMPLATES = Path(__file__).parent / "templates"
WORKER = Path(__file__).parent / "typst_worker.py"
MAX_CHARACTERS = 6_000_000
"""Of JSON for one document; a plan of 200 actions takes about 250,000."""

MAX_SECONDS = 40
UNKNOWN_SIGN = "□"
"""Stands for a character that our fonts do not have (emoji, some scripts): PDF/UA refuses a missing one."""

_TRIES = 4
_WITHOUT_GLYPH = re.compile(r'(?:the text|the codepoint) `"((?:[^"\\]|\\.){1,40})"`')
_ESCAPE = re.compile(r"\\u\{([0-9a-f]{1,6})\}")
_REFUSED = "Dit document kon niet gemaakt worden. Je tekst is ongewijzigd. Probeer het opnieuw of kies Word."


class UnsettableDocument(ValueError):
    """The document cannot be made; the message is a sentence for the user."""


class _Objection(Exception):
    """What Typst said against the document."""


def paper_pdf(paper: Paper, style: HouseStyle, *, dated_on: date) -> bytes:
    """The paper as PDF/UA-1 and PDF/A-2a: tagged, in Dutch, with bookmarks.

    Raises:
        UnsettableDocument: the paper is larger than one document may be, or Typst refuses it.
        UnreadableLogo: the logo cannot be drawn.
    """
    return typeset(TEMPLATES / "paper.typ", plain_facts(paper, style, dated_on=dated_on))


def typeset(template: Path, facts: Mapping[str, Plain]) -> bytes:
    """The template's PDF for these facts, which it reads as `json(bytes(sys.inputs.paper))`.

    A character that no font has is shown as a small square, so that the document is never refused for it.

    Raises:
        UnsettableDocument: see `paper_pdf`.
    """
    told: Plain = dict(facts)
    for _ in range(_TRIES):
        try:
            return _pages(template, told, kind="pdf")[0]
        except _Objection as objection:
            missing = _missing_characters(str(objection))
            if not missing:
                raise UnsettableDocument(_REFUSED) from objection
            told = _replaced(told, missing)
    raise UnsettableDocument(_REFUSED)


def pictures_png(svgs: Sequence[str], *, pixels_per_inch: int) -> list[bytes]:
    """Drawings of ours (SVG texts) as PNG, 170 mm wide; for Word, that does not show SVG everywhere.

    Raises:
        UnsettableDocument: Typst refuses a drawing.
    """
    if not svgs:
        return []
    try:
        return _pages(TEMPLATES / "pictures.typ", [*svgs], kind="png", pixels_per_inch=pixels_per_inch)
    except _Objection as objection:
        raise UnsettableDocument(_REFUSED) from objection


@cache
def _fonts_folder() -> str:
    return str(files("font_source_sans_pro") / "files")


def _pages(template: Path, facts: Plain, *, kind: str, pixels_per_inch: int = 0) -> list[bytes]:
    text = json.dumps(facts, ensure_ascii=False).encode("utf-8", "replace").decode()  # no lone surrogates
    if len(text) > MAX_CHARACTERS:
        raise UnsettableDocument("Dit document is te groot voor één PDF. Maak het korter of kies Word.")
    task = {
        "template": str(template),
        "root": str(template.parent),
        "fonts": _fonts_folder(),
        "format": kind,
        "ppi": str(pixels_per_inch),
    }
    return _answer(json.dumps(task).encode() + b"\n" + text.encode())


@cache
def _packages_folder() -> str:
    """Where the child finds Typst; found without importing it."""
    found = find_spec("typst")
    if found is None or found.origin is None:
        raise UnsettableDocument(_REFUSED)
    return str(Path(found.origin).parent.parent)


def _answer(task: bytes) -> list[bytes]:
    """What the child made; a child that crashes, runs out of memory or takes too long is one sentence."""
    command = [sys.executable, "-I", "-S", str(WORKER), _packages_folder()]
    try:
        done = subprocess.run(  # noqa: S603 - our own worker, by its full path; data goes in by standard input
            command, input=task, capture_output=True, timeout=MAX_SECONDS, check=True
        )
        line, _, rest = done.stdout.partition(b"\n")
        first = json.loads(line)
    except (subprocess.SubprocessError, ValueError) as error:
        raise UnsettableDocument(_REFUSED) from error
    if "objection" in first:
        raise _Objection(first["objection"])
    return _cut(rest, first["sizes"])


def _cut(pages: bytes, sizes: Sequence[int]) -> list[bytes]:
    ends = [*accumulate(sizes)]
    return [pages[end - size : end] for size, end in zip(sizes, ends, strict=True)]


def _missing_characters(objection: str) -> dict[int, str]:
    """The characters that no font has, as a table for `str.translate`."""
    found = _WITHOUT_GLYPH.findall(objection)
    words = "".join(_ESCAPE.sub(lambda match: chr(int(match[1], 16)), part) for part in found)
    return {ord(character): _stand_in(character) for character in words}


def _stand_in(character: str) -> str:
    return "" if unicodedata.category(character) in ("Cc", "Cf", "Mn", "Me", "Sk") else UNKNOWN_SIGN


def _replaced(value: Plain, table: dict[int, str]) -> Plain:
    if isinstance(value, str):
        return value.translate(table)
    if isinstance(value, list):
        return [_replaced(part, table) for part in value]
    if isinstance(value, dict):
        return {key: _replaced(part, table) for key, part in value.items()}
    return value
