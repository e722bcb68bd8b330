"""`manage.py werk` killed without warning, again and again: nothing is lost, only a mail in flight can leave twice."""

import os
import random
import re
import signal
import sqlite3
import subprocess
import sys
import time
from collections import Counter
from contextlib import closing

import pytest

from tests.architecture.source import ROOT
from tests.durability.serving import Server

pytestmark = pytest.mark.skipif("SAMENPLAN_DATABASE" in os.environ, reason="about the embedded database")
CONTACTS, KILLS = 250, 8
SHORTEST, LONGEST = 0.0, 0.1
"""Seconds after the first mail left: on a fast machine all mails are away within two."""
BUSY_TOWN = f"""
import django; django.setup()
from samenplan.authorities.models import Contact
from samenplan.plans.models import Involvement, Plan, PlanNode
from samenplan.notices.models import Notice
Notice.objects.unscoped(reason="x").all().delete()
Plan.objects.unscoped(reason="x").update(status="approved")
PlanNode.objects.unscoped(reason="x").filter(kind="action").update(status="running", status_on="2020-01-01")
party = Involvement.objects.unscoped(reason="x").filter(part="partner").first().party
Contact.objects.unscoped(reason="x").bulk_create(
    Contact(party=party, full_name=f"Contact {{n}}", email=f"c{{n}}@partner.example") for n in range({CONTACTS}))
"""


def environment(server: Server) -> dict[str, str]:
    own = {"SAMENPLAN_LOCAL": "1", "SAMENPLAN_EXAMPLE": "1", "SAMENPLAN_DATA": str(server.data)}
    return os.environ | own | {"DJANGO_SETTINGS_MODULE": "samenplan.config.settings"}


def rows(server: Server, question: str) -> list[tuple]:
    with closing(sqlite3.connect(server.database)) as there:
        return there.execute(question).fetchall()


def keys(server: Server) -> Counter:
    """How often each mail left."""
    folder = server.data / "mail"
    texts = (file.read_text(errors="replace") for file in folder.iterdir()) if folder.exists() else ()
    return Counter(key for text in texts for key in re.findall(r"^X-Samenplan-Key: (\S+)", text, re.MULTILINE))


def wait_for_a_new_mail(server: Server, working: subprocess.Popen, before: int) -> None:
    until = time.monotonic() + 60
    while working.poll() is None and time.monotonic() < until and keys(server).total() == before:
        time.sleep(0.01)


def five_minutes_pass(server: Server) -> None:
    """What a worker that died had claimed, is free again."""
    with closing(sqlite3.connect(server.database)) as there, there:
        there.execute("UPDATE notices_notice SET claimed_until = NULL WHERE state = 'waiting'")


def test_killed_half_way_nothing_is_lost_and_only_a_mail_in_flight_can_leave_twice(server: Server):
    known = environment(server)
    subprocess.run([sys.executable, "-c", BUSY_TOWN], cwd=ROOT, env=known, check=True, timeout=120)
    chance, half_way = random.Random(20261125), 0
    for _ in range(KILLS):
        before = keys(server).total()
        working = subprocess.Popen(
            [sys.executable, "manage.py", "werk"], cwd=ROOT, env=known, stdout=subprocess.DEVNULL
        )
        wait_for_a_new_mail(server, working, before)
        time.sleep(chance.uniform(SHORTEST, LONGEST))
        half_way += working.poll() is None
        working.send_signal(signal.SIGKILL)
        working.wait(30)
        five_minutes_pass(server)
    for _ in range(3):  # one round sends at most 200
        subprocess.run([sys.executable, "manage.py", "werk"], cwd=ROOT, env=known, check=True, timeout=300)
    asked = rows(
        server, "SELECT node_id, user_id, contact_id, asked_on FROM execution_reminder WHERE contact_id NOT NULL"
    )
    notices = rows(server, "SELECT key, state FROM notices_notice")
    left = keys(server)
    assert rows(server, "PRAGMA integrity_check") == [("ok",)]
    assert len(asked) == len(set(asked)) >= CONTACTS
    assert {state for _, state in notices} == {"sent"}
    assert set(left) == {key for key, _ in notices}
    assert left.total() - len(left) <= half_way
    assert half_way >= 3, "the kills came too late to mean anything"


def test_the_loop_stops_when_it_is_asked_to(server: Server):
    command = [sys.executable, "manage.py", "werk", "--loop"]
    working = subprocess.Popen(command, cwd=ROOT, env=environment(server), stdout=subprocess.DEVNULL)
    wait_for_a_new_mail(server, working, 0)
    assert keys(server).total() > 0
    assert working.poll() is None
    working.send_signal(signal.SIGTERM)
    assert working.wait(30) == 0
