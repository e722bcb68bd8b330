"""Small surveys: questions, and answers that belong to nobody."""

from django.db import models
from django.db.models import Q

from samenplan.analysis.rules.kinds import (
    CHANNEL_LABELS,
    KEEP_MONTHS,
    MINIMUM_CELL,
    QUESTION_LABELS,
    SURVEY_LABELS,
    Channel,
    QuestionKind,
    SurveyState,
)
from samenplan.authorities.models import Authority
from samenplan.core.fields import ScreenedTextField
from samenplan.core.tenancy import TenantModel


class Survey(TenantModel):
    """A short list of questions that anyone with the link answers without a name."""

    authority = models.ForeignKey(Authority, on_delete=models.PROTECT, related_name="surveys")
    token = models.CharField(max_length=40, unique=True, editable=False)  # in the link and the QR code; no secret
    title = models.CharField("titel", max_length=200)
    intro = ScreenedTextField("waarom je dit vraagt", blank=True, max_length=2000)
    state = models.CharField(max_length=10, choices=SURVEY_LABELS, default=SurveyState.DRAFT)
    opens_on = models.DateField("open vanaf", null=True, blank=True)
    closes_on = models.DateField("open tot en met", null=True, blank=True)
    minimum_cell = models.PositiveSmallIntegerField("kleinste aantal dat je toont", default=MINIMUM_CELL)
    keep_months = models.PositiveSmallIntegerField("maanden dat losse antwoorden blijven", default=KEEP_MONTHS)
    closed_on = models.DateField("gesloten op", null=True, blank=True)
    answers_deleted_on = models.DateField("losse antwoorden verwijderd op", null=True, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["-pk"]
        constraints = [models.CheckConstraint(condition=Q(minimum_cell__gte=MINIMUM_CELL), name="survey_minimum_cell")]

    def __str__(self) -> str:
        return self.title


class SurveyQuestion(TenantModel):
    """One question of a survey."""

    tenant_path = "survey__authority"
    survey = models.ForeignKey(Survey, on_delete=models.CASCADE, related_name="questions")
    position = models.PositiveSmallIntegerField(default=0)
    kind = models.CharField("soort", max_length=12, choices=QUESTION_LABELS, default=QuestionKind.SCALE)
    text = models.CharField("vraag", max_length=500)
    options = models.JSONField("antwoorden", default=list, blank=True)  # for a choice
    bank_key = models.CharField(max_length=60, blank=True)  # where the question comes from, so that years compare

    class Meta:
        ordering = ["position", "pk"]

    def __str__(self) -> str:
        return self.text


class SurveyResponse(TenantModel):
    """The answers of one person, without anything that says who: no address, no account, no moment, only a day."""

    tenant_path = "survey__authority"
    survey = models.ForeignKey(Survey, on_delete=models.CASCADE, related_name="responses")
    key = models.CharField(max_length=40)  # given by the page: the same form sent twice is one answer
    channel = models.CharField(max_length=5, choices=CHANNEL_LABELS, default=Channel.LINK)
    came_on = models.DateField()
    answers = models.JSONField(default=dict)  # question id as text: number of the answer; "geen mening" is null
    is_shown = models.BooleanField(default=False)  # counted in what was shown; from then on it stays counted

    class Meta:
        constraints = [models.UniqueConstraint(fields=["survey", "key"], name="survey_response_once")]

    def __str__(self) -> str:
        return f"antwoord op {self.survey}"


class ShownResult(TenantModel):
    """What is shown of a survey: only figures that may be seen. It moves in steps, and stays when the answers go."""

    tenant_path = "survey__authority"
    survey = models.OneToOneField(Survey, on_delete=models.CASCADE, related_name="shown")
    made_on = models.DateField()
    content = models.JSONField(default=list)  # per question what rules.shown.ShownQuestion says, as plain values

    def __str__(self) -> str:
        return f"resultaat van {self.survey}"
