"""What a debate asks of whoever runs it, from the first statement to read until the result is there for everyone."""

from collections.abc import Iterator
from datetime import date, timedelta

from django.db.models import Count, Min, Q

from samenplan.core.actor import Actor
from samenplan.core.dutch import counted, written_date
from samenplan.core.permissions import Permission
from samenplan.debate.models import Debate
from samenplan.debate.rules.kinds import DebateState, StatementState
from samenplan.today.rules import Place, Todo, TodoGroup

TAG = "debat"
DAYS_AHEAD = timedelta(days=3)
FINAL = "Daarna gaat het niet meer open. Loopt het nog goed? Kies een latere dag."


def debates(actor: Actor, today: date) -> Iterator[Todo]:
    """Statements to read, a last day that comes near, a result to publish, answers to give; in one question."""
    waits = Q(statements__state=StatementState.WAITING)
    going_on = Q(state__in=(DebateState.OPEN, DebateState.CLOSED)) | Q(state=DebateState.PUBLISHED, awaiting__gt=0)
    rows = Debate.objects.visible_to(actor).filter(going_on)
    rows = rows.annotate(many=Count("statements", filter=waits), since=Min("statements__came_on", filter=waits))
    for debate in rows.order_by("since", "pk"):
        if debate.many and debate.state != DebateState.PUBLISHED:
            title = counted(debate.many, "stelling wacht op nazicht", "stellingen wachten op nazicht")
            yield _waiting(title, debate.question, "Lees na", Place("debate:queue", (debate.pk,)), today)
        if debate.signs > debate.signs_seen and debate.state != DebateState.PUBLISHED:
            title = counted(debate.signs, "teken van georganiseerd stemmen", "tekens van georganiseerd stemmen")
            yield _waiting(title, debate.question, "Bekijk", Place("debate:alarms", (debate.pk,)), today)
        if actor.may(Permission.DEBATE_MANAGE):
            yield from _of_the_stage(debate, today)


def _of_the_stage(debate: Debate, today: date) -> Iterator[Todo]:
    last = debate.closes_on
    if debate.state == DebateState.CLOSED:
        title = f"“{debate.question}” is afgelopen"
        words = "Antwoord op wat mensen delen, en publiceer het resultaat."
        yield _waiting(title, words, "Bekijk", Place("debate:detail", (debate.pk,)), today)
    elif debate.state == DebateState.PUBLISHED:
        title = counted(debate.awaiting, "stelling wacht op een antwoord", "stellingen wachten op een antwoord")
        yield _waiting(title, debate.question, "Antwoord", Place("debate:result", (debate.pk,)), today)
    elif last is not None and today <= last <= today + DAYS_AHEAD:
        title = f"“{debate.question}” sluit na {written_date(last)}"
        place = Place("debate:change", (debate.pk,))
        yield Todo(TodoGroup.SOON, TAG, title, FINAL, "Bekijk", place, last, is_mine=True)


def _waiting(title: str, words: str, button: str, place: Place, today: date) -> Todo:
    return Todo(TodoGroup.WAITING, TAG, title, words, button, place, today, is_mine=True)
