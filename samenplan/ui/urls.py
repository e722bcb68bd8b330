"""Addresses of the look itself."""

from django.urls import URLPattern, path

from samenplan.ui import views

urlpatterns: list[URLPattern] = [
    path("onderdelen/", views.gallery, name="gallery"),
    path("thema/<int:authority_id>.css", views.theme, name="theme"),
    path("favicon.ico", views.favicon, name="favicon"),
]
