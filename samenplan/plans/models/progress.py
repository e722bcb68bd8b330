"""How an action goes, told while it happens."""

from django.db import models

from samenplan.authorities.models import Told
from samenplan.plans.models.plan import PlanNode
from samenplan.plans.rules.status import STATUS_LABELS


class ProgressNote(Told):
    """A dated line about one action ("stand van zaken"). Never changed, never deleted; a newer one follows it."""

    tenant_path = "node__plan__authority"
    node = models.ForeignKey(PlanNode, on_delete=models.PROTECT, related_name="progress_notes")
    status = models.CharField("stand", max_length=20, choices=STATUS_LABELS)
    noted_on = models.DateField("op")
    text = models.TextField("wat er gebeurde", blank=True, max_length=4000)

    class Meta:
        ordering = ["-noted_on", "-pk"]

    def __str__(self) -> str:
        return f"{self.get_status_display()} op {self.noted_on}"
