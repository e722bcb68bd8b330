"""What the pages of surveys share: the row of the address, addresses, and a form that a rule may refuse."""

from collections.abc import Callable
from typing import cast

from django import forms
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse

from samenplan.analysis.models import Survey, SurveyQuestion
from samenplan.analysis.queries import surveys as queries
from samenplan.core.access import ActingRequest
from samenplan.core.errors import Refused
from samenplan.ui.page import page


def survey_of(request: ActingRequest, survey_id: int) -> Survey:
    """The survey of the address.

    Raises:
        Http404: it is not the actor's to see.
    """
    return get_object_or_404(queries.surveys(request.actor), pk=survey_id)


def question_of(request: ActingRequest, survey_id: int, question_id: int) -> SurveyQuestion:
    """The question of the address.

    Raises:
        Http404: it is not the actor's to see, or of another survey.
    """
    return get_object_or_404(queries.questions(request.actor), survey=survey_id, pk=question_id)


def address(survey: Survey, name: str, **ids: object) -> str:
    """The address of a page of this survey."""
    return reverse(f"analysis:{name}", kwargs={"authority": survey.authority.slug, "survey_id": survey.pk, **ids})


def to(survey: Survey, name: str = "survey") -> HttpResponseRedirect:
    """Go to a page of this survey."""
    return HttpResponseRedirect(address(survey, name))


def link_of(request: ActingRequest, survey: Survey) -> str:
    """The whole address that residents open."""
    return request.build_absolute_uri(reverse("analysis_doors:answer", args=[survey.token]))


def done(form: forms.Form, act: Callable[[], object]) -> bool:
    """Do it, when the form is filled in well; a rule's no is shown above the form, with what was typed."""
    if not form.is_bound or not form.is_valid():
        return False
    try:
        act()
    except Refused as refusal:
        for objection in refusal.objections:
            form.add_error(None, objection)
        return False
    return True


def form_page(request: ActingRequest, template: str, context: dict[str, object]) -> HttpResponse:
    """A page with `form` in its context: 422 when something in it is wrong."""
    form = cast(forms.Form, context["form"])
    return page(request, template, context, status=422 if form.errors else 200)
