"""Putting beside a result what checks it; in the background, the result is there before."""

from samenplan.debate.models import Snapshot
from samenplan.debate.queries.checking import checks_of, unchecked
from samenplan.debate.queries.mathematics import REASON
from samenplan.debate.rules.checking import checks_as_plain


def check_results() -> int:
    """Fill what is missing; how many results. Done twice at once it is the same."""
    waiting = list(unchecked())
    for snapshot in waiting:
        kept = checks_as_plain(checks_of(snapshot))
        Snapshot.objects.unscoped(reason=REASON).filter(pk=snapshot.pk).update(checks=kept)
    return len(waiting)
