"""A meeting in a hall: cards of three colours, counted by hand and typed in as a group."""

from dataclasses import dataclass
from datetime import date

from django.db import transaction

from samenplan.audit.operations import record
from samenplan.core.actor import Actor
from samenplan.core.errors import Refused
from samenplan.core.fields import objections_to_text
from samenplan.core.permissions import Permission
from samenplan.debate.models import Debate, HallCount, HallMeeting, Statement
from samenplan.debate.operations.locking import Gone, locked
from samenplan.debate.queries.running import meetings, statements
from samenplan.debate.rules.entering import tidy
from samenplan.debate.rules.kinds import DebateState, StatementState

LARGEST_HALL = 5_000


@dataclass(frozen=True, slots=True)
class Cards:
    """How many cards of each colour went up."""

    agree: int
    disagree: int
    passed: int

    @property
    def all(self) -> int:
        return self.agree + self.disagree + self.passed


@transaction.atomic
def add_meeting(debate: Debate, name: str, held_on: date, *, present: int | None, by: Actor) -> HallMeeting:
    """A meeting about this debate. Everyone reads its name with the result.

    Raises:
        Refused: there is no name, or it points at a person, or the result was published.
    """
    by.require(Permission.DEBATE_MANAGE)
    fresh = locked(debate, by)
    if fresh.state == DebateState.PUBLISHED:
        raise Refused("Het resultaat is gepubliceerd. Er komt geen zaalgesprek meer bij.")
    if not tidy(name):
        raise Refused("Geef het zaalgesprek een naam.")
    if objections := objections_to_text(name):
        raise Refused(objections)
    made = HallMeeting(debate=fresh, name=tidy(name), held_on=held_on, present=present)
    made.save(force_insert=True)
    record(by, "debate.meeting_added", made, debate=fresh.pk)
    return made


@transaction.atomic
def count_cards(meeting: HallMeeting, statement: Statement, cards: Cards, *, by: Actor) -> HallCount:
    """Keep the cards counted for a statement; typed again they replace the earlier ones.

    Raises:
        Refused: more cards than people, or the statement does not take part.
    """
    by.require(Permission.DEBATE_MANAGE)
    fresh = locked(meeting.debate, by)
    hall = meetings(by).filter(pk=meeting.pk, debate=fresh).first()
    shown = statements(by).filter(pk=statement.pk, debate=fresh, state=StatementState.ACCEPTED).first()
    if hall is None or shown is None:
        raise Gone("Deze stelling doet niet (meer) mee. Er is niets bewaard.")
    if fresh.state == DebateState.PUBLISHED:
        raise Refused("Het resultaat is gepubliceerd. De telling blijft zoals ze is.")
    most = hall.present or LARGEST_HALL
    if min(cards.agree, cards.disagree, cards.passed) < 0 or cards.all > most:
        raise Refused(f"Er kunnen hoogstens {most} kaartjes omhooggaan; je typte er {cards.all}. Tel opnieuw.")
    values = {"agree": cards.agree, "disagree": cards.disagree, "passed": cards.passed}
    rows = HallCount.objects.visible_to(by)
    kept, _ = rows.update_or_create(meeting=hall, statement=shown, defaults=values)
    record(by, "debate.hall_counted", hall, statement=shown.pk)
    return kept
