"""Who is asked, reminders, answers by mail, calendars."""

from django.urls import URLPattern, path

from samenplan.execution.views import answering, asking, calendars

paths: list[URLPattern] = [
    path("opvolging/", asking.index, name="asking"),
    path("opvolging/mails/", asking.mails, name="failed_mails"),
    path("opvolging/<int:node_id>/", asking.follow_up, name="follow_up"),
    path("agenda/", calendars.mine, name="calendar"),
]
doors: list[URLPattern] = [
    path("antwoord/<str:token>/", answering.answer, name="answer"),
    path("stil/<str:token>/", answering.silence, name="silence"),
    path("agenda/<str:secret>.ics", calendars.feed, name="calendar_feed"),
]
