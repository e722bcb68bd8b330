"""Indicators, measurements, files with figures."""

from django.urls import URLPattern, path

from samenplan.execution.views import figure_imports, figures, from_survey, measuring, profiles

PLAN = "plannen/<int:plan_id>/uitvoering/"
IMPORT = f"{PLAN}cijfers/<int:import_id>/"
INDICATOR = "uitvoering/indicatoren/<int:indicator_id>/"

paths: list[URLPattern] = [
    path(f"{PLAN}indicatoren/", figures.indicators, name="indicators"),
    path(INDICATOR, figures.indicator, name="indicator"),
    path(f"{INDICATOR}fiche/", profiles.profile, name="profile"),
    path(f"{INDICATOR}rekenregel/", profiles.rule, name="rule"),
    path(f"{INDICATOR}meting/", measuring.measure, name="measure"),
    path("uitvoering/metingen/<int:measurement_id>/intrekken/", measuring.withdraw, name="withdraw_measurement"),
    path(f"{PLAN}cijfers/", figure_imports.upload, name="figure_imports"),
    path(IMPORT, figure_imports.mapping, name="figure_import"),
    path(f"{IMPORT}toepassen/", figure_imports.apply, name="figure_apply"),
    path(f"{IMPORT}ongedaan/", figure_imports.undo, name="figure_undo"),
    path("mijn-acties/<int:node_id>/telling/<int:indicator_id>/", measuring.own_measure, name="own_measure"),
    path(
        f"{PLAN}indicatoren/<int:indicator_id>/uit-bevraging/<int:question_id>/",
        from_survey.from_survey,
        name="from_survey",
    ),
    path("bevragingen/vragen/<int:question_id>/indicator/", from_survey.choose_for_survey, name="choose_for_survey"),
]
doors: list[URLPattern] = []
