"""Advice rounds and decisions as they are stored: columns, labels, constraints."""

from django.db import models
from django.db.models import F, Q

from samenplan.core.fields import ScreenedTextField
from samenplan.core.tenancy import TenantModel
from samenplan.decisions.rules.bodies import (
    ANSWER_LABELS,
    BODY_LABELS,
    FOLLOW_UP_LABELS,
    OUTCOME_LABELS,
    BodyKind,
    FollowUpState,
)
from samenplan.plans.models import Plan, PlanVersion

LONGEST = 20_000
"""Characters in one text of a decision or an advice."""


class AdviceRound(TenantModel):
    """One body that is asked what it thinks of one version, its answer, and what was done with it."""

    tenant_path = "plan__authority"
    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="advice_rounds")
    version = models.ForeignKey(PlanVersion, on_delete=models.PROTECT, related_name="advice_rounds")
    body = models.CharField("gevraagd aan", max_length=160)
    asked_on = models.DateField("gevraagd op")
    due_on = models.DateField("verwacht voor", null=True, blank=True)
    answer_kind = models.CharField("soort antwoord", max_length=12, blank=True, choices=ANSWER_LABELS)
    answered_on = models.DateField("antwoord van", null=True, blank=True)
    text = ScreenedTextField("tekst van het advies", blank=True, max_length=LONGEST)
    follow_up_state = models.CharField(
        "wat ermee gebeurde", max_length=16, choices=FOLLOW_UP_LABELS, default=FollowUpState.OPEN
    )
    follow_up = ScreenedTextField("toelichting", blank=True, max_length=LONGEST)

    class Meta:
        ordering = ["asked_on", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(due_on__isnull=True) | Q(due_on__gte=F("asked_on")), name="advice_due_after_asked"
            ),
            models.CheckConstraint(
                condition=Q(answered_on__isnull=True) | Q(answered_on__gte=F("asked_on")),
                name="advice_answered_after_asked",
            ),
        ]

    def __str__(self) -> str:
        return f"advies van {self.body}"


class Decision(TenantModel):
    """A decision about the plan: first a draft, then what a body decided."""

    tenant_path = "plan__authority"
    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="decisions")
    version = models.ForeignKey(PlanVersion, on_delete=models.PROTECT, null=True, related_name="decisions")
    approved_version = models.ForeignKey(PlanVersion, on_delete=models.PROTECT, null=True, related_name="approvals")
    body = models.CharField("wie beslist", max_length=20, choices=BODY_LABELS, default=BodyKind.COLLEGE)
    title = models.CharField("titel", max_length=200)
    context = ScreenedTextField("aanleiding en context", blank=True, max_length=LONGEST)
    facts = ScreenedTextField("feiten", blank=True, max_length=LONGEST)
    motivation = ScreenedTextField("motivering", blank=True, max_length=LONGEST)
    competence = ScreenedTextField("bevoegdheid", blank=True, max_length=LONGEST)
    finances = ScreenedTextField("financiën", blank=True, max_length=LONGEST)
    alternatives = ScreenedTextField("andere mogelijkheden", blank=True, max_length=LONGEST)
    articles = ScreenedTextField("besluit", blank=True, max_length=LONGEST)
    outcome = models.CharField("uitkomst", max_length=24, blank=True, choices=OUTCOME_LABELS)
    decided_on = models.DateField("beslist op", null=True, blank=True)
    published_url = models.URLField("adres van het besluit", max_length=400, blank=True)
    published_on = models.DateField("bekendgemaakt op", null=True, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["created_at", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(outcome="", decided_on__isnull=True) | (~Q(outcome="") & Q(decided_on__isnull=False)),
                name="decision_outcome_has_its_day",
            ),
            models.CheckConstraint(
                condition=Q(published_on__isnull=True) | Q(published_on__gte=F("decided_on")),
                name="decision_published_after_decided",
            ),
        ]

    def __str__(self) -> str:
        return self.title


class LegalGround(TenantModel):
    """A legal ground of one decision, as it was chosen or typed."""

    tenant_path = "decision__plan__authority"
    decision = models.ForeignKey(Decision, on_delete=models.CASCADE, related_name="grounds")
    position = models.PositiveSmallIntegerField(default=0)
    text = models.CharField("rechtsgrond", max_length=500)
    url = models.URLField("adres", max_length=400, blank=True)

    class Meta:
        ordering = ["position", "pk"]
        constraints = [models.UniqueConstraint(fields=["decision", "text"], name="ground_once_per_decision")]

    def __str__(self) -> str:
        return self.text


class KnownGround(TenantModel):
    """A legal ground that an authority keeps at hand for its next decisions."""

    authority = models.ForeignKey("authorities.Authority", on_delete=models.CASCADE, related_name="known_grounds")
    text = models.CharField("rechtsgrond", max_length=500)
    url = models.URLField("adres", max_length=400, blank=True)

    class Meta:
        ordering = ["text"]
        constraints = [models.UniqueConstraint(fields=["authority", "text"], name="known_ground_once")]

    def __str__(self) -> str:
        return self.text


class Annex(TenantModel):
    """What hangs on a decision: a version of the plan, or something elsewhere."""

    tenant_path = "decision__plan__authority"
    decision = models.ForeignKey(Decision, on_delete=models.CASCADE, related_name="annexes")
    name = models.CharField("naam", max_length=160)
    version = models.ForeignKey(PlanVersion, on_delete=models.PROTECT, null=True, blank=True, related_name="annexes")
    url = models.URLField("link", max_length=400, blank=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["decision", "name"], name="annex_once_per_decision"),
            models.CheckConstraint(
                condition=Q(version__isnull=False, url="") | (Q(version__isnull=True) & ~Q(url="")),
                name="annex_version_or_link",
            ),
        ]

    def __str__(self) -> str:
        return self.name
