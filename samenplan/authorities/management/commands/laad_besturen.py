"""Load the Flemish municipalities: `manage.py laad_besturen`. Running it again changes nothing."""

import csv
from datetime import date
from pathlib import Path

from django.core.management.base import BaseCommand

from samenplan.authorities.operations.reference import Merger, Municipality, load_municipalities
from samenplan.core.dutch import counted

DATA = Path(__file__).resolve().parents[2] / "data"


def _rows(name: str) -> list[dict[str, str]]:
    with (DATA / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def municipalities() -> list[Municipality]:
    """The list as it stands in the data folder."""
    return [
        Municipality(
            nis=row["nis"],
            name=row["naam"],
            province=row["provincie"],
            district=row["arrondissement"],
            ovo_code=row["ovo"],
            kbo_number=row["kbo"],
            lblod_uri=row["lblod_uri"],
        )
        for row in _rows("gemeenten-vlaanderen.csv")
    ]


def mergers() -> list[Merger]:
    """The mergers of 2025."""
    return [
        Merger(row["oud_nis"], row["oud_naam"], row["nieuw_nis"], date.fromisoformat(row["datum"]))
        for row in _rows("fusies-2025.csv")
    ]


class Command(BaseCommand):
    """Says how many were added, changed and unchanged, and names what changed."""

    help = "Laadt de Vlaamse gemeenten met hun NIS-codes, KBO- en OVO-nummers. Opnieuw uitvoeren kan altijd."

    def handle(self, *args: object, **options: object) -> None:
        report = load_municipalities(municipalities(), mergers())
        added = counted(len(report.added), "gemeente", "gemeenten")
        self.stdout.write(f"{added} toegevoegd, {len(report.changed)} gewijzigd, {len(report.unchanged)} ongewijzigd.")
        for name in report.changed:
            self.stdout.write(f"gewijzigd: {name}")
