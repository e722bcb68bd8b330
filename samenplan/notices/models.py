"""Mails on their way out, and who wants none."""

from django.db import models
from django.db.models import Q

from samenplan.core.tenancy import TenantModel
from samenplan.notices.rules import NOTICE_LABELS, NoticeState


class Notice(TenantModel):
    """One mail, kept until it left; its text goes then, and only the fact stays."""

    authority = models.ForeignKey("authorities.Authority", on_delete=models.CASCADE, related_name="+")
    key = models.CharField(max_length=100, unique=True)  # what it is about: the same thing is told once
    address = models.EmailField(blank=True)
    subject = models.CharField(max_length=200)
    body = models.TextField(blank=True)
    html = models.TextField(blank=True)
    leave_url = models.CharField(max_length=500, blank=True)  # the page on which its reader asks for no more
    state = models.CharField(max_length=10, choices=NOTICE_LABELS, default=NoticeState.WAITING)
    due_at = models.DateTimeField()
    claimed_until = models.DateTimeField(null=True, blank=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    done_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["due_at", "pk"]
        indexes = [models.Index(fields=["state", "due_at"], name="notice_due")]

    def __str__(self) -> str:
        return self.subject


class Silence(TenantModel):
    """That somebody wants no mails of one authority."""

    authority = models.ForeignKey("authorities.Authority", on_delete=models.CASCADE, related_name="+")
    user = models.ForeignKey("authorities.User", on_delete=models.CASCADE, null=True, blank=True, related_name="+")
    contact = models.ForeignKey(
        "authorities.Contact", on_delete=models.CASCADE, null=True, blank=True, related_name="+"
    )
    since = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(user__isnull=False, contact__isnull=True) | Q(user__isnull=True, contact__isnull=False),
                name="silence_of_one",
            ),
            models.UniqueConstraint(fields=["authority", "user"], name="silence_user_once"),
            models.UniqueConstraint(fields=["authority", "contact"], name="silence_contact_once"),
        ]

    def __str__(self) -> str:
        return f"stilte sinds {self.since:%d/%m/%Y}"
