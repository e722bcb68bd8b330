"""The mail that asks: its links, silence, and what it never fetches or tells."""

import re
from datetime import timedelta

import pytest
from django.utils.timezone import localdate, now

from samenplan.audit.models import Event
from samenplan.authorities.operations.contacts import link_behind, make_link
from samenplan.core.errors import Refused
from samenplan.execution.operations.answering import LinkEnded, silence_behind
from samenplan.execution.operations.asking import ask_now
from samenplan.execution.queries.tokens import silence_token
from samenplan.execution.rules.answers import SILENCE_TERM
from samenplan.execution.tests.answering.answers import silence_path
from samenplan.execution.tests.asked import EVENINGS, NOW, TODAY, sent_mails
from samenplan.notices.models import Silence
from samenplan.plans.tests.builders import node_of


def test_silence_is_asked_with_a_button_and_can_be_undone(client, asked_contact, contact):
    assert client.post(silence_path(asked_contact)).status_code == 302
    assert [row.contact for row in Silence._rows.all()] == [contact]
    assert "Je krijgt geen mails van Brugwijk" in client.get(silence_path(asked_contact)).content.decode()
    client.post(silence_path(asked_contact))
    client.post(silence_path(asked_contact), {"weer": "1"})
    assert not Silence._rows.exists()
    verbs = Event._rows.filter(verb__startswith="mails.").order_by("pk").values_list("verb", flat=True)
    assert list(verbs) == ["mails.stopped", "mails.wanted"]


def test_the_link_for_silence_lasts_longer_than_a_year_and_not_for_ever(asked_mo):
    token = silence_token(asked_mo)
    assert silence_behind(token, today=asked_mo.asked_on + SILENCE_TERM)[0] == asked_mo
    with pytest.raises(LinkEnded):
        silence_behind(token, today=asked_mo.asked_on + SILENCE_TERM + timedelta(days=1))


def test_every_link_in_a_mail_opens_a_page(client, asked_contact, counting, settings):
    (mail,) = sent_mails()
    for text in (mail.body, mail.alternatives[0][0]):
        links = re.findall(rf"{settings.ADDRESS}(/[^\s\"<]+)", text)
        assert len(links) >= 4
        assert {client.get(link).status_code for link in links} <= {200, 302}


def test_a_mail_fetches_nothing_and_escapes_what_people_typed(mo, plan, lien):
    node = node_of(plan, EVENINGS)
    node.title = '<img src="https://evil.example/x.png"> & co'
    node.save()
    ask_now(node, by=lien, today=TODAY, now=NOW)
    (mail,) = sent_mails()
    html = mail.alternatives[0][0]
    assert [word in html for word in ("<img", "<script", "<link", "url(")] == [False] * 4
    assert '<img src="https://evil.example/x.png"> & co' in mail.body


@pytest.fixture
def the_room_is_there(settings):
    """The door for personal links; in the whole house it is, here it may not be yet."""
    settings.ROOT_URLCONF = "tests.security.with_door"


def test_a_contact_gets_a_link_of_her_own_in_the_mail_and_keeps_the_one_she_had(
    the_room_is_there, plan, contact, lien, settings
):
    given = make_link(contact, by=lien, now=now())
    ask_now(node_of(plan, EVENINGS), by=lien, today=localdate(), now=now())
    (mail,) = sent_mails()
    (secret,) = re.findall(rf"{settings.ADDRESS}/mijn/([^/]+)/", mail.body)
    assert [link_behind(each, now=now()).contact for each in (given, secret)] == [contact, contact]
    assert f"/mijn/{secret}/" in mail.alternatives[0][0]
    with pytest.raises(Refused):
        link_behind(secret, now=now() + timedelta(days=61))
    assert Event._rows.filter(verb="personal_link.mailed").count() == 1


def test_who_has_an_account_gets_no_such_link(the_room_is_there, asked_mo):
    (mail,) = sent_mails()
    assert "/mijn/" not in mail.body
    assert "/brugwijk/mijn-acties/" in mail.body
