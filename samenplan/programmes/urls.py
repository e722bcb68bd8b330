"""Addresses of the programmes: the same for every authority."""

from django.urls import URLPattern, path

from samenplan.programmes import views

app_name = "programmes"
urlpatterns: list[URLPattern] = [path("programmas/", views.overview, name="overview")]
