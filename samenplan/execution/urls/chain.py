"""The room of a plan that is carried out: overview, results chain, money."""

from django.urls import URLPattern

PLAN = "plannen/<int:plan_id>/uitvoering/"

paths: list[URLPattern] = []
doors: list[URLPattern] = []
