"""Every form of a debate with every field of every model posted along: only what stands on the form changes."""

from contextlib import contextmanager

import pytest
from django.apps import apps
from django.db import models, transaction

from samenplan.debate.models import Debate, Exposure, Participant, Statement
from samenplan.debate.operations import running
from samenplan.debate.operations.statements import Verdict, judge
from samenplan.debate.operations.taking_part import Who, Written, add_statement
from samenplan.debate.rules.kinds import Entrance, RefusalReason
from samenplan.debate.tests.builders import REASON, TODAY, Resident, a_debate, come, statement_of
from samenplan.debate.tests.test_pages import FACTS
from samenplan.debate.views.voter import COOKIE
from samenplan.plans.models import Plan

RANDOM = {"token", "key_hash", "code_hash", "answered_at", "created_at", "published_at", "at", "made_at"}
LEFT_TO_CHANCE = {Exposure}
"""Which statement comes next is drawn; that a draw was made is all there is to it."""


class Undone(Exception):
    """What was done is taken back."""


@contextmanager
def undone():
    """Everything inside happens and is taken back."""
    try:
        with transaction.atomic():
            yield
            raise Undone
    except Undone:
        pass


def model_fields() -> dict[str, models.Field]:
    """Every column of every model of the feature, by the names that one could try."""
    return {
        name: field
        for model in apps.get_app_config("debate").get_models()
        for field in model._meta.concrete_fields
        for name in (field.name, field.attname)
    }


def posted_along(form: dict[str, str]) -> dict[str, str]:
    """A value for every field that is not on the form, of its kind and other than what is there."""
    return {name: _value(field) for name, field in model_fields().items() if name not in form}


def _value(field: models.Field) -> str:
    if field.choices:
        return str([value for value, _ in field.choices][-1])
    if isinstance(field, models.BooleanField):
        return "on"
    if isinstance(field, models.DateField):
        return "2027-01-01"
    if isinstance(field, models.CharField | models.TextField | models.JSONField):
        return "kanarie"
    return "2"


def kept() -> dict[str, list[dict[str, object]]]:
    """Every row of the feature, without what is drawn by lot or tells the hour; rows by their place, not their key."""
    ours = list(apps.get_app_config("debate").get_models())
    rows = {model: list(model.objects.unscoped(reason=REASON).order_by("pk").values()) for model in ours}
    places = {model: {row["id"]: place for place, row in enumerate(found)} for model, found in rows.items()}
    return {model.__name__: _told(model, found, places) for model, found in rows.items()}


def _told(model: type[models.Model], rows: list[dict[str, object]], places) -> list[dict[str, object]]:
    if model in LEFT_TO_CHANCE:
        return [{"rows": len(rows)}]
    dull = RANDOM | {"id", "shown"} | ({"number"} if model is Participant else set())
    fields = [field for field in model._meta.concrete_fields if field.attname not in dull]
    return [{field.attname: _plain(field, row[field.attname], places) for field in fields} for row in rows]


def _plain(field: models.Field, value: object, places) -> object:
    """The value; of a row of the feature its place, of a node in a plan whether there is one."""
    if field.related_model in places:
        return places[field.related_model].get(value)
    return value is not None if field.name == "node" else value


def after(client, where: str, sent: dict[str, str]) -> tuple[int, dict[str, list[dict[str, object]]]]:
    """What a post gives and leaves, and it is taken back."""
    with undone():
        status = client.post(where, sent).status_code
        found = kept()
    return status, found


@pytest.fixture
def scene(brugwijk, molenrode):
    """An open debate with a hall, a statement that waits, one that was refused, and a draft beside it."""
    debate = a_debate(brugwijk)
    come(debate, range(1, 9))
    a_debate(molenrode, question="Van een ander bestuur")
    Plan.objects.unscoped(reason=REASON).create(authority=brugwijk, title="Plan", level_names=["Actie"], goal_levels=0)
    debate.meetings.create(name="Zaal", held_on=TODAY, present=40)
    return debate


def member_forms(debate: Debate) -> dict[str, tuple[str, dict[str, str]]]:
    """Every form of a member, filled in as it should be."""
    home, row = f"/brugwijk/debatten/{debate.pk}/", statement_of(debate, 1)
    one, plan = f"{home}stellingen/{row.pk}/", Plan.objects.unscoped(reason=REASON).get()
    hall = debate.meetings.get()
    taken_over = {"kind": "action", "title": "Nieuw", "plan": str(plan.pk), "under": ""}
    cards = {"agree": "9", "disagree": "8", "passed": "7"}
    meeting = {"name": "Buurthuis", "held_on": "2026-11-24", "present": "30"}
    return {
        "start": ("/brugwijk/debatten/nieuw/", {**FACTS, "why": "Nieuw.", "opens_on": "", "closes_on": "", "plan": ""}),
        "change": (f"{home}gegevens/", {**FACTS, "why": "Nieuw.", "opens_on": "", "closes_on": "", "plan": ""}),
        "close": (f"{home}stand/", {"naar": "dicht"}),
        "seeds": (f"{home}stellingen/", {"texts": "Een nieuwe stelling hier.", "language": "nl"}),
        "verdict": (one, {"besluit": "niet", "reason": RefusalReason.HURTS.value, "reply": "Nee."}),
        "translate": (one, {"vertalen": "1", "tekst_fr": "Oui.", "tekst_en": ""}),
        "answer": (f"{one}antwoord/", {"text": "We doen dit."}),
        "into plan": (f"{one}naar-plan/", taken_over),
        "hall": (f"{home}zaal/", meeting),
        "cards": (f"{home}zaal/{hall.pk}/?nr=1", cards),
    }


@pytest.mark.parametrize(
    "name",
    ["start", "change", "close", "seeds", "verdict", "translate", "answer", "into plan", "hall", "cards"],
)
def test_a_form_of_a_member_changes_what_stands_on_it_and_nothing_more(name, scene, client_of, lien_user):
    hers, (where, sent) = client_of(lien_user), member_forms(scene)[name]
    before = kept()
    plain, along = after(hers, where, sent), after(hers, where, {**sent, **posted_along(sent)})
    assert plain[0] == along[0] == 302
    assert plain[1] != before
    assert along[1] == plain[1]


def test_codes_are_made_and_nothing_more(brugwijk, client_of, lien_user):
    debate = a_debate(brugwijk, entrance=Entrance.CODE)
    hers, where, sent = client_of(lien_user), f"/brugwijk/debatten/{debate.pk}/uitnodigen/", {"count": "3"}
    plain, along = after(hers, where, sent), after(hers, where, {**sent, **posted_along(sent)})
    assert plain == along and len(plain[1]["Invitation"]) == 3


def test_publishing_publishes_and_nothing_more(scene, client_of, lien_user, lien):
    running.close(scene, by=lien)
    hers, where = client_of(lien_user), f"/brugwijk/debatten/{scene.pk}/stand/"
    sent = {"naar": "publiek"}
    plain, along = after(hers, where, sent), after(hers, where, {**sent, **posted_along(sent)})
    assert plain == along and [row["is_frozen"] for row in plain[1]["Snapshot"]] == [True]


@pytest.mark.parametrize("name", ["stem/", "stelling/", "mijn/", "volgen/"])
def test_a_form_of_a_resident_changes_what_stands_on_it_and_nothing_more(name, scene, lien):
    visitor = Resident(scene)
    fields = visitor.fields(visitor.page("stem/"))
    key = visitor.client.cookies[COOKIE].value.split(".")[0]
    own = add_statement(Who(scene, key), Written("Een eigen stelling hier.", "nl", "eigen"), today=TODAY)
    judge(own, Verdict(False, RefusalReason.HURTS), now=scene.created_at, by=lien)
    sent = {
        "stem/": {**fields, "keuze": "eens"},
        "stelling/": {"bewijs": fields["bewijs"], "eenmalig": "x", "tekst": "Iets helemaal anders.", "toch": "1"},
        "mijn/": {"bewijs": fields["bewijs"], "stelling": str(own.number), "tekst": "Kijk nog eens."},
        "volgen/": {"bewijs": fields["bewijs"], "adres": "ria@buurt.example"},
    }[name]
    before, where = kept(), visitor.home + name
    plain, along = after(visitor.client, where, sent), after(visitor.client, where, {**sent, **posted_along(sent)})
    assert plain[0] == along[0] == 302
    assert plain[1] != before
    assert along[1] == plain[1]


def test_a_form_that_takes_whatever_comes_would_be_found(scene, client_of, lien_user, monkeypatch):
    """A planted hole: the operation fills a column that was posted along."""
    hers, (where, sent) = client_of(lien_user), member_forms(scene)["change"]
    along, careful = posted_along(sent), running.change

    def careless(debate, draft, *, by):
        careful(debate, draft, by=by)
        Debate.objects.unscoped(reason=REASON).filter(pk=debate.pk).update(seed=along["seed"])

    plain = after(hers, where, sent)
    monkeypatch.setattr(running, "change", careless)
    found = after(hers, where, {**sent, **along})
    changed = [
        key
        for one, other in zip(plain[1]["Debate"], found[1]["Debate"], strict=True)
        for key in one
        if one[key] != other[key]
    ]
    assert changed == ["seed"]


def test_every_column_is_tried():
    names = posted_along({})
    assert {"authority", "authority_id", "state", "token", "seed", "key_hash", "writer", "sequence", "outcome"} <= set(
        names
    )
    assert len(names) > 70
    assert Statement._meta.get_field("state").name in names
