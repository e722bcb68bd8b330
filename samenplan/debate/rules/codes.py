"""Invitation codes on paper: twelve signs that cannot be mistaken for each other, from a secret of the house."""

import hmac
from hashlib import sha256

SIGNS = "23456789abcdefghjkmnpqrstuvwxyz"
LENGTH, GROUP = 12, 4
"""31 signs: 59 bits; tries are limited, and a guessed code gives one vote."""


def code_of(secret: str, token: str, number: int) -> str:
    """The code with this number of this debate, as printed: three groups of four."""
    drawn = int.from_bytes(hmac.digest(secret.encode(), f"debat:{token}:{number}".encode(), "sha256"), "big")
    signs = ""
    for _ in range(LENGTH):
        drawn, rest = divmod(drawn, len(SIGNS))
        signs += SIGNS[rest]
    return "-".join(signs[at : at + GROUP] for at in range(0, LENGTH, GROUP))


def code_hash(typed: str) -> str:
    """What is kept of a code, however it was typed: capitals, spaces and dashes do not matter."""
    bare = "".join(sign for sign in typed.casefold()[:60] if sign in SIGNS)
    return sha256(f"debat:{bare}".encode()).hexdigest()
