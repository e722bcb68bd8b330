"""What residents will see, for the officer who decides about it; and over towns, for the agency."""

from django.urls import path

from samenplan.public.views import desk

app_name = "desk"

urlpatterns = [
    path("agentschap/voortgang/", desk.over_towns, name="over_towns"),
    path("<slug:authority>/plannen/<int:plan_id>/uitvoering/bewoners/voorbeeld/", desk.preview, name="preview"),
]
