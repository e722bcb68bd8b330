"""Debates as they are stored: columns, labels, constraints."""

from samenplan.debate.models.debate import Debate, Invitation
from samenplan.debate.models.people import Exposure, Follower, Participant, Vote
from samenplan.debate.models.results import Answer, HallCount, HallMeeting, Snapshot
from samenplan.debate.models.statements import Moderation, Statement, Translation

__all__ = [
    "Answer",
    "Debate",
    "Exposure",
    "Follower",
    "HallCount",
    "HallMeeting",
    "Invitation",
    "Moderation",
    "Participant",
    "Snapshot",
    "Statement",
    "Translation",
    "Vote",
]
