"""Looking back: evaluations, what continues, the yearly report, what residents say."""

from django.db import models

from samenplan.authorities.models import Told
from samenplan.core.fields import ScreenedTextField
from samenplan.core.tenancy import TenantModel
from samenplan.execution.rules.kinds import (
    CONTINUATION_LABELS,
    JUDGEMENT_LABELS,
    REACTION_LABELS,
    REFUSAL_LABELS,
    Continuation,
    Judgement,
    ReactionState,
)
from samenplan.plans.models.plan import Plan, PlanNode, new_uid


class Evaluation(Told):
    """A look back on a plan by three qualities: goal-directed, legitimate, durable (domain/practice.md 5)."""

    tenant_path = "plan__authority"
    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="evaluations")
    title = models.CharField("titel", max_length=200)
    made_on = models.DateField("op")
    goal_directed = models.CharField("doelgericht", max_length=10, choices=JUDGEMENT_LABELS, default=Judgement.NOT_YET)
    goal_directed_text = ScreenedTextField("waaraan je dat ziet", blank=True, max_length=4000)
    legitimate = models.CharField("legitiem", max_length=10, choices=JUDGEMENT_LABELS, default=Judgement.NOT_YET)
    legitimate_text = ScreenedTextField("waaraan je dat ziet", blank=True, max_length=4000)
    durable = models.CharField("duurzaam", max_length=10, choices=JUDGEMENT_LABELS, default=Judgement.NOT_YET)
    durable_text = ScreenedTextField("waaraan je dat ziet", blank=True, max_length=4000)
    changed_at = models.DateTimeField(auto_now=True)

    class Meta:
        ordering = ["-made_on", "-pk"]

    def __str__(self) -> str:
        return self.title


class Lesson(TenantModel):
    """What was learned, and the action in which it lives on."""

    tenant_path = "evaluation__plan__authority"
    evaluation = models.ForeignKey(Evaluation, on_delete=models.CASCADE, related_name="lessons")
    position = models.PositiveSmallIntegerField(default=0)
    text = models.CharField("les", max_length=500)
    leads_to = models.ForeignKey(PlanNode, on_delete=models.SET_NULL, null=True, blank=True, related_name="lessons")

    class Meta:
        ordering = ["position", "pk"]

    def __str__(self) -> str:
        return self.text


class Anchoring(TenantModel):
    """What becomes of an action after the subsidy: whether it continues, who owns it, from which regular budget."""

    tenant_path = "node__plan__authority"
    node = models.OneToOneField(PlanNode, on_delete=models.CASCADE, related_name="anchoring")
    continues = models.CharField(
        "na de subsidie", max_length=10, choices=CONTINUATION_LABELS, default=Continuation.UNDECIDED
    )
    owner = models.ForeignKey(
        "authorities.Party", on_delete=models.SET_NULL, null=True, blank=True, related_name="+", verbose_name="eigenaar"
    )
    budget = models.CharField("uit welk gewoon budget", max_length=200, blank=True)
    note = models.CharField("toelichting", max_length=500, blank=True)

    def __str__(self) -> str:
        return f"{self.node}: {self.get_continues_display()}"


class YearReport(TenantModel):
    """The report of one period: generated from the record, edited by people, frozen when published."""

    tenant_path = "plan__authority"
    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="year_reports")
    uid = models.CharField(max_length=16, unique=True, default=new_uid, editable=False)
    title = models.CharField("titel", max_length=200)
    starts_on = models.DateField("van")
    ends_on = models.DateField("tot en met")
    texts = models.JSONField(default=dict)  # what people wrote over the generated text, per part
    content = models.TextField(default="", blank=True)  # canonical JSON, frozen at publication
    sha256 = models.CharField(max_length=64, blank=True)
    published_at = models.DateTimeField(null=True, blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)
    changed_at = models.DateTimeField(auto_now=True)

    class Meta:
        ordering = ["-starts_on", "-pk"]
        constraints = [
            models.CheckConstraint(condition=models.Q(ends_on__gte=models.F("starts_on")), name="report_ends_later"),
        ]

    def __str__(self) -> str:
        return self.title


class ProgressPage(TenantModel):
    """Whether residents see how a plan goes, and whether they can react. Off until somebody turns it on."""

    tenant_path = "plan__authority"
    plan = models.OneToOneField(Plan, on_delete=models.CASCADE, related_name="progress_page")
    shown_since = models.DateTimeField("getoond sinds", null=True, blank=True)
    takes_reactions = models.BooleanField("bewoners kunnen reageren", default=False)
    changed_at = models.DateTimeField(auto_now=True)

    def __str__(self) -> str:
        return f"voortgang van {self.plan}"


class Reaction(TenantModel):
    """What a resident says about an action on the public page; without a name, read before it shows."""

    tenant_path = "plan__authority"
    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="reactions")
    node = models.ForeignKey(PlanNode, on_delete=models.CASCADE, related_name="reactions")
    key = models.CharField(max_length=40)  # given by the page: the same form sent twice is one reaction
    text = ScreenedTextField("reactie", max_length=1000)
    state = models.CharField(max_length=10, choices=REACTION_LABELS, default=ReactionState.WAITING)
    reason = models.CharField("reden", max_length=12, choices=REFUSAL_LABELS, blank=True)
    answer = ScreenedTextField("antwoord", blank=True, max_length=2000)
    changed = ScreenedTextField("wat er door veranderde", blank=True, max_length=500)
    came_on = models.DateField("op")
    handled_at = models.DateTimeField(null=True, blank=True)
    handled_by = models.ForeignKey(
        "authorities.User", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta:
        ordering = ["-pk"]
        constraints = [models.UniqueConstraint(fields=["node", "key"], name="reaction_once")]

    def __str__(self) -> str:
        return f"reactie bij {self.node}"
