"""Public addresses; the same stand under /en/ in English."""

from django.urls import URLPattern, path, register_converter

from samenplan.public.addresses import VersionFileConverter
from samenplan.public.views import actions, changes, feed, files, plans, progress, reactions, reports

register_converter(VersionFileConverter, "version_file")
app_name = "public"
_PLAN = "<slug:slug>/<slug:plan_uid>/"
urlpatterns: list[URLPattern] = [
    path("", plans.index, name="index"),
    path("<slug:slug>/", plans.town, name="town"),
    path("<slug:slug>/logo.png", plans.logo, name="logo"),
    path("<slug:slug>/nieuws.atom", feed.news, name="feed"),
    path(_PLAN, plans.plan, name="plan"),
    path(f"{_PLAN}acties/<slug:node_uid>/", actions.action, name="action"),
    path(f"{_PLAN}versies/<int:number>/", plans.version, name="version"),
    path(f"{_PLAN}acties/<slug:node_uid>/reageren/", reactions.react, name="react"),
    path(f"{_PLAN}verloop/", changes.changes, name="changes"),
    path(f"{_PLAN}voortgang/", progress.progress, name="progress"),
    path(f"{_PLAN}fotos/<slug:sha256>/", progress.shown_photo, name="photo"),
    path(f"{_PLAN}verslagen/<slug:report_uid>/", reports.report, name="report"),
    path(f"{_PLAN}verslagen/<slug:report_uid>/verslag.<str:kind>", reports.report_file, name="report_file"),
    path(f"{_PLAN}plan.<str:kind>", files.newest_file, name="file"),
    path(f"{_PLAN}versies/<version_file:file>", files.version_file, name="version_file"),
]
