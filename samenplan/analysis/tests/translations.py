"""Keeps the English of surveys as residents see them: `python -m samenplan.analysis.tests.translations` rewrites it.

New texts come in empty, old ones go.
"""

from pathlib import Path

from samenplan.ui.tests.catalogues import Feature

SURVEYS = Feature(
    Path(__file__).resolve().parent.parent,
    "English of the surveys of Samenplan, as residents see them. The Dutch texts are the source.",
)

if __name__ == "__main__":
    SURVEYS.write()
