"""What takes place in an action: milestones, activities with their reach and evidence, questions."""

from django.db import models
from django.db.models import Q

from samenplan.authorities.models import Told
from samenplan.core.fields import ScreenedTextField
from samenplan.core.tenancy import TenantModel
from samenplan.execution.rules.kinds import EVIDENCE_LABELS
from samenplan.plans.models.plan import PlanNode, new_uid

MAX_WEIGHT = 100


class Milestone(TenantModel):
    """A step of an action with a date and a weight; an anchor moment is one that a funder was promised."""

    tenant_path = "node__plan__authority"
    node = models.ForeignKey(PlanNode, on_delete=models.CASCADE, related_name="milestones")
    uid = models.CharField(max_length=16, default=new_uid, editable=False)
    position = models.PositiveSmallIntegerField(default=0)
    title = models.CharField("mijlpaal", max_length=200)
    due_on = models.DateField("tegen", null=True, blank=True)
    weight = models.PositiveSmallIntegerField("gewicht", default=1)
    is_anchor = models.BooleanField("ankermoment", default=False)
    done_on = models.DateField("gehaald op", null=True, blank=True)

    class Meta:
        ordering = ["position", "pk"]
        constraints = [
            models.CheckConstraint(condition=Q(weight__gte=1) & Q(weight__lte=MAX_WEIGHT), name="milestone_weight"),
        ]
        indexes = [models.Index(fields=["due_on"], name="milestone_due")]

    def __str__(self) -> str:
        return self.title


class Activity(Told):
    """Something that took place in an action: when, where, for how many, with what to show for it."""

    tenant_path = "node__plan__authority"
    node = models.ForeignKey(PlanNode, on_delete=models.PROTECT, related_name="activities")
    key = models.CharField(max_length=40)  # given by the page: the same form sent twice is one activity
    title = models.CharField("wat", max_length=200)
    took_place_on = models.DateField("wanneer")
    until = models.DateField("tot en met", null=True, blank=True)
    place = models.CharField("waar", max_length=120, blank=True)
    text = ScreenedTextField("hoe het ging", blank=True, max_length=4000)
    changed_at = models.DateTimeField(auto_now=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-took_place_on", "-pk"]
        constraints = [
            models.UniqueConstraint(fields=["node", "key"], name="activity_once"),
            models.CheckConstraint(
                condition=Q(until__isnull=True) | Q(until__gte=models.F("took_place_on")), name="activity_ends_later"
            ),
        ]
        indexes = [models.Index(fields=["node", "-took_place_on"], name="activity_of_node")]

    def __str__(self) -> str:
        return self.title


class Reach(TenantModel):
    """How many people of one target group an activity reached."""

    tenant_path = "activity__node__plan__authority"
    activity = models.ForeignKey(Activity, on_delete=models.CASCADE, related_name="reached")
    group = models.CharField("doelgroep", max_length=100)
    count = models.PositiveIntegerField("aantal")

    class Meta:
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["activity", "group"], name="reach_once")]

    def __str__(self) -> str:
        return f"{self.count} × {self.group}"


class Evidence(Told):
    """A photo, document or link that shows what took place. Files have an unguessable name and no metadata."""

    tenant_path = "node__plan__authority"
    node = models.ForeignKey(PlanNode, on_delete=models.PROTECT, related_name="evidence")
    activity = models.ForeignKey(Activity, on_delete=models.SET_NULL, null=True, blank=True, related_name="evidence")
    kind = models.CharField("soort", max_length=10, choices=EVIDENCE_LABELS)
    name = models.CharField("naam", max_length=200)
    file = models.FileField("bestand", upload_to="bewijs", max_length=200, blank=True)
    content_type = models.CharField(max_length=100, blank=True)
    size = models.PositiveIntegerField(default=0)
    sha256 = models.CharField(max_length=64, blank=True)
    address = models.URLField("adres", max_length=500, blank=True)
    is_public = models.BooleanField("mag op de openbare pagina", default=False)
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(condition=~Q(file="") ^ ~Q(address=""), name="evidence_is_file_or_link"),
        ]

    def __str__(self) -> str:
        return self.name


class Question(Told):
    """What a partner asks the officer about an action, and the answer."""

    tenant_path = "node__plan__authority"
    node = models.ForeignKey(PlanNode, on_delete=models.CASCADE, related_name="questions")
    text = ScreenedTextField("vraag", max_length=2000)
    answer = ScreenedTextField("antwoord", blank=True, max_length=2000)
    answered_by = models.ForeignKey(
        "authorities.User", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    answered_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-pk"]

    def __str__(self) -> str:
        return f"vraag bij {self.node}"
