import pytest
from django.http import Http404, HttpResponse
from django.test import RequestFactory

from samenplan.core import access
from samenplan.core.errors import Forbidden
from samenplan.core.permissions import Permission


@access.member(Permission.PLAN_VIEW)
def plan(request, plan_id):
    return HttpResponse(f"plan {plan_id}")


@pytest.fixture
def asked(lien_user, lien):
    request = RequestFactory().get("/brugwijk/plannen/3/")
    request.user, request.actor, request.second_factor_missing = lien_user, lien, False
    return request


def test_a_member_with_the_permission_comes_in_and_nothing_is_kept_on_the_way(asked):
    response = plan(asked, plan_id=3, authority="brugwijk")
    assert response.content == b"plan 3"
    assert {"no-store", "private"} <= set(response["Cache-Control"].split(", "))


def test_a_member_without_the_permission_is_forbidden(asked, mo):
    asked.actor = mo
    with pytest.raises(Forbidden):
        plan(asked, plan_id=3, authority="brugwijk")


def test_for_who_has_no_role_there_the_page_does_not_exist(asked):
    asked.actor = None
    with pytest.raises(Http404):
        plan(asked, plan_id=3, authority="brugwijk")


def test_a_missing_second_factor_comes_before_the_permission(asked, mo):
    asked.actor, asked.second_factor_missing = mo, True
    assert plan(asked, plan_id=3, authority="brugwijk").url == "/tweede-factor/"


@pytest.mark.parametrize(
    ("wear", "door"),
    [
        (access.everyone, "everyone"),
        (access.signed_in, "signed in"),
        (access.member(Permission.PLAN_VIEW), "member with plan.view"),
        (access.opened(Permission.OPENED_PLAN_VIEW), "opened with opened.view"),
        (access.agency(Permission.SUBMITTED_PLAN_VIEW), "agency with submitted.view"),
        (access.token("invitation"), "token for invitation"),
    ],
)
def test_each_door_says_its_name(wear, door):
    def view(request):
        return HttpResponse()

    assert wear(view).door == door
