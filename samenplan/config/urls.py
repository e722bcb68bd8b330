"""All addresses. The house's own first parts stand in authorities.rules.RESERVED_SLUGS."""

from django.conf.urls.i18n import i18n_patterns
from django.urls import URLPattern, URLResolver, include, path

urlpatterns: list[URLPattern | URLResolver] = [
    path("", include("samenplan.ui.urls")),
    path("", include("samenplan.authorities.urls")),
    path("", include("samenplan.audit.urls")),
    path("", include("samenplan.programmes.urls")),
    path("", include("samenplan.execution.urls.doors")),
    path("", include("samenplan.debate.urls.doors")),
    *i18n_patterns(
        path("openbaar/", include("samenplan.public.urls")),
        path("insluiten/", include("samenplan.public.urls_elsewhere")),
        path("", include("samenplan.analysis.urls.doors")),
        prefix_default_language=False,
    ),
    path("", include("samenplan.public.urls_desk")),
    path("<slug:authority>/", include("samenplan.plans.urls")),
    path("<slug:authority>/", include("samenplan.execution.urls")),
    path("<slug:authority>/", include("samenplan.analysis.urls")),
    path("<slug:authority>/", include("samenplan.debate.urls")),
    path("<slug:authority>/plannen/<int:plan_id>/", include("samenplan.decisions.urls")),
    path("", include("samenplan.today.urls")),
]
