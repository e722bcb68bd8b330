"""What a participant reads: by the link of a debate and the key in her browser, never by an account."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.db.models import Q, QuerySet

from samenplan.authorities.rules import secret_hash
from samenplan.debate.models import Debate, Exposure, Participant, Statement, Vote
from samenplan.debate.rules.kinds import DebateState, Entrance, StatementOrigin, StatementState

REASON = "whoever holds the link takes part, without an account"
SHOWN = frozenset({DebateState.OPEN, DebateState.CLOSED, DebateState.PUBLISHED})


@dataclass(frozen=True, slots=True)
class Progress:
    """How far somebody is."""

    voted: int
    accepted: int
    in_order: tuple[int, ...] = ()

    def before(self, number: int | None) -> int | None:
        """The statement she voted on before this one; without one, the one she voted on last."""
        at = self.in_order.index(number) if number in self.in_order else len(self.in_order)
        return self.in_order[at - 1] if at else None

    @property
    def is_done(self) -> bool:
        return self.voted >= self.accepted


def debate_behind(token: str) -> Debate | None:
    """The debate of this link, unless it is still being drafted."""
    rows = Debate.objects.unscoped(reason=REASON).select_related("authority")
    return rows.filter(token=token, state__in=SHOWN).first()


def debates_for_residents(authority_id: int) -> QuerySet[Debate]:
    """What a town shows of its debates: open ones that anyone may join, and those with a published result."""
    rows = Debate.objects.unscoped(reason=REASON).filter(authority=authority_id)
    joined = Q(state=DebateState.OPEN, entrance=Entrance.LINK)
    return rows.filter(joined | Q(state=DebateState.PUBLISHED)).order_by("-pk")


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
    """Her votes that count: number of the statement to the vote, the newest vote last."""
    rows = Vote.objects.unscoped(reason=REASON).filter(participant=participant).order_by("sequence")
    given: dict[int, int] = {}
    for number, value in rows.values_list("statement__number", "value"):
        given.pop(number, None)
        given[number] = value
    return given


def progress(debate: Debate, given: Mapping[int, int]) -> Progress:
    """How many of the statements that take part were voted on, and which was voted on last."""
    live = set(accepted(debate).values_list("number", flat=True))
    voted = [number for number in given if number in live]
    return Progress(len(voted), len(live), tuple(voted))


def has_more(debate: Debate, participant: Participant) -> bool:
    """Whether there is a statement that she was never shown and did not vote on; reads only."""
    shown = Exposure.objects.unscoped(reason=REASON).filter(participant=participant).values("statement")
    voted = Vote.objects.unscoped(reason=REASON).filter(participant=participant).values("statement")
    return accepted(debate).exclude(pk__in=shown).exclude(pk__in=voted).exists()


def current(participant: Participant) -> Statement | None:
    """The statement that is shown and not voted on: the same in every tab, until it is answered."""
    answered = Vote.objects.unscoped(reason=REASON).filter(participant=participant).values("statement")
    rows = Exposure.objects.unscoped(reason=REASON).filter(
        participant=participant, statement__state=StatementState.ACCEPTED
    )
    found = rows.exclude(statement__in=answered).select_related("statement").first()
    return found.statement if found else None


def written_by(participant: Participant) -> QuerySet[Statement]:
    """Her own statements and what became of them."""
    rows = Statement.objects.unscoped(reason=REASON)
    return rows.filter(writer=participant, origin=StatementOrigin.PERSON).prefetch_related("moderations")
