"""A real server on a data folder of its own, that can be killed without warning."""

import os
import signal
import socket
import subprocess
import sys
import time
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from tests.architecture.source import ROOT

SET_UP_SECONDS, START_SECONDS, STOP_SECONDS = 240, 120, 30


@dataclass(slots=True)
class Server:
    """gunicorn as `make run` starts it, with the example town. `data` is where it keeps everything.

    `address` names a PostgreSQL database (SAMENPLAN_DATABASE); without one it is an SQLite file in `data`.
    """

    data: Path
    address: str = ""
    workers: int = 2
    port: int = 0
    _running: subprocess.Popen[bytes] | None = field(default=None, init=False)

    @property
    def database(self) -> Path:
        return self.data / "samenplan.sqlite3"

    @property
    def said(self) -> str:
        """What every start so far wrote to its log."""
        log = self.data / "server.log"
        return log.read_text(errors="replace") if log.exists() else ""

    def set_up(self) -> None:
        """Tables, reference data and the example."""
        self.manage("opzetten")

    def manage(self, *words: str) -> str:
        """One command of manage.py; what it printed.

        Raises:
            subprocess.CalledProcessError: it did not end well.
        """
        command = [sys.executable, "manage.py", *words]
        done = subprocess.run(
            command,
            cwd=ROOT,
            env=self._environment(),
            capture_output=True,
            text=True,
            check=True,
            timeout=SET_UP_SECONDS,
        )
        return done.stdout

    def begin(self, *words: str) -> subprocess.Popen[bytes]:
        """One command of manage.py, left running, to be killed by who asked."""
        nowhere = subprocess.DEVNULL
        command = [sys.executable, "manage.py", *words]
        return subprocess.Popen(command, cwd=ROOT, env=self._environment(), stdout=nowhere, stderr=nowhere)

    def start(self) -> None:
        """Start it, on the same port as before when it had one, and wait until it listens."""
        self.port = self.port or _free_port()
        command = ["-m", "gunicorn", "-c", "python:samenplan.config.server", "samenplan.config.wsgi"]
        with (self.data / "server.log").open("ab") as log:
            self._running = subprocess.Popen(
                [sys.executable, *command, "-b", f"127.0.0.1:{self.port}"],
                cwd=ROOT,
                env=self._environment(),
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                start_new_session=True,
            )
        _wait_for(self.port, listening=True)

    def kill(self) -> None:
        """SIGKILL for the server and all its workers, at once; they are gone when this returns."""
        self._end(signal.SIGKILL)

    def kill_workers(self) -> int:
        """SIGKILL for every process that answers people; the one that starts new ones lives on. How many."""
        listed = subprocess.run(["ps", "-A", "-o", "pid=,ppid="], capture_output=True, text=True, check=True)
        pairs = (line.split() for line in listed.stdout.splitlines())
        main = self._running.pid if self._running else 0
        ours = [int(pid) for pid, parent in pairs if int(parent) == main]
        for each in ours:
            with suppress(ProcessLookupError):
                os.kill(each, signal.SIGKILL)
        return len(ours)

    def processor_seconds(self) -> float:
        """What the server and its workers used so far; PostgreSQL is not in it."""
        listed = subprocess.run(["ps", "-A", "-o", "pid=,ppid=,time="], capture_output=True, text=True, check=True)
        main = self._running.pid if self._running else 0
        rows = (line.split() for line in listed.stdout.splitlines())
        return sum(_seconds(used) for pid, parent, used in rows if main in (int(pid), int(parent)))

    def stop(self) -> None:
        """Ask it to stop; harder when it does not."""
        try:
            self._end(signal.SIGTERM)
        except subprocess.TimeoutExpired:
            self._end(signal.SIGKILL)

    def _end(self, how: signal.Signals) -> None:
        if self._running is None or self._running.poll() is not None:
            return
        os.killpg(self._running.pid, how)
        self._running.wait(STOP_SECONDS)
        _wait_for(self.port, listening=False)  # the workers are gone too, not only their master

    def _environment(self) -> dict[str, str]:
        kept = {name: value for name, value in os.environ.items() if not name.startswith(("SAMENPLAN_", "DJANGO_"))}
        own = {"SAMENPLAN_LOCAL": "1", "SAMENPLAN_EXAMPLE": "1", "SAMENPLAN_DATA": str(self.data)}
        own |= {"SAMENPLAN_WORKERS": str(self.workers)}
        return kept | own | ({"SAMENPLAN_DATABASE": self.address} if self.address else {})


def _seconds(used: str) -> float:
    """Of a time as ps tells it: [days-]hours:minutes:seconds."""
    days, _, rest = used.rpartition("-")
    parts = [float(part) for part in rest.split(":")]
    return int(days or 0) * 86_400 + sum(part * 60**place for place, part in enumerate(reversed(parts)))


def _free_port() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return int(listener.getsockname()[1])


def _wait_for(port: int, *, listening: bool) -> None:
    until = time.monotonic() + START_SECONDS
    while time.monotonic() < until:
        with socket.socket() as caller:
            caller.settimeout(1)
            if (caller.connect_ex(("127.0.0.1", port)) == 0) is listening:
                return
        time.sleep(0.02)
    raise TimeoutError(f"Still {'deaf' if listening else 'listening'} on port {port}.")
