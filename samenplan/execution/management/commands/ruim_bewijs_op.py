"""Removes files of evidence that no row names: left behind by a power cut between the file and its row."""

from django.core.management.base import BaseCommand
from django.utils.timezone import now

from samenplan.execution.files import without_row


class Command(BaseCommand):
    help = "Verwijdert bestanden van bewijsstukken die nergens bij horen en ouder zijn dan een uur."

    def handle(self, *args: object, **options: object) -> None:
        found = list(without_row(now()))
        for path in found:
            path.unlink(missing_ok=True)
        self.stdout.write(f"{len(found)} bestanden verwijderd.")
