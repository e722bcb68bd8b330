"""What colleagues say about a text; never part of it."""

from django.db import models

from samenplan.core.tenancy import TenantModel
from samenplan.plans.models.plan import Plan, PlanNode
from samenplan.plans.rules.content import SECTION_LABELS


class Comment(TenantModel):
    """A remark on the plan, on one section or on one node."""

    tenant_path = "plan__authority"
    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="comments")
    node = models.ForeignKey(PlanNode, on_delete=models.CASCADE, null=True, blank=True, related_name="comments")
    section = models.CharField(max_length=20, blank=True, choices=SECTION_LABELS)
    reply_to = models.ForeignKey("self", on_delete=models.CASCADE, null=True, blank=True, related_name="replies")
    author = models.ForeignKey("authorities.User", on_delete=models.PROTECT, related_name="+")
    text = models.TextField("opmerking", max_length=4000)
    created_at = models.DateTimeField(auto_now_add=True)
    resolved_at = models.DateTimeField(null=True, blank=True)
    resolved_by = models.ForeignKey("authorities.User", on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering = ["created_at", "pk"]

    def __str__(self) -> str:
        return f"opmerking {self.pk}"


class Mention(TenantModel):
    """A colleague who is asked to look at a remark, until she has seen it."""

    tenant_path = "comment__plan__authority"
    comment = models.ForeignKey(Comment, on_delete=models.CASCADE, related_name="mentions")
    user = models.ForeignKey("authorities.User", on_delete=models.CASCADE, related_name="mentions")
    seen_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["comment", "user"], name="mention_once")]

    def __str__(self) -> str:
        return f"{self.user} bij {self.comment}"
