"""Remove the raw answers of surveys whose term is over: `manage.py ruim_bevragingen_op`, once a day."""

from django.core.management.base import BaseCommand
from django.utils.timezone import localdate

from samenplan.analysis.operations.results import delete_raw_answers
from samenplan.analysis.queries.surveys import due_surveys
from samenplan.core.actor import Actor
from samenplan.core.dutch import counted
from samenplan.core.permissions import Role


class Command(BaseCommand):
    """Prints one line per survey: its number and how many answers went. Run again it finds nothing."""

    help = "Verwijdert losse antwoorden van bevragingen waarvan de bewaartermijn om is. Getoonde resultaten blijven."

    def handle(self, *args: object, **options: object) -> None:
        today = localdate()
        for survey in due_surveys(today):
            by = Actor(
                name="command:ruim_bevragingen_op",
                roles=frozenset({Role.COORDINATOR}),
                reach=frozenset({survey.authority_id}),
                authority_id=survey.authority_id,
            )
            count = delete_raw_answers(survey, today=today, by=by)
            self.stdout.write(f"Bevraging {survey.pk}: {counted(count, 'antwoord', 'antwoorden')} verwijderd.")
