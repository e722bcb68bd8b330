"""The chain that makes the trail tamper-evident: each line's hash covers the hash before it."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256

START = "0" * 64


@dataclass(frozen=True, slots=True)
class TrailLine:
    """One line as it is hashed: ids, verbs and field names, never contents."""

    sequence: int
    at: datetime
    actor: str
    verb: str
    subject: str
    facts: Mapping[str, object]


def line_hash(previous: str, line: TrailLine) -> str:
    """SHA-256 over the previous hash and the canonical JSON of the line."""
    said = [line.sequence, line.at.isoformat(), line.actor, line.verb, line.subject, dict(line.facts)]
    canonical = json.dumps(said, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return sha256(f"{previous}\n{canonical}".encode()).hexdigest()


def first_broken(lines: Iterable[tuple[TrailLine, str]]) -> int | None:
    """The sequence number of the first line that does not fit the chain; None when all do."""
    previous, expected = START, 1
    for line, kept in lines:
        if line.sequence != expected or line_hash(previous, line) != kept:
            return expected
        previous, expected = kept, expected + 1
    return None


VERB_LABELS = {
    "trail.viewed": "bekeek dit spoor",
    "invitation.made": "maakte een uitnodiging",
    "invitation.withdrawn": "trok een uitnodiging in",
    "invitation.accepted": "kwam binnen met een uitnodiging",
    "roles.changed": "veranderde de rollen van iemand",
    "membership.ended": "nam alle rollen van iemand weg",
    "password_link.made": "maakte een wachtwoordlink voor iemand",
    "password.set_by_link": "koos een nieuw wachtwoord met een link",
    "party.added": "voegde een dienst of organisatie toe",
    "party.renamed": "gaf een dienst of organisatie een andere naam",
    "party.merged": "voegde twee diensten of organisaties samen",
    "authority.look_changed": "veranderde de huisstijl",
    "partnership.started": "begon een samenwerkingsverband",
    "partnership.member_added": "liet een bestuur meedoen in een samenwerkingsverband",
}
"""What somebody did, after a name. Features above give theirs with `tell_verbs`."""


def tell_verbs(labels: Mapping[str, str]) -> None:
    """Add the sentences of a feature; called once, when the feature is loaded.

    Raises:
        ValueError: a verb has another sentence already.
    """
    for verb, label in labels.items():
        if VERB_LABELS.setdefault(verb, label) != label:
            raise ValueError(f"{verb} is told twice")


def verb_label(verb: str) -> str:
    """The sentence of a verb; the verb itself when no feature told one."""
    return VERB_LABELS.get(verb, verb)
