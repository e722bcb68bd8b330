"""What a form of a resident carries in place of Django's csrf cookie.

Where there is no cookie at all (`new_form_token`) it proves that the form came from this house, for this purpose and
subject, not long ago; and it holds the key by which the same form sent twice is known. It is not secret: whoever asks
for the page gets one. There is nothing to borrow either: no session stands behind a resident's form.

Where a visit has a secret key in a cookie of its own (a debate), another site could make somebody act in that visit:
there every form is tied to the key (`token_of_visit`), and serves as long as the visit lasts.
"""

import secrets

from django.core import signing
from django.utils.crypto import constant_time_compare, salted_hmac

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


def token_of_visit(purpose: str, visit: str) -> str:
    """The token of every form in this visit; `visit` is what only this browser holds, and does not follow from it."""
    return salted_hmac(f"samenplan.{purpose}.form", visit, algorithm="sha256").hexdigest()


def is_of_visit(token: str, purpose: str, visit: str) -> bool:
    """Whether the form came from a page of this visit."""
    return constant_time_compare(token, token_of_visit(purpose, visit))
