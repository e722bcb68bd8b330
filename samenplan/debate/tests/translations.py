"""Keeps the French and English of a debate: `python -m samenplan.debate.tests.translations` rewrites the files.

New texts come in empty, old ones go.
"""

from pathlib import Path

from samenplan.ui.tests.catalogues import Feature

DEBATE = Feature(
    Path(__file__).resolve().parent.parent,
    "The pages of a debate for residents. The Dutch texts are the source.",
    languages=("fr", "en"),
    silent=frozenset({"tests", "engine"}),
)

if __name__ == "__main__":
    DEBATE.write()
