"""What a participant does: come in, vote, add a statement, ask to look again.

Nobody is named: there is no actor, and no line in the trail. The votes are a trail of their own: only ever added to,
numbered without gaps, hashed in the result.
"""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.db.models import F, Q

from samenplan.authorities.rules import secret_hash
from samenplan.core.errors import Refused
from samenplan.debate.models import Debate, Exposure, Invitation, Moderation, Participant, Statement, Vote
from samenplan.debate.operations.locking import REASON, locked_by_link
from samenplan.debate.queries.routing import chosen_next
from samenplan.debate.queries.taking_part import accepted, current, participant_behind
from samenplan.debate.rules.accounts import account_key
from samenplan.debate.rules.codes import code_hash
from samenplan.debate.rules.entering import Hindrance, hindrances_to_statement, is_open, tidy
from samenplan.debate.rules.kinds import (
    DebateState,
    Entrance,
    ModerationKind,
    PersonKind,
    StatementOrigin,
    StatementState,
    VoteValue,
)

_NEEDED = {Entrance.CODE: Hindrance.CODE_NEEDED, Entrance.ACCOUNT: Hindrance.ACCOUNT_NEEDED}
"""What somebody new lacks where the link alone is not enough."""


class Hindered(Refused):
    """A resident cannot do this; `hindrances` are told in her language by the page."""

    def __init__(self, *hindrances: Hindrance) -> None:
        self.hindrances = hindrances
        super().__init__([hindrance.value for hindrance in hindrances])


@dataclass(frozen=True, slots=True)
class Who:
    """Somebody in one debate: the random key in her browser, and the way she came in."""

    debate: Debate
    key: str
    kind: PersonKind = PersonKind.LINK


@dataclass(frozen=True, slots=True)
class Choice:
    """A vote as the page sends it; `key` is the page's own, so that the same form sent twice is one vote."""

    number: int
    value: VoteValue
    key: str


@dataclass(frozen=True, slots=True)
class Written:
    """A statement as the page sends it."""

    text: str
    language: str
    key: str


@transaction.atomic
def come_in(who: Who, *, today: date) -> Participant:
    """The participant of this key, made when there is none yet, with a first statement shown.

    Raises:
        Hindered: not open, or a code or an account is needed first.
    """
    debate = _open(who, today)
    known = participant_behind(debate, who.key)
    if known is None and (needed := _NEEDED.get(Entrance(debate.entrance))):
        raise Hindered(needed)
    participant = known or _made(who, debate)
    _show_next(debate, participant, is_new=known is None)
    return participant


@transaction.atomic
def come_in_by_code(who: Who, code: str, *, today: date) -> None:
    """Tie this key to the code. A code that was used elsewhere moves along: it stays one person with one vote.

    Raises:
        Hindered: not open, or there is no such code.
    """
    debate = _open(who, today)
    rows = Invitation.objects.unscoped(reason=REASON).select_for_update(of=("self",))
    found = rows.filter(debate=debate, code_hash=code_hash(code)).select_related("participant").first()
    if found is None:
        raise Hindered(Hindrance.WRONG_CODE)
    if found.participant is None:
        found.participant = Participant(debate=debate, key_hash=secret_hash(who.key), kind=PersonKind.CODE)
        found.participant.save(force_insert=True)
        found.is_used = True
        found.save(update_fields=["participant", "is_used"])
    elif found.participant.key_hash != secret_hash(who.key):
        found.participant.key_hash = secret_hash(who.key)
        found.participant.save(update_fields=["key_hash"])
    _show_next(debate, found.participant)


@transaction.atomic
def come_in_by_account(debate: Debate, user_id: int, *, secret: str, today: date) -> str:
    """The key of this account in this debate, the same each time; nothing is kept that names the account.

    `secret` is the house's. No line in the trail: it would say who took part, and when.

    Raises:
        Hindered: not open, or one does not come in by an account.
    """
    fresh = locked_by_link(debate)
    if fresh.entrance != Entrance.ACCOUNT or not fresh.account_salt:
        raise Hindered(Hindrance.NOT_OPEN)
    who = Who(debate, account_key(secret, fresh.token, fresh.account_salt, user_id), PersonKind.ACCOUNT)
    open_debate = _open(who, today)
    participant = participant_behind(open_debate, who.key) or _made(who, open_debate)
    _show_next(open_debate, participant)
    return who.key


@transaction.atomic
def vote(who: Who, choice: Choice, *, today: date) -> None:
    """Count a vote and show the next statement. The same form twice, or the same vote again, is one vote.

    Raises:
        Hindered: not open, not come in yet, or the statement does not take part (any more).
    """
    debate = _open(who, today)
    statement = accepted(debate).filter(number=choice.number).first()
    if statement is None:
        raise Hindered(Hindrance.NO_SUCH_STATEMENT)
    participant = _participant(who, debate)
    if _is_another(participant, statement, choice):
        debate.last_sequence += 1
        given = Vote(debate=debate, participant=participant, statement=statement, value=choice.value, key=choice.key)
        given.sequence = debate.last_sequence
        given.save(force_insert=True)
        debate.save(update_fields=["last_sequence"])
    _show_next(debate, participant)


@transaction.atomic
def add_statement(who: Who, written: Written, *, today: date) -> Statement:
    """Hand in a statement; it waits for a look. The same form sent twice is one statement.

    Raises:
        Hindered: why it cannot come in; nothing of the text is kept.
    """
    debate = _open(who, today)
    participant = _participant(who, debate)
    mine = Statement.objects.unscoped(reason=REASON).filter(writer=participant)
    if written.key and (sent := mine.filter(key=written.key).first()):
        return sent
    waiting = mine.filter(state=StatementState.WAITING).count()
    others = list(accepted(debate).values_list("text", flat=True))
    if hindrances := hindrances_to_statement(written.text, others, waiting):
        raise Hindered(*hindrances)
    debate.last_statement += 1
    made = Statement(debate=debate, number=debate.last_statement, text=tidy(written.text), key=written.key)
    made.language, made.origin = written.language, StatementOrigin.PERSON
    made.writer, made.came_on = participant, today
    made.save(force_insert=True)
    debate.save(update_fields=["last_statement"])
    return made


@transaction.atomic
def appeal(who: Who, number: int, text: str, *, now: datetime) -> None:
    """Ask to look again at one's own refused statement, once per refusal.

    Raises:
        Hindered: not hers, not refused, or asked already.
    """
    debate = locked_by_link(who.debate)
    participant = participant_behind(debate, who.key)
    rows = Statement.objects.unscoped(reason=REASON)
    mine = rows.filter(debate=debate, number=number, writer=participant, state=StatementState.REFUSED).first()
    if participant is None or mine is None:
        raise Hindered(Hindrance.NO_SUCH_STATEMENT)
    newest = mine.moderations.first()
    if newest is not None and newest.kind in (ModerationKind.APPEALED, ModerationKind.KEPT_OUT):
        raise Hindered(Hindrance.SAID_ALREADY)
    if hindrances := set(hindrances_to_statement(text or "-" * 10, [], 0)) & {Hindrance.ABOUT_A_PERSON}:
        raise Hindered(*hindrances)
    asked = Moderation(statement=mine, kind=ModerationKind.APPEALED, text=tidy(text)[:500], at=now)
    asked.save(force_insert=True)


def _open(who: Who, today: date) -> Debate:
    """The debate, locked, when votes are taken today."""
    debate = locked_by_link(who.debate)
    if not is_open(DebateState(debate.state), debate.opens_on, debate.closes_on, today):
        raise Hindered(Hindrance.NOT_OPEN)
    return debate


def _participant(who: Who, debate: Debate) -> Participant:
    """Whoever carries the key. Nobody comes in by voting: newcomers are counted where they `come_in`."""
    if found := participant_behind(debate, who.key):
        return found
    raise Hindered(_NEEDED.get(Entrance(debate.entrance), Hindrance.OLD_PAGE))


def _made(who: Who, debate: Debate) -> Participant:
    """Somebody new; the debate's lock keeps two at once from being two people."""
    made = Participant(debate=debate, key_hash=secret_hash(who.key), kind=who.kind)
    made.save(force_insert=True)
    return made


def _is_another(participant: Participant, statement: Statement, choice: Choice) -> bool:
    """Whether this is neither the same form again, nor the vote on this statement that counts already."""
    mine = Vote.objects.unscoped(reason=REASON).filter(participant=participant)
    near = mine.filter(Q(statement=statement) | Q(key=choice.key)).order_by("-sequence")
    found = list(near.values_list("statement_id", "value", "key"))
    newest = next((value for number, value, _ in found if number == statement.pk), None)
    return newest != choice.value and choice.key not in {key for _, _, key in found}


def _show_next(debate: Debate, participant: Participant, *, is_new: bool = False) -> None:
    """Choose what she sees next and log it with its chance, unless something is waiting for her already."""
    if not is_new and current(participant) is not None:
        return
    chosen = chosen_next(debate, participant, is_new=is_new)
    if chosen is None:
        return
    statement, chance = chosen
    Exposure(participant=participant, statement_id=statement.pk, probability=chance).save(force_insert=True)
    rows = Statement.objects.unscoped(reason=REASON).filter(pk=statement.pk)
    rows.update(shown=F("shown") + 1)
