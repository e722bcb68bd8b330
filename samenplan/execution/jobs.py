"""What the carrying out does by itself."""

from django.utils.timezone import localdate

from samenplan.core.jobs import Clock
from samenplan.execution.models import ReminderRhythm
from samenplan.execution.operations.asking import ask_due, worker_of


def ask_how_it_goes(clock: Clock) -> int:
    """The round of today for every authority that wants it; how many questions were asked."""
    moment = clock()
    today = localdate(moment)
    rows = ReminderRhythm.objects.unscoped(reason="the round is made for every authority that wants it")
    wanted = rows.filter(is_on=True).exclude(asked_on__gte=today).order_by("pk").values_list("authority_id", flat=True)
    return sum(ask_due(by=worker_of(authority_id), today=today, now=moment) for authority_id in list(wanted))
