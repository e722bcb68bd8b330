"""What the carrying out does by itself."""

from django.utils.timezone import localdate

from samenplan.authorities.queries import actor_for, memberships_of
from samenplan.core.actor import worker_of
from samenplan.core.jobs import Clock
from samenplan.core.permissions import Permission
from samenplan.execution.models import ReminderRhythm
from samenplan.execution.operations.asking import ask_due
from samenplan.execution.operations.figure_work import work
from samenplan.execution.queries.figure_imports import waiting_imports


def ask_how_it_goes(clock: Clock) -> int:
    """The round of today for every authority that wants it; how many questions were asked."""
    moment = clock()
    today = localdate(moment)
    rows = ReminderRhythm.objects.unscoped(reason="the round is made for every authority that wants it")
    wanted = rows.filter(is_on=True).exclude(asked_on__gte=today).order_by("pk").values_list("authority_id", flat=True)
    return sum(ask_due(by=worker_of(authority_id), today=today, now=moment) for authority_id in list(wanted))


def read_figures(clock: Clock) -> int:
    """Read in the files with figures that wait, each on behalf of who asked for it; how many were read in."""
    many = 0
    for run in waiting_imports(clock()):
        mine = [row for row in memberships_of(run.by) if row.authority_id == run.plan.authority_id]
        if mine and (asker := actor_for(run.by, mine)).may(Permission.PROGRESS_MANAGE):
            many += work(run.pk, at=clock(), today=localdate(clock()), by=asker)
    return many
