"""Where the figures are kept: a section per part in docs/metingen.md."""

import re
from collections.abc import Sequence
from pathlib import Path

PAGE = Path(__file__).resolve().parent.parent / "docs" / "metingen.md"
OPENING = """# Metingen

Gemaakt met `make bench` en `make test-slow` op een machine met 2 kernen, SQLite, één proces. Tijden hangen af van de
drukte op de machine; aantallen en verhoudingen (alles in één run) niet. Wat een doel mist, staat er als NEE.
"""


def write_section(title: str, lines: Sequence[str]) -> None:
    """Put a section in the page, in the place of the one with the same title."""
    page = PAGE.read_text(encoding="utf-8") if PAGE.exists() else OPENING
    section = f"## {title}\n\n" + "\n".join(lines).strip() + "\n"
    old = re.compile(rf"(?ms)^## {re.escape(title)}\n.*?(?=^## |\Z)")
    page, replaced = old.subn(lambda _: section + "\n", page)
    if not replaced:
        page = page.rstrip() + "\n\n" + section
    PAGE.write_text(page.rstrip() + "\n", encoding="utf-8")
