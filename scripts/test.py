"""All tests, on both databases and in a browser; `make test` calls this, `make test-slow` with --slow.

Ends with one line per part and a last line with the totals. Exit code: 0 all passed, 1 something failed,
2 something to test with is missing.
"""

import argparse
import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from temporary_postgres import NoPostgres, programs_folder, temporary_cluster

ROOT = Path(__file__).resolve().parent.parent
COUNTED = re.compile(r"(\d+) (passed|failed|error|skipped|xfailed|xpassed)")
PARALLEL = ["-n", "2", "--dist", "worksteal"]


@dataclass(frozen=True, slots=True)
class Part:
    """One run of pytest. `seconds` is how long it may take before it is stopped."""

    key: str
    name: str
    chosen: str
    seconds: int
    options: Sequence[str] = ()
    on_postgres: bool = False


@dataclass(slots=True)
class Outcome:
    """What pytest said at the end of a part."""

    part: Part
    code: int
    seconds: float
    counts: Counter[str] = field(default_factory=Counter)

    @property
    def failed(self) -> int:
        """Failures and errors; a part that stopped otherwise counts as one."""
        return self.counts["failed"] + self.counts["error"] or int(self.code != 0)

    def line(self) -> str:
        parts = [f"{self.counts['passed']} passed", f"{self.failed} failed"]
        parts += [f"{self.counts[word]} {word}" for word in ("skipped", "xfailed") if self.counts[word]]
        return f"{self.part.name:<24} {', '.join(parts)} in {self.seconds:.0f} s"


NORMAL = (
    Part("sqlite", "SQLite", "not browser and not slow", 1_800, PARALLEL),
    Part("postgresql", "PostgreSQL", "not browser and not slow", 1_800, PARALLEL, on_postgres=True),
    Part("browser", "Browser", "browser and not slow", 2_700),
)
SLOW = (Part("slow", "Lange vormen", "slow", 5_400, ["-s"]),)


def main() -> None:
    """Say what is missing first, then run every part and add up."""
    words = argparse.ArgumentParser(description=__doc__)
    words.add_argument("--slow", action="store_true", help="the long forms as well")
    words.add_argument("--only", choices=[part.key for part in (*NORMAL, *SLOW)], help="one part")
    chosen = words.parse_args()
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))  # as Ctrl-C does: stop what was started
    parts = [part for part in (*NORMAL, *SLOW) if _is_wanted(part, chosen.only, slow=chosen.slow)]
    if missing := _missing(parts):
        print("\n".join(missing), file=sys.stderr)
        sys.exit(2)
    outcomes = [_run(part) for part in parts]
    _close(outcomes)
    sys.exit(int(any(outcome.failed for outcome in outcomes)))


def _is_wanted(part: Part, only: str | None, *, slow: bool) -> bool:
    if only:
        return part.key == only
    return slow or part not in SLOW


def _missing(parts: Sequence[Part]) -> list[str]:
    """A sentence for each thing that must be installed first."""
    missing = []
    if any("browser" in part.chosen.split()[:1] for part in parts) and not _chromium():
        missing.append(
            "Chromium ontbreekt: installeer het met `apt-get install chromium` (macOS: `brew install chromium`)."
        )
    if any(part.on_postgres for part in parts):
        try:
            programs_folder()
        except NoPostgres as problem:
            missing.append(str(problem))
    return missing


def _chromium() -> str | None:
    return shutil.which("chromium") or shutil.which("chromium-browser")


def _run(part: Part) -> Outcome:
    print(f"\n== {part.name} ==", flush=True)
    if not part.on_postgres:
        return _pytest(part, {})
    try:
        with temporary_cluster() as cluster:
            return _pytest(part, {"SAMENPLAN_DATABASE": cluster.address})
    except NoPostgres as problem:
        print(problem)
        return Outcome(part, code=1, seconds=0)


def _pytest(part: Part, more: dict[str, str]) -> Outcome:
    """One run in a process group of its own, so that all of it can be stopped; its output goes on to the screen."""
    began = time.monotonic()
    with tempfile.TemporaryDirectory(prefix="samenplan-test-") as data:
        command = [sys.executable, "-m", "pytest", "-q", "-m", part.chosen, *part.options]
        running = subprocess.Popen(  # noqa: S603 - our own pytest, by its full path
            command,
            cwd=ROOT,
            env=_environment(data) | more,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            text=True,
            start_new_session=True,
        )
        try:
            last = _passed_on(running, until=began + part.seconds)
        finally:
            _end(running)
    counts = Counter({word: int(number) for number, word in COUNTED.findall(last)})
    return Outcome(part, running.returncode, time.monotonic() - began, counts)


def _passed_on(running: subprocess.Popen[str], *, until: float) -> str:
    """Print what the run prints; the last line with words in it. Too late is stopped and said."""
    last = ""
    signal.signal(signal.SIGALRM, lambda *_: _end(running))
    signal.alarm(max(int(until - time.monotonic()), 1))
    for line in running.stdout or ():
        print(line, end="", flush=True)
        last = line if line.strip() else last
    signal.alarm(0)
    running.wait()
    if time.monotonic() > until - 1:
        print("Dit deel duurde te lang en is gestopt.")
    return last


def _end(running: subprocess.Popen[str]) -> None:
    """Stop it and everything it started."""
    if running.poll() is None:
        os.killpg(running.pid, signal.SIGKILL)
        running.wait()


def _environment(data: str) -> dict[str, str]:
    """A data folder of its own: tests never touch what `make run` keeps."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("SAMENPLAN_")}
    return {**kept, "SAMENPLAN_DATA": data, "PYTHONDONTWRITEBYTECODE": "1"}


def _close(outcomes: Sequence[Outcome]) -> None:
    print()
    for outcome in outcomes:
        print(outcome.line())
    passed = sum(outcome.counts["passed"] for outcome in outcomes)
    failed = sum(outcome.failed for outcome in outcomes)
    skipped = sum(outcome.counts["skipped"] for outcome in outcomes)
    seconds = sum(outcome.seconds for outcome in outcomes)
    print(f"{passed} passed, {failed} failed, {skipped} skipped in {seconds:.0f} s")


if __name__ == "__main__":
    main()
