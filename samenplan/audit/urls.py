"""The address of the trail."""

from django.urls import URLPattern, path

from samenplan.audit import views

urlpatterns: list[URLPattern] = [
    path("<slug:authority>/spoor/", views.trail, name="trail"),
]
