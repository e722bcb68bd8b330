"""A PostgreSQL cluster of our own that lives as long as the tests: found, started, checked, stopped, removed.

PostgreSQL refuses to run as root; then everything is done as the user `postgres` that the package made.
"""

import os
import secrets
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

DEBIAN_HOME = Path("/usr/lib/postgresql")
OWNER = "samenplan"
SERVICE_USER = "postgres"
START_SECONDS, STOP_SECONDS = 60, 30
QUICK = {"fsync": "off", "full_page_writes": "off", "synchronous_commit": "off"}
"""Only for tests: this cluster is thrown away, nothing in it has to survive a power cut."""
DURABLE = {"fsync": "on", "full_page_writes": "on", "synchronous_commit": "on"}
"""As a house runs it: for measuring, and for tests that kill the cluster itself."""


class NoPostgres(RuntimeError):
    """The programs are not there, or the cluster did not come up; the message says what to do."""


@dataclass(frozen=True, slots=True)
class Cluster:
    """Where it lives. `home` holds the data folder, the socket and the log; `durable` keeps promises in a power cut."""

    programs: Path
    home: Path
    port: int
    password: str
    durable: bool = False

    @property
    def data(self) -> Path:
        return self.home / "data"

    @property
    def address(self) -> str:
        """For SAMENPLAN_DATABASE."""
        return f"postgresql://{OWNER}:{self.password}@127.0.0.1:{self.port}/postgres"

    def kill(self) -> None:
        """SIGKILL for the server and everything it started; they are gone when this returns.

        Its lock files go too: in a container where nobody buries the dead, it would think that it still runs.
        """
        main = int((self.data / "postmaster.pid").read_text().split()[0])
        os.kill(main, signal.SIGSTOP)  # so that it starts nothing more that we would miss
        ours = [main, *_children(main)]
        for each in ours:
            with suppress(ProcessLookupError):  # went by itself when it saw the first one go
                os.kill(each, signal.SIGKILL)
        until = time.monotonic() + STOP_SECONDS
        while any(map(_lives, ours)) and time.monotonic() < until:
            time.sleep(0.01)
        (self.data / "postmaster.pid").unlink(missing_ok=True)
        (self.home / f".s.PGSQL.{self.port}.lock").unlink(missing_ok=True)

    def start_again(self) -> None:
        """Start it after `kill`, on the same port; it recovers by itself.

        Raises:
            NoPostgres: it did not come up.
        """
        _start(self)


def programs_folder() -> Path:
    """Where initdb and pg_ctl stand: beside the initdb in PATH, else the newest that Debian keeps.

    Raises:
        NoPostgres: nowhere.
    """
    found = shutil.which("initdb")
    folders = [Path(found).resolve().parent] if found else []
    versions = [path for path in DEBIAN_HOME.glob("*/bin") if path.parent.name.isdigit()]
    folders += sorted(versions, key=lambda path: int(path.parent.name), reverse=True)
    for folder in folders:
        if (folder / "pg_ctl").exists() and (folder / "initdb").exists():
            return folder
    raise NoPostgres(
        "PostgreSQL ontbreekt: installeer het met `apt-get install postgresql` (macOS: `brew install postgresql`)."
    )


@contextmanager
def temporary_cluster(*, durable: bool = False) -> Iterator[Cluster]:
    """A running cluster with checksums on a free port of 127.0.0.1; stopped and removed afterwards, whatever happens.

    `durable` writes everything to the disk before it says yes; otherwise it is quick, for tests.

    Raises:
        NoPostgres: it is not installed, does not start, or another server answers on the port.
    """
    programs = programs_folder()
    home = Path(tempfile.mkdtemp(prefix="samenplan-pg-"))
    cluster = Cluster(programs, home, _free_port(), secrets.token_urlsafe(16), durable)
    try:
        _make(cluster)
        _start(cluster)
        _check_it_is_ours(cluster)
        yield cluster
    finally:
        _stop(cluster)
        shutil.rmtree(home, ignore_errors=True)


def _make(cluster: Cluster) -> None:
    password = cluster.home / "password"
    password.write_text(cluster.password)
    if os.geteuid() == 0:
        shutil.chown(cluster.home, SERVICE_USER)
        shutil.chown(password, SERVICE_USER)
    wanted = ["--data-checksums", "--encoding=UTF8", "--locale=C", "--auth=scram-sha-256", f"--username={OWNER}"]
    _run(cluster, ["initdb", "-D", str(cluster.data), *wanted, f"--pwfile={password}", "--no-sync"])


def _start(cluster: Cluster) -> None:
    settings = {
        "port": str(cluster.port),
        "listen_addresses": "127.0.0.1",
        "unix_socket_directories": str(cluster.home),
        **(DURABLE if cluster.durable else QUICK),
    }
    options = " ".join(f"-c {name}={value}" for name, value in settings.items())
    log = str(cluster.home / "log")
    start = ["pg_ctl", "-w", "-t", str(START_SECONDS), "-D", str(cluster.data), "-l", log, "-o", options, "start"]
    _run(cluster, start)


def _check_it_is_ours(cluster: Cluster) -> None:
    """A port that was taken in between would let us talk to somebody else's server."""
    import psycopg  # late: after the tests for what is missing, which need only Python

    with psycopg.connect(cluster.address) as connection:
        row = connection.execute("show data_directory").fetchone()
        sums = connection.execute("show data_checksums").fetchone()
    if row is None or Path(row[0]).resolve() != cluster.data.resolve() or sums != ("on",):
        raise NoPostgres("Op de gekozen poort antwoordt een andere PostgreSQL. Probeer het opnieuw.")


def _stop(cluster: Cluster) -> None:
    if not (cluster.data / "postmaster.pid").exists():
        return
    held = signal.signal(signal.SIGINT, signal.SIG_IGN)  # a second Ctrl-C must not leave the server behind
    try:
        _run(cluster, ["pg_ctl", "-w", "-t", str(STOP_SECONDS), "-D", str(cluster.data), "-m", "immediate", "stop"])
    finally:
        signal.signal(signal.SIGINT, held)


def _children(main: int) -> list[int]:
    listed = subprocess.run(["ps", "-A", "-o", "pid=,ppid="], capture_output=True, text=True, check=True)  # noqa: S607
    pairs = (line.split() for line in listed.stdout.splitlines())
    return [int(pid) for pid, parent in pairs if int(parent) == main]


def _lives(pid: int) -> bool:
    """Whether it runs; one that ended and that nobody asked about yet, does not."""
    listed = subprocess.run(["ps", "-o", "stat=", "-p", str(pid)], capture_output=True, text=True, check=False)  # noqa: S603, S607
    return bool(listed.stdout.strip()) and not listed.stdout.strip().startswith("Z")


def _run(cluster: Cluster, command: Sequence[str]) -> None:
    """One program of PostgreSQL; in a session of its own, so that Ctrl-C reaches only us and we stop it in order."""
    full = [str(cluster.programs / command[0]), *command[1:]]
    if os.geteuid() == 0:
        full = ["runuser", "-u", SERVICE_USER, "--", *full]
    with (cluster.home / "said").open("w+") as said:
        done = subprocess.run(  # noqa: S603 - programs of PostgreSQL, by their full path
            full,
            stdin=subprocess.DEVNULL,
            stdout=said,
            stderr=subprocess.STDOUT,
            cwd=cluster.home,
            check=False,
            start_new_session=True,
        )
        said.seek(0)
        words = said.read()
    if done.returncode:
        raise NoPostgres(f"PostgreSQL: {command[0]} lukte niet.\n{words}")


def _free_port() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return int(listener.getsockname()[1])
