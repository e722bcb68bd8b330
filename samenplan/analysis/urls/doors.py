"""Addresses for whoever holds the link of a survey, straight under the house; the same stand under /en/ in English."""

from django.urls import URLPattern, path

from samenplan.analysis.views import answering

app_name = "analysis_doors"

urlpatterns: list[URLPattern] = [
    path("bevraging/<str:token>/", answering.answer, name="answer"),
    path("bevraging/<str:token>/bedankt/", answering.thanks, name="thanks"),
]
