"""Set up and serve Samenplan on this machine; `make run` calls this."""

import argparse
import os
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from set_up_once import is_set_up, note_set_up  # noqa: E402 - after that

import samenplan.config  # noqa: E402, F401 - brings a sound SQLite before anybody looks into the file


def main() -> None:
    """Tables and data first, then the server in place of this process, until Ctrl-C."""
    words = argparse.ArgumentParser(description=__doc__)
    words.add_argument("--host", default="127.0.0.1")
    words.add_argument("--port", type=int, default=8000)
    chosen = words.parse_args()
    os.environ.setdefault("SAMENPLAN_BEGAN", str(time.time()))
    os.environ["SAMENPLAN_ADDRESS"] = f"http://{chosen.host}:{chosen.port}/"
    os.chdir(ROOT)
    _set_up()
    server = ["-m", "gunicorn", "-c", "python:samenplan.config.server", "samenplan.config.wsgi"]
    command = [sys.executable, *server, "-b", f"{chosen.host}:{chosen.port}"]
    os.execv(sys.executable, command)  # noqa: S606 - the server in place of this process: no shell is wanted


def _set_up() -> None:
    """Unless this code did it before, on this database; `manage.py opzetten` does it always."""
    if is_set_up(ROOT):
        return
    done = subprocess.run([sys.executable, "manage.py", "opzetten"], check=False)
    if done.returncode:
        sys.exit(done.returncode)
    note_set_up(ROOT)


if __name__ == "__main__":
    main()
