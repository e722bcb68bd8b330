"""`python -m bench.replays`: every shared conversation voted again through the pages, beside what the engine says.

As samenplan/debate/tests/test_replay.py does it, with a table; `--only nz-taxes` for one, `--write` to keep the table
in docs/metingen.md. All nine together are 183,000 votes of about 6 ms of processor time each.
"""

import argparse
import os
from collections.abc import Iterator

from bench.debate_data import NINE, conversation
from bench.installation import installed
from bench.report import write_section

TITLE = "Echte gesprekken opnieuw gestemd langs de bladzijden"
HEAD = (
    "| Gesprek | mensen | stemmen | stemmen per s | minuten | zelfde hash | zelfde uitkomst |",
    "|---|--:|--:|--:|--:|---|---|",
)


def main() -> None:
    """Replay, compare, say."""
    words = argparse.ArgumentParser(prog="python -m bench.replays", description=__doc__)
    words.add_argument("--only", choices=NINE, action="append", help="one conversation; can be said more than once")
    words.add_argument("--write", action="store_true", help="keep the table in docs/metingen.md")
    chosen = words.parse_args()
    before = os.getloadavg()[0]
    with installed():
        rows = list(_rows(chosen.only or NINE))
    busy = f"Andere drukte op de machine bij de start (load): {before:.1f}.".replace(".", ",", 1)
    if chosen.write:
        write_section(TITLE, [*HEAD, *rows, "", busy])


def _rows(names: list[str] | tuple[str, ...]) -> Iterator[str]:
    from django.test.utils import setup_test_environment  # late: Django is set up by now

    setup_test_environment()
    print(*HEAD, sep="\n", flush=True)
    for name in names:
        row = _row(name)
        print(row, flush=True)
        yield row


def _row(name: str) -> str:
    """One conversation; nothing of it stays in the database."""
    from django.db import transaction  # late: Django is set up by now

    from samenplan.authorities.models import Authority
    from samenplan.debate.tests.replaying import beside_the_engine, replayed

    votes = conversation(name)
    with transaction.atomic():
        replay = replayed(Authority.objects.get(slug="brugwijk"), votes)
        stored, direct = beside_the_engine(replay.debate, votes)
        transaction.set_rollback(True)
    same = ["ja" if one == other else "NEE" for one, other in zip(stored, direct, strict=True)]
    cells = [replay.people, replay.votes, round(replay.votes / replay.seconds), f"{replay.seconds / 60:.1f}"]
    return f"| {name} | {' | '.join(str(cell).replace('.', ',') for cell in cells)} | {' | '.join(same)} |"


if __name__ == "__main__":
    main()
