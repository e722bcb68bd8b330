"""A mail server can be down, slow, cut off or lying: the mail waits, and nothing else suffers."""

import socket
import time
from datetime import UTC, datetime

import pytest

from samenplan.notices.models import Notice
from samenplan.notices.operations import queue, send_one
from samenplan.notices.rules import Letter, NoticeState
from samenplan.notices.tests.mail_server import (
    hangs_up_after_data,
    lies,
    mail_server,
    says_nothing,
    takes_all,
    takes_none,
)

NOW = datetime(2026, 11, 25, 8, 0, tzinfo=UTC)
LETTER = Letter("mo@brugwijk.example", "Hoe gaat het met 1 actie?", "Dag Mo, à la carte", "<p>Dag Mo</p>", "https://x/")


@pytest.fixture
def call(settings, lien):
    """Put one mail in the outbox and send it to a server on this port."""
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_TIMEOUT = "127.0.0.1", 0.5
    queue(LETTER, "a", by=lien, now=NOW)

    def send(port):
        settings.EMAIL_PORT = port
        return send_one(now=NOW)

    return send


def test_an_honest_server_gets_the_mail_once(call):
    with mail_server(takes_all) as (port, taken):
        assert [call(port), call(port)] == [NoticeState.SENT, None]
    assert len(taken) == 1
    assert "Subject: Hoe gaat het met 1 actie?" in taken[0]
    assert "List-Unsubscribe: <https://x/>" in taken[0]
    assert ("text/plain" in taken[0], "text/html" in taken[0], "<img" in taken[0]) == (True, True, False)


@pytest.mark.parametrize("talk", [takes_none, hangs_up_after_data, lies, says_nothing])
def test_with_a_bad_server_the_mail_waits_and_nobody_waits_long(call, talk):
    began = time.monotonic()
    with mail_server(talk) as (port, _):
        assert call(port) is NoticeState.WAITING
    assert time.monotonic() - began < 5
    row = Notice.objects.unscoped(reason="a test looks at the outbox").get()
    assert (row.attempts, row.claimed_until, row.body, row.due_at > NOW) == (1, None, LETTER.text, True)


def test_with_no_server_at_all_the_mail_waits(call):
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port = listener.getsockname()[1]
    assert call(port) is NoticeState.WAITING
