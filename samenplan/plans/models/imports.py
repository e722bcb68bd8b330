"""Files that were read into a plan, and how their columns were understood."""

from django.db import models

from samenplan.core.tenancy import TenantModel
from samenplan.plans.models.plan import Plan


class ImportRun(TenantModel):
    """One file on its way into a plan: read, mapped, applied, perhaps undone. The bytes go once it is applied."""

    tenant_path = "plan__authority"
    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="import_runs")
    file_name = models.CharField(max_length=200)
    file = models.BinaryField(default=b"")
    mapping = models.JSONField(default=dict)
    report = models.JSONField(default=list)
    before = models.TextField(default="", blank=True)  # the plan as JSON, for undoing
    created_uids = models.JSONField(default=list)
    created_at = models.DateTimeField(auto_now_add=True)
    applied_at = models.DateTimeField(null=True, blank=True)
    undone_at = models.DateTimeField(null=True, blank=True)
    by = models.ForeignKey("authorities.User", on_delete=models.PROTECT, related_name="+")

    def __str__(self) -> str:
        return self.file_name


class ImportMapping(TenantModel):
    """How an authority understands a kind of table, remembered by the signature of its headers."""

    authority = models.ForeignKey("authorities.Authority", on_delete=models.CASCADE, related_name="+")
    signature = models.CharField(max_length=64)
    mapping = models.JSONField(default=dict)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["authority", "signature"], name="import_mapping_once")]

    def __str__(self) -> str:
        return self.signature[:8]
