"""Reads in the files with figures that wait; `manage.py werk` does the same every minute."""

from django.core.management.base import BaseCommand
from django.utils.timezone import now

from samenplan.core.dutch import counted
from samenplan.execution.jobs import read_figures


class Command(BaseCommand):
    help = "Leest de bestanden met cijfers in die klaarstaan."

    def handle(self, *args: object, **options: object) -> None:
        """Once over everything that waits."""
        self.stdout.write(f"{counted(read_figures(now), 'bestand', 'bestanden')} ingelezen.")
