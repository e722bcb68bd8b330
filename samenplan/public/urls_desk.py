"""What residents will see, for the officer who decides about it; and over towns, for the agency."""

from django.urls import path

from samenplan.public.views import desk

app_name = "desk"
_EXAMPLE = "<slug:authority>/plannen/<int:plan_id>/uitvoering/bewoners/voorbeeld/"

urlpatterns = [
    path("agentschap/voortgang/", desk.over_towns, name="over_towns"),
    path(_EXAMPLE, desk.preview, name="preview"),
    path(f"{_EXAMPLE}plan/", desk.preview_plan, name="preview_plan"),
    path(f"{_EXAMPLE}fotos/<slug:sha256>/", desk.preview_photo, name="preview_photo"),
]
