"""What other sites put on theirs: the picture of how a plan goes, alone or on a small page."""

from django.urls import path

from samenplan.public.views import progress

app_name = "elsewhere"

urlpatterns = [
    path("<slug:plan_uid>.svg", progress.picture, name="picture"),
    path("<slug:plan_uid>/", progress.framed, name="framed"),
]
