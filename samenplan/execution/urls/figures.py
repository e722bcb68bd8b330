"""Indicators, measurements, files with figures."""

from django.urls import URLPattern, path

from samenplan.execution.views import from_survey

PLAN = "plannen/<int:plan_id>/uitvoering/"

paths: list[URLPattern] = [
    path(
        f"{PLAN}indicatoren/<int:indicator_id>/uit-bevraging/<int:question_id>/",
        from_survey.from_survey,
        name="from_survey",
    ),
    path("bevragingen/vragen/<int:question_id>/indicator/", from_survey.choose_for_survey, name="choose_for_survey"),
]
doors: list[URLPattern] = []
