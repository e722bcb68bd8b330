"""What every page knows of where it is."""

from django.conf import settings
from django.http import HttpRequest


def place(request: HttpRequest) -> dict[str, object]:
    """The authority of the address, the actor, and whether the example runs."""
    return {
        "authority": getattr(request, "authority", None),
        "actor": getattr(request, "actor", None),
        "memberships": getattr(request, "memberships", []),
        "example": settings.EXAMPLE,
    }
