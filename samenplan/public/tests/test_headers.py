"""No cookie, kept for five minutes, the house's content policy."""

import pytest

from samenplan.public.tests.published import a_published_plan, address

pytestmark = pytest.mark.django_db
TAILS = (
    "",
    "?zoek=buren",
    "acties/act-feest/",
    "acties/weg/",
    "versies/1/",
    "versies/9/",
    "verloop/",
    "plan.csv",
    "plan.json",
)


def everything(version) -> list[str]:
    return [
        "/openbaar/",
        "/en/openbaar/brugwijk/",
        "/openbaar/brugwijk/nieuws.atom",
        *(address(version, t) for t in TAILS),
    ]


def test_nothing_sets_a_cookie_whoever_asks(client, client_of, brugwijk, lien_user):
    version = a_published_plan(brugwijk)
    signed_in = client_of(lien_user)
    strange = type(client)()
    strange.cookies.load(
        {"samenplan": "x", "csrf": "niet goed", "messages": "kapot", "ander": "1", "django_language": "en"}
    )
    for browser in (client, signed_in, strange):
        for path in everything(version):
            response = browser.get(path)
            assert ("Set-Cookie" in response.headers, bool(response.cookies)) == (False, False), path
            assert "Cookie" not in response.get("Vary", "")


def test_a_member_sees_the_same_page_as_a_stranger(client, client_of, brugwijk, lien_user):
    version = a_published_plan(brugwijk)
    assert client_of(lien_user).get(address(version)).content == client.get(address(version)).content


def test_signing_in_elsewhere_survives_a_visit(client_of, brugwijk, lien_user):
    browser = client_of(lien_user)
    before = {name: cookie.value for name, cookie in browser.cookies.items()}
    browser.get(address(a_published_plan(brugwijk)))
    assert {name: cookie.value for name, cookie in browser.cookies.items()} == before
    assert before


def test_pages_are_kept_for_five_minutes_and_answer_304_to_who_has_them(client, brugwijk):
    version = a_published_plan(brugwijk)
    for tail in ("", "plan.json", "versies/1/"):
        first = client.get(address(version, tail))
        assert sorted(first["Cache-Control"].split(", ")) == ["max-age=300", "public"]
        again = client.get(address(version, tail), headers={"If-None-Match": first["ETag"]})
        assert (again.status_code, again.content, again["ETag"]) == (304, b"", first["ETag"])
        assert client.get(address(version, tail), headers={"If-None-Match": '"oud"'}).status_code == 200


def test_the_other_language_is_another_page(client, brugwijk):
    version = a_published_plan(brugwijk)
    dutch, english = client.get(address(version)), client.get(address(version, language="en"))
    assert dutch["ETag"] != english["ETag"]
    preferring = client.get(address(version), headers={"Accept-Language": "en"})
    assert preferring.content == dutch.content


def test_the_content_policy_is_the_house_policy(client, brugwijk):
    policy = client.get(address(a_published_plan(brugwijk)))["Content-Security-Policy"]
    assert "script-src 'self'" in policy
    assert ("unsafe" in policy, "http" in policy) == (False, False)


def test_only_reading_is_possible(client, brugwijk):
    version = a_published_plan(brugwijk)
    assert [client.post(path).status_code for path in everything(version)] == [405] * len(everything(version))
    assert client.head(address(version)).status_code == 200
