"""My actions: what a partner or colleague sees and tells."""

from django.urls import URLPattern

PLAN = "plannen/<int:plan_id>/uitvoering/"

paths: list[URLPattern] = []
doors: list[URLPattern] = []
