"""Loads the programmes, calls and measures that come with Samenplan; can be run again."""

from django.core.management.base import BaseCommand

from samenplan.programmes.loading import load_programmes


class Command(BaseCommand):
    help = "Laadt de programma's, oproepen en acties met hun bronnen. Opnieuw laden kan altijd."

    def handle(self, *args: object, **options: object) -> None:
        loaded = load_programmes()
        self.stdout.write(
            f"Geladen: {loaded.programmes} programma's, {loaded.calls} oproepen, {loaded.measures} acties, "
            f"{loaded.facts} feiten met bron of als leemte."
        )
