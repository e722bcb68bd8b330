"""Who takes part, without anything that says who: no address, no account, no moment."""

import secrets

from django.db import models

from samenplan.core.tenancy import TenantModel
from samenplan.debate.models.debate import Debate
from samenplan.debate.models.statements import Statement
from samenplan.debate.rules.kinds import PERSON_LABELS, VOTE_LABELS, PersonKind


def new_number() -> int:
    """A number that tells nothing, not even who came first."""
    return secrets.randbelow(2**31 - 1) + 1


def new_place() -> int:
    """A key of a row that does not tell when it came in."""
    return secrets.randbelow(2**62) + 1


class Follower(TenantModel):
    """A mail address that wants to hear of the result, once, and of later answers, once, when she said so.

    Tied to no participant; wiped when the last mail she asked for is made.
    """

    tenant_path = "debate__authority"
    id = models.BigIntegerField(primary_key=True, default=new_place, editable=False)
    debate = models.ForeignKey(Debate, on_delete=models.CASCADE, related_name="followers")
    address = models.EmailField()
    language = models.CharField(max_length=2, default="nl")
    hears_answers = models.BooleanField("ook als het bestuur later antwoordt", default=False)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["debate", "address"], name="follower_once")]

    def __str__(self) -> str:
        return f"volger van {self.debate}"


class Participant(TenantModel):
    """Somebody who votes in one debate, known by the hash of a random key in her browser.

    The hash is wiped when the debate closes: from then on nobody, she neither, can say which votes are hers.
    """

    tenant_path = "debate__authority"
    debate = models.ForeignKey(Debate, on_delete=models.CASCADE, related_name="participants")
    number = models.PositiveIntegerField(default=new_number)  # what the engine and an export call her
    key_hash = models.CharField(max_length=64, null=True, unique=True)  # noqa: DJ001 - null is what unique lets repeat
    kind = models.CharField("langs waar", max_length=10, choices=PERSON_LABELS, default=PersonKind.LINK)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["debate", "number"], name="participant_number_once")]

    def __str__(self) -> str:
        return f"deelnemer aan {self.debate}"


class Vote(TenantModel):
    """One vote as it came in; never changed. Of one person on one statement the highest sequence counts."""

    tenant_path = "debate__authority"
    debate = models.ForeignKey(Debate, on_delete=models.CASCADE, related_name="votes")
    participant = models.ForeignKey(Participant, on_delete=models.CASCADE, related_name="votes")
    statement = models.ForeignKey(Statement, on_delete=models.CASCADE, related_name="votes")
    value = models.SmallIntegerField(choices=VOTE_LABELS)
    sequence = models.PositiveBigIntegerField()
    key = models.CharField(max_length=40)  # given by the page: the same form sent twice is one vote

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["debate", "sequence"], name="vote_sequence_once"),
            models.UniqueConstraint(fields=["participant", "key"], name="vote_sent_once"),
        ]
        indexes = [models.Index(fields=["participant", "statement", "sequence"], name="vote_newest")]

    def __str__(self) -> str:
        return f"stem {self.sequence} in {self.debate}"


class Exposure(TenantModel):
    """That a statement was shown to somebody, and the chance it had; also when she left without voting."""

    tenant_path = "participant__debate__authority"
    participant = models.ForeignKey(Participant, on_delete=models.CASCADE, related_name="exposures")
    statement = models.ForeignKey(Statement, on_delete=models.CASCADE, related_name="exposures")
    probability = models.FloatField("kans")

    class Meta:
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["participant", "statement"], name="exposure_once")]

    def __str__(self) -> str:
        return f"{self.statement} getoond"
