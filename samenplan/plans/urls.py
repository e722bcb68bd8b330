"""Addresses of plans, under `<slug:authority>/`."""

from django.urls import path

from samenplan.plans.views import advice as advice_views
from samenplan.plans.views import (
    comments,
    exports,
    imports,
    nodes,
    opened,
    perspectives,
    plans,
    preview,
    sections,
    sharing,
    tree,
)

app_name = "plans"
PLAN = "plannen/<int:plan_id>/"
NODE = PLAN + "onderdelen/<int:node_id>/"
RUN = PLAN + "invoer/<int:run_id>/"

urlpatterns = [
    path("plannen/", plans.index, name="list"),
    path("plannen/nieuw/", plans.start, name="start"),
    path("plannen/nieuw/bestand/", imports.start_from_file, name="start_from_file"),
    path("plannen/nieuw/kopie/<int:plan_id>/", plans.start_from_copy, name="start_from_copy"),
    path("plannen/voorbeeldtekst/", preview.preview, name="preview"),
    path(PLAN, tree.detail, name="detail"),
    path(PLAN + "gegevens/", plans.facts, name="facts"),
    path(PLAN + "middelen/", plans.means, name="means"),
    path(PLAN + "verwijderen/", plans.delete, name="delete"),
    path(PLAN + "delen/", sharing.share, name="share"),
    path(PLAN + "boom/", tree.change_tree, name="tree"),
    path(PLAN + "tabel/", perspectives.table, name="table"),
    path(PLAN + "tijdlijn/", perspectives.timeline, name="timeline"),
    path(PLAN + "trekkers/", perspectives.by_lead, name="by_lead"),
    path(PLAN + "doelgroepen/", perspectives.by_target_group, name="by_target_group"),
    path(PLAN + "nog-te-bepalen/", perspectives.open_points, name="open_points"),
    path(PLAN + "secties/<slug:kind>/", sections.edit, name="section"),
    path(NODE, nodes.edit, name="node"),
    path(NODE + "verplaatsen/", tree.move_node, name="move"),
    path(NODE + "terugzetten/", tree.restore, name="restore"),
    path(NODE + "stand/", nodes.progress, name="progress"),
    path(PLAN + "opmerkingen/", comments.index, name="comments"),
    path(PLAN + "opmerkingen/<int:comment_id>/", comments.close, name="comment_close"),
    path(PLAN + "raad/", advice_views.index, name="advice"),
    path(PLAN + "raad/wegwuiven/", advice_views.waive, name="waive"),
    path(PLAN + "invoer/", imports.upload, name="import"),
    path(RUN, imports.mapping, name="import_run"),
    path(RUN + "toepassen/", imports.apply, name="import_apply"),
    path(RUN + "ongedaan/", imports.undo, name="import_undo"),
    path(PLAN + "plan.<slug:kind>", exports.download, name="export"),
    path("meekijken/", opened.index, name="opened"),
    path("meekijken/<int:opened_id>/", opened.detail, name="opened_detail"),
]
