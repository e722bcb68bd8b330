"""Evaluations, what continues, yearly reports, reactions."""

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
