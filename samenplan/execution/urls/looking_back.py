"""Evaluations, what continues, yearly reports, reactions, and progress over towns."""

from django.urls import URLPattern, path

from samenplan.execution.views import anchoring, looking_back

PLAN = "plannen/<int:plan_id>/uitvoering/"
BACK = f"{PLAN}terugblik/"
ANCHORING = f"{PLAN}verankering/"

paths: list[URLPattern] = [
    path(BACK, looking_back.looking_back, name="looking_back"),
    path(f"{BACK}nieuw/", looking_back.add_evaluation, name="add_evaluation"),
    path(f"{BACK}<int:evaluation_id>/", looking_back.edit_evaluation, name="edit_evaluation"),
    path(f"{BACK}<int:evaluation_id>/verwijderen/", looking_back.remove_evaluation, name="remove_evaluation"),
    path(ANCHORING, anchoring.anchoring, name="anchoring"),
    path(f"{ANCHORING}bewerken/", anchoring.edit_anchoring, name="edit_anchoring"),
]
doors: list[URLPattern] = []
from samenplan.execution.views import over_towns, to_residents, year_reports

PLAN = "plannen/<int:plan_id>/uitvoering/"
REPORT = PLAN + "verslagen/<int:report_id>/"

paths: list[URLPattern] = [
    path(PLAN + "bewoners/", to_residents.outside, name="outside"),
    path(PLAN + "reacties/", to_residents.index, name="reactions"),
    path(PLAN + "reacties/<int:reaction_id>/", to_residents.reaction, name="reaction"),
    path(PLAN + "verslagen/", year_reports.index, name="reports"),
    path(REPORT, year_reports.report, name="report"),
    path(REPORT + "openbaar/", year_reports.publish, name="report_publish"),
    path(REPORT + "intrekken/", year_reports.withdraw, name="report_withdraw"),
    path(REPORT + "verslag.<slug:kind>", year_reports.file, name="report_file"),
    path(REPORT + "<slug:part>/", year_reports.part, name="report_part"),
    path("meekijken/voortgang/", over_towns.opened, name="opened_progress"),
]
