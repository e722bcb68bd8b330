"""Mails wait in the outbox until they left: once, in turn, tried again, and never in two authorities."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from django.core import mail
from django.db import transaction

from samenplan.core.errors import Forbidden, Refused
from samenplan.notices import mailing
from samenplan.notices.jobs import MOST_FAILURES, send_due
from samenplan.notices.models import Notice, Silence
from samenplan.notices.operations import be_heard, be_silent, queue, send_one, try_again
from samenplan.notices.queries import failed_notices, is_silent
from samenplan.notices.rules import CLAIM_TERM, MOST_TRIES, WAITS, Letter, NoticeState

NOW = datetime(2026, 11, 25, 8, 0, tzinfo=UTC)
LETTER = Letter("mo@brugwijk.example", "Hoe gaat het?", "Dag Mo", "<p>Dag Mo</p>", "https://x.example/stil/a/")
REASON = "a test looks at the outbox"


def notices():
    return Notice.objects.unscoped(reason=REASON)


def only():
    return notices().get()


@pytest.fixture
def server_is_down(settings):
    settings.EMAIL_BACKEND = "samenplan.notices.tests.backends.Down"


def test_the_same_thing_is_told_once(brugwijk, lien):
    assert [queue(LETTER, "a", by=lien, now=NOW), queue(LETTER, "a", by=lien, now=NOW)] == [True, False]
    assert only().authority == brugwijk


def test_a_mail_stands_or_falls_with_what_it_tells(lien):
    with pytest.raises(RuntimeError), transaction.atomic():
        queue(LETTER, "a", by=lien, now=NOW)
        raise RuntimeError
    assert not notices().exists()


def test_a_sent_mail_leaves_no_text_behind(lien):
    queue(LETTER, "a", by=lien, now=NOW)
    assert send_one(now=NOW) is NoticeState.SENT
    row = only()
    assert (row.state, row.body, row.html, row.leave_url, row.done_at) == (NoticeState.SENT, "", "", "", NOW)
    assert send_one(now=NOW + timedelta(days=1)) is None
    assert len(mail.outbox) == 1


def test_a_mail_has_both_parts_and_a_way_out(lien):
    queue(LETTER, "a", by=lien, now=NOW)
    send_one(now=NOW)
    sent = mail.outbox[0]
    assert (sent.to, sent.subject, sent.body) == (["mo@brugwijk.example"], "Hoe gaat het?", "Dag Mo")
    assert sent.alternatives[0][0] == "<p>Dag Mo</p>"
    assert sent.extra_headers["List-Unsubscribe"] == "<https://x.example/stil/a/>"


@pytest.mark.parametrize(
    "letter",
    [
        replace(LETTER, subject="Hoe gaat het?\nBcc: all@x.example"),
        replace(LETTER, subject="Hoe\rgaat"),
        replace(LETTER, address="mo@x.example\nBcc: a@b.example"),
        replace(LETTER, address="mo@x.example\u2028Bcc: a@b.example"),
        replace(LETTER, leave_url="https://x.example/\r\nX: y"),
        replace(LETTER, address=""),
        replace(LETTER, address="nobody"),
    ],
)
def test_a_header_made_of_two_lines_is_refused_and_nothing_is_kept(lien, letter):
    with pytest.raises(Refused):
        queue(letter, "a", by=lien, now=NOW)
    assert not notices().exists()


def test_what_was_put_in_the_row_by_hand_still_cannot_add_a_header(lien):
    queue(LETTER, "a", by=lien, now=NOW)
    notices().update(subject="Hoe\nBcc: all@x.example")
    assert send_one(now=NOW) is NoticeState.WAITING
    assert mail.outbox == []


def test_a_mail_is_not_sent_before_its_time(lien):
    queue(LETTER, "a", by=lien, now=NOW)
    assert send_one(now=NOW - timedelta(seconds=1)) is None


def test_a_mail_that_fails_waits_longer_each_time_and_is_given_up_after_eight_tries(lien, server_is_down):
    queue(LETTER, "a", by=lien, now=NOW)
    moment, waited = NOW, []
    for _ in range(MOST_TRIES - 1):
        assert send_one(now=moment) is NoticeState.WAITING
        waited.append(only().due_at - moment)
        assert send_one(now=only().due_at - timedelta(seconds=1)) is None
        moment = only().due_at
    assert send_one(now=moment) is NoticeState.FAILED
    assert waited == list(WAITS) == sorted(waited)
    assert (only().state, only().attempts, send_one(now=moment + timedelta(days=9))) == ("failed", 8, None)


def test_the_officer_can_have_it_tried_again(lien, omar, mo, server_is_down, settings):
    queue(LETTER, "a", by=lien, now=NOW)
    notices().update(state=NoticeState.FAILED, attempts=8)
    assert (failed_notices(lien).count(), failed_notices(omar).count()) == (1, 0)
    assert try_again(by=omar, now=NOW) == 0
    with pytest.raises(Forbidden):
        try_again(by=mo, now=NOW)
    assert only().state == NoticeState.FAILED
    assert try_again(by=lien, now=NOW) == 1
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    assert send_one(now=NOW) is NoticeState.SENT


def test_a_claimed_mail_is_left_alone_until_the_claim_lapses(lien):
    queue(LETTER, "a", by=lien, now=NOW)
    notices().update(claimed_until=NOW + CLAIM_TERM, attempts=1)
    assert send_one(now=NOW + CLAIM_TERM - timedelta(seconds=1)) is None
    assert send_one(now=NOW + CLAIM_TERM) is NoticeState.SENT


def test_when_the_server_is_down_the_others_keep_their_turn(lien, server_is_down):
    for number in range(10):
        queue(LETTER, f"k{number}", by=lien, now=NOW)
    assert send_due(lambda: NOW) == 0
    assert notices().filter(attempts=1).count() == MOST_FAILURES
    assert notices().filter(attempts=0).count() == 10 - MOST_FAILURES


def test_one_bad_address_does_not_stop_the_others(lien):
    queue(LETTER, "a", by=lien, now=NOW)
    notices().update(subject="Hoe\nBcc: all@x.example")
    queue(LETTER, "b", by=lien, now=NOW)
    assert send_due(lambda: NOW) == 1


def test_silence_is_of_one_person_in_one_authority(lien, bart, omar):
    assert [be_silent(by=lien), be_silent(by=lien)] == [True, False]
    assert [is_silent(lien), is_silent(bart), is_silent(omar)] == [True, False, False]
    assert [be_heard(by=bart), be_heard(by=lien), be_heard(by=lien)] == [False, True, False]
    assert not Silence.objects.unscoped(reason=REASON).exists()


def test_links_outside_a_request_start_with_the_address_of_the_house(settings):
    settings.ADDRESS = "https://samenplan.example"
    assert mailing.house_address("/stil/a/") == "https://samenplan.example/stil/a/"


def test_where_no_mail_is_set_up_the_house_knows_it(settings):
    assert mailing.mail_is_on()
    settings.EMAIL_BACKEND = mailing.NO_MAIL
    assert not mailing.mail_is_on()
