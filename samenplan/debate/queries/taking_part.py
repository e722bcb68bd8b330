"""What a participant reads: by the link of a debate and the key in her browser, never by an account."""

from dataclasses import dataclass

from django.db.models import QuerySet

from samenplan.authorities.rules import secret_hash
from samenplan.debate.models import Debate, Exposure, Participant, Statement, Vote
from samenplan.debate.rules.kinds import DebateState, StatementOrigin, StatementState

REASON = "whoever holds the link takes part, without an account"
SHOWN = frozenset({DebateState.OPEN, DebateState.CLOSED, DebateState.PUBLISHED})


@dataclass(frozen=True, slots=True)
class Progress:
    """How far somebody is."""

    voted: int
    accepted: int

    @property
    def is_done(self) -> bool:
        return self.voted >= self.accepted


def debate_behind(token: str) -> Debate | None:
    """The debate of this link, unless it is still being drafted."""
    rows = Debate.objects.unscoped(reason=REASON).select_related("authority")
    return rows.filter(token=token, state__in=SHOWN).first()


def participant_behind(debate: Debate, key: str) -> Participant | None:
    """Whoever carries this key in this debate."""
    if not key:
        return None
    rows = Participant.objects.unscoped(reason=REASON)
    return rows.filter(debate=debate, key_hash=secret_hash(key)).first()


def accepted(debate: Debate) -> QuerySet[Statement]:
    """The statements that take part."""
    rows = Statement.objects.unscoped(reason=REASON)
    return rows.filter(debate=debate, state=StatementState.ACCEPTED).order_by("number")


def ballot(participant: Participant) -> dict[int, int]:
    """Her votes that count: number of the statement to the vote."""
    rows = Vote.objects.unscoped(reason=REASON).filter(participant=participant).order_by("sequence")
    return dict(rows.values_list("statement__number", "value"))


def progress(debate: Debate, participant: Participant | None) -> Progress:
    """How many of the statements that take part she voted on."""
    live = set(accepted(debate).values_list("number", flat=True))
    voted = ballot(participant).keys() & live if participant else set()
    return Progress(len(voted), len(live))


def current(participant: Participant) -> Statement | None:
    """The statement that is shown and not voted on: the same in every tab, until it is answered."""
    answered = Vote.objects.unscoped(reason=REASON).filter(participant=participant).values("statement")
    rows = Exposure.objects.unscoped(reason=REASON).filter(
        participant=participant, statement__state=StatementState.ACCEPTED
    )
    found = rows.exclude(statement__in=answered).select_related("statement").first()
    return found.statement if found else None


def last_voted(participant: Participant, before: int | None = None) -> Statement | None:
    """The statement she voted on last; `before` a statement number: the one she voted on before that."""
    rows = Vote.objects.unscoped(reason=REASON).filter(
        participant=participant, statement__state=StatementState.ACCEPTED
    )
    order = list(rows.order_by("-sequence").select_related("statement"))
    ways = list(dict.fromkeys(vote.statement for vote in order))
    if before is not None:
        at = next((place for place, each in enumerate(ways) if each.number == before), -1)
        ways = ways[at + 1 :]
    return ways[0] if ways else None


def written_by(participant: Participant) -> QuerySet[Statement]:
    """Her own statements and what became of them."""
    rows = Statement.objects.unscoped(reason=REASON)
    return rows.filter(writer=participant, origin=StatementOrigin.PERSON).prefetch_related("moderations")
