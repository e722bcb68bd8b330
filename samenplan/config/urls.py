"""All addresses. The house's own first parts stand in authorities.rules.RESERVED_SLUGS."""

from django.urls import URLPattern, URLResolver, include, path

urlpatterns: list[URLPattern | URLResolver] = [
    path("", include("samenplan.ui.urls")),
    path("", include("samenplan.authorities.urls")),
    path("", include("samenplan.audit.urls")),
]
