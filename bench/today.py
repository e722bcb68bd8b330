"""Vandaag of an authority in which much happens: questions to the database, time. One process, Django's test client."""

from collections.abc import Iterator

from django.conf import settings
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from bench.measuring import Line, Target, Unit, milliseconds, single, timed
from samenplan.authorities.example import LIEN, place_person
from samenplan.authorities.queries import actor_for, memberships_of
from samenplan.core.permissions import Role
from samenplan.execution.tests.builders import a_busy_plan

REQUESTS = 100
ACTIONS, ACTIVITIES = 300, 20_000
MOST_QUERIES, MOST_MILLISECONDS = 15, 80
PAGES = {"van iedereen": "/brugwijk/", "van mij": "/brugwijk/?van=mij"}


def lines() -> Iterator[Line]:
    """The page of the coordinator, of everyone and of herself."""
    user = place_person(LIEN, roles=(Role.COORDINATOR,))
    a_busy_plan(actor_for(user, memberships_of(user)), actions_count=ACTIONS, activities=ACTIVITIES)
    client = Client(SERVER_NAME="localhost")
    client.force_login(user, backend=settings.AUTHENTICATION_BACKENDS[0])
    for name, address in PAGES.items():
        client.get(address)
        with CaptureQueriesContext(connection) as asked:
            answer = client.get(address)
        queries = len(asked)  # now: the next request empties the log
        if answer.status_code != 200 or (address == "/brugwijk/" and answer.content.count(b'class="tag') != 30):
            raise AssertionError(f"This is not the page with the thirty most pressing things: {answer.status_code}")
        took = timed(lambda where=address: client.get(where), REQUESTS)  # type: ignore[misc]  # bound now
        title = f"Vandaag {name}, 300 acties en 20.000 activiteiten"
        yield single(f"{title}: vragen aan de databank", queries, Unit.COUNT, Target(MOST_QUERIES))
        yield milliseconds(f"{title}: tijd (doel geldt voor p95)", took.wall, Target(MOST_MILLISECONDS), judge=0.95)
        yield milliseconds(f"{title}: rekentijd", took.cpu)
