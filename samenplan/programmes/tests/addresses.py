"""The addresses of the house with those of the programmes, whether or not the house has taken them in yet."""

from importlib import import_module

from django.urls import include, path

HOUSE = import_module("samenplan.config.urls")  # by name: a feature does not import what stands above it

urlpatterns = [path("", include("samenplan.programmes.urls")), *HOUSE.urlpatterns]
