"""Check every chain of the trail: `manage.py controleer_spoor`. Ends with 1 when a line was changed or is missing."""

from django.core.management.base import BaseCommand, CommandError

from samenplan.audit import queries
from samenplan.core.dutch import counted


class Command(BaseCommand):
    """Prints one line per chain, with its head: compare it with a head that was kept elsewhere."""

    help = "Controleert of in het spoor van elk bestuur niets is veranderd of weggehaald."

    def handle(self, *args: object, **options: object) -> None:
        broken = 0
        for head in queries.all_chains():
            whose = str(head.authority or "de installatie")
            line = queries.broken_in(head)
            if line is None:
                self.stdout.write(f"{whose}: de keten klopt, {counted(head.sequence, 'regel', 'regels')}, {head.hash}")
            else:
                broken += 1
                self.stdout.write(f"{whose}: de keten klopt NIET vanaf regel {line}")
        if broken:
            raise CommandError(f"{counted(broken, 'keten is', 'ketens zijn')} beschadigd.")
