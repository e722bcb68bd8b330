"""The trail: what was done and seen, by whom, when. Append-only."""

from django.db import models

from samenplan.core.tenancy import TenantModel


class TrailHead(models.Model):
    """Where the chain of one authority (or of nobody's, for the installation) stands; locked while a line is added."""

    authority = models.OneToOneField("authorities.Authority", on_delete=models.PROTECT, null=True)
    sequence = models.PositiveBigIntegerField(default=0)
    hash = models.CharField(max_length=64)

    def __str__(self) -> str:
        return f"{self.sequence} {self.hash[:8]}"


class Event(TenantModel):
    """One line of the trail."""

    authority = models.ForeignKey("authorities.Authority", on_delete=models.PROTECT, null=True)
    sequence = models.PositiveBigIntegerField()
    at = models.DateTimeField()
    actor = models.CharField(max_length=80)
    verb = models.CharField(max_length=60)
    subject = models.CharField(max_length=80)  # "plan:12"
    facts = models.JSONField(default=dict)
    hash = models.CharField(max_length=64)

    class Meta:
        ordering = ["authority", "sequence"]
        constraints = [models.UniqueConstraint(fields=["authority", "sequence"], name="trail_sequence_once")]

    def __str__(self) -> str:
        return f"{self.sequence} {self.verb}"
