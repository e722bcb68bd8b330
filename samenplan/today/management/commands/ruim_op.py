"""Throws away what is kept of people longer than the terms say: `manage.py ruim_op`; `werk` does it every night."""

from django.core.management import BaseCommand
from django.utils.timezone import now

from samenplan.today.jobs import clear


class Command(BaseCommand):
    """Says how much of what went, never what it was; run again it finds nothing."""

    help = "Gooit weg wat langer bewaard is dan de termijnen zeggen."

    def handle(self, *args: object, **options: object) -> None:
        for what, count in clear(now).items():
            self.stdout.write(f"{count} × {what}")
