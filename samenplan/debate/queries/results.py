"""Results as they are read: the newest snapshot, with its statements and answers."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Count, QuerySet

from samenplan.core.disclosure import PublicCount, public_count, suppressed
from samenplan.debate.models import Answer, Debate, HallCount, Participant, Snapshot, Statement, Vote
from samenplan.debate.rules.checking import Checks, checks_from
from samenplan.debate.rules.kinds import HOURS_BEFORE_TELLING, DebateState, PersonKind, StatementState
from samenplan.debate.rules.outcome import (
    LETTERS,
    Cell,
    Interval,
    Opinion,
    OpinionKind,
    Outcome,
    outcome_from,
    without_counts,
)
from samenplan.debate.rules.recomputing import FEWEST_SECONDS, is_due

REASON = "readers of a result, narrowed to one debate that was fetched for them"


@dataclass(frozen=True, slots=True)
class Side:
    """What one group thinks of a statement."""

    letter: str
    agreement: Interval | None
    cell: Cell


@dataclass(frozen=True, slots=True)
class Hall:
    """What a hall thought of a statement, as far as it may be shown."""

    count: HallCount
    cells: tuple[int | None, ...]


@dataclass(frozen=True, slots=True)
class Line:
    """A statement in a result, with what the town answered and what halls thought."""

    statement: Statement
    opinion: Opinion
    answer: Answer | None
    halls: tuple[Hall, ...]

    @property
    def sides(self) -> list[Side]:
        """The groups side by side."""
        pairs = zip(LETTERS, self.opinion.agreement, self.opinion.groups, strict=False)
        return [Side(*each) for each in pairs]


@dataclass(frozen=True, slots=True)
class Reading:
    """A result to read: when it was made, of how many, and the statements by kind."""

    snapshot: Snapshot
    outcome: Outcome
    lines: Mapping[int, Line]
    people: PublicCount
    ways: tuple[tuple[PersonKind, int | None], ...]
    """How many came by each way, once that no longer changes; nothing where there was one way only or where few came,
    None where too few came that way."""
    checks: Checks | None
    """What was put beside it; None until that was made."""

    def of_kind(self, kind: OpinionKind) -> list[Line]:
        """The lines of a kind, the clearest first."""
        return [self.lines[one.number] for one in self.outcome.of_kind(kind) if one.number in self.lines]

    @property
    def votes_hash(self) -> str:
        """The fingerprint of the votes; none of so few people that one could try every way they can have voted."""
        return self.snapshot.votes_hash if self.people.value else ""

    @property
    def shared(self) -> list[Line]:
        return self.of_kind(OpinionKind.SHARED)

    @property
    def rejected(self) -> list[Line]:
        return self.of_kind(OpinionKind.REJECTED)

    @property
    def divided(self) -> list[Line]:
        return self.of_kind(OpinionKind.DIVIDED)

    @property
    def mixed(self) -> list[Line]:
        return self.of_kind(OpinionKind.MIXED)

    @property
    def unknown(self) -> list[Line]:
        return self.of_kind(OpinionKind.UNKNOWN)

    @property
    def unclear(self) -> list[Line]:
        """What nobody knows yet: too few votes, or no clear picture."""
        return [*self.unknown, *self.mixed]

    @property
    def answered(self) -> list[Line]:
        """Statements that the town answered, the newest answer first."""
        found = [line for line in self.lines.values() if line.answer and line.answer.text]
        return sorted(found, key=lambda line: (line.answer.answered_at, line.statement.number), reverse=True)  # type: ignore[union-attr]  # it has one

    @property
    def waiting(self) -> list[Line]:
        """What people share, or reject together, and the town did not answer yet."""
        return [line for line in (*self.shared, *self.rejected) if not (line.answer and line.answer.text)]

    def text_of(self, number: int | None) -> str:
        """The statement with this number, nothing when it takes no part."""
        line = self.lines.get(number or 0)
        return line.statement.text if line else ""


def newest(debate: Debate) -> Snapshot | None:
    """The result that is shown: the frozen one when it was published, else the newest."""
    rows = Snapshot.objects.unscoped(reason=REASON).filter(debate=debate).select_related("debate")
    return rows.order_by("-is_frozen", "-pk").first()


def reading(debate: Debate) -> Reading | None:
    """The result to read; None before there is one. Votes are counted in the frozen one only."""
    snapshot = newest(debate)
    if snapshot is None:
        return None
    outcome = outcome_from(snapshot.outcome)
    if not snapshot.is_frozen:
        outcome = without_counts(outcome)
    statements = _statements(debate).prefetch_related("translations", "hall_counts__meeting", "answer__node__plan")
    by_number = {row.number: row for row in statements}
    lines = {
        one.number: _line(by_number[one.number], one, debate.minimum_cell)
        for one in outcome.opinions
        if one.number in by_number
    }
    people = public_count(snapshot.people, minimum=debate.minimum_cell)
    checks = checks_from(snapshot.checks, snapshot.votes_hash)
    return Reading(snapshot, outcome, lines, people, _ways(snapshot) if snapshot.is_frozen else (), checks)


def followed_results() -> QuerySet[Debate]:
    """Published debates of which somebody waits for the answers."""
    rows = Debate.objects.unscoped(reason=REASON).filter(state=DebateState.PUBLISHED, followers__isnull=False)
    return rows.distinct().order_by("pk")


def is_fully_answered(debate: Debate, now: datetime) -> bool:
    """Whether nothing waits for an answer, and the newest answer stands long enough to be meant."""
    found = reading(debate)
    if found is None or found.waiting or not found.answered:
        return False
    newest_answer = found.answered[0].answer
    return newest_answer is not None and newest_answer.answered_at <= now - timedelta(hours=HOURS_BEFORE_TELLING)


def awaiting(debate: Debate) -> int:
    """How many statements that people share, or reject together, wait for an answer once the result is published."""
    found = reading(debate) if debate.state == DebateState.PUBLISHED else None
    return len(found.waiting) if found else 0


def _statements(debate: Debate) -> QuerySet[Statement]:
    rows = Statement.objects.unscoped(reason=REASON)
    return rows.filter(debate=debate, state=StatementState.ACCEPTED).order_by("number")


def _line(statement: Statement, opinion: Opinion, minimum: int) -> Line:
    halls = tuple(_hall(each, minimum) for each in statement.hall_counts.all())
    return Line(statement, opinion, getattr(statement, "answer", None), halls)


def _hall(count: HallCount, minimum: int) -> Hall:
    """The cards of a hall; a few cards of one colour are hidden, and so is what would tell them."""
    return Hall(count, suppressed([count.agree, count.disagree, count.passed], minimum=minimum).values)


def _ways(snapshot: Snapshot) -> tuple[tuple[PersonKind, int | None], ...]:
    """How many came each way that was there; see `shown_ways`."""
    rows = Participant.objects.unscoped(reason=REASON).filter(
        debate=snapshot.debate, votes__sequence__lte=snapshot.sequence
    )
    counted = dict(rows.values_list("kind").annotate(Count("pk", distinct=True)))
    return shown_ways(counted, minimum=snapshot.debate.minimum_cell)


def shown_ways(counted: Mapping[str, int], *, minimum: int) -> tuple[tuple[PersonKind, int | None], ...]:
    """How many came each way that was there; nothing when there was one, or when it follows that all were few."""
    used = [kind for kind in PersonKind if counted.get(kind)]
    if len(used) < 2 or sum(counted.values()) - (len(used) - 1) < minimum:
        return ()
    shown = suppressed([counted[kind] for kind in used], minimum=minimum)
    return tuple(zip(used, shown.values, strict=True))


def is_stale(debate: Debate, now: datetime) -> bool:
    """Whether enough came in since the newest result to compute it anew."""
    snapshot = newest(debate)
    if snapshot is not None and (snapshot.is_frozen or now - snapshot.made_at < timedelta(seconds=FEWEST_SECONDS)):
        return False
    then = snapshot.sequence if snapshot else 0
    new = Vote.objects.unscoped(reason=REASON).filter(debate=debate, sequence__gt=then)
    by_people = new.values("participant").distinct().count()
    return is_due(new_votes=debate.last_sequence - then, by_people=by_people, is_first=snapshot is None)
