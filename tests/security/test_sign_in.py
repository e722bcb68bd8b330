"""Signing in: password, lock-out, second step, and what a page may do about it."""

import base64
import re
import time

import pytest
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from django.test import Client

from samenplan.authorities.models import Membership, User
from samenplan.core.permissions import SECOND_FACTOR_ROLES, Role

PASSWORD = "een lange zin"
REASON = "a test looks at everything"


@pytest.fixture
def tine(brugwijk):
    """A real person (not of the example) who is admin in Brugwijk."""
    user = User.objects.create_user("tine@brugwijk.example", PASSWORD, full_name="Tine Dewit")
    Membership.objects.unscoped(reason=REASON).create(authority=brugwijk, user=user, role=Role.ADMIN)
    return user


def sign_in(client, user, password=PASSWORD):
    return client.post("/account/aanmelden/", {"login": user.email, "password": password})


def code_for(secret):
    return format_hotp_value(hotp_value(secret, int(time.time()) // 30))


def set_up_second_step(client):
    """Turn the second step on, as a person would; returns the key as it stands on the page."""
    confirm = client.get("/account/tweede-stap/aanzetten/", follow=True)
    if "bevestigen" in confirm.request["PATH_INFO"]:
        client.post(confirm.request["PATH_INFO"] + "?next=/account/tweede-stap/aanzetten/", {"password": PASSWORD})
    page = client.get("/account/tweede-stap/aanzetten/").content.decode()
    secret = re.search(r"<code[^>]*>([A-Z2-7]{16,})</code>", page)[1]
    assert client.post("/account/tweede-stap/aanzetten/", {"code": code_for(secret)}).status_code == 302
    return secret


def test_who_knows_the_password_comes_in_and_who_does_not_stays_out(client, tine):
    wrong = sign_in(client, tine, "een verkeerde zin")
    assert "horen niet bij elkaar" in wrong.content.decode()
    assert "_auth_user_id" not in client.session
    assert sign_in(client, tine).url == "/"
    assert client.session["_auth_user_id"] == str(tine.pk)


def test_an_unknown_address_gets_the_same_answer_as_a_wrong_password(client, tine):
    unknown = client.post("/account/aanmelden/", {"login": "niemand@x.example", "password": "iets langs"})
    wrong = sign_in(Client(), tine, "iets anders")
    same = re.compile(r"tine@brugwijk.example|niemand@x.example|csrf[^>]*>")
    assert same.sub("", re.sub(r"(?s)csrf.{0,120}", "", unknown.content.decode())) == same.sub(
        "", re.sub(r"(?s)csrf.{0,120}", "", wrong.content.decode())
    )


def test_after_five_wrong_passwords_even_the_right_one_waits(client, tine):
    for _ in range(5):
        sign_in(client, tine, "een verkeerde zin")
    locked = sign_in(Client(), tine)
    assert "Te veel pogingen" in locked.content.decode()
    assert locked.status_code != 302


def test_four_wrong_passwords_do_not_lock(client, tine):
    for _ in range(4):
        sign_in(client, tine, "een verkeerde zin")
    assert sign_in(client, tine).status_code == 302


def test_nobody_of_the_example_signs_in_with_a_password(client, ann_user):
    for password in ("", "!", "ann", "wachtwoord"):
        sign_in(client, ann_user, password)
        assert "_auth_user_id" not in client.session


def test_an_admin_without_second_step_reaches_only_the_page_that_says_so(client, tine):
    sign_in(client, tine)
    assert client.get("/brugwijk/mensen/").url == "/tweede-factor/"
    assert "/account/tweede-stap/aanzetten/" in client.get("/tweede-factor/").content.decode()
    assert client.post("/brugwijk/mensen/uitnodigen/", {"full_name": "x"}).url == "/tweede-factor/"


@pytest.mark.parametrize("role", sorted(SECOND_FACTOR_ROLES - {Role.PROGRAMME_OFFICER}))
def test_every_role_with_money_or_people_is_stopped_without_second_step(client, tine, role):
    Membership.objects.unscoped(reason=REASON).filter(user=tine).update(role=role)
    sign_in(client, tine)
    assert client.get("/brugwijk/mensen/").url == "/tweede-factor/"


def test_the_roles_that_need_a_second_step_are_these():
    assert sorted(SECOND_FACTOR_ROLES) == ["admin", "finance", "programme_officer", "subsidy_officer"]


def test_the_second_step_is_set_up_once_and_asked_ever_after(client, tine):
    sign_in(client, tine)
    secret = set_up_second_step(client)
    assert client.get("/brugwijk/mensen/").status_code == 200
    again = Client()
    assert sign_in(again, tine).url == "/account/tweede-stap/code/"
    assert again.get("/brugwijk/mensen/").url.startswith("/account/aanmelden/")
    assert "klopt niet" in again.post("/account/tweede-stap/code/", {"code": "000000"}).content.decode()
    assert "_auth_user_id" not in again.session
    code = code_for(secret)
    assert again.post("/account/tweede-stap/code/", {"code": code}).url == "/"
    assert again.get("/brugwijk/mensen/").status_code == 200
    watcher = Client()
    sign_in(watcher, tine)
    watcher.post("/account/tweede-stap/code/", {"code": code})
    assert "_auth_user_id" not in watcher.session, "a code that was used before opened the door"


def test_a_recovery_code_opens_once(client, tine):
    sign_in(client, tine)
    set_up_second_step(client)
    codes = re.findall(r"<code[^>]*>(\d{8})</code>", client.get("/account/herstelcodes/").content.decode())
    assert len(codes) == 10
    for attempt, comes_in in ((Client(), True), (Client(), False)):
        sign_in(attempt, tine)
        attempt.post("/account/tweede-stap/code/", {"code": codes[0]})
        assert ("_auth_user_id" in attempt.session) is comes_in


def test_the_code_to_scan_shows_under_our_content_policy(client, tine):
    sign_in(client, tine)
    client.post("/account/bevestigen/", {"password": PASSWORD})
    response = client.get("/account/tweede-stap/aanzetten/")
    page = response.content.decode()
    drawn = base64.b64decode(re.search(r'src="data:image/svg\+xml;base64,([^"]+)"', page)[1]).decode()
    assert "img-src 'self' data:" in response["Content-Security-Policy"]
    assert '<rect fill="white"' in drawn
    assert "style=" not in drawn + page


def test_the_invented_admin_needs_no_second_step_only_while_the_example_is_on(client_of, ann_user, settings):
    settings.EXAMPLE = True
    assert client_of(ann_user).get("/brugwijk/mensen/").status_code == 200
    settings.EXAMPLE = False
    assert client_of(ann_user).get("/brugwijk/mensen/").url == "/tweede-factor/"


def test_a_password_is_changed_with_the_old_one(client, tine):
    sign_in(client, tine)
    said = {"oldpassword": "verkeerd", "password1": "een nieuwe zin", "password2": "een nieuwe zin"}
    assert "niet je huidige" in client.post("/account/wachtwoord/", said).content.decode()
    client.post("/account/wachtwoord/", {**said, "oldpassword": PASSWORD})
    tine.refresh_from_db()
    assert tine.check_password("een nieuwe zin")


def test_signing_out_takes_a_post(client, tine):
    sign_in(client, tine)
    client.get("/account/afmelden/")
    assert "_auth_user_id" in client.session
    client.post("/account/afmelden/")
    assert "_auth_user_id" not in client.session


def test_nobody_signs_up_by_herself(client, db):
    for address in ("/account/signup/", "/account/aanmaken/", "/accounts/signup/", "/account/email/"):
        assert client.get(address).status_code in (302, 404)
        assert client.post(address, {"email": "x@x.example", "password1": PASSWORD}).status_code in (302, 404)
    assert not User.objects.exists()


def test_a_forgotten_password_sends_no_mail(client, tine, mailoutbox):
    assert "beheerder" in client.get("/account/wachtwoord-vergeten/").content.decode()
    assert client.post("/account/wachtwoord-vergeten/", {"email": tine.email}).status_code == 405
    assert mailoutbox == []


def test_a_sign_in_page_sends_nobody_to_another_site(client, tine):
    answer = client.post(
        "/account/aanmelden/?next=https://boos.example/",
        {"login": tine.email, "password": PASSWORD, "next": "https://boos.example/"},
    )
    assert answer.url == "/"


def test_a_form_from_elsewhere_is_refused(tine):
    strict = Client(enforce_csrf_checks=True)
    assert sign_in(strict, tine).status_code == 403


def test_the_session_changes_when_one_signs_in(client, tine):
    session = client.session
    session["left"] = "by a stranger"
    session.save()
    sign_in(client, tine)
    assert client.session["_auth_user_id"] == str(tine.pk)
    assert client.session.session_key != session.session_key
