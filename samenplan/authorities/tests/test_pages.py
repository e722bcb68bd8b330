import re
from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from PIL import Image

from samenplan.authorities.example import CAST, load_people
from samenplan.authorities.models import Invitation, Membership, Party, User
from samenplan.core.permissions import Role

REASON = "a test looks at everything"


def text_of(response):
    return response.content.decode()


def link_in(response):
    return re.search(r'value="(http[^"]+)"', text_of(response))[1]


def test_a_person_with_one_authority_is_sent_there(client_of, lien_user, ria_user):
    assert client_of(lien_user).get("/").url == "/brugwijk/"
    assert client_of(ria_user).get("/").url == "/agentschap/"


def test_a_person_with_two_authorities_chooses(client_of, lien_user, molenrode):
    Membership.objects.unscoped(reason=REASON).create(authority=molenrode, user=lien_user, role=Role.COLLEAGUE)
    shown = text_of(client_of(lien_user).get("/"))
    assert 'href="/brugwijk/"' in shown
    assert 'href="/molenrode/"' in shown


def test_a_person_without_a_role_is_told_what_to_do(client_of, db):
    user = User.objects.create_user("nieuw@x.example", full_name="Nieuw")
    assert "uitnodiging" in text_of(client_of(user).get("/"))


def test_a_stranger_is_sent_to_the_sign_in_page(client, db):
    assert client.get("/").url.startswith("/account/aanmelden/")


def test_the_road_from_invitation_to_first_sign_in(client_of, ann_user, buurtwerk):
    said = {"full_name": "Tine Dewit", "email": "tine@x.example", "roles": ["partner"], "party_id": buurtwerk.pk}
    shown = client_of(ann_user).post("/brugwijk/mensen/uitnodigen/", said)
    assert shown.status_code == 200
    assert "no-store" in shown["Cache-Control"]
    link = link_in(shown)
    newcomer = Client()
    assert "Welkom bij Brugwijk" in text_of(newcomer.get(link))
    accepted = newcomer.post(link, {"full_name": "Tine Dewit", "password": "een lange zin"})
    assert accepted.url == "/brugwijk/"
    membership = Membership.objects.unscoped(reason=REASON).get(user__email="tine@x.example")
    assert (membership.role, membership.party) == ("partner", buurtwerk)
    assert Client().get(link).status_code == 422


def test_an_invitation_asks_for_a_good_password(client_of, ann_user):
    said = {"full_name": "Tine Dewit", "email": "tine@x.example", "roles": ["colleague"]}
    link = link_in(client_of(ann_user).post("/brugwijk/mensen/uitnodigen/", said))
    for password in ("kort", "wachtwoord", "tinedewit@x", "x" * 129, "1234567890"):
        assert Client().post(link, {"full_name": "Tine Dewit", "password": password}).status_code == 422
    assert not User.objects.filter(email="tine@x.example").exists()


def test_an_invitation_form_with_faults_keeps_what_was_typed(client_of, ann_user):
    shown = client_of(ann_user).post("/brugwijk/mensen/uitnodigen/", {"full_name": "Tine Dewit", "email": "geen adres"})
    assert shown.status_code == 422
    assert "Tine Dewit" in text_of(shown)
    assert not Invitation.objects.unscoped(reason=REASON).exists()


def test_who_has_an_account_is_asked_to_sign_in_first(client_of, ann_user, omar_user):
    said = {"full_name": "Omar", "email": omar_user.email, "roles": ["colleague"]}
    link = link_in(client_of(ann_user).post("/brugwijk/mensen/uitnodigen/", said))
    assert "Meld je eerst aan" in text_of(Client().get(link))
    his = client_of(omar_user)
    assert "Omar Benali" in text_of(his.get(link))
    assert his.post(link).url == "/brugwijk/"


def test_a_lost_password_is_replaced_without_mail(client_of, ann_user, bart_user, mailoutbox):
    link = link_in(client_of(ann_user).post(f"/brugwijk/mensen/{bart_user.pk}/wachtwoord/"))
    assert Client().post(link, {"password": "kort"}).status_code == 422
    assert Client().post(link, {"password": "een nieuwe zin"}).url == "/account/aanmelden/"
    signed_in = Client().post("/account/aanmelden/", {"login": bart_user.email, "password": "een nieuwe zin"})
    assert (signed_in.status_code, signed_in.url) == (302, "/")
    assert mailoutbox == []


def test_a_new_password_ends_the_sessions_of_that_person(client_of, ann_user, bart_user):
    his = client_of(bart_user)
    assert his.get("/").status_code == 302
    link = link_in(client_of(ann_user).post(f"/brugwijk/mensen/{bart_user.pk}/wachtwoord/"))
    Client().post(link, {"password": "een nieuwe zin"})
    assert his.get("/").url.startswith("/account/aanmelden/")


def test_people_are_listed_changed_and_let_go(client_of, ann_user, bart_user):
    hers = client_of(ann_user)
    assert "Bart Claes" in text_of(hers.get("/brugwijk/mensen/"))
    assert hers.post(f"/brugwijk/mensen/{bart_user.pk}/", {"roles": ["auditor"]}).url == "/brugwijk/mensen/"
    assert "auditor" in text_of(hers.get("/brugwijk/mensen/"))
    assert "Toch niet" in text_of(hers.get(f"/brugwijk/mensen/{bart_user.pk}/einde/"))
    assert hers.post(f"/brugwijk/mensen/{bart_user.pk}/einde/").url == "/brugwijk/mensen/"
    assert "bart@brugwijk.example" not in text_of(hers.get("/brugwijk/mensen/"))


def test_the_last_admin_is_told_why_she_stays(client_of, ann_user):
    shown = client_of(ann_user).post(f"/brugwijk/mensen/{ann_user.pk}/", {"roles": ["auditor"]})
    assert shown.status_code == 422
    assert "enige beheerder" in text_of(shown)


def test_an_invitation_is_withdrawn_after_a_question(client_of, ann_user):
    hers = client_of(ann_user)
    said = {"full_name": "Tine Dewit", "email": "tine@x.example", "roles": ["colleague"]}
    link = link_in(hers.post("/brugwijk/mensen/uitnodigen/", said))
    address = f"/brugwijk/mensen/uitnodiging/{Invitation.objects.unscoped(reason=REASON).get().pk}/"
    assert "werkt dan niet meer" in text_of(hers.get(address))
    assert Client().get(link).status_code == 200
    hers.post(address)
    assert Client().get(link).status_code == 422


def test_parties_are_added_renamed_and_merged(client_of, lien_user, buurtwerk):
    hers = client_of(lien_user)
    hers.post("/brugwijk/diensten/", {"name": "De Brug vzw", "kind": "organisation"})
    kept = Party.objects.unscoped(reason=REASON).get(name="De Brug vzw")
    hers.post(f"/brugwijk/diensten/{kept.pk}/", {"name": "De Brug"})
    assert "De Brug" in text_of(hers.get(f"/brugwijk/diensten/{kept.pk}/"))
    hers.post(f"/brugwijk/diensten/{buurtwerk.pk}/samenvoegen/", {"into": kept.pk})
    assert list(Party.objects.unscoped(reason=REASON).values_list("name", flat=True)) == ["De Brug"]


def test_a_double_party_is_refused_in_the_form(client_of, lien_user, buurtwerk):
    shown = client_of(lien_user).post("/brugwijk/diensten/", {"name": buurtwerk.name, "kind": "organisation"})
    assert shown.status_code == 422
    assert "staat al in de lijst" in text_of(shown)


def logo():
    kept = BytesIO()
    Image.new("RGB", (50, 50), "teal").save(kept, "PNG")
    return SimpleUploadedFile("logo.png", kept.getvalue(), "image/png")


def test_settings_show_the_contrast_and_serve_the_logo(client_of, ann_user, brugwijk):
    hers = client_of(ann_user)
    assert hers.get(f"/thema/{brugwijk.pk}/logo.png").status_code == 404
    hers.post("/brugwijk/instellingen/", {"accent": "#FFE066", "new_logo": logo()})
    shown = text_of(hers.get("/brugwijk/instellingen/"))
    assert "#ffe066" in shown
    assert "slecht leesbaar" in shown
    picture = Client().get(f"/thema/{brugwijk.pk}/logo.png")
    assert (picture["Content-Type"], picture["X-Content-Type-Options"]) == ("image/png", "nosniff")
    assert picture.content[:4] == b"\x89PNG"


@pytest.mark.parametrize("accent", ["rood", "#12345", "#1234567", "#12345g", "#123456;}", ""])
def test_what_is_no_colour_is_refused(client_of, ann_user, brugwijk, accent):
    assert client_of(ann_user).post("/brugwijk/instellingen/", {"accent": accent}).status_code == 422
    brugwijk.refresh_from_db()
    assert brugwijk.accent == "#0a6770"


def test_a_partnership_is_started_and_gets_a_member(client_of, ann_user, molenrode):
    hers = client_of(ann_user)
    hers.post("/brugwijk/samenwerking/", {"name": "Buren"})
    shown = text_of(hers.get("/brugwijk/samenwerking/"))
    address = re.search(r"/brugwijk/samenwerking/\d+/", shown)[0]
    hers.post(address, {"name": "molenrode", "since": "1/9/2026"})
    assert "Molenrode, sinds 1 september 2026" in text_of(hers.get("/brugwijk/samenwerking/"))
    assert hers.post(address, {"name": "nergens", "since": "1/9/2026"}).status_code == 422


def test_the_cast_signs_in_with_one_click_where_the_example_is_on(client, db, settings):
    load_people()
    settings.EXAMPLE = True
    shown = text_of(client.get("/voorbeeld/"))
    assert [person.full_name for person in CAST if person.full_name not in shown] == []
    lien = User.objects.get(email="lien@brugwijk.example")
    assert client.post(f"/voorbeeld/{lien.pk}/").url == "/"
    assert client.get("/").url == "/brugwijk/"


def test_nobody_signs_in_with_one_click_where_the_example_is_off(client, lien_user, settings):
    settings.EXAMPLE = False
    assert client.get("/voorbeeld/").status_code == 404
    assert client.post(f"/voorbeeld/{lien_user.pk}/").status_code == 404
    assert client.get("/").url.startswith("/account/aanmelden/")


def test_a_real_person_is_never_signed_in_with_one_click(client, db, settings):
    settings.EXAMPLE = True
    real = User.objects.create_user("echt@x.example", "een lange zin", full_name="Echt")
    assert client.post(f"/voorbeeld/{real.pk}/").status_code == 404
    assert client.get(f"/voorbeeld/{real.pk}/").status_code == 405
    assert client.get("/").url.startswith("/account/aanmelden/")


def test_the_credits_name_the_sources(client, db):
    shown = text_of(client.get("/over/"))
    assert "Statbel" in shown
    assert "CC BY 4.0" in shown


def test_the_people_page_asks_the_same_number_of_questions_for_one_and_for_many(
    client_of, ann_user, lien_user, bart_user, mo_user, nele_user, django_assert_max_num_queries
):
    hers = client_of(ann_user)
    hers.get("/brugwijk/mensen/")
    with django_assert_max_num_queries(7):
        hers.get("/brugwijk/mensen/")
