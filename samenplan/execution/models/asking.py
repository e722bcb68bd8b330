"""Who is asked how it goes, by which link, in which rhythm."""

from django.db import models
from django.db.models import Q

from samenplan.authorities.models import Authority, Contact
from samenplan.core.tenancy import TenantModel
from samenplan.execution.rules.kinds import REMINDER_LABELS, ReminderStep
from samenplan.plans.models.plan import PlanNode

ONE_RECIPIENT = Q(user__isnull=False, contact__isnull=True) | Q(user__isnull=True, contact__isnull=False)


class Recipient(TenantModel):
    """A row for a person with an account or for a contact without one, never both."""

    user = models.ForeignKey("authorities.User", on_delete=models.CASCADE, null=True, blank=True, related_name="+")
    contact = models.ForeignKey(Contact, on_delete=models.CASCADE, null=True, blank=True, related_name="+")

    class Meta:
        abstract = True

    @property
    def name(self) -> str:
        """Whom it is for. Wants `user` and `contact` selected along."""
        return str(self.user or self.contact or "")


class CalendarFeed(Recipient):
    """A private address at which a calendar reads somebody's dates of one authority."""

    authority = models.ForeignKey(Authority, on_delete=models.CASCADE, related_name="+")
    secret_hash = models.CharField(max_length=64, unique=True)
    created_at = models.DateTimeField(auto_now_add=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [models.CheckConstraint(condition=ONE_RECIPIENT, name="calendar_of_one")]

    def __str__(self) -> str:
        return f"agenda van {self.name}"


class Reminder(Recipient):
    """That somebody was asked how one action goes, and whether she answered."""

    tenant_path = "node__plan__authority"
    node = models.ForeignKey(PlanNode, on_delete=models.CASCADE, related_name="reminders")
    step = models.CharField("aan", max_length=10, choices=REMINDER_LABELS, default=ReminderStep.PARTNER)
    asked_on = models.DateField("gevraagd op")
    answered_at = models.DateTimeField(null=True, blank=True)
    climbed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-asked_on", "-pk"]
        constraints = [
            models.CheckConstraint(condition=ONE_RECIPIENT, name="reminder_to_one"),
            models.UniqueConstraint(fields=["node", "user", "asked_on"], name="reminder_user_once"),
            models.UniqueConstraint(fields=["node", "contact", "asked_on"], name="reminder_contact_once"),
        ]

    def __str__(self) -> str:
        return f"herinnering bij {self.node}"


class ReminderRhythm(TenantModel):
    """How often an authority asks, and after how long an unanswered question climbs."""

    authority = models.OneToOneField(Authority, on_delete=models.CASCADE, related_name="+")
    is_on = models.BooleanField("herinneringen versturen", default=False)
    every_days = models.PositiveSmallIntegerField("vraag elke … dagen", default=90)
    climb_days = models.PositiveSmallIntegerField("stijgt na … dagen", default=14)
    asks_before_days = models.PositiveSmallIntegerField("vraag … dagen voor een datum", default=14)
    asked_on = models.DateField(null=True, blank=True)  # the last day on which the round was made; claimed by a job

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(every_days__gte=7) & Q(climb_days__gte=1), name="rhythm_is_bearable")
        ]

    def __str__(self) -> str:
        return f"ritme van {self.authority}"
