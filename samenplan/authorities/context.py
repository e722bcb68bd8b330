"""What every page knows of where it is."""

from django.conf import settings
from django.http import HttpRequest


def place(request: HttpRequest) -> dict[str, object]:
    """The authority of the address, the actor, and whether the example runs."""
    actor = getattr(request, "actor", None)
    return {
        "authority": getattr(request, "authority", None),
        "actor": actor,
        "may": actor.permissions if actor else frozenset(),  # {% if "people.manage" in may %}
        "memberships": getattr(request, "memberships", []),
        "example": settings.EXAMPLE,
    }
