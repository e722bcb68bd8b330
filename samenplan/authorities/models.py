"""Local authorities, who works together, and who signs in."""

from typing import ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.core.validators import RegexValidator
from django.db import models
from django.db.models import Q

from samenplan.authorities.rules import (
    AUTHORITY_KIND_LABELS,
    NO_COLOUR,
    PARTY_KIND_LABELS,
    RETENTION_LABELS,
    AuthorityKind,
    PartyKind,
)
from samenplan.core.permissions import ROLE_LABELS
from samenplan.core.tenancy import TenantModel


class Authority(models.Model):
    """A local authority, or another body that makes a plan: the tenant."""

    slug = models.SlugField("adres", max_length=60, unique=True)
    name = models.CharField("naam", max_length=120)
    kind = models.CharField("soort", max_length=20, choices=AUTHORITY_KIND_LABELS, default=AuthorityKind.MUNICIPALITY)
    province = models.CharField("provincie", max_length=40, blank=True)
    district = models.CharField("arrondissement", max_length=60, blank=True)
    kbo_number = models.CharField("KBO-nummer", max_length=10, blank=True)
    ovo_code = models.CharField("OVO-code", max_length=12, blank=True)
    lblod_uri = models.URLField("URI als bestuurseenheid", max_length=200, blank=True)
    accent = models.CharField(
        "accentkleur",
        max_length=7,
        default="#0a6770",
        validators=[RegexValidator(r"^#[0-9a-f]{6}\Z", NO_COLOUR)],
    )
    logo = models.BinaryField("logo", blank=True, default=b"")  # redrawn PNG, at most 200 kB
    uses_samenplan = models.BooleanField("werkt met Samenplan", default=False)
    is_agency = models.BooleanField("is het agentschap", default=False)
    is_example = models.BooleanField("is een verzonnen voorbeeld", default=False)

    class Meta:
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(fields=["kbo_number"], condition=~Q(kbo_number=""), name="kbo_number_once"),
        ]

    def __str__(self) -> str:
        return self.name


class NisCode(models.Model):
    """A NIS code with the days it holds: codes change at a merger."""

    authority = models.ForeignKey(Authority, on_delete=models.CASCADE, related_name="nis_codes")
    code = models.CharField("NIS-code", max_length=5)
    valid_from = models.DateField("geldig vanaf", null=True)
    valid_until = models.DateField("geldig tot", null=True)
    former_name = models.CharField("vroegere naam", max_length=120, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["authority", "code"], name="nis_code_once")]

    def __str__(self) -> str:
        return self.code


class Partnership(models.Model):
    """Several authorities with one lead that applies, receives and repays (samenwerkingsverband)."""

    name = models.CharField("naam", max_length=120)
    lead = models.ForeignKey(Authority, on_delete=models.PROTECT, related_name="led_partnerships")

    def __str__(self) -> str:
        return self.name


class PartnershipMember(models.Model):
    """An authority in a partnership, from a day until a day."""

    partnership = models.ForeignKey(Partnership, on_delete=models.CASCADE, related_name="members")
    authority = models.ForeignKey(Authority, on_delete=models.PROTECT, related_name="partnerships")
    since = models.DateField("sinds")
    until = models.DateField("tot", null=True, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["partnership", "authority"], name="partnership_member_once")]

    def __str__(self) -> str:
        return f"{self.authority} in {self.partnership}"


class Party(TenantModel):
    """A service or organisation that leads or joins actions of one authority."""

    authority = models.ForeignKey(Authority, on_delete=models.PROTECT, related_name="parties")
    name = models.CharField("naam", max_length=160)
    kind = models.CharField("soort", max_length=20, choices=PARTY_KIND_LABELS, default=PartyKind.SERVICE)

    class Meta:
        ordering = ["name"]
        constraints = [models.UniqueConstraint(fields=["authority", "name"], name="party_once")]

    def __str__(self) -> str:
        return self.name


class UserManager(BaseUserManager["User"]):
    """Makes accounts; people come in by an invitation."""

    def create_user(
        self, email: str, password: str | None = None, *, full_name: str, is_example: bool = False
    ) -> "User":
        """An account for this address; without a password nobody can sign in with one."""
        user = self.model(email=self.normalize_email(email).lower(), full_name=full_name, is_example=is_example)
        user.set_password(password)
        user.save(using=self._db)
        return user


class User(AbstractBaseUser):
    """A person who signs in."""

    email = models.EmailField("e-mailadres", unique=True)
    full_name = models.CharField("naam", max_length=120)
    is_active = models.BooleanField("actief", default=True)
    is_example = models.BooleanField("is verzonnen", default=False)

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["full_name"]
    objects: ClassVar[UserManager] = UserManager()

    def __str__(self) -> str:
        return self.full_name

    @property
    def first_name(self) -> str:
        return self.full_name.split(" ")[0]


class Membership(TenantModel):
    """A role that a person has in an authority; one row per role."""

    authority = models.ForeignKey(Authority, on_delete=models.PROTECT, related_name="memberships")
    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="memberships")
    role = models.CharField("rol", max_length=20, choices=ROLE_LABELS)
    party = models.ForeignKey(Party, on_delete=models.PROTECT, null=True, blank=True, related_name="memberships")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["authority", "user", "role"], name="membership_once")]

    def __str__(self) -> str:
        return f"{self.user}, {self.get_role_display()} van {self.authority}"


class Contact(TenantModel):
    """Whom one asks how the actions of a party go, without an account; she comes in by a personal link."""

    tenant_path = "party__authority"
    party = models.ForeignKey(Party, on_delete=models.CASCADE, related_name="contacts", verbose_name="organisatie")
    full_name = models.CharField("naam", max_length=120)
    email = models.EmailField("e-mailadres", blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["full_name", "pk"]

    def __str__(self) -> str:
        return self.full_name


class PersonalLink(TenantModel):
    """The link by which a contact comes to her own actions, until a day. Only the hash of the secret is kept."""

    tenant_path = "contact__party__authority"
    contact = models.ForeignKey(Contact, on_delete=models.CASCADE, related_name="links")
    secret_hash = models.CharField(max_length=64, unique=True)
    made_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    created_at = models.DateTimeField(auto_now_add=True)
    expires_at = models.DateTimeField("geldig tot")
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-pk"]

    def __str__(self) -> str:
        return f"link voor {self.contact}"


class Told(TenantModel):
    """A row that a person with an account or a contact without one told; `teller` is whoever it was."""

    by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    contact = models.ForeignKey(Contact, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        abstract = True

    @property
    def teller(self) -> str:
        """Her name, for colleagues; never for residents. Wants `by` and `contact` selected along."""
        return str(self.by or self.contact or "")


class RetentionTerm(TenantModel):
    """How long an authority keeps one kind of what it holds of people; without a row the house's own term holds."""

    authority = models.ForeignKey(Authority, on_delete=models.CASCADE, related_name="retention_terms")
    kind = models.CharField("wat", max_length=20, choices=RETENTION_LABELS)
    days = models.PositiveSmallIntegerField("dagen")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["authority", "kind"], name="retention_term_once")]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.days} dagen"


class Invitation(TenantModel):
    """A personal link with which one person comes in, once, until a day. Only the hash of the secret is kept."""

    authority = models.ForeignKey(Authority, on_delete=models.PROTECT, related_name="invitations")
    email = models.EmailField("e-mailadres")
    full_name = models.CharField("naam", max_length=120)
    roles = models.JSONField("rollen", default=list)
    party = models.ForeignKey(Party, on_delete=models.PROTECT, null=True, blank=True)
    secret_hash = models.CharField(max_length=64, unique=True)
    invited_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")  # None: by a command
    created_at = models.DateTimeField(auto_now_add=True)
    expires_at = models.DateTimeField("geldig tot")
    accepted_at = models.DateTimeField(null=True)
    withdrawn_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return f"uitnodiging voor {self.authority}"


class PasswordLink(TenantModel):
    """A link with which one person sets a new password, once, within a day; it works without mail."""

    authority = models.ForeignKey(Authority, on_delete=models.PROTECT, related_name="password_links")
    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="password_links")
    secret_hash = models.CharField(max_length=64, unique=True)
    made_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    created_at = models.DateTimeField(auto_now_add=True)
    expires_at = models.DateTimeField("geldig tot")
    used_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return f"wachtwoordlink voor {self.user}"
