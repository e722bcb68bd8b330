"""Keeps the English of the public pages: `python -m samenplan.public.tests.translations` rewrites both files.

New texts come in empty, old ones go.
"""

from pathlib import Path

from samenplan.ui.tests.catalogues import Feature

PUBLIC = Feature(
    Path(__file__).resolve().parent.parent,
    "English of the public pages of Samenplan. The Dutch texts are the source.",
)

if __name__ == "__main__":
    PUBLIC.write()
