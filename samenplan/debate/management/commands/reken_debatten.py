"""Computes the results of open debates anew where enough votes came in; run it every minute, or with --loop."""

import time

from django.core.management import BaseCommand, CommandParser
from django.utils.timezone import now

from samenplan.debate.operations.computing import refresh, stale_debates


class Command(BaseCommand):
    """`manage.py reken_debatten [--loop SECONDS]`."""

    help = "Rekent de resultaten van open debatten opnieuw waar genoeg stemmen bijkwamen."

    def add_arguments(self, parser: CommandParser) -> None:
        """How often, when it stays running."""
        parser.add_argument("--loop", type=int, default=0, metavar="SECONDEN", help="blijf draaien, met deze pauze")

    def handle(self, *args: object, **options: int) -> None:
        """Once, or again and again."""
        while True:
            made = [debate.pk for debate in stale_debates(now()) if refresh(debate, now=now())]
            if made:
                self.stdout.write(f"Opnieuw gerekend: debat {', '.join(map(str, made))}.")
            if not options["loop"]:
                return
            time.sleep(options["loop"])
