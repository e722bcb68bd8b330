"""A public plan that shows how it goes, filled with what may and what may not be told, for tests."""

from datetime import date
from html import unescape

from django.core.files.base import ContentFile

from samenplan.execution.models import Evidence, Question, Spending
from samenplan.execution.operations.year_reports import make_report
from samenplan.execution.rules.editing_report import Period
from samenplan.execution.tests.builders import actions, an_activity
from samenplan.plans.operations.nodes import tell_progress
from samenplan.plans.rules.status import ActionStatus

CANARY = "KANARIE"
PHOTO = b"\xff\xd8\xff\xe0 a photo that was redrawn when it came in"
SHA = "ab" * 32


def address(plan, tail="", *, language="nl"):
    return f"{'' if language == 'nl' else '/en'}/openbaar/brugwijk/{plan.uid}/{tail}"


def every_address(plan):
    uid = node(plan).uid
    tails = (
        "",
        "voortgang/",
        "voortgang/?sinds=2020-01-01",
        f"acties/{uid}/",
        f"acties/{uid}/reageren/",
        "plan.jsonld",
    )
    paths = [address(plan, tail, language=language) for language in ("nl", "en") for tail in tails]
    return [*paths, "/openbaar/brugwijk/nieuws.atom", f"/insluiten/{plan.uid}.svg", f"/insluiten/{plan.uid}/"]


def text(response):
    return unescape(response.content.decode())


def node(plan):
    return actions(plan)[0]


def a_photo(of, *, by, **said):
    kept = Evidence(
        node=of, kind="photo", name="Buren aan tafel", content_type="image/jpeg", sha256=SHA, by_id=by.person, **said
    )
    kept.file.save("foto.jpg", ContentFile(PHOTO), save=False)
    kept.save()
    return kept


def fill(plan, by):
    """Everything that can be told of an action; what residents may not know is marked."""
    first = node(plan)
    tell_progress(first, ActionStatus.RUNNING, f"{CANARY}-nota", on=date(2026, 11, 5), by=by)
    activity = an_activity(first, by=by, on=date(2026, 11, 5))
    activity.text, activity.place = f"{CANARY}-verhaal", "bibliotheek"
    activity.save(update_fields=["text", "place"])
    activity.reached.create(group="leerkrachten", count=3)
    gone = an_activity(first, by=by, title=f"{CANARY}-ingetrokken", on=date(2026, 11, 6))
    gone.withdrawn_at = gone.created_at
    gone.save(update_fields=["withdrawn_at"])
    a_photo(first, by=by, is_public=True)
    Evidence._rows.create(node=first, kind="link", name="In de krant", address="https://krant.example/", is_public=True)
    Evidence._rows.create(node=first, kind="link", name=f"{CANARY}-link", address="https://geheim.example/")
    Question._rows.create(node=first, text=f"{CANARY}-vraag", by_id=by.person)
    Spending._rows.create(
        node=first, key="s", amount_cents=123, spent_on=date(2026, 1, 1), label=f"{CANARY}-uitgave", by_id=by.person
    )
    first.milestones.create(title=f"{CANARY}-mijlpaal")
    make_report(plan, f"{CANARY}-verslag", Period(date(2026, 1, 1), date(2026, 12, 31)), by=by)
    return first
