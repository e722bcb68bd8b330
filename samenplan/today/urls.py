"""Addresses of Vandaag and of the agency."""

from django.urls import path

from samenplan.today import views

urlpatterns = [
    path("agentschap/", views.agency, name="agency"),
    path("agentschap/<int:submitted_id>/", views.agency_plan, name="agency_plan"),
    path("<slug:authority>/", views.today, name="today"),
]
