"""The key of who takes part with an account: it follows from the account while the debate is open, not after."""

import hmac


def account_key(secret: str, token: str, salt: str, user_id: int) -> str:
    """The key, the same on each of her devices. Without `salt`, which goes when the debate closes, it cannot be made.

    `secret` is the house's and stands in no database, so that a stolen database does not tell whose a key is.
    """
    if not salt:
        raise ValueError("a debate without a salt takes no accounts")
    said = f"debat-account:{token}:{salt}:{user_id}"
    return hmac.digest(secret.encode(), said.encode(), "sha256").hex()[:32]
