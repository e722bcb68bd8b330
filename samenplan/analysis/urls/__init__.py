"""Addresses of Beeld, under `<slug:authority>/`."""

from django.urls import URLPattern, path

from samenplan.analysis.views import paper, questions, results, sharing, surveys

app_name = "analysis"
SURVEY = "bevragingen/<int:survey_id>/"
QUESTION = f"{SURVEY}vragen/<int:question_id>/"

urlpatterns: list[URLPattern] = [
    path("bevragingen/", surveys.surveys, name="surveys"),
    path("bevragingen/nieuw/", surveys.new_survey, name="new_survey"),
    path(SURVEY, surveys.survey, name="survey"),
    path(f"{SURVEY}gegevens/", surveys.change_survey, name="change_survey"),
    path(f"{SURVEY}openen/", surveys.open_survey, name="open_survey"),
    path(f"{SURVEY}sluiten/", surveys.close_survey, name="close_survey"),
    path(f"{SURVEY}weggooien/", surveys.delete_survey, name="delete_survey"),
    path(f"{SURVEY}vragenbank/", questions.bank, name="bank"),
    path(f"{SURVEY}vragen/nieuw/", questions.new_question, name="new_question"),
    path(QUESTION, questions.change_question, name="change_question"),
    path(f"{QUESTION}verplaatsen/", questions.move_question, name="move_question"),
    path(f"{QUESTION}verwijderen/", questions.remove_question, name="remove_question"),
    path(f"{SURVEY}qr.svg", sharing.qr, name="qr"),
    path(f"{SURVEY}affiche/", sharing.poster, name="poster"),
    path(f"{SURVEY}papier/", sharing.paper_form, name="paper_form"),
    path(f"{SURVEY}papier/typen/", paper.type_paper, name="type_paper"),
    path(f"{SURVEY}papier/ongedaan/", paper.undo_paper, name="undo_paper"),
    path(f"{SURVEY}resultaten/", results.results, name="results"),
    path(f"{SURVEY}resultaten.<slug:kind>", results.results_as_file, name="results_file"),
]
