"""Addresses of Beeld, under `<slug:authority>/`."""

from django.urls import URLPattern

app_name = "analysis"

urlpatterns: list[URLPattern] = []
