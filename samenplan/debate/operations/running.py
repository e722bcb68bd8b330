"""Running a debate: draft it, open it, close it, publish what came out."""

import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from django.db import transaction

from samenplan.audit.operations import record
from samenplan.core.actor import Actor
from samenplan.core.errors import Refused
from samenplan.core.fields import objections_to_text
from samenplan.core.permissions import Permission
from samenplan.debate.models import Debate, Snapshot
from samenplan.debate.operations.computing import snapshot
from samenplan.debate.operations.following import tell_followers
from samenplan.debate.operations.locking import locked
from samenplan.debate.queries.results import awaiting
from samenplan.debate.queries.running import facts
from samenplan.debate.rules.kinds import MINIMUM_CELL, DebateState, Entrance
from samenplan.debate.rules.opening import objections_to_opening
from samenplan.plans.models import Plan
from samenplan.plans.queries.plans import plans

COLUMNS = (
    "question", "why", "asked_by", "follow_up", "minutes", "wordings", "entrance", "opens_on",
    "closes_on", "minimum_cell", "plan",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Draft:
    """What one says of a debate."""

    question: str
    why: str = ""
    asked_by: str = ""
    follow_up: str = ""
    minutes: int = 5
    wordings: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    entrance: Entrance = Entrance.LINK
    opens_on: date | None = None
    closes_on: date | None = None
    minimum_cell: int = MINIMUM_CELL
    plan: Plan | None = None


@transaction.atomic
def start(draft: Draft, *, by: Actor) -> Debate:
    """A new debate of the actor's authority, in the making."""
    by.require(Permission.DEBATE_MANAGE)
    debate = Debate(authority_id=by.home)
    _fill(debate, draft, by)
    debate.save(force_insert=True)
    record(by, "debate.created", debate)
    return debate


@transaction.atomic
def change(debate: Debate, draft: Draft, *, by: Actor) -> Debate:
    """Change what it says. Once it is open the question, who may vote and the smallest count stay as they are.

    Raises:
        Refused: it was published, or what people voted under would change.
    """
    by.require(Permission.DEBATE_MANAGE)
    fresh = locked(debate, by)
    if fresh.state == DebateState.PUBLISHED:
        raise Refused("Dit debat is gepubliceerd. De gegevens blijven zoals ze zijn.")
    if fresh.state != DebateState.DRAFT and _changes_the_terms(fresh, draft):
        raise Refused(
            "Er is al gestemd. De vraag, wie mag stemmen en het kleinste aantal blijven zoals ze zijn. "
            "Er is niets bewaard."
        )
    _fill(fresh, draft, by)
    fresh.save(update_fields=COLUMNS)
    record(by, "debate.changed", fresh)
    return fresh


def _changes_the_terms(debate: Debate, draft: Draft) -> bool:
    now = (debate.question, debate.entrance, debate.minimum_cell)
    return now != (draft.question.strip(), draft.entrance, draft.minimum_cell)


def _fill(debate: Debate, draft: Draft, by: Actor) -> None:
    if not draft.question.strip():
        raise Refused("Stel een vraag. Een open vraag werkt het best: “Hoe …?” of “Wat …?”")
    if draft.minimum_cell < MINIMUM_CELL:
        raise Refused(f"Het kleinste aantal dat je toont, is minstens {MINIMUM_CELL}.")
    if draft.opens_on and draft.closes_on and draft.closes_on < draft.opens_on:
        raise Refused("De laatste dag valt voor de eerste dag. Pas een van beide aan.")
    texts = [draft.question, draft.why, draft.asked_by, draft.follow_up]
    texts += [text for one in draft.wordings.values() for text in one.values()]
    if objections := [objection for text in texts for objection in objections_to_text(text)]:
        raise Refused(objections)
    if draft.plan is not None and not plans(by).filter(pk=draft.plan.pk).exists():
        raise Refused("Dit plan is niet van jouw bestuur.")
    debate.question, debate.why, debate.asked_by = draft.question.strip(), draft.why.strip(), draft.asked_by.strip()
    debate.follow_up, debate.minutes, debate.entrance = draft.follow_up.strip(), draft.minutes, draft.entrance
    debate.wordings = {language: dict(texts) for language, texts in draft.wordings.items()}
    debate.opens_on, debate.closes_on = draft.opens_on, draft.closes_on
    debate.minimum_cell, debate.plan = draft.minimum_cell, draft.plan


@transaction.atomic
def open_up(debate: Debate, *, today: date, by: Actor) -> None:
    """From now on people can vote.

    Raises:
        Refused: what is still missing.
    """
    by.require(Permission.DEBATE_MANAGE)
    fresh = locked(debate, by)
    if objections := objections_to_opening(facts(fresh, by), today):
        raise Refused(objections)
    if fresh.state == DebateState.CLOSED:
        raise Refused("Een gesloten debat gaat niet meer open: het verband tussen mensen en stemmen is gewist.")
    fresh.state, fresh.opens_on = DebateState.OPEN, fresh.opens_on or today
    fresh.account_salt = secrets.token_hex(32) if fresh.entrance == Entrance.ACCOUNT else ""
    fresh.save(update_fields=["state", "opens_on", "account_salt"])
    record(by, "debate.opened", fresh)


@transaction.atomic
def close(debate: Debate, *, by: Actor) -> None:
    """No more votes. What ties a browser, a code or an account to votes, and a writer to a statement, is wiped."""
    by.require(Permission.DEBATE_MANAGE)
    fresh = locked(debate, by)
    if fresh.state != DebateState.OPEN:
        raise Refused("Dit debat is niet open. Er is niets gewijzigd.")
    _wipe_and_close(fresh, by)


@transaction.atomic
def close_ended(debate: Debate, *, today: date, by: Actor) -> bool:
    """Close a debate whose last day is over; whether it was: somebody may have given it more days, or closed it."""
    by.require(Permission.DEBATE_MANAGE)
    fresh = locked(debate, by)
    if fresh.state != DebateState.OPEN or fresh.closes_on is None or fresh.closes_on >= today:
        return False
    _wipe_and_close(fresh, by)
    return True


def _wipe_and_close(fresh: Debate, by: Actor) -> None:
    fresh.participants.update(key_hash=None)
    fresh.invitations.update(participant=None)
    fresh.statements.update(writer=None)
    fresh.state, fresh.account_salt = DebateState.CLOSED, ""
    fresh.save(update_fields=["state", "account_salt"])
    record(by, "debate.closed", fresh)


@transaction.atomic
def publish(debate: Debate, *, link: str, now: datetime, by: Actor) -> Snapshot:
    """Freeze the result, show it to everyone, and mail `link` to who asked to hear of it.

    Raises:
        Refused: still open, or statements wait for a look.
    """
    by.require(Permission.DEBATE_MANAGE)
    fresh = locked(debate, by)
    if fresh.state != DebateState.CLOSED:
        raise Refused("Sluit eerst het debat. Daarna leg je het resultaat vast en publiceer je het.")
    waits = fresh.statements.filter(state="waiting").count()
    if waits:
        raise Refused(f"Er wachten nog {waits} stellingen op nazicht. Beslis daar eerst over.")
    if not fresh.last_sequence:
        raise Refused("Er is nog niet gestemd. Er valt niets te publiceren.")
    found = snapshot(fresh, now=now, is_frozen=True)
    fresh.state, fresh.published_at = DebateState.PUBLISHED, now
    fresh.awaiting = awaiting(fresh)
    fresh.save(update_fields=["state", "published_at", "awaiting"])
    told = tell_followers(fresh, link, now=now, by=by)
    record(by, "debate.published", fresh, sequence=found.sequence, votes=found.votes_hash, told=told)
    return found


@transaction.atomic
def note_export(debate: Debate, kind: str, *, by: Actor) -> None:
    """Taking the votes or the result out of the house leaves a line."""
    by.require(Permission.DEBATE_MANAGE)
    record(by, "debate.exported", locked(debate, by), kind=kind)
