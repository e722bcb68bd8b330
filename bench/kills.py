"""`python -m bench.kills`: kill the server at random moments while people write; `--write` keeps the tally.

The same loops as tests/durability, as often as one likes. Every count is of promises: answers with 200.
"""

import argparse
import tempfile
import time
from pathlib import Path

import samenplan.config  # noqa: F401 - brings a sound SQLite, with which we look into the file
from bench.report import write_section
from tests.durability.importing import ImportTally, kill_imports
from tests.durability.killing import Tally, kill_often
from tests.durability.serving import Server

TITLE = "De server gedood (kill -9) terwijl mensen schrijven"


def main() -> None:
    """Kill, count, say."""
    words = argparse.ArgumentParser(prog="python -m bench.kills", description=__doc__)
    words.add_argument("--kills", type=int, default=200)
    words.add_argument("--imports", type=int, default=20)
    words.add_argument("--seed", type=int, default=1)
    words.add_argument("--write", action="store_true", help="keep the tally in docs/metingen.md")
    chosen = words.parse_args()
    began = time.monotonic()
    with tempfile.TemporaryDirectory(prefix="samenplan-kills-") as folder:
        server = Server(Path(folder))
        server.set_up()
        try:
            texts = kill_often(server, chosen.kills, seed=chosen.seed)
            imports = kill_imports(server, chosen.imports, seed=chosen.seed)
            chain = server.manage("controleer_spoor")
        finally:
            server.kill()
    lines = [
        *_texts(texts),
        *_imports(imports),
        _chain(chain),
        f"- Duur: {(time.monotonic() - began) / 60:.0f} minuten.",
    ]
    print("\n".join(lines))
    if chosen.write:
        write_section(TITLE, lines)


def _texts(tally: Tally) -> list[str]:
    return [
        f"- {tally.kills} keer gedood op een willekeurig moment, met twee schrijvers door gunicorn (2 processen).",
        f"- {tally.acknowledged} bewaringen bevestigd; **{len(tally.lost)} verloren**.",
        f"- {tally.in_doubt} bewaringen onderweg toen de server viel; {tally.in_doubt_kept} daarvan stonden er toch.",
        f"- Databank niet in orde na een val: {len(tally.broken)}. Andere antwoorden dan 200: {len(tally.refused)}.",
        *tally.lost,
    ]


def _imports(tally: ImportTally) -> list[str]:
    return [
        f"- {tally.kills} keer gedood tijdens het overnemen van een bestand van 60 acties: {tally.whole} keer helemaal "
        f"overgenomen, {tally.absent} keer niets, **{len(tally.halves)} keer half**; bevestigd en toch weg: "
        f"{len(tally.lost)}.",
        *tally.halves,
        *tally.lost,
    ]


def _chain(said: str) -> str:
    broken = said.count("klopt NIET")
    return f"- Spoor daarna: {said.count('de keten klopt,')} kloppende ketens, {broken} gebroken."


if __name__ == "__main__":
    main()
