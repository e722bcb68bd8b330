"""What a PDF says, read by poppler (`pdftotext`); tests that need it are skipped where it is not installed."""

import shutil
import subprocess

import pytest

needs_poppler = pytest.mark.skipif(shutil.which("pdftotext") is None, reason="poppler (pdftotext) is not installed")


def words_of(pdf: bytes) -> str:
    """The text of the PDF, pages divided by form feeds."""
    done = subprocess.run(["pdftotext", "-layout", "-", "-"], input=pdf, capture_output=True, check=True, timeout=60)
    return done.stdout.decode()


def pages_of(pdf: bytes) -> list[str]:
    return words_of(pdf).rstrip("\f").split("\f")
