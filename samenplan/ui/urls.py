"""Addresses of the look itself."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
