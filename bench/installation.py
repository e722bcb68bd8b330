"""A Samenplan of its own to measure on: an SQLite file in a folder that is thrown away, with the example people."""

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from io import StringIO
from pathlib import Path


@contextmanager
def installed() -> Iterator[Path]:
    """Django is set up on an empty data folder with tables and people; gives the folder. Once per process."""
    data = Path(tempfile.mkdtemp(prefix="samenplan-bench-"))
    for name in [name for name in os.environ if name.startswith("SAMENPLAN_")]:
        del os.environ[name]
    os.environ |= {"SAMENPLAN_LOCAL": "1", "SAMENPLAN_EXAMPLE": "1", "SAMENPLAN_DATA": str(data)}
    os.environ["DJANGO_SETTINGS_MODULE"] = "samenplan.config.settings"
    (data / "static").mkdir()
    try:
        _prepare()
        yield data
    finally:
        shutil.rmtree(data, ignore_errors=True)


def _prepare() -> None:
    import django  # late: the settings read the environment that was set above

    import samenplan.config  # noqa: F401 - brings a sound SQLite before Django looks for one

    django.setup()
    from django.core.management import call_command

    call_command("migrate", verbosity=0, interactive=False)
    call_command("createcachetable", verbosity=0)
    call_command("laad_voorbeeld_mensen", verbosity=0, stdout=StringIO())
