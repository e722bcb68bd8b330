"""A debate: one open question, who asks it, and what will be done with the answers."""

import secrets

from django.db import models
from django.db.models import Q

from samenplan.authorities.models import Authority
from samenplan.core.fields import ScreenedTextField
from samenplan.core.tenancy import TenantModel
from samenplan.debate.rules.kinds import (
    ENTRANCE_LABELS,
    MINIMUM_CELL,
    STATE_LABELS,
    DebateState,
    Entrance,
)


def new_token() -> str:
    """The part of the address that names a debate: short enough for a poster, no secret."""
    return secrets.token_hex(5)


class Debate(TenantModel):
    """One open question that residents answer by voting on short statements of each other."""

    authority = models.ForeignKey(Authority, on_delete=models.PROTECT, related_name="debates")
    plan = models.ForeignKey("plans.Plan", on_delete=models.SET_NULL, null=True, blank=True, related_name="debates")
    token = models.CharField(max_length=20, unique=True, default=new_token, editable=False)
    question = models.CharField("vraag", max_length=200)
    why = ScreenedTextField("waarom je dit vraagt", max_length=1500)
    asked_by = models.CharField("wie het vraagt", max_length=200)
    follow_up = ScreenedTextField("wat ermee gebeurt", max_length=1500)
    minutes = models.PositiveSmallIntegerField("hoelang het duurt, in minuten", default=5)
    wordings = models.JSONField("vraag in andere talen", default=dict, blank=True)  # {"fr": {"question": …, "why": …}}
    entrance = models.CharField("wie mag stemmen", max_length=10, choices=ENTRANCE_LABELS, default=Entrance.LINK)
    state = models.CharField(max_length=10, choices=STATE_LABELS, default=DebateState.DRAFT)
    opens_on = models.DateField("open vanaf", null=True, blank=True)
    closes_on = models.DateField("open tot en met", null=True, blank=True)
    minimum_cell = models.PositiveSmallIntegerField("kleinste aantal dat je toont", default=MINIMUM_CELL)
    account_salt = models.CharField(max_length=64, default="", blank=True, editable=False)
    """Makes keys from accounts while the debate is open; wiped when it closes, so that nobody can make them again."""
    seed = models.PositiveIntegerField("beginwaarde van de berekening", default=0)
    last_sequence = models.PositiveBigIntegerField(default=0)  # of the newest vote; the order of votes
    last_statement = models.PositiveIntegerField(default=0)  # number of the newest statement
    awaiting = models.PositiveIntegerField(default=0)  # shared statements of a published result without an answer
    signs = models.PositiveIntegerField(default=0)  # of organised voting, in the newest result
    signs_seen = models.PositiveIntegerField(default=0)  # how many there were when a moderator last looked
    computing_since = models.DateTimeField(null=True, blank=True)  # claimed by one process
    created_at = models.DateTimeField(auto_now_add=True)
    published_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(condition=Q(minimum_cell__gte=MINIMUM_CELL), name="debate_minimum_cell"),
            models.CheckConstraint(
                condition=Q(opens_on__isnull=True) | Q(closes_on__isnull=True) | Q(closes_on__gte=models.F("opens_on")),
                name="debate_closes_after_opening",
            ),
        ]

    def __str__(self) -> str:
        return self.question


class Invitation(TenantModel):
    """An invitation code on paper: one vote each. The code itself follows from a secret of the house; its hash is kept.

    `participant` is forgotten when the debate closes.
    """

    tenant_path = "debate__authority"
    debate = models.ForeignKey(Debate, on_delete=models.CASCADE, related_name="invitations")
    number = models.PositiveIntegerField()
    code_hash = models.CharField(max_length=64, unique=True)
    is_used = models.BooleanField(default=False)
    participant = models.OneToOneField(
        "debate.Participant", on_delete=models.SET_NULL, null=True, blank=True, related_name="invitation"
    )

    class Meta:
        ordering = ["number"]
        constraints = [models.UniqueConstraint(fields=["debate", "number"], name="invitation_number_once")]

    def __str__(self) -> str:
        return f"code {self.number} van {self.debate}"
