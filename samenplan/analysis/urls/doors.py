"""Addresses for whoever holds the link of a survey, straight under the house."""

from django.urls import URLPattern

app_name = "analysis_doors"

urlpatterns: list[URLPattern] = []
