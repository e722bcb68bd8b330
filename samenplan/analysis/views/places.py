"""What the pages of surveys share: the row of the address, addresses, and a form that a rule may refuse."""

from django.http import HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse

from samenplan.analysis.models import Survey, SurveyQuestion
from samenplan.analysis.queries import surveys as queries
from samenplan.core.access import ActingRequest


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
