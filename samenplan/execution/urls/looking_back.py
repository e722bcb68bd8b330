"""Evaluations, what continues, yearly reports, reactions."""

from django.urls import URLPattern

PLAN = "plannen/<int:plan_id>/uitvoering/"

paths: list[URLPattern] = []
doors: list[URLPattern] = []
