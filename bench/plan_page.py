"""The page of a plan: questions to the database, time, processor time. One process, Django's test client."""

from collections.abc import Iterator

from django.conf import settings
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from bench.measuring import Line, Target, Unit, median, milliseconds, single, timed
from samenplan.authorities.example import LIEN, place_person
from samenplan.authorities.queries import actor_for, memberships_of
from samenplan.plans.tests.builders import a_plan
from samenplan.plans.tests.examples import large_plan

REQUESTS = 200
MOST_QUERIES, MOST_MILLISECONDS = 12, 60
PEER = {100: (745, 1.3, 20), 1: (51, 0.2, 10)}
"""Actions: queries and CPU seconds of the best known peer (the kinder end of 1.3-1.7 s), and the factor we aim at."""


def lines() -> Iterator[Line]:
    """The page with 1, 100 and 200 actions."""
    for actions in (1, 100, 200):
        yield from _of(actions)


def _of(actions: int) -> Iterator[Line]:
    user = place_person(LIEN)
    plan = a_plan(actor_for(user, memberships_of(user)), large_plan(actions))
    client = Client(SERVER_NAME="localhost")
    client.force_login(user, backend=settings.AUTHENTICATION_BACKENDS[0])
    address = f"/brugwijk/plannen/{plan.pk}/"
    client.get(address)
    with CaptureQueriesContext(connection) as asked:
        answer = client.get(address)
    queries = len(asked)  # now: the next request empties the log
    if answer.status_code != 200 or answer.content.count(b"data-node") < actions:
        raise AssertionError(f"This is not the page of the plan: {answer.status_code}")
    took = timed(lambda: client.get(address), REQUESTS)
    name = f"Pagina van een plan met {actions} {'actie' if actions == 1 else 'acties'}"
    yield single(f"{name}: vragen aan de databank", queries, Unit.COUNT, Target(MOST_QUERIES))
    limit = Target(MOST_MILLISECONDS) if actions == 200 else None
    yield milliseconds(f"{name}: tijd (doel geldt voor p95)", took.wall, limit, judge=0.95)
    yield milliseconds(f"{name}: rekentijd", took.cpu)
    yield single(f"{name}: bladzijden per seconde", REQUESTS / sum(took.wall), Unit.PER_SECOND)
    yield single(f"{name}: grootte (kB)", len(answer.content) / 1000, Unit.COUNT)
    if actions in PEER:
        their_queries, seconds, factor = PEER[actions]
        less = seconds / median(took.cpu)
        yield single(f"{name}: minder rekentijd dan de beste andere", less, Unit.TIMES, Target(factor, at_least=True))
        yield single(f"{name}: minder vragen dan de beste andere", their_queries / queries, Unit.TIMES)
