"""What is known of an indicator, and its values over time."""

from django.db import models
from django.db.models import Q

from samenplan.authorities.models import Authority, Told, User
from samenplan.core.tenancy import TenantModel
from samenplan.execution.rules.kinds import (
    DIRECTION_LABELS,
    FIGURE_SOURCE_LABELS,
    IMPORT_STATE_LABELS,
    RESULT_LABELS,
    Direction,
    FigureSource,
    ImportState,
    ResultLevel,
)
from samenplan.plans.models.details import Indicator
from samenplan.plans.models.plan import Plan


class IndicatorProfile(TenantModel):
    """What one must know to read an indicator, as the Gemeente-Stadsmonitor publishes it, plus level and direction."""

    tenant_path = "indicator__node__plan__authority"
    indicator = models.OneToOneField(Indicator, on_delete=models.CASCADE, related_name="profile")
    level = models.CharField("niveau", max_length=10, choices=RESULT_LABELS, default=ResultLevel.OUTPUT)
    direction = models.CharField("richting", max_length=10, choices=DIRECTION_LABELS, default=Direction.UP_GOOD)
    kind = models.CharField("soort bron", max_length=10, choices=FIGURE_SOURCE_LABELS, default=FigureSource.OWN_COUNT)
    owner = models.ForeignKey(
        "authorities.Party", on_delete=models.SET_NULL, null=True, blank=True, related_name="+", verbose_name="eigenaar"
    )
    theme = models.CharField("thema", max_length=120, blank=True)
    definition = models.CharField("definitie", max_length=1000, blank=True)
    numerator = models.CharField("teller", max_length=300, blank=True)
    denominator = models.CharField("noemer", max_length=300, blank=True)
    question = models.CharField("vraag", max_length=1000, blank=True)
    answers = models.JSONField("antwoorden", default=list, blank=True)  # in their order, without "geen mening"
    rule = models.JSONField("rekenregel", default=dict, blank=True)  # a composite rule as data, see rules/composite
    baseline_value = models.DecimalField("nulmeting als getal", max_digits=14, decimal_places=4, null=True, blank=True)
    target_value = models.DecimalField("streefwaarde als getal", max_digits=14, decimal_places=4, null=True, blank=True)
    decide_by = models.DateField("nog te bepalen, beslissen voor", null=True, blank=True)
    next_on = models.DateField("volgende meting", null=True, blank=True)
    is_weighted = models.BooleanField("gewogen of lage respons", default=False)

    def __str__(self) -> str:
        return f"bij {self.indicator}"


class Measurement(Told):
    """One value of an indicator on one day. Never changed: a wrong one is withdrawn and told anew."""

    tenant_path = "indicator__node__plan__authority"
    indicator = models.ForeignKey(Indicator, on_delete=models.PROTECT, related_name="measurements")
    key = models.CharField(max_length=40)  # given by the page: the same form sent twice is one measurement
    measured_on = models.DateField("gemeten op")
    value = models.DecimalField("waarde", max_digits=14, decimal_places=4, null=True, blank=True)
    n = models.PositiveIntegerField("aantal antwoorden", null=True, blank=True)
    base = models.PositiveIntegerField("waarvan met een mening", null=True, blank=True)
    low = models.DecimalField("ondergrens", max_digits=14, decimal_places=4, null=True, blank=True)
    high = models.DecimalField("bovengrens", max_digits=14, decimal_places=4, null=True, blank=True)
    counts = models.JSONField("aantal per antwoord", default=list, blank=True)
    source = models.CharField("bron", max_length=200, blank=True)
    note = models.CharField("toelichting", max_length=500, blank=True)
    survey = models.ForeignKey("analysis.Survey", on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    question = models.ForeignKey(
        "analysis.SurveyQuestion", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    read_from = models.ForeignKey("FigureImport", on_delete=models.PROTECT, null=True, blank=True, related_name="rows")
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    withdrawn_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        ordering = ["measured_on", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["indicator", "key"], name="measurement_once"),
            models.CheckConstraint(
                condition=Q(base__isnull=True) | Q(n__isnull=True) | Q(base__lte=models.F("n")), name="base_within_n"
            ),
            models.CheckConstraint(
                condition=Q(low__isnull=True) | Q(high__isnull=True) | Q(low__lte=models.F("high")),
                name="interval_right_way",
            ),
            models.UniqueConstraint(
                fields=["indicator", "question"],
                condition=Q(withdrawn_at__isnull=True),
                name="measurement_once_per_question",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.value} op {self.measured_on}"


class FigureMapping(TenantModel):
    """How an authority understands a kind of workbook with figures, remembered by the signature of its headers."""

    authority = models.ForeignKey(Authority, on_delete=models.CASCADE, related_name="+")
    signature = models.CharField(max_length=64)
    mapping = models.JSONField(default=dict)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["authority", "signature"], name="figure_mapping_once")]

    def __str__(self) -> str:
        return self.signature[:8]


class FigureImport(TenantModel):
    """One file with figures on its way into the indicators of a plan. The bytes go once it is applied."""

    tenant_path = "plan__authority"
    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="figure_imports")
    file_name = models.CharField(max_length=200)
    file = models.BinaryField(default=b"")
    state = models.CharField(max_length=10, choices=IMPORT_STATE_LABELS, default=ImportState.MAPPING)
    mapping = models.JSONField(default=dict)
    report = models.JSONField(default=list)
    rows_total = models.PositiveIntegerField(default=0)
    rows_done = models.PositiveIntegerField(default=0)
    claimed_until = models.DateTimeField(null=True, blank=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    created_at = models.DateTimeField(auto_now_add=True)
    applied_at = models.DateTimeField(null=True, blank=True)
    undone_at = models.DateTimeField(null=True, blank=True)
    by = models.ForeignKey("authorities.User", on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["-pk"]

    def __str__(self) -> str:
        return self.file_name
