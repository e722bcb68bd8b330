"""The house with a door for personal links, whether that room is built or not; only tests mount this."""

from django.http import HttpRequest, HttpResponse
from django.urls import include, path

from samenplan.config.urls import urlpatterns as house
from samenplan.execution.urls import asking


def personal_link(request: HttpRequest, secret: str) -> HttpResponse:
    """Stands for the room."""
    return HttpResponse("in")


doors = [*asking.doors, path("mijn/<str:secret>/", personal_link, name="personal_link")]
urlpatterns = [path("", include((doors, "execution_doors"))), *house]
