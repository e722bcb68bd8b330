"""Everything a fresh installation needs, in one go; run again it changes nothing that people wrote."""

from django.conf import settings
from django.core.management import BaseCommand, call_command
from django.utils.timezone import localdate

from samenplan.debate.example import place_example_debate
from samenplan.decisions.example import approve_example_plan
from samenplan.execution.example import place_example_for_residents, place_example_progress
from samenplan.plans.example import place_example_plan


class Command(BaseCommand):
    """`manage.py opzetten`: tables, reference data and, where the example is switched on, the invented town."""

    help = "Maakt de tabellen, laadt de gemeenten en programma's, en (met SAMENPLAN_EXAMPLE=1) het voorbeeld."

    def handle(self, *args: object, **options: object) -> None:
        """Run every step; each can be run again."""
        call_command("migrate", verbosity=0, interactive=False)
        call_command("createcachetable", verbosity=0)
        if not settings.LOCAL:
            call_command("collectstatic", verbosity=0, interactive=False)
        call_command("laad_besturen", verbosity=0, stdout=self.stdout)
        call_command("laad_programmas", verbosity=0, stdout=self.stdout)
        if settings.EXAMPLE:
            call_command("laad_voorbeeld_mensen", stdout=self.stdout)
            if place_example_plan():
                place_example_progress()
                approve_example_plan()
                place_example_for_residents()
                place_example_debate(localdate())
                self.stdout.write("De voorbeeldplannen van Brugwijk staan klaar.")
