"""Load the invented towns and people: `manage.py laad_voorbeeld_mensen`. Running it again changes nothing."""

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from samenplan.authorities.example import load_people


class Command(BaseCommand):
    """Refuses where the example is not switched on, so that no invented person stands among real ones."""

    help = "Laadt de verzonnen gemeenten en mensen van het voorbeeld. Alleen met SAMENPLAN_EXAMPLE=1."

    def handle(self, *args: object, **options: object) -> None:
        if not settings.EXAMPLE:
            raise CommandError(
                "Het voorbeeld staat niet aan. Zet SAMENPLAN_EXAMPLE=1 als dit geen echte installatie is."
            )
        self.stdout.write(f"{load_people()} verzonnen mensen staan klaar.")
