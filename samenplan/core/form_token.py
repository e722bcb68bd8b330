"""A token that a form carries instead of a cookie.

It proves that the form came from this house, for this purpose and subject, not long ago; and it holds the key by which
the same form sent twice is known. It is not secret: whoever asks for the page gets one. There is nothing to borrow
either: no session stands behind a resident's form.
"""

import secrets

from django.core import signing

MAX_SECONDS = 6 * 3600


def new_form_token(purpose: str, subject: str) -> str:
    """A token for one form."""
    return signing.dumps([secrets.token_urlsafe(16), subject], salt=f"form:{purpose}")


def key_of(token: str, purpose: str, subject: str) -> str:
    """The key in the token; "" when it is not ours, of another form, or too old."""
    try:
        key, of = signing.loads(token, salt=f"form:{purpose}", max_age=MAX_SECONDS)
    except (signing.BadSignature, ValueError, TypeError):
        return ""
    return str(key) if of == subject else ""
