"""What came out of it: snapshots of the computation, counts of a hall, answers of the town."""

from django.db import models

from samenplan.core.fields import ScreenedTextField
from samenplan.core.tenancy import TenantModel
from samenplan.debate.models.debate import Debate
from samenplan.debate.models.statements import Statement


class Snapshot(TenantModel):
    """A result as of a vote: what may be shown of it, what routing needs, and how to compute it again."""

    tenant_path = "debate__authority"
    debate = models.ForeignKey(Debate, on_delete=models.CASCADE, related_name="snapshots")
    sequence = models.PositiveBigIntegerField("tot en met stem")
    made_at = models.DateTimeField()
    engine_version = models.CharField(max_length=20)
    mode = models.CharField(max_length=10)
    seed = models.PositiveIntegerField()
    votes_hash = models.CharField(max_length=64)
    people = models.PositiveIntegerField()
    outcome = models.JSONField()  # rules.outcome.Outcome; holds nothing about fewer people than the minimum
    routing = models.JSONField(default=dict)
    state = models.JSONField(default=dict)  # of the engine, for the next computation
    warnings = models.JSONField(default=list)  # rules.outcome.Warning_; for moderators only
    checks = models.JSONField(default=dict)  # rules.checking.Checks, {} until it was made; as much shown as outcome
    is_frozen = models.BooleanField(default=False)

    class Meta:
        ordering = ["-pk"]

    def __str__(self) -> str:
        return f"resultaat van {self.debate} tot stem {self.sequence}"


class HallMeeting(TenantModel):
    """A meeting in a hall where people raised coloured cards."""

    tenant_path = "debate__authority"
    debate = models.ForeignKey(Debate, on_delete=models.CASCADE, related_name="meetings")
    name = models.CharField("naam", max_length=120)
    held_on = models.DateField("op")
    present = models.PositiveIntegerField("aanwezigen", null=True, blank=True)

    class Meta:
        ordering = ["held_on", "pk"]

    def __str__(self) -> str:
        return self.name


class HallCount(TenantModel):
    """Cards counted in a hall for one statement, typed in as a group; kept apart from the votes."""

    tenant_path = "meeting__debate__authority"
    meeting = models.ForeignKey(HallMeeting, on_delete=models.CASCADE, related_name="counts")
    statement = models.ForeignKey(Statement, on_delete=models.CASCADE, related_name="hall_counts")
    agree = models.PositiveIntegerField("eens")
    disagree = models.PositiveIntegerField("oneens")
    passed = models.PositiveIntegerField("geen mening")

    class Meta:
        ordering = ["statement__number"]
        constraints = [models.UniqueConstraint(fields=["meeting", "statement"], name="hall_count_once")]

    def __str__(self) -> str:
        return f"{self.statement} in {self.meeting}"


class Answer(TenantModel):
    """What the town does with a statement, and the goal or action that it became."""

    tenant_path = "statement__debate__authority"
    statement = models.OneToOneField(Statement, on_delete=models.CASCADE, related_name="answer")
    text = ScreenedTextField("wat we ermee doen", blank=True, max_length=1500)
    node = models.ForeignKey("plans.PlanNode", on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    answered_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"antwoord op {self.statement}"
