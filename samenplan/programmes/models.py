"""Programmes as rows: who is who stands in columns, every rule or amount is a `Fact` with its source.

These rows belong to no authority. A gap is a fact without a value: an empty field that a person can fill.
"""

from django.db import models
from django.db.models import Q

from samenplan.programmes.rules import CONFIDENCE_LABELS, FACT_LABELS, Confidence, FactName, shown_fact

_CONFIDENCE_CHOICES = [(kind.value, label) for kind, label in CONFIDENCE_LABELS.items()]
_FACT_CHOICES = [(name.value, label) for name, label in FACT_LABELS.items()]


class Programme(models.Model):
    """A funding programme: "Plan Samenleven"."""

    key = models.SlugField(max_length=60, unique=True)
    name = models.CharField(max_length=200)
    summary = models.TextField(blank=True)

    def __str__(self) -> str:
        return self.name


class ProgrammeGoal(models.Model):
    """One of the goals under which a programme orders its measures."""

    programme = models.ForeignKey(Programme, on_delete=models.CASCADE, related_name="goals")
    number = models.PositiveSmallIntegerField()
    name = models.CharField(max_length=200)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["programme", "number"], name="one_goal_per_number")]
        ordering = ["number"]

    def __str__(self) -> str:
        return f"{self.number}. {self.name}"


class Measure(models.Model):
    """An entry of the programme's menu: "Actie 2". Its KPI may differ per call."""

    programme = models.ForeignKey(Programme, on_delete=models.CASCADE, related_name="measures")
    goal = models.ForeignKey(ProgrammeGoal, on_delete=models.PROTECT, null=True, related_name="measures")
    number = models.PositiveSmallIntegerField()
    title = models.CharField(max_length=300)
    number_confidence = models.CharField(max_length=10, choices=_CONFIDENCE_CHOICES)
    source_url = models.URLField(max_length=500, blank=True)
    note = models.TextField(blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["programme", "number"], name="one_measure_per_number")]
        ordering = ["number"]

    def __str__(self) -> str:
        return f"Actie {self.number}: {self.title}"


class Call(models.Model):
    """One call of a programme. Its dates and amounts are facts."""

    programme = models.ForeignKey(Programme, on_delete=models.CASCADE, related_name="calls")
    key = models.SlugField(max_length=60, unique=True)
    name = models.CharField(max_length=200)
    place = models.PositiveSmallIntegerField()
    note = models.TextField(blank=True)

    class Meta:
        ordering = ["place"]

    def __str__(self) -> str:
        return self.name


class ProjectYear(models.Model):
    """A year in which a programme counts and pays; rarely a calendar year."""

    programme = models.ForeignKey(Programme, on_delete=models.CASCADE, related_name="project_years")
    call = models.ForeignKey(Call, on_delete=models.CASCADE, null=True, related_name="project_years")
    number = models.PositiveSmallIntegerField()
    starts_on = models.DateField()
    ends_on = models.DateField()
    source_url = models.URLField(max_length=500)
    confidence = models.CharField(max_length=10, choices=_CONFIDENCE_CHOICES)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["programme", "number"], name="one_project_year_per_number"),
            models.CheckConstraint(condition=Q(starts_on__lt=models.F("ends_on")), name="project_year_runs_forward"),
        ]
        ordering = ["number"]

    def __str__(self) -> str:
        return f"Projectjaar {self.number}"


class Kpi(models.Model):
    """What one call counts for one measure, and for which target group. Its price and maximum are facts."""

    call = models.ForeignKey(Call, on_delete=models.CASCADE, related_name="kpis")
    measure = models.ForeignKey(Measure, on_delete=models.PROTECT, related_name="kpis")
    place = models.PositiveSmallIntegerField()
    unit = models.CharField(max_length=200, blank=True)
    target_group = models.CharField(max_length=200, blank=True)
    definition = models.TextField(blank=True)
    is_plan = models.BooleanField(default=False)
    confidence = models.CharField(max_length=10, choices=_CONFIDENCE_CHOICES)
    source_url = models.URLField(max_length=500, blank=True)
    note = models.TextField(blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["call", "measure", "target_group"], name="one_kpi_per_target_group")
        ]
        ordering = ["place"]

    def __str__(self) -> str:
        return self.target_group or self.unit

    @property
    def subject(self) -> str:
        """How facts point at this KPI; needs `call` and `measure` at hand."""
        return f"{self.call.key}/actie-{self.measure.number}/{self.place}"


class Expectation(models.Model):
    """A minimum expectation of a measure, in a call or (without a call) in all of them; checked by a named rule."""

    measure = models.ForeignKey(Measure, on_delete=models.CASCADE, related_name="expectations")
    call = models.ForeignKey(Call, on_delete=models.CASCADE, null=True, related_name="expectations")
    key = models.SlugField(max_length=60)
    place = models.PositiveSmallIntegerField()
    title = models.CharField(max_length=200)
    help = models.TextField(blank=True)
    rule_name = models.CharField(max_length=60, blank=True)
    source_url = models.URLField(max_length=500)
    confidence = models.CharField(max_length=10, choices=_CONFIDENCE_CHOICES)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["measure", "key"], name="one_expectation_per_key")]
        ordering = ["place"]

    def __str__(self) -> str:
        return self.title


class Fact(models.Model):
    """One rule, date or amount with its source. Sources that contradict each other each keep their own row."""

    programme = models.ForeignKey(Programme, on_delete=models.CASCADE, related_name="facts")
    subject = models.CharField(max_length=120)  # key of the programme, of the call, or `Kpi.subject`
    name = models.CharField(max_length=40, choices=_FACT_CHOICES)
    place = models.PositiveSmallIntegerField(default=0)
    value = models.CharField(max_length=500, null=True)  # noqa: DJ001 - NULL is a gap, "" would be an answer
    source_url = models.URLField(max_length=500, blank=True)
    confidence = models.CharField(max_length=10, choices=_CONFIDENCE_CHOICES)
    valid_from = models.DateField(null=True, blank=True)
    valid_until = models.DateField(null=True, blank=True)
    note = models.TextField(blank=True)
    changed_by_hand = models.BooleanField(default=False)  # loading again leaves it alone

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["subject", "name", "source_url"], name="one_fact_per_source"),
            models.CheckConstraint(
                condition=Q(confidence=Confidence.GAP.value, value__isnull=True)
                | (~Q(confidence=Confidence.GAP.value) & Q(value__isnull=False) & ~Q(source_url="")),
                name="a_value_has_a_source_and_a_gap_has_no_value",
            ),
        ]
        ordering = ["place"]

    def __str__(self) -> str:
        return f"{self.subject}: {self.name}"

    @property
    def label(self) -> str:
        return FACT_LABELS[FactName(self.name)]

    @property
    def shown(self) -> str:
        """The value as people read it; empty for a gap."""
        return "" if self.value is None else shown_fact(FactName(self.name), self.value)

    @property
    def confidence_label(self) -> str:
        return CONFIDENCE_LABELS[Confidence(self.confidence)]
