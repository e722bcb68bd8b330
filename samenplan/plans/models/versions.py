"""What was frozen, and advice that was waved away."""

from django.db import models

from samenplan.core.tenancy import TenantModel
from samenplan.plans.models.plan import Plan, new_uid
from samenplan.plans.rules.state import VERSION_KIND_LABELS, VersionKind


class PlanVersion(TenantModel):
    """The plan as it was at one moment: canonical JSON and its hash, never changed. Only its dates fill in later."""

    tenant_path = "plan__authority"
    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="versions")
    uid = models.CharField(max_length=16, unique=True, default=new_uid, editable=False)
    number = models.PositiveIntegerField()
    kind = models.CharField("soort", max_length=12, choices=VERSION_KIND_LABELS, default=VersionKind.DRAFT)
    note = models.CharField("waarom", max_length=300, blank=True)
    content = models.TextField()
    sha256 = models.CharField(max_length=64)
    frozen_at = models.DateTimeField(auto_now_add=True)
    frozen_by = models.ForeignKey("authorities.User", on_delete=models.PROTECT, null=True, related_name="+")
    advice_asked_on = models.DateField("advies gevraagd op", null=True, blank=True)
    submitted_on = models.DateField("ingediend op", null=True, blank=True)
    approved_on = models.DateField("goedgekeurd op", null=True, blank=True)
    amended_on = models.DateField("gewijzigd op", null=True, blank=True)
    published_at = models.DateTimeField("gepubliceerd op", null=True, blank=True)
    withdrawn_at = models.DateTimeField("ingetrokken op", null=True, blank=True)

    class Meta:
        ordering = ["-number"]
        constraints = [models.UniqueConstraint(fields=["plan", "number"], name="version_number_once")]

    def __str__(self) -> str:
        return f"{self.plan}, versie {self.number}"


class WaivedAdvice(TenantModel):
    """A piece of advice that somebody waved away, with the reason."""

    tenant_path = "plan__authority"
    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="waived_advice")
    key = models.CharField(max_length=200)
    reason = models.CharField("reden", max_length=300)
    by = models.ForeignKey("authorities.User", on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["plan", "key"], name="waived_advice_once")]

    def __str__(self) -> str:
        return self.key
