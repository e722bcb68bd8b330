"""Evaluations, what continues, yearly reports, reactions, and progress over towns."""

from django.urls import URLPattern, path

from samenplan.execution.views import anchoring, looking_back, over_towns, to_residents, year_reports

PLAN = "plannen/<int:plan_id>/uitvoering/"
BACK = f"{PLAN}terugblik/"
ANCHORING = f"{PLAN}verankering/"
REPORT = f"{PLAN}verslagen/<int:report_id>/"

paths: list[URLPattern] = [
    path(BACK, looking_back.looking_back, name="looking_back"),
    path(f"{BACK}nieuw/", looking_back.add_evaluation, name="add_evaluation"),
    path(f"{BACK}<int:evaluation_id>/", looking_back.edit_evaluation, name="edit_evaluation"),
    path(f"{BACK}<int:evaluation_id>/verwijderen/", looking_back.remove_evaluation, name="remove_evaluation"),
    path(ANCHORING, anchoring.anchoring, name="anchoring"),
    path(f"{ANCHORING}bewerken/", anchoring.edit_anchoring, name="edit_anchoring"),
    path(f"{PLAN}bewoners/", to_residents.outside, name="outside"),
    path(f"{PLAN}reacties/", to_residents.index, name="reactions"),
    path(f"{PLAN}reacties/<int:reaction_id>/", to_residents.reaction, name="reaction"),
    path(f"{PLAN}verslagen/", year_reports.index, name="reports"),
    path(REPORT, year_reports.report, name="report"),
    path(f"{REPORT}openbaar/", year_reports.publish, name="report_publish"),
    path(f"{REPORT}intrekken/", year_reports.withdraw, name="report_withdraw"),
    path(f"{REPORT}weggooien/", year_reports.discard, name="report_discard"),
    path(f"{REPORT}verslag.<slug:kind>", year_reports.file, name="report_file"),
    path(f"{REPORT}<slug:part>/", year_reports.part, name="report_part"),
    path("meekijken/voortgang/", over_towns.opened, name="opened_progress"),
]
