"""Forms of allauth in our words; named by the settings."""

from allauth.mfa.totp.forms import ActivateTOTPForm


class SecondStepForm(ActivateTOTPForm):  # type: ignore[misc]  # allauth has no types
    """The first code of an app, which turns the second step on."""

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        self.fields["code"].label = "Code uit de app"
        self.fields["code"].widget.attrs = {"autocomplete": "one-time-code", "inputmode": "numeric", "class": "short"}
