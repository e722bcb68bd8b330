"""What members read of their debates."""

from django.db.models import Count, Q, QuerySet

from samenplan.core.actor import Actor
from samenplan.debate.models import (
    Answer,
    Debate,
    Follower,
    HallMeeting,
    Invitation,
    Moderation,
    Participant,
    Statement,
    Vote,
)
from samenplan.debate.rules.entering import DebateFacts
from samenplan.debate.rules.kinds import DebateState, Entrance, ModerationKind, StatementOrigin, StatementState


def debates(actor: Actor) -> QuerySet[Debate]:
    """The debates of the authority."""
    return Debate.objects.visible_to(actor).select_related("authority", "plan").order_by("-pk")


def listed_debates(actor: Actor) -> QuerySet[Debate]:
    """The list page: with counts. The number of people is for members; residents get only what may be published."""
    waiting = Q(statements__state=StatementState.WAITING)
    return debates(actor).annotate(
        people=Count("participants", distinct=True), waiting=Count("statements", filter=waiting, distinct=True)
    )


def statements(actor: Actor) -> QuerySet[Statement]:
    """Statements of the authority's debates."""
    return Statement.objects.visible_to(actor).select_related("debate__authority").order_by("number")


def statements_of(debate: Debate, actor: Actor) -> QuerySet[Statement]:
    """All statements of one debate, with their translations."""
    return statements(actor).filter(debate=debate).prefetch_related("translations")


def waiting(debate: Debate, actor: Actor) -> QuerySet[Statement]:
    """Statements that wait for a first look, the oldest first."""
    return statements_of(debate, actor).filter(state=StatementState.WAITING)


def appealed(debate: Debate, actor: Actor) -> list[Statement]:
    """Refused statements whose writer asked to look again, and that nobody looked at since."""
    rows = statements_of(debate, actor).filter(state=StatementState.REFUSED, moderations__kind=ModerationKind.APPEALED)
    found = rows.distinct().prefetch_related("moderations")
    return [each for each in found if each.moderations.all()[0].kind == ModerationKind.APPEALED]


def moderations(debate: Debate, actor: Actor) -> QuerySet[Moderation]:
    """The log: every decision, the newest first."""
    rows = Moderation.objects.visible_to(actor).filter(statement__debate=debate)
    return rows.select_related("statement", "by")


def facts(debate: Debate, actor: Actor) -> DebateFacts:
    """What the rules want to know before a debate opens."""
    live = statements(actor).filter(debate=debate, state=StatementState.ACCEPTED).count()
    return DebateFacts(
        state=DebateState(debate.state),
        question=debate.question,
        why=debate.why,
        asked_by=debate.asked_by,
        follow_up=debate.follow_up,
        accepted=live,
        closes_on=debate.closes_on,
        needs_codes=debate.entrance == Entrance.CODE,
        codes=invitations(debate, actor).count(),
    )


def invitations(debate: Debate, actor: Actor) -> QuerySet[Invitation]:
    """The codes of a debate, by number."""
    return Invitation.objects.visible_to(actor).filter(debate=debate)


def workload(debate: Debate, actor: Actor) -> dict[str, int]:
    """What there is and what waits, in numbers."""
    rows = statements(actor).filter(debate=debate)
    counted = rows.aggregate(
        total=Count("pk"),
        live=Count("pk", filter=Q(state=StatementState.ACCEPTED)),
        waiting=Count("pk", filter=Q(state=StatementState.WAITING)),
        refused=Count("pk", filter=Q(state=StatementState.REFUSED)),
        of_people=Count("pk", filter=Q(origin=StatementOrigin.PERSON)),
    )
    people = Participant.objects.visible_to(actor).filter(debate=debate).count()
    votes = Vote.objects.visible_to(actor).filter(debate=debate).count()
    return {**counted, "people": people, "votes": votes}


def meetings(actor: Actor) -> QuerySet[HallMeeting]:
    """Meetings in a hall."""
    return HallMeeting.objects.visible_to(actor).select_related("debate__authority")


def has_followers(debate: Debate, actor: Actor) -> bool:
    """Whether somebody waits for a mail; how many is nobody's business."""
    return Follower.objects.visible_to(actor).filter(debate=debate).exists()


def answers(debate: Debate, actor: Actor) -> QuerySet[Answer]:
    """What the town answered."""
    rows = Answer.objects.visible_to(actor).filter(statement__debate=debate)
    return rows.select_related("statement", "node__plan")
