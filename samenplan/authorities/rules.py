"""What authorities and parties can be, and which addresses are taken by the house itself."""

from enum import StrEnum


class AuthorityKind(StrEnum):
    """Who can make a plan; source: domain/programme.md 0.1 and 2.2."""

    MUNICIPALITY = "municipality"
    OCMW = "ocmw"
    PARTNERSHIP = "partnership"
    VGC = "vgc"
    ASSOCIATION = "association"
    AGENCY = "agency"


class PartyKind(StrEnum):
    """A part of the authority itself, or somebody else."""

    SERVICE = "service"
    ORGANISATION = "organisation"


AUTHORITY_KIND_LABELS = {
    AuthorityKind.MUNICIPALITY: "gemeente",
    AuthorityKind.OCMW: "OCMW",
    AuthorityKind.PARTNERSHIP: "samenwerkingsverband",
    AuthorityKind.VGC: "Vlaamse Gemeenschapscommissie",
    AuthorityKind.ASSOCIATION: "vzw",
    AuthorityKind.AGENCY: "agentschap",
}
PARTY_KIND_LABELS = {PartyKind.SERVICE: "dienst", PartyKind.ORGANISATION: "organisatie"}

RESERVED_SLUGS = frozenset(
    {"account", "agentschap", "en", "favicon.ico", "onderdelen", "openbaar", "programmas", "static", "thema",
     "uitnodiging", "voorbeeld", "tweede-factor", "gezondheid", "hulp", "privacy", "besturen"}
)  # fmt: skip
"""First parts of addresses that an authority cannot have."""
