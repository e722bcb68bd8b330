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
