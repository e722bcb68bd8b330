"""Everything of a debate that leaves the hands of who looks after it, as text: to look for canaries in."""

import csv
import io
from collections.abc import Iterator

from django.core import mail
from django.db import connection
from django.utils.timezone import now

from samenplan.debate.models import Debate
from samenplan.debate.tests.builders import REASON, Resident
from samenplan.notices.jobs import send_due
from samenplan.notices.models import Notice
from samenplan.public.tests.test_private import inside

DOORS = (
    "", "stem/", "code/", "stelling/", "mijn/", "volgen/", "kaart/", "resultaat/", "narekenen/", "resultaat.pdf",
    "resultaat.docx", "resultaat.csv",
)  # fmt: skip
OUTSIDE = ("/openbaar/", "/openbaar/brugwijk/", "/openbaar/brugwijk/nieuws.atom", "/en/openbaar/brugwijk/")
PROBES = ("kanarie wachtend wel", "kanarie geweigerd wel", "kanarie uitgehaald wel")
"""Texts like those of the canaries, to see whether one is shown as much alike."""
EXPORTS = ("resultaat", "word", "cijfers", "stemmen", "stellingen")


def for_everyone(debate: Debate) -> dict[str, str]:
    """Every page and file that needs no account, as somebody who never came before and as somebody who votes."""
    told = {}
    for language in ("nl", "fr", "en"):
        stranger = Resident(debate)
        told |= {f"{tail} {language}": inside(stranger.get(tail, taal=language)) for tail in DOORS}
    voter = Resident(debate)
    told |= dict(all_statements_shown(voter)) | dict(all_likenesses(voter))
    told |= {f"{tail} voter": inside(voter.get(tail)) for tail in DOORS}
    return told | {where: inside(voter.client.get(where)) for where in OUTSIDE}


def all_statements_shown(voter: Resident) -> Iterator[tuple[str, str]]:
    """The page of every statement, until nothing is left to vote on."""
    for place in range(100):
        text = inside(voter.get("stem/"))
        yield f"stem {place}", text
        if 'name="stelling"' not in text:
            return
        voter.post("stem/", **voter.fields(text), keuze="eens" if place % 3 else "oneens")


def all_likenesses(voter: Resident) -> Iterator[tuple[str, str]]:
    """What is shown as much alike to who writes nearly what a canary says."""
    page = inside(voter.get("stelling/"))
    for text in PROBES if "<form" in page else ():
        yield f"lijkt op {text}", inside(voter.post("stelling/", **voter.fields(page), tekst=text))


def for_another_town(client, debate: Debate) -> dict[str, str]:
    """What members of another town see: their own pages, and this debate's addresses under both towns."""
    rooms = ("", "resultaat/", "nazicht/", "stellingen/", "logboek/", "bestand/stellingen/")
    where = [f"/{town}/debatten/{debate.pk}/{room}" for town in ("molenrode", "brugwijk") for room in rooms]
    where += ["/molenrode/debatten/", "/molenrode/plannen/", "/molenrode/"]
    return {one: inside(client.get(one)) for one in where}


def taken_along(client, debate: Debate) -> dict[str, str]:
    """The files that members take out of the house."""
    home = f"/brugwijk/debatten/{debate.pk}/bestand/"
    return {f"bestand {kind}": inside(client.get(f"{home}{kind}/")) for kind in EXPORTS}


def mailed() -> dict[str, str]:
    """What stands ready to be mailed and what left; the address itself is for the mail server only."""
    ready = Notice.objects.unscoped(reason=REASON)
    told = {f"mail {row.pk}": f"{row.subject}\n{row.body}\n{row.html}\n{row.key}" for row in ready}
    send_due(now)
    return told | {f"sent {place}": f"{one.subject}\n{one.body}" for place, one in enumerate(mail.outbox)}


def rows(*without: str) -> Iterator[tuple[str, str]]:
    """Every row of every table of the database, as text."""
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            if table not in without:
                cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")
                for row in cursor.fetchall():
                    yield table, repr(row)


def holding(places: dict[str, str], canary: str) -> list[str]:
    """Where a canary sings."""
    return [where for where, text in places.items() if canary.lower() in text.lower()]


def sheet(text: str) -> list[list[str]]:
    """A CSV as rows."""
    return list(csv.reader(io.StringIO(text), delimiter=";"))
