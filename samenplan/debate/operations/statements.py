"""Statements: placing one's own, deciding about those of others, translating."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from samenplan.audit.operations import record
from samenplan.core.actor import Actor
from samenplan.core.errors import Refused
from samenplan.core.fields import objections_to_text
from samenplan.core.permissions import Permission
from samenplan.debate.models import Debate, Moderation, Statement, Translation
from samenplan.debate.operations.locking import locked, locked_statement
from samenplan.debate.rules.entering import objections_to_seed, tidy
from samenplan.debate.rules.kinds import (
    LANGUAGES,
    DebateState,
    ModerationKind,
    RefusalReason,
    StatementState,
)

MOST_AT_ONCE = 200


@dataclass(frozen=True, slots=True)
class Verdict:
    """What was decided about a statement; a reason only when it does not take part."""

    takes_part: bool
    reason: RefusalReason | None = None
    reply: str = ""


@transaction.atomic
def add_seeds(debate: Debate, texts: Sequence[str], *, language: str, by: Actor) -> list[Statement]:
    """Place the town's own statements, in their order; what is there already is left out.

    Raises:
        Refused: the debate is closed, or one of the texts cannot be a statement; nothing was placed.
    """
    by.require(Permission.DEBATE_MANAGE)
    fresh = locked(debate, by)
    if fresh.state not in (DebateState.DRAFT, DebateState.OPEN):
        raise Refused("Dit debat is gesloten. Er komen geen stellingen meer bij.")
    wanted = list(dict.fromkeys(tidy(text) for text in texts if tidy(text)))
    if len(wanted) > MOST_AT_ONCE:
        raise Refused(f"Plak hoogstens {MOST_AT_ONCE} stellingen tegelijk. Er is niets bewaard.")
    if objections := [objection for text in wanted for objection in objections_to_seed(text)]:
        raise Refused(objections)
    there = set(fresh.statements.values_list("text", flat=True))
    rows = [
        Statement(debate=fresh, number=number, text=text, language=language, state=StatementState.ACCEPTED)
        for number, text in enumerate((one for one in wanted if one not in there), start=fresh.last_statement + 1)
    ]
    Statement.objects.visible_to(by).bulk_create(rows)
    fresh.last_statement += len(rows)
    fresh.save(update_fields=["last_statement"])
    record(by, "debate.statements_added", fresh, statements=len(rows))
    return rows


@transaction.atomic
def judge(statement: Statement, verdict: Verdict, *, now: datetime, by: Actor) -> None:
    """Let a statement take part, or not, with a reason from the published rules. Nothing of it is lost.

    Raises:
        Refused: no reason was given, the answer names a person, or the result was published.
    """
    by.require(Permission.DEBATE_MODERATE)
    fresh = locked_statement(statement, by)
    if fresh.debate.state == DebateState.PUBLISHED:
        raise Refused("Het resultaat is gepubliceerd. Over stellingen beslis je niet meer.")
    if not verdict.takes_part and verdict.reason is None:
        raise Refused("Kies een reden. De schrijver krijgt ze te lezen.")
    if objections := objections_to_text(verdict.reply):
        raise Refused(objections)
    kind = _kind(fresh, verdict)
    fresh.state = StatementState.ACCEPTED if verdict.takes_part else StatementState.REFUSED
    fresh.reason = "" if verdict.takes_part or verdict.reason is None else verdict.reason
    fresh.reply = verdict.reply.strip()
    fresh.save(update_fields=["state", "reason", "reply"])
    said = Moderation(statement=fresh, kind=kind, reason=fresh.reason, text=fresh.reply, by_id=by.person, at=now)
    said.save(force_insert=True)
    record(by, "debate.statement_judged", fresh, debate=fresh.debate_id, verdict=kind.value, reason=fresh.reason)


def _kind(statement: Statement, verdict: Verdict) -> ModerationKind:
    if verdict.takes_part:
        return ModerationKind.ACCEPTED
    if statement.state == StatementState.ACCEPTED:
        return ModerationKind.TAKEN_OUT
    newest = statement.moderations.first()
    asked_again = newest is not None and newest.kind == ModerationKind.APPEALED
    return ModerationKind.KEPT_OUT if asked_again else ModerationKind.REFUSED


@transaction.atomic
def see_signs(debate: Debate, *, by: Actor) -> None:
    """Say that the signs of organised voting were looked at; Vandaag is silent until there are more of them."""
    by.require(Permission.DEBATE_MODERATE)
    fresh = locked(debate, by)
    if fresh.signs == fresh.signs_seen:
        return
    fresh.signs_seen = fresh.signs
    fresh.save(update_fields=["signs_seen"])
    record(by, "debate.signs_seen", fresh, signs=fresh.signs)


@transaction.atomic
def translate(statement: Statement, texts: Mapping[str, str], *, by: Actor) -> None:
    """Write, change or (with an empty text) take away translations.

    Raises:
        Refused: a translation is too long or names a person; nothing was kept.
    """
    by.require(Permission.DEBATE_MANAGE)
    fresh = locked_statement(statement, by)
    wanted = {one: tidy(text) for one, text in texts.items() if one in LANGUAGES and one != fresh.language}
    longest = Translation._meta.get_field("text").max_length or 0  # noqa: SLF001 - Django's documented model API
    if any(len(text) > longest for text in wanted.values()):
        raise Refused(f"Een vertaling heeft hoogstens {longest} tekens. Er is niets bewaard.")
    if objections := [objection for text in wanted.values() for objection in objections_to_text(text)]:
        raise Refused(objections)
    for language, text in wanted.items():
        rows = Translation.objects.visible_to(by)
        if text:
            rows.update_or_create(statement=fresh, language=language, defaults={"text": text})
        else:
            rows.filter(statement=fresh, language=language).delete()
    record(by, "debate.statement_translated", fresh, languages=sorted(wanted))
