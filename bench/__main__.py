"""`python -m bench`: every part, as tables; `--only pagina` for one, `--write` to keep them in docs/metingen.md."""

import argparse
import os
from collections.abc import Callable, Iterator
from importlib import import_module

from bench.installation import installed
from bench.measuring import Line, table
from bench.report import write_section

PARTS = {
    "pagina": ("De pagina van een plan", "bench.plan_page"),
    "documenten": ("Documenten van een plan met 200 acties", "bench.documents"),
    "inlezen": ("Inlezen van bestanden", "bench.reading"),
    "vandaag": ("Vandaag van een druk bestuur", "bench.today"),
    "cijfers": ("Cijfers: inlezen en tekenen", "bench.figures"),
    "verslag": ("Een plan met 300 acties en 20.000 activiteiten", "bench.progress"),
    "spoor": ("Het spoor", "bench.trail"),
    "debatdruk": ("Stemmen in een debat onder druk, op SQLite", "bench.debate_load:on_sqlite"),
    "debatdruk-pg": ("Stemmen in een debat onder druk, op PostgreSQL", "bench.debate_load:on_postgresql"),
    "eerstestem": ("Van de link tot de eerste stem", "bench.first_vote"),
    "maten": ("Maten van polarisatie", "bench.measures"),
    "debat": ("Debat", "bench.debate"),
}


def main() -> None:
    """Measure part after part."""
    words = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    words.add_argument("--only", choices=PARTS, action="append", help="one part; can be said more than once")
    words.add_argument("--write", action="store_true", help="keep the tables in docs/metingen.md")
    chosen = words.parse_args()
    missed = 0
    with installed():
        for key in chosen.only or PARTS:
            missed += _part(*PARTS[key], write=chosen.write)
    print(f"\n{missed} doelen gemist." if missed else "\nAlle doelen gehaald.")


def _part(title: str, module: str, *, write: bool) -> int:
    """Measure and print one part; how many targets it missed."""
    busy = os.getloadavg()[0]
    name, _, which = module.partition(":")
    measure: Callable[[], Iterator[Line]] = getattr(import_module(name), which or "lines")  # late: Django is set up
    lines = list(measure())
    shown = [*table(lines), "", f"Andere drukte op de machine bij de start (load): {busy:.1f}.".replace(".", ",", 1)]
    print(f"\n## {title}\n\n" + "\n".join(shown), flush=True)
    if write:
        write_section(title, shown)
    return sum(line.verdict == "NEE" for line in lines)


if __name__ == "__main__":
    main()
