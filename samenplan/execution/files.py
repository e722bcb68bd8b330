"""Where files of evidence are kept: under a name that nobody guesses, on disk before their row is.

A file without a row (the power went between the two, or the row was refused) is found by `without_row` and goes with
`clear_without_row`, every night; a row without a file does not come about.
"""

import os
import secrets
from collections.abc import Iterator
from datetime import datetime, timedelta
from io import BytesIO
from pathlib import Path

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from PIL import Image

from samenplan.execution.models import Evidence

FOLDER = "bewijs"
SMALL = (480, 480)
REST = timedelta(hours=1)
"""So old a file must be before it can be called left behind: its row may still be on its way."""


def store(data: bytes, extension: str) -> str:
    """Keep these bytes; gives the name under which they stand, once they stand on disk for good."""
    name = default_storage.save(f"{FOLDER}/{secrets.token_hex(16)}.{extension}", ContentFile(data))
    for path, flags in ((default_storage.path(name), os.O_RDWR), (default_storage.path(FOLDER), os.O_RDONLY)):
        opened = os.open(path, flags)
        try:
            os.fsync(opened)
        finally:
            os.close(opened)
    return name


def small(name: str) -> bytes:
    """A photo of ours, small enough for a list on a phone."""
    with default_storage.open(name) as kept, Image.open(kept, formats=("JPEG", "PNG")) as image:
        image.draft("RGB", SMALL)
        pixels = image.convert("RGB")
    pixels.thumbnail(SMALL)
    drawn = BytesIO()
    pixels.save(drawn, "JPEG", quality=80)
    return drawn.getvalue()


def without_row(now: datetime) -> Iterator[Path]:
    """Files that no row names, older than an hour."""
    folder = Path(default_storage.path(FOLDER))
    rows = Evidence.objects.unscoped(reason="the server's own housekeeping; it compares names of files only")
    named = frozenset(rows.exclude(file="").values_list("file", flat=True))
    for path in sorted(folder.iterdir()) if folder.is_dir() else ():
        is_old = now.timestamp() - path.stat().st_mtime > REST.total_seconds()
        if is_old and path.is_file() and f"{FOLDER}/{path.name}" not in named:
            yield path


def clear_without_row(now: datetime) -> int:
    """Take away the files that no row names; how many."""
    found = list(without_row(now))
    for path in found:
        path.unlink(missing_ok=True)
    return len(found)
