"""What people fill in about people, parties and the look of their authority."""

from collections.abc import Mapping, Sequence

from django import forms
from django.contrib.auth import password_validation
from django.core.exceptions import ValidationError

from samenplan.authorities.models import Authority, Party, User
from samenplan.authorities.rules import (
    COLOUR,
    LONGEST_TERM,
    NO_COLOUR,
    PARTY_KIND_LABELS,
    RETENTION_LABELS,
    AuthorityKind,
    PartyKind,
    RetentionKind,
    roles_within,
)
from samenplan.core.permissions import ROLE_LABELS, Role
from samenplan.ui.forms import DutchDateField

LONGEST_PASSWORD = 128
NO_PARTY = ("", "geen")


class RolesForm(forms.Form):
    """The roles of one person, and for a partner the party."""

    roles = forms.MultipleChoiceField(
        label="Rollen", widget=forms.CheckboxSelectMultiple, help_text="Iemand kan meer dan één rol hebben."
    )
    party_id = forms.TypedChoiceField(
        label="Organisatie", required=False, coerce=int, empty_value=None, help_text="Alleen nodig voor een partner."
    )

    def offer(self, authority: Authority, parties: Sequence[Party]) -> None:
        """Fill the choices: the roles of this kind of authority, and its own parties."""
        roles = roles_within(AuthorityKind(authority.kind))
        self.fields["roles"].choices = [(role.value, ROLE_LABELS[role]) for role in roles]  # type: ignore[attr-defined]
        choices = [NO_PARTY, *((party.pk, party.name) for party in parties)]
        self.fields["party_id"].choices = choices  # type: ignore[attr-defined]  # Field in the stubs, ChoiceField here

    def clean_roles(self) -> frozenset[Role]:
        return frozenset(Role(value) for value in self.cleaned_data["roles"])


class InvitationForm(RolesForm):
    """Whom to invite, as what."""

    full_name = forms.CharField(label="Naam", max_length=120, widget=forms.TextInput(attrs={"autocomplete": "off"}))
    email = forms.EmailField(
        label="E-mailadres",
        max_length=254,
        help_text="Hiermee meldt deze persoon zich aan. Samenplan stuurt zelf geen mail.",
    )
    field_order = ("full_name", "email", "roles", "party_id")

    def clean_email(self) -> str:
        return str(self.cleaned_data["email"]).lower()


def _password_field() -> forms.CharField:
    return forms.CharField(
        label="Wachtwoord",
        strip=False,
        max_length=LONGEST_PASSWORD,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
        help_text="Minstens 10 tekens. Een korte zin werkt goed. Gebruik niet je naam of een veelgebruikt wachtwoord.",
    )


class NewPasswordForm(forms.Form):
    """A new password for somebody who came by a link."""

    password = _password_field()

    def __init__(self, *args: object, user: User, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]  # handed on as Django's Form takes them
        self.user = user

    def clean_password(self) -> str:
        password = str(self.cleaned_data["password"])
        password_validation.validate_password(password, self.user)
        return password


class NewAccountForm(NewPasswordForm):
    """The name and password of somebody who was invited."""

    full_name = forms.CharField(label="Naam", max_length=120, widget=forms.TextInput(attrs={"autocomplete": "name"}))
    field_order = ("full_name", "password")

    def clean_full_name(self) -> str:
        self.user.full_name = str(self.cleaned_data["full_name"])
        return self.user.full_name


class PartyForm(forms.Form):
    """A service or organisation."""

    name = forms.CharField(label="Naam", max_length=160)
    kind = forms.TypedChoiceField(label="Soort", choices=PARTY_KIND_LABELS, coerce=PartyKind)


class PartyNameForm(forms.Form):
    """Another name for a party."""

    name = forms.CharField(label="Naam", max_length=160)


class MergeForm(forms.Form):
    """Into which party this double goes."""

    into = forms.TypedChoiceField(
        label="Samenvoegen met",
        coerce=int,
        help_text="Alle acties gaan over naar de dienst of organisatie die je kiest.",
    )

    def offer(self, others: Sequence[Party]) -> None:
        """Fill the choices with the other parties of the authority."""
        choices = [(party.pk, party.name) for party in others]
        self.fields["into"].choices = choices  # type: ignore[attr-defined]  # Field in the stubs, ChoiceField here


class LookForm(forms.Form):
    """Accent colour and logo."""

    accent = forms.CharField(
        label="Accentkleur",
        max_length=7,
        help_text="Schrijf de kleur als #rrggbb, bijvoorbeeld #0a6770.",
        widget=forms.TextInput(attrs={"spellcheck": "false", "class": "short"}),
    )
    new_logo = forms.FileField(
        label="Logo",
        required=False,
        help_text="PNG of JPEG, hoogstens 2 MB. Het wordt verkleind tot 400 op 160 pixels.",
    )
    without_logo = forms.BooleanField(label="Toon geen logo", required=False)

    def clean_accent(self) -> str:
        accent = str(self.cleaned_data["accent"]).lower()
        if not COLOUR.match(accent):
            raise ValidationError(NO_COLOUR)
        return accent

    def chosen_logo(self) -> bytes | None:
        """The bytes of a new logo, empty to take it away, None to leave it."""
        if upload := self.cleaned_data.get("new_logo"):
            return bytes(upload.read())
        return b"" if self.cleaned_data.get("without_logo") else None


class PartnershipForm(forms.Form):
    """The name of a partnership that this authority leads."""

    name = forms.CharField(label="Naam", max_length=120)


class PartnershipMemberForm(forms.Form):
    """Which authority takes part, from when."""

    name = forms.CharField(label="Gemeente of ander bestuur", max_length=120)
    since = DutchDateField(label="Doet mee sinds")

    def clean_name(self) -> Authority:
        found = Authority.objects.filter(name__iexact=self.cleaned_data["name"].strip(), is_agency=False).first()
        if found is None:
            raise ValidationError("Dit bestuur staat niet in de lijst. Kijk de naam na.")
        return found


class RetentionForm(forms.Form):
    """How many days each kind of what is known of people is kept."""

    def __init__(self, data: Mapping[str, str] | None, *, initial: Mapping[RetentionKind, int]) -> None:
        super().__init__(data, initial={str(kind): days for kind, days in initial.items()})
        for kind in RetentionKind:
            self.fields[str(kind)] = forms.IntegerField(
                label=f"{RETENTION_LABELS[kind].capitalize()} (dagen)", min_value=1, max_value=LONGEST_TERM
            )

    def terms(self) -> dict[RetentionKind, int]:
        """Days per kind, once valid."""
        return {kind: self.cleaned_data[str(kind)] for kind in RetentionKind}
