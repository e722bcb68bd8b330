"""Everything about the code that can be judged without running the product; `make check` calls this.

Two at a time, as there are two cores. Prints a line per check, what went wrong below it, and exits 1 then.
"""

import os
import secrets
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PROGRAMS = Path(sys.executable).parent
MANAGE = [sys.executable, "manage.py"]
MOST_SECONDS = 300


@dataclass(frozen=True, slots=True)
class Check:
    """A command that must end with 0."""

    name: str
    command: Sequence[str]
    environment: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Verdict:
    """How it went. `said` is what the command printed."""

    check: Check
    is_right: bool
    seconds: float
    said: str


def checks(data: str) -> tuple[Check, ...]:
    """All checks, the slowest first; `data` is a folder to throw away."""
    house = {"SAMENPLAN_LOCAL": "1", "SAMENPLAN_EXAMPLE": "1", "SAMENPLAN_DATA": data}
    real = {
        "SAMENPLAN_DATA": data,
        "SAMENPLAN_SECRET_KEY": secrets.token_urlsafe(60),
        "SAMENPLAN_HOSTS": "samenplan.brugwijk.example",
    }
    catalogues = [f"samenplan/{feature}/tests/test_translations.py" for feature in ("public", "analysis", "debate")]
    translations = [sys.executable, "-m", "pytest", "-q", *catalogues]
    return (
        Check("types", [_program("mypy"), "--no-error-summary"], house),
        Check("imports", [_program("lint-imports")]),
        Check("migrations", [*MANAGE, "makemigrations", "--check", "--dry-run"], house),
        Check("deployment", [*MANAGE, "check", "--deploy", "--fail-level", "WARNING"], real),
        Check("translations", translations, house),
        Check("format", [_program("ruff"), "format", "--check", "."]),
        Check("lint", [_program("ruff"), "check", "."]),
    )


def main() -> None:
    """Run them all, also after one that failed."""
    with tempfile.TemporaryDirectory(prefix="samenplan-check-") as data, ThreadPoolExecutor(2) as two:
        verdicts = []
        for verdict in two.map(_judged, checks(data)):
            verdicts.append(verdict)
            print(f"{'ok ' if verdict.is_right else 'nok'} {verdict.check.name} ({verdict.seconds:.1f} s)", flush=True)
            if not verdict.is_right:
                print("    " + verdict.said.strip().replace("\n", "\n    "), flush=True)
    wrong = [verdict.check.name for verdict in verdicts if not verdict.is_right]
    print(f"{len(verdicts) - len(wrong)} ok, {len(wrong)} nok" + (f": {', '.join(wrong)}" if wrong else ""))
    sys.exit(int(bool(wrong)))


def _judged(check: Check) -> Verdict:
    began = time.monotonic()
    clean = {name: value for name, value in os.environ.items() if not name.startswith("SAMENPLAN_")}
    try:
        done = subprocess.run(  # noqa: S603 - commands of this file, by their full path
            list(check.command),
            cwd=ROOT,
            env={**clean, **check.environment},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            check=False,
            timeout=MOST_SECONDS,
        )
    except subprocess.TimeoutExpired:
        return Verdict(check, is_right=False, seconds=MOST_SECONDS, said="Duurde te lang en is gestopt.")
    return Verdict(check, done.returncode == 0, time.monotonic() - began, done.stdout)


def _program(name: str) -> str:
    return str(PROGRAMS / name)


if __name__ == "__main__":
    main()
