"""My actions: what a partner or colleague sees and tells."""

from django.urls import URLPattern, path

from samenplan.execution.views import action, correcting, door, own, proof, questions

ACTION = "mijn-acties/<int:node_id>/"
ACTIVITY = ACTION + "activiteit/<int:activity_id>/"
EVIDENCE = "bewijs/<int:evidence_id>/"

paths: list[URLPattern] = [
    path("mijn-acties/", own.index, name="own"),
    path(ACTION, action.detail, name="action"),
    path(ACTION + "stand/", action.tell_status, name="tell_status"),
    path(ACTION + "activiteit/", action.tell_activity, name="tell_activity"),
    path(ACTIVITY, correcting.correct, name="correct_activity"),
    path(ACTIVITY + "intrekken/", correcting.withdraw, name="withdraw_activity"),
    path(ACTION + "bewijs/", action.hand_evidence, name="hand_evidence"),
    path(ACTION + "vraag/", action.ask, name="ask"),
    path(ACTION + "mijlpaal/<int:milestone_id>/", action.tick, name="tick"),
    path(EVIDENCE, proof.file, name="evidence"),
    path(EVIDENCE + "intrekken/", correcting.withdraw_proof, name="withdraw_evidence"),
    path(EVIDENCE + "openbaar/", proof.public, name="evidence_public"),
    path("vragen/", questions.index, name="questions"),
    path("vragen/<int:asked_id>/", questions.answer, name="answer"),
]
doors: list[URLPattern] = [
    path("mijn/weg/", door.leave, name="leave"),
    path("mijn/<str:secret>/", door.personal_link, name="personal_link"),
]
