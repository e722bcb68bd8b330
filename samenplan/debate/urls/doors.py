"""Addresses for whoever holds the link of a debate, straight under the house."""

from django.urls import URLPattern, path

from samenplan.debate.views import outcome, taking_part

app_name = "debate_doors"
_DEBATE = "debat/<slug:token>/"
urlpatterns: list[URLPattern] = [
    path(_DEBATE, taking_part.landing, name="landing"),
    path(f"{_DEBATE}begin/", taking_part.begin, name="begin"),
    path(f"{_DEBATE}code/", taking_part.code, name="code"),
    path(f"{_DEBATE}stem/", taking_part.vote, name="vote"),
    path(f"{_DEBATE}stelling/", taking_part.write, name="write"),
    path(f"{_DEBATE}mijn/", taking_part.mine, name="mine"),
    path(f"{_DEBATE}volgen/", taking_part.follow, name="follow"),
    path(f"{_DEBATE}kaart/", outcome.opinion_map, name="map"),
    path(f"{_DEBATE}resultaat/", outcome.result, name="result"),
    path(f"{_DEBATE}resultaat.<slug:kind>", outcome.download, name="result_file"),
    path(f"{_DEBATE}antwoorden/", outcome.answers, name="answers"),
    path(f"{_DEBATE}narekenen/", outcome.recompute, name="recompute"),
]
