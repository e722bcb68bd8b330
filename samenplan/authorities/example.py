"""The invented towns and people that show what Samenplan does; nobody and no place in here exists.

`samenplan.authorities.operations` never needs this file: only the command that loads the example and the tests do.
"""

from dataclasses import dataclass
from datetime import date

from django.db import transaction

from samenplan.authorities.models import Authority, Membership, Partnership, PartnershipMember, Party, User
from samenplan.authorities.rules import AuthorityKind, PartyKind
from samenplan.core.permissions import ROLE_LABELS, Role


@dataclass(frozen=True, slots=True)
class Town:
    """An invented body that makes plans, or the agency."""

    slug: str
    name: str
    kind: AuthorityKind = AuthorityKind.MUNICIPALITY
    accent: str = "#0a6770"


@dataclass(frozen=True, slots=True)
class Person:
    """An invented person: where she works, as what, and what she comes for (product.md 1)."""

    first_name: str
    family_name: str
    town: Town
    roles: tuple[Role, ...]
    comes_for: str
    party: str = ""

    @property
    def full_name(self) -> str:
        return f"{self.first_name} {self.family_name}"

    @property
    def role_labels(self) -> tuple[str, ...]:
        return tuple(ROLE_LABELS[role] for role in self.roles)

    @property
    def email(self) -> str:
        return f"{self.first_name.lower()}@{self.town.slug}.example"


BRUGWIJK = Town("brugwijk", "Brugwijk")
MOLENRODE = Town("molenrode", "Molenrode", accent="#8a3b12")
STEENAKKER = Town("steenakker", "Steenakker", accent="#4a5a1f")
KANAALSTREEK = Town("kanaalstreek", "Kanaalstreek", AuthorityKind.PARTNERSHIP, accent="#2b4c8c")
AGENCY = Town("agentschap-voorbeeld", "Agentschap (voorbeeld)", AuthorityKind.AGENCY, accent="#3d3d3d")
TOWNS = (BRUGWIJK, MOLENRODE, STEENAKKER, KANAALSTREEK, AGENCY)
IN_KANAALSTREEK = (BRUGWIJK, MOLENRODE)

SERVICES = ("Dienst samenleven", "Jeugddienst", "Preventiedienst", "Dienst communicatie")
ORGANISATIONS = ("Buurtwerk De Brug", "Basisschool De Linde", "Politiezone Kanaal")

LIEN = Person(
    "Lien", "Verbruggen", BRUGWIJK, (Role.COORDINATOR, Role.ADMIN),
    "Ze schrijft het plan, alleen en halftijds. Ze wil dat het college het goedkeurt, zonder iets twee keer te typen.",
)  # fmt: skip
BART = Person("Bart", "Claes", BRUGWIJK, (Role.COLLEAGUE,), "Hij werkt mee aan het plan vanuit de jeugddienst.")
MO = Person(
    "Mo", "Haddad", BRUGWIJK, (Role.PARTNER,),
    "Hij ziet alleen de acties van zijn organisatie en vult die aan, vaak op zijn telefoon.", "Buurtwerk De Brug",
)  # fmt: skip
GRIET = Person(
    "Griet",
    "Maes",
    BRUGWIJK,
    (Role.FINANCE,),
    "Ze kijkt de bedragen, de eigen inbreng en de codes van het meerjarenplan na.",
)
JEF = Person(
    "Jef", "Moens", BRUGWIJK, (Role.MAYOR,), "Hij leest het plan en ziet wat het college en de raad beslisten."
)
NELE = Person("Nele", "Desmet", BRUGWIJK, (Role.DPO,), "Ze gaat na wie wat zag en veranderde.")
ANN = Person(
    "Ann", "Peeters", BRUGWIJK, (Role.ADMIN,), "Ze beheert de mensen en de instellingen, en schrijft zelf niet mee."
)
OMAR = Person("Omar", "Benali", MOLENRODE, (Role.COORDINATOR,), "Hij schrijft het plan van een buurgemeente.")
SAM = Person(
    "Sam", "Janssens", STEENAKKER, (Role.COORDINATOR,), "Hun gemeente begeleidt andere: Sam leest mee als mentor."
)
EVA = Person("Eva", "Lauwers", KANAALSTREEK, (Role.COORDINATOR,), "Ze schrijft één plan voor meerdere gemeenten samen.")
RIA = Person("Ria", "Wouters", AGENCY, (Role.PROGRAMME_OFFICER,), "Ze leest wat de lokale besturen indienden.")
CAST = (LIEN, BART, MO, GRIET, JEF, NELE, ANN, OMAR, SAM, EVA, RIA)


@transaction.atomic
def load_people() -> int:
    """Put the towns, services and cast in place; what is there already stays. Returns how many people there are."""
    for town in TOWNS:
        place_town(town)
    place_partnership(since=date(2026, 1, 1))
    for name in SERVICES:
        place_party(BRUGWIJK, name, PartyKind.SERVICE)
    for name in ORGANISATIONS:
        place_party(BRUGWIJK, name, PartyKind.ORGANISATION)
    for person in CAST:
        place_person(person)
    return len(CAST)


def place_town(town: Town) -> Authority:
    """The row of this invented town."""
    said = {
        "name": town.name,
        "kind": town.kind,
        "accent": town.accent,
        "uses_samenplan": True,
        "is_agency": town.kind is AuthorityKind.AGENCY,
        "is_example": True,
    }
    authority, _ = Authority.objects.get_or_create(slug=town.slug, defaults=said)
    return authority


def place_partnership(*, since: date) -> Partnership:
    """Kanaalstreek as one partnership with its lead and members."""
    lead = place_town(KANAALSTREEK)
    partnership, _ = Partnership.objects.get_or_create(lead=lead, defaults={"name": KANAALSTREEK.name})
    for town in IN_KANAALSTREEK:
        PartnershipMember.objects.get_or_create(
            partnership=partnership, authority=place_town(town), defaults={"since": since}
        )
    return partnership


def place_party(town: Town, name: str, kind: PartyKind) -> Party:
    """A service or organisation of this invented town."""
    rows = Party.objects.unscoped(reason="the example is loaded by a command, for nobody")
    party, _ = rows.get_or_create(authority=place_town(town), name=name, defaults={"kind": kind})
    return party


def place_person(person: Person, *, roles: tuple[Role, ...] = ()) -> User:
    """This invented person with her roles (or with `roles` instead). She has no password: nobody signs in with one."""
    user = User.objects.filter(email=person.email).first()
    if user is None:
        user = User.objects.create_user(person.email, full_name=person.full_name, is_example=True)
    party = place_party(person.town, person.party, PartyKind.ORGANISATION) if person.party else None
    rows = Membership.objects.unscoped(reason="the example is loaded by a command, for nobody")
    for role in roles or person.roles:
        rows.get_or_create(authority=place_town(person.town), user=user, role=role, defaults={"party": party})
    return user
