"""How allauth behaves here."""

from io import BytesIO

import qrcode
from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter
from django.http import HttpRequest
from qrcode.image.svg import SvgPathFillImage

WRONG_CODE = "Deze code klopt niet. Kijk in je app naar de nieuwste code."
TOO_MANY = "Te veel pogingen. Wacht vijf minuten en probeer opnieuw, of vraag je beheerder om een nieuw wachtwoord."


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]  # allauth has no types
    """People come in by an invitation; nobody signs up by herself. Sentences say what to do next."""

    error_messages = {
        **DefaultAccountAdapter.error_messages,
        "account_inactive": "Dit account is gesloten.",
        "email_password_mismatch": "Dit e-mailadres en dit wachtwoord horen niet bij elkaar. Probeer het opnieuw.",
        "enter_current_password": "Dit is niet je huidige wachtwoord.",
        "incorrect_password": "Dit wachtwoord klopt niet.",
        "too_many_login_attempts": TOO_MANY,
        "rate_limited": TOO_MANY,
        "incorrect_code": WRONG_CODE,
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Never."""
        return False


class SecondStepAdapter(DefaultMFAAdapter):  # type: ignore[misc]  # allauth has no types
    """The second step, with a QR code that is readable on a dark page and under our content policy."""

    error_messages = {
        **DefaultMFAAdapter.error_messages,
        "incorrect_code": WRONG_CODE,
        "cannot_generate_recovery_codes": "Zet eerst de tweede stap aan. Daarna krijg je herstelcodes.",
    }

    def build_totp_svg(self, url: str) -> str:
        """The code as SVG with a white ground: attributes only, no style."""
        kept = BytesIO()
        qrcode.make(url, image_factory=SvgPathFillImage).save(kept)
        return kept.getvalue().decode()
