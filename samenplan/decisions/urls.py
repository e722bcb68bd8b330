"""Addresses of the room Besluit, under one plan."""

from django.urls import URLPattern, path

from samenplan.decisions.views import advice, drafting, outcomes, room, steps, versions

app_name = "decisions"
ADVICE, DECISION = "besluit/advies/<int:round_id>/", "besluit/<int:decision_id>/"
urlpatterns: list[URLPattern] = [
    path("besluit/", room.room, name="room"),
    path("versies/", versions.version_list, name="versions"),
    path("versies/bewaar/", versions.keep_version, name="keep_version"),
    path("versies/verschil/", versions.difference, name="difference"),
    path("versies/<int:number>/", versions.version_page, name="version"),
    path("besluit/indienen/", steps.submit, name="submit"),
    path("besluit/intrekken/", steps.take_back, name="take_back"),
    path("besluit/nieuwe-versie/", steps.amend, name="amend"),
    path("versies/<int:number>/plan.<slug:kind>", versions.version_file, name="version_file"),
    path("versies/<int:number>/openbaar/", steps.publish, name="publish"),
    path("versies/<int:number>/van-de-pagina/", steps.withdraw, name="withdraw"),
    path("besluit/advies/vragen/", advice.ask, name="ask_advice"),
    path(ADVICE, advice.answer, name="advice"),
    path(f"{ADVICE}opvolging/", advice.follow_up, name="follow_up"),
    path(f"{ADVICE}verwijderen/", advice.drop, name="drop_advice"),
    path("besluit/ontwerp/", drafting.prepare, name="prepare_decision"),
    path("besluit/gronden/", drafting.grounds, name="grounds"),
    path(DECISION, drafting.read, name="decision"),
    path(f"{DECISION}schrijven/", drafting.change, name="change_decision"),
    path(f"{DECISION}weggooien/", drafting.drop, name="drop_decision"),
    path(f"{DECISION}bijlage/", drafting.attach, name="attach"),
    path(f"{DECISION}bijlage/<int:annex_id>/verwijderen/", drafting.detach, name="detach"),
    path(f"{DECISION}ontwerp.docx", drafting.document, {"ending": "docx"}, name="draft_docx"),
    path(f"{DECISION}ontwerp.pdf", drafting.document, {"ending": "pdf"}, name="draft_pdf"),
    path(f"{DECISION}uitkomst/", outcomes.outcome, name="outcome"),
    path(f"{DECISION}aangepaste-tekst/", outcomes.adopt, name="adopt"),
    path(f"{DECISION}bekendmaking/", outcomes.publication, name="publication"),
]
