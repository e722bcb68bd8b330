"""How actions hang together: the results chain, what waits for what, what was spent."""

from django.db import models
from django.db.models import F, Q

from samenplan.authorities.models import Told
from samenplan.core.tenancy import TenantModel
from samenplan.execution.rules.kinds import RESULT_LABELS
from samenplan.plans.models.plan import PlanNode
from samenplan.plans.rules.content import MONEY_LABELS, MoneySource


class ChainStep(TenantModel):
    """The level of one goal or action in the results chain, and what must hold for it to lead to the next."""

    tenant_path = "node__plan__authority"
    node = models.OneToOneField(PlanNode, on_delete=models.CASCADE, related_name="chain_step")
    level = models.CharField("niveau", max_length=10, choices=RESULT_LABELS)
    assumption = models.CharField("aanname", max_length=500, blank=True)
    risk = models.CharField("risico", max_length=500, blank=True)

    def __str__(self) -> str:
        return f"{self.get_level_display()}: {self.node}"


class Dependency(TenantModel):
    """That one action waits for another of the same plan."""

    tenant_path = "node__plan__authority"
    node = models.ForeignKey(PlanNode, on_delete=models.CASCADE, related_name="waits_for")
    waits_for = models.ForeignKey(PlanNode, on_delete=models.CASCADE, related_name="awaited_by")
    note = models.CharField("waarom", max_length=200, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["node", "waits_for"], name="dependency_once"),
            models.CheckConstraint(condition=~Q(node=F("waits_for")), name="dependency_on_another"),
        ]

    def __str__(self) -> str:
        return f"{self.node} wacht op {self.waits_for}"


class Spending(Told):
    """Money really spent on an action. A line is never changed: a wrong one is withdrawn and told anew."""

    tenant_path = "node__plan__authority"
    node = models.ForeignKey(PlanNode, on_delete=models.PROTECT, related_name="spendings")
    key = models.CharField(max_length=40)  # given by the page: the same form sent twice is one line
    amount_cents = models.PositiveBigIntegerField("bedrag")
    spent_on = models.DateField("op")
    source = models.CharField("bron", max_length=20, choices=MONEY_LABELS, default=MoneySource.OWN)
    label = models.CharField("waarvoor", max_length=200, blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-spent_on", "-pk"]
        constraints = [
            models.UniqueConstraint(fields=["node", "key"], name="spending_once"),
            models.CheckConstraint(condition=Q(amount_cents__gt=0), name="spending_above_zero"),
        ]

    def __str__(self) -> str:
        return self.label or self.get_source_display()
