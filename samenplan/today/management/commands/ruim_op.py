"""Throws away what is kept of people longer than the terms say: `manage.py ruim_op`, every night."""

from django.core.management import BaseCommand, call_command
from django.utils.timezone import now

from samenplan.authorities.models import Authority
from samenplan.authorities.operations.retention import erase_due
from samenplan.authorities.rules import RETENTION_LABELS
from samenplan.core.actor import Actor


class Command(BaseCommand):
    """Per authority, each in a transaction of its own; can be run again."""

    help = "Gooit weg wat langer bewaard is dan de termijnen van elk bestuur zeggen."

    def handle(self, *args: object, **options: object) -> None:
        """Say how much of what went, never what it was."""
        for pk, slug in Authority.objects.filter(uses_samenplan=True).values_list("pk", "slug"):
            command = Actor("command:ruim_op", frozenset(), frozenset({pk}), authority_id=pk)
            for kind, count in erase_due(by=command, now=now()).items():
                self.stdout.write(f"{slug}: {count} × {RETENTION_LABELS[kind]}")
        call_command("ruim_bevragingen_op", stdout=self.stdout)
