"""A little work that a browser does before somebody comes in, so that a program that comes in thousands of times pays.

No service outside the house, no puzzle for people: the browser tries numbers until a slow hash (PBKDF2) fits, and the
server looks once. The hash is one that browsers have built in (crypto.subtle), so that a program of its own is hardly
faster per try. The challenge is signed, for one purpose and subject, valid for an hour and good for one time.
How much work: see docs/debat.md.
"""

import base64
import binascii
import json
import secrets
from datetime import datetime, timedelta
from enum import Enum, auto

from altcha import Challenge, create_challenge, verify_solution
from django.core.cache import cache
from django.utils.crypto import salted_hmac

VALID = timedelta(hours=1)
ROUNDS = 5_000
"""Of the hash, for one try."""
FEWEST_TRIES, MOST_TRIES = 40, 120
"""The number to find is drawn evenly between these, so that bad luck never makes it much longer."""
_LONGEST = 4_000


class Work(Enum):
    """What came with a form."""

    NOT_OURS = auto()
    WORTHLESS = auto()
    """Of this house, but too old, not solved, or used before."""
    DONE = auto()


def new_challenge(purpose: str, subject: str, *, now: datetime) -> str:
    """A challenge for one time, as JSON for the page."""
    made = create_challenge(
        "PBKDF2/SHA-256",
        ROUNDS,
        counter=FEWEST_TRIES + secrets.randbelow(MOST_TRIES - FEWEST_TRIES),
        expires_at=now + VALID,
        data={"for": f"{purpose}:{subject}"},
        hmac_secret=_secret("challenge"),
        hmac_key_secret=_secret("key"),
    )
    return json.dumps(made.to_dict())


def spend(sent: str, purpose: str, subject: str) -> Work:
    """Look at the work that came with a form, and use it up: the same once more is worth nothing."""
    challenge = _challenge_in(sent)
    if challenge is None or challenge.parameters.data != {"for": f"{purpose}:{subject}"}:
        return Work.NOT_OURS
    found = verify_solution(sent, _secret("challenge"), hmac_key_secret=_secret("key"))
    if found.invalid_signature or found.error:
        return Work.NOT_OURS
    if not found.verified:
        return Work.WORTHLESS
    is_first = cache.add(f"work:{challenge.parameters.nonce}", 1, int(VALID.total_seconds()) + 60)
    return Work.DONE if is_first else Work.WORTHLESS


def _challenge_in(sent: str) -> Challenge | None:
    """The challenge as it came back; the signature is not looked at yet."""
    try:
        said = json.loads(base64.b64decode(sent[:_LONGEST], validate=True))
        return Challenge.from_dict(said["challenge"])
    except (ValueError, binascii.Error, KeyError, TypeError, AttributeError, RecursionError):
        return None


def _secret(name: str) -> str:
    return salted_hmac("samenplan.proof_of_work", name, algorithm="sha256").hexdigest()
