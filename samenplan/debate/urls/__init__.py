"""Addresses of Debat, under `<slug:authority>/`."""

from django.urls import URLPattern, path

from samenplan.debate.views import halls, inviting, previewing, results, running, statements, with_account

app_name = "debate"
_DEBATE = "debatten/<int:debate_id>/"
_STATEMENT = f"{_DEBATE}stellingen/<int:statement_id>/"
urlpatterns: list[URLPattern] = [
    path("debatten/", running.index, name="list"),
    path("debatten/nieuw/", running.start, name="start"),
    path(_DEBATE, running.detail, name="detail"),
    path(f"{_DEBATE}gegevens/", running.change, name="change"),
    path(f"{_DEBATE}stand/", running.state, name="state"),
    path(f"{_DEBATE}afronden/", running.closing, name="closing"),
    path(f"{_DEBATE}stellingen/", statements.seeds, name="seeds"),
    path(_STATEMENT, statements.statement, name="statement"),
    path(f"{_STATEMENT}antwoord/", results.answer, name="answer"),
    path(f"{_STATEMENT}naar-plan/", results.into_plan, name="into_plan"),
    path(f"{_DEBATE}nazicht/", statements.queue, name="queue"),
    path(f"{_DEBATE}logboek/", statements.log, name="log"),
    path(f"{_DEBATE}uitnodigen/", inviting.invite, name="invite"),
    path(f"{_DEBATE}affiche/", inviting.poster, name="poster"),
    path(f"{_DEBATE}codes/", inviting.codes, name="codes"),
    path(f"{_DEBATE}meestemmen/", with_account.with_account, name="with_account"),
    path(f"{_DEBATE}resultaat/", results.result, name="result"),
    path(f"{_DEBATE}melden/", results.tell, name="tell"),
    path(f"{_DEBATE}verdacht/", results.alarms, name="alarms"),
    path(f"{_DEBATE}bestand/<slug:kind>/", results.export, name="debate_file"),
    path(f"{_DEBATE}zaal/", halls.halls, name="halls"),
    path(f"{_DEBATE}zaal/<int:meeting_id>/", halls.hall, name="hall"),
    path(f"{_DEBATE}zaal/<int:meeting_id>/scherm/", halls.screen, name="hall_screen"),
    path(f"{_DEBATE}voorbeeld/", previewing.preview, name="preview"),
    path(f"{_DEBATE}voorbeeld/stem/", previewing.preview_vote, name="preview_vote"),
    path(f"{_DEBATE}papier/", halls.paper, name="paper"),
]
