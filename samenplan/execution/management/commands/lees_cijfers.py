"""Reads in the files with figures that wait, each on behalf of who asked for it."""

from django.core.management.base import BaseCommand
from django.utils.timezone import localdate, now

from samenplan.authorities.queries import actor_for, memberships_of
from samenplan.core.permissions import Permission
from samenplan.execution.operations.figure_work import work
from samenplan.execution.queries.figure_imports import waiting_imports


class Command(BaseCommand):
    """`manage.py lees_cijfers`: run it by a timer, or let `manage.py werk` do it."""

    help = "Leest de bestanden met cijfers in die klaarstaan."

    def handle(self, *args: object, **options: object) -> None:
        """Once over everything that waits."""
        many = 0
        for run in waiting_imports(now()):
            mine = [row for row in memberships_of(run.by) if row.authority_id == run.plan.authority_id]
            if mine and (asker := actor_for(run.by, mine)).may(Permission.PROGRESS_MANAGE):
                many += work(run.pk, at=now(), today=localdate(), by=asker)
        self.stdout.write(f"{many} bestanden ingelezen.")
