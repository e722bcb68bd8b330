"""Handing one mail to the mail server. Nothing in the house sends mail in another way."""

from smtplib import SMTPException

from django.conf import settings
from django.core.mail import EmailMultiAlternatives

from samenplan.notices.rules import Letter

NO_MAIL = "django.core.mail.backends.dummy.EmailBackend"


class NotSent(Exception):
    """The mail server did not take it; the next try may go well."""


def mail_is_on() -> bool:
    """Whether mails leave this installation at all; where not, pages show links to copy."""
    return str(settings.EMAIL_BACKEND) != NO_MAIL


def house_address(path: str) -> str:
    """The full address of a page, for links that are made outside a request."""
    return f"{settings.ADDRESS}{path}"


def deliver(letter: Letter, key: str) -> None:
    """Send it; returns when the server took it.

    Raises:
        NotSent: the server is down, slow, said no, or said something that is no answer.
    """
    headers = {"Auto-Submitted": "auto-generated", "X-Samenplan-Key": key}
    if letter.leave_url:
        headers["List-Unsubscribe"] = f"<{letter.leave_url}>"
    mail = EmailMultiAlternatives(letter.subject, letter.text, to=[letter.address], headers=headers)
    if letter.html:
        mail.attach_alternative(letter.html, "text/html")
    try:
        mail.send()
    except (OSError, SMTPException, ValueError) as error:  # ValueError: a header or address that cannot be one
        raise NotSent(type(error).__name__) from error
