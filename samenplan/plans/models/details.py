"""What hangs on a node: who, when, money, risks, indicators, open points."""

from django.db import models

from samenplan.core.tenancy import TenantModel
from samenplan.plans.models.plan import PlanNode, new_uid
from samenplan.plans.rules.content import (
    MONEY_LABELS,
    RECURRENCE_LABELS,
    TBD_LABELS,
    TIMING_LABELS,
    MoneySource,
    TimingKind,
)

PART_LABELS = {"lead": "trekker", "partner": "partner"}


class NodeDetail(TenantModel):
    """A row under a node, in the order people gave it."""

    tenant_path = "node__plan__authority"
    node = models.ForeignKey(PlanNode, on_delete=models.CASCADE, related_name="%(class)ss")
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        abstract = True
        ordering = ["position", "pk"]


class Involvement(NodeDetail):
    """A party that leads an action or joins it."""

    node = models.ForeignKey(PlanNode, on_delete=models.CASCADE, related_name="involvements")
    party = models.ForeignKey("authorities.Party", on_delete=models.PROTECT, related_name="involvements")
    part = models.CharField("rol", max_length=10, choices=PART_LABELS)

    class Meta(NodeDetail.Meta):
        constraints = [models.UniqueConstraint(fields=["node", "party", "part"], name="involvement_once")]

    def __str__(self) -> str:
        return f"{self.party} ({self.get_part_display()})"


class NodeTiming(NodeDetail):
    """One moment or rhythm of an action."""

    node = models.ForeignKey(PlanNode, on_delete=models.CASCADE, related_name="timings")
    kind = models.CharField("soort", max_length=15, choices=TIMING_LABELS, default=TimingKind.DATE)
    starts_on = models.DateField("datum of eerste dag", null=True, blank=True)
    ends_on = models.DateField("laatste dag", null=True, blank=True)
    after_months = models.PositiveSmallIntegerField("maanden na de start", null=True, blank=True)
    times = models.PositiveSmallIntegerField("aantal keer", null=True, blank=True)
    per = models.CharField("per", max_length=15, blank=True, choices=RECURRENCE_LABELS)
    words = models.CharField("in woorden", max_length=200, blank=True)

    def __str__(self) -> str:
        return self.words or self.get_kind_display()


class BudgetLine(NodeDetail):
    """Money planned for one action, from one source, in one year."""

    node = models.ForeignKey(PlanNode, on_delete=models.CASCADE, related_name="budget_lines")
    amount_cents = models.PositiveBigIntegerField("bedrag", null=True, blank=True)
    source = models.CharField("bron", max_length=20, choices=MONEY_LABELS, default=MoneySource.OWN)
    label = models.CharField("naam van de bron", max_length=120, blank=True)
    year = models.PositiveSmallIntegerField("jaar", null=True, blank=True)

    def __str__(self) -> str:
        return self.label or self.get_source_display()


class Risk(NodeDetail):
    """What can go wrong, and what is done about it; internal."""

    node = models.ForeignKey(PlanNode, on_delete=models.CASCADE, related_name="risks")
    text = models.CharField("risico", max_length=500)
    response = models.CharField("aanpak", max_length=500, blank=True)

    def __str__(self) -> str:
        return self.text


class Indicator(NodeDetail):
    """What one reads to see whether it works; values as written."""

    node = models.ForeignKey(PlanNode, on_delete=models.CASCADE, related_name="indicators")
    uid = models.CharField(max_length=16, default=new_uid, editable=False)
    name = models.CharField("indicator", max_length=200)
    unit = models.CharField("eenheid", max_length=60, blank=True)
    baseline = models.CharField("nulmeting", max_length=120, blank=True)
    baseline_on = models.DateField("nulmeting op", null=True, blank=True)
    target = models.CharField("streefwaarde", max_length=120, blank=True)
    target_on = models.DateField("te halen tegen", null=True, blank=True)
    source = models.CharField("bron", max_length=200, blank=True)

    def __str__(self) -> str:
        return self.name


class OpenPoint(NodeDetail):
    """A value that is still to be determined ("nog te bepalen"), with its own due date."""

    node = models.ForeignKey(PlanNode, on_delete=models.CASCADE, related_name="open_points")
    field = models.CharField("wat", max_length=15, choices=TBD_LABELS)
    due_on = models.DateField("beslissen voor", null=True, blank=True)
    note = models.CharField("toelichting", max_length=300, blank=True)

    class Meta(NodeDetail.Meta):
        constraints = [models.UniqueConstraint(fields=["node", "field"], name="open_point_once")]

    def __str__(self) -> str:
        return f"{self.get_field_display()}: nog te bepalen"
