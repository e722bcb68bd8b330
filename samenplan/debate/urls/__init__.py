"""Addresses of Debat, under `<slug:authority>/`."""

from django.urls import URLPattern

app_name = "debate"
urlpatterns: list[URLPattern] = []
