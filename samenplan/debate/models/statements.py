"""Statements, their translations, and what was decided about them."""

from django.db import models

from samenplan.core.fields import ScreenedTextField
from samenplan.core.tenancy import TenantModel
from samenplan.debate.models.debate import Debate
from samenplan.debate.rules.kinds import (
    LANGUAGES,
    MODERATION_LABELS,
    ORIGIN_LABELS,
    REASON_LABELS,
    STATEMENT_LABELS,
    STATEMENT_LENGTH,
    ModerationKind,
    StatementOrigin,
    StatementState,
)


class Statement(TenantModel):
    """One short thought to agree or disagree with. `number` names it within its debate, also in the engine."""

    tenant_path = "debate__authority"
    debate = models.ForeignKey(Debate, on_delete=models.CASCADE, related_name="statements")
    number = models.PositiveIntegerField()
    text = models.CharField("stelling", max_length=STATEMENT_LENGTH)
    language = models.CharField("taal", max_length=2, choices=LANGUAGES, default="nl")
    origin = models.CharField(max_length=6, choices=ORIGIN_LABELS, default=StatementOrigin.SEED)
    state = models.CharField(max_length=8, choices=STATEMENT_LABELS, default=StatementState.WAITING)
    reason = models.CharField("reden", max_length=10, choices=REASON_LABELS, blank=True)
    reply = ScreenedTextField("antwoord aan de schrijver", blank=True, max_length=500)
    writer = models.ForeignKey(
        "debate.Participant", on_delete=models.SET_NULL, null=True, blank=True, related_name="statements"
    )  # forgotten when the debate closes
    key = models.CharField(max_length=40, blank=True)  # given by the page: the same form sent twice is one statement
    shown = models.PositiveIntegerField("hoe vaak getoond", default=0)
    came_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["debate", "number"], name="statement_number_once"),
            models.UniqueConstraint(fields=["writer", "key"], name="statement_sent_once", condition=~models.Q(key="")),
        ]
        indexes = [models.Index(fields=["debate", "state"], name="statement_state")]

    def __str__(self) -> str:
        return self.text


class Translation(TenantModel):
    """A statement in another language, made by hand; shown beside the original, never in its place."""

    tenant_path = "statement__debate__authority"
    statement = models.ForeignKey(Statement, on_delete=models.CASCADE, related_name="translations")
    language = models.CharField("taal", max_length=2, choices=LANGUAGES)
    text = models.CharField("vertaling", max_length=2 * STATEMENT_LENGTH)

    class Meta:
        ordering = ["language"]
        constraints = [models.UniqueConstraint(fields=["statement", "language"], name="translation_once")]

    def __str__(self) -> str:
        return self.text


class Moderation(TenantModel):
    """One decision about a statement, or the writer's request to look again; only ever added to."""

    tenant_path = "statement__debate__authority"
    statement = models.ForeignKey(Statement, on_delete=models.CASCADE, related_name="moderations")
    kind = models.CharField(max_length=10, choices=MODERATION_LABELS, default=ModerationKind.ACCEPTED)
    reason = models.CharField("reden", max_length=10, choices=REASON_LABELS, blank=True)
    text = ScreenedTextField("toelichting", blank=True, max_length=500)
    by = models.ForeignKey("authorities.User", on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ["-pk"]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.statement}"
