"""After approval nothing can change the text until somebody starts a new version; and one of two wins."""

import importlib
import inspect
import pkgutil
import threading
from collections.abc import Callable
from datetime import date
from hashlib import sha256

import pytest
from django.db import connection

from samenplan.core.actor import Actor
from samenplan.core.errors import Refused
from samenplan.decisions.operations.outcomes import record_outcome
from samenplan.decisions.tests.builders import (
    DECIDED_ON,
    NOW,
    SUBMITTED_ON,
    TODAY,
    a_decision,
    a_plan,
    a_submitted_plan,
    an_approved_plan,
    fresh,
    verdict,
)
from samenplan.plans import operations
from samenplan.plans.models import ImportRun, Plan, PlanVersion
from samenplan.plans.operations import bulk, importing, moving, nodes, plans, versions
from samenplan.plans.queries.contents import content
from samenplan.plans.rules.content import Means, MoneySource, NodeKind, SectionKind
from samenplan.plans.rules.editing import Change
from samenplan.plans.rules.frozen import as_json
from samenplan.plans.rules.importing.mapping import Mapping
from samenplan.plans.rules.importing.report import ReadPlan
from samenplan.plans.rules.state import PlanStatus, VersionKind


def _read(plan: Plan) -> ReadPlan:
    """A file that holds the plan itself."""
    return ReadPlan(content(plan), (), (), Mapping(()))


def _run(plan: Plan, by: Actor, **fields: object) -> ImportRun:
    return ImportRun._base_manager.create(plan=plan, by_id=by.user_id, before=as_json(content(plan)), **fields)


WRITES: dict[str, Callable] = {
    "change_plan": lambda plan, node, by: plans.change_plan(plan, plans.PlanFacts("Anders"), by=by),
    "change_section": lambda plan, node, by: plans.change_section(
        plan, SectionKind.VISION, Change("Nieuw"), Change(""), by=by
    ),
    "set_means": lambda plan, node, by: plans.set_means(plan, [Means(MoneySource.OWN, 100)], by=by),
    "share": lambda plan, node, by: plans.share(plan, participants=[], by=by),
    "delete_plan": lambda plan, node, by: plans.delete_plan(plan, at=NOW, by=by),
    "add_node": lambda plan, node, by: moving.add_node(plan, NodeKind.ACTION, "Nog een", by=by),
    "move": lambda plan, node, by: moving.move(node, parent=None, index=0, by=by),
    "step": lambda plan, node, by: moving.step(node, "up", by=by),
    "delete_node": lambda plan, node, by: moving.delete_node(node, at=NOW, by=by),
    "restore_node": lambda plan, node, by: moving.restore_node(node, by=by),
    "duplicate_node": lambda plan, node, by: moving.duplicate_node(node, by=by),
    "change_node": lambda plan, node, by: nodes.change_node(
        node, nodes.NodeChanges({"title": Change("Anders")}), by=by
    ),
    "change_many": lambda plan, node, by: bulk.change_many(plan, [node.uid], bulk.BulkChange(add_lead="Dienst"), by=by),
    "keep_file": lambda plan, node, by: importing.keep_file(plan, "plan.csv", b"", _read(plan), by=by),
    "apply_import": lambda plan, node, by: importing.apply_import(_run(plan, by), _read(plan), at=NOW, by=by),
    "undo_import": lambda plan, node, by: importing.undo_import(_run(plan, by, applied_at=NOW), at=NOW, by=by),
    "ask_advice": lambda plan, node, by: versions.ask_advice(plan, on=TODAY, by=by),
    "submit": lambda plan, node, by: versions.submit(plan, on=TODAY, by=by),
    "take_back": lambda plan, node, by: versions.take_back(plan, at=NOW, by=by),
    "send_back": lambda plan, node, by: versions.send_back(plan, at=NOW, by=by),
    "approve": lambda plan, node, by: versions.approve(plan.versions.get(), on=TODAY, by=by),
}
LEAVES_THE_TEXT = {
    "create_plan", "start", "copy_plan",  # make another plan
    "freeze", "publish", "unpublish", "amend", "note_download",  # read the text, or open it on purpose
    "say", "resolve", "reopen", "mark_seen",  # remarks, never part of the text
    "tell_progress",  # how far it is, never part of the approved text
    "open_to", "close_to", "place_under",  # who may read it, and where it hangs
    "waive_advice", "take_back_waiver",  # advice on the text
    "choose_mapping",  # how a file is understood, before anything of it is in the plan
}  # fmt: skip


def _public_operations() -> set[str]:
    """The names of all operations on plans: functions in a transaction of their own."""
    found = set()
    for module in pkgutil.iter_modules(operations.__path__):
        loaded = importlib.import_module(f"{operations.__name__}.{module.name}")
        own = (value for value in vars(loaded).values() if getattr(value, "__module__", "") == loaded.__name__)
        found |= {value.__name__ for value in own if inspect.isfunction(value) and inspect.unwrap(value) is not value}
    return found


def test_every_operation_on_plans_is_known_here():
    assert _public_operations() == WRITES.keys() | LEAVES_THE_TEXT


@pytest.mark.parametrize("name", WRITES)
def test_an_approved_text_cannot_be_changed_until_a_new_version_is_started(lien, name):
    plan = an_approved_plan(lien)
    node = plan.nodes.get(kind=NodeKind.ACTION)
    before = as_json(content(plan))
    with pytest.raises(Refused):
        WRITES[name](plan, node, lien)
    assert as_json(content(fresh(plan))) == before
    assert fresh(plan).status == PlanStatus.APPROVED


def test_a_new_version_opens_the_text_and_leaves_what_was_approved(lien):
    plan = an_approved_plan(lien)
    frozen = plan.versions.get()
    versions.amend(plan, by=lien)
    WRITES["change_node"](fresh(plan), plan.nodes.get(kind=NodeKind.ACTION), lien)
    kept = plan.versions.get()
    assert as_json(content(fresh(plan))) != kept.content
    assert (kept.content, kept.sha256) == (frozen.content, sha256(frozen.content.encode()).hexdigest())


def test_the_second_approval_is_dated_as_an_amendment(lien):
    plan = an_approved_plan(lien)
    versions.amend(plan, by=lien)
    versions.submit(fresh(plan), on=SUBMITTED_ON, by=lien)
    record_outcome(a_decision(plan, lien), verdict(), now=NOW, by=lien)
    dates = plan.versions.order_by("number").values_list("approved_on", "amended_on")
    assert list(dates) == [(DECIDED_ON, None), (DECIDED_ON, DECIDED_ON)]


def test_a_version_whose_text_changed_since_cannot_be_approved(lien):
    plan = a_plan(lien)
    version = versions.freeze(plan, VersionKind.DRAFT, by=lien)
    moving.add_node(plan, NodeKind.GOAL, "Nog een doel", by=lien)
    with pytest.raises(Refused, match="gewijzigd na deze versie"):
        versions.approve(version, on=TODAY, by=lien)
    assert fresh(plan).status == PlanStatus.DRAFT


def test_a_version_that_was_taken_back_cannot_be_approved_while_another_lies_submitted(lien):
    plan = a_submitted_plan(lien)
    first = plan.versions.get()
    versions.take_back(plan, at=NOW, by=lien)
    versions.submit(fresh(plan), on=TODAY, by=lien)
    with pytest.raises(Refused):
        versions.approve(first, on=TODAY, by=lien)
    assert plan.versions.filter(approved_on__isnull=False).count() == 0


def _at_once(acts: list[Callable[[], object]]) -> list[str]:
    """Run them on connections of their own, started together; gives "done" or the refusal of each."""
    start, said = threading.Barrier(len(acts)), []

    def run(act: Callable[[], object]) -> None:
        start.wait(timeout=10)
        try:
            act()
            said.append("done")
        except Refused as refusal:
            said.append(str(refusal))
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=(act,)) for act in acts]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=30)
    return sorted(said)


@pytest.mark.django_db(transaction=True)
def test_of_two_who_approve_the_same_version_at_once_one_wins(lien):
    plan = a_submitted_plan(lien)
    version = plan.versions.get()
    days = (date(2026, 11, 16), date(2026, 11, 17))
    said = _at_once([lambda day=day: versions.approve(version, on=day, by=lien) for day in days])
    assert said == ["Deze versie is al goedgekeurd.", "done"]
    assert PlanVersion._base_manager.get().approved_on in days


@pytest.mark.django_db(transaction=True)
def test_of_two_who_record_the_same_decision_at_once_one_wins(lien, jef):
    plan = a_submitted_plan(lien)
    decision = a_decision(plan, lien)
    said = _at_once([lambda by=by: record_outcome(decision, verdict(), now=NOW, by=by) for by in (lien, jef)])
    assert said[1] == "done"
    assert said[0].startswith("De uitkomst van dit besluit staat al vast.")
    assert fresh(plan).status == PlanStatus.APPROVED


@pytest.mark.django_db(transaction=True)
def test_of_two_who_submit_at_once_one_version_is_made(lien):
    plan = a_plan(lien)
    said = _at_once([lambda: versions.submit(plan, on=SUBMITTED_ON, by=lien)] * 2)
    assert said == ["Dit plan is al ingediend of goedgekeurd.", "done"]
    assert plan.versions.count() == 1
