"""A plan, its tree, its texts and its money."""

import secrets
from base64 import b32encode

from django.db import models
from django.db.models import Q

from samenplan.core.fields import ScreenedTextField
from samenplan.core.tenancy import TenantModel
from samenplan.plans.rules.content import MONEY_LABELS, PREVENTION_LABELS, SECTION_LABELS, MoneySource, NodeKind
from samenplan.plans.rules.state import PLAN_STATUS_LABELS, PlanStatus
from samenplan.plans.rules.status import STATUS_LABELS, ActionStatus


def new_uid() -> str:
    """Sixteen lower-case characters, stable over versions and exports; 80 random bits."""
    return b32encode(secrets.token_bytes(10)).decode().lower()


class Plan(TenantModel):
    """The local action plan: the whole document. Its rows are the working text; versions hold what was decided."""

    authority = models.ForeignKey("authorities.Authority", on_delete=models.PROTECT, related_name="plans")
    uid = models.CharField(max_length=16, unique=True, default=new_uid, editable=False)
    title = models.CharField("titel", max_length=200)
    summary = ScreenedTextField("samenvatting", blank=True, max_length=4000)
    starts_on = models.DateField("eerste dag", null=True, blank=True)
    ends_on = models.DateField("laatste dag", null=True, blank=True)
    level_names = models.JSONField("namen van de niveaus", default=list)
    goal_levels = models.PositiveSmallIntegerField("aantal doelniveaus", default=1)
    status = models.CharField(max_length=20, choices=PLAN_STATUS_LABELS, default=PlanStatus.DRAFT)
    measure = models.ForeignKey(
        "programmes.Measure", on_delete=models.PROTECT, null=True, blank=True, verbose_name="programma-actie"
    )
    participants = models.ManyToManyField(
        "authorities.Authority", blank=True, related_name="shared_plans", verbose_name="andere besturen"
    )
    umbrella = models.ForeignKey(
        "self", on_delete=models.SET_NULL, null=True, blank=True, related_name="parts", verbose_name="koepelplan"
    )
    supersedes = models.ForeignKey("self", on_delete=models.SET_NULL, null=True, blank=True, related_name="successors")
    created_at = models.DateTimeField(auto_now_add=True)
    changed_at = models.DateTimeField(auto_now=True)
    deleted_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(starts_on__isnull=True) | Q(ends_on__isnull=True) | Q(ends_on__gte=models.F("starts_on")),
                name="plan_ends_after_start",
            ),
            models.CheckConstraint(condition=Q(goal_levels__lte=4), name="plan_goal_levels"),
        ]

    def __str__(self) -> str:
        return self.title


class PlanOpening(TenantModel):
    """A plan opened for reading to another authority: a mentor, a region."""

    tenant_path = "plan__authority"
    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="openings")
    opened_to = models.ForeignKey("authorities.Authority", on_delete=models.PROTECT, related_name="opened_plans")
    until = models.DateField("tot en met", null=True, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["plan", "opened_to"], name="plan_opening_once")]

    def __str__(self) -> str:
        return f"{self.plan} voor {self.opened_to}"


class PlanSection(TenantModel):
    """One fixed text section of a plan."""

    tenant_path = "plan__authority"
    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="sections")
    kind = models.CharField("soort", max_length=20, choices=SECTION_LABELS)
    text = ScreenedTextField("tekst", blank=True, max_length=20_000)
    internal_note = models.TextField("interne nota", blank=True, max_length=20_000)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["plan", "kind"], name="plan_section_once")]

    def __str__(self) -> str:
        return self.get_kind_display()


class PlanMeans(TenantModel):
    """Money that is there for the plan, from one source."""

    tenant_path = "plan__authority"
    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="means")
    source = models.CharField("bron", max_length=20, choices=MONEY_LABELS, default=MoneySource.OWN)
    label = models.CharField("naam", max_length=120, blank=True)
    amount_cents = models.PositiveBigIntegerField("bedrag", null=True, blank=True)

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return self.label or self.get_source_display()


class PlanNode(TenantModel):
    """A goal or an action in the tree. `position` orders the children of one parent."""

    tenant_path = "plan__authority"
    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="nodes")
    uid = models.CharField(max_length=16, default=new_uid, editable=False)
    parent = models.ForeignKey("self", on_delete=models.CASCADE, null=True, blank=True, related_name="children")
    position = models.PositiveIntegerField(default=0)
    kind = models.CharField("soort", max_length=10, choices={NodeKind.GOAL: "doel", NodeKind.ACTION: "actie"})
    reference = models.CharField("eigen code", max_length=20, blank=True)
    title = models.CharField("titel", max_length=300)
    description = ScreenedTextField("omschrijving", blank=True, max_length=10_000)
    internal_note = models.TextField("interne nota", blank=True, max_length=20_000)
    target_groups = models.JSONField("doelgroepen", default=list, blank=True)
    content_lines = models.JSONField("inhoudslijnen", default=list, blank=True)
    prevention = models.CharField("preventie", max_length=12, blank=True, choices=PREVENTION_LABELS)
    themes = models.JSONField("thema’s", default=list, blank=True)
    tags = models.JSONField("trefwoorden", default=list, blank=True)
    also_serves = models.JSONField("dient ook", default=list, blank=True)  # uids of further goals of the same plan
    status = models.CharField("stand", max_length=20, choices=STATUS_LABELS, default=ActionStatus.NOT_STARTED)
    status_on = models.DateField("stand op", null=True, blank=True)
    bbc_policy_goal = models.CharField("BBC-beleidsdoelstelling", max_length=60, blank=True)
    bbc_action_plan = models.CharField("BBC-actieplan", max_length=60, blank=True)
    bbc_action = models.CharField("BBC-actie", max_length=60, blank=True)
    bbc_reporting_code = models.CharField("externe rapporteringscode", max_length=60, blank=True)
    deleted_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["plan", "uid"], name="node_uid_once")]
        indexes = [models.Index(fields=["plan", "parent", "position"], name="node_place")]

    def __str__(self) -> str:
        return self.title
