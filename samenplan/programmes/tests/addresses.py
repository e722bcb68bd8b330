"""The addresses of the house with those of the programmes, whether or not the house has taken them in yet."""

from django.urls import include, path

from samenplan.config.urls import urlpatterns as of_the_house

urlpatterns = [path("", include("samenplan.programmes.urls")), *of_the_house]
