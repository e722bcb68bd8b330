"""How mail leaves the house, read from one address: smtp://name:password@host:587 or smtps://…"""

from pathlib import Path
from urllib.parse import unquote, urlsplit

PORTS = {"smtp": 587, "smtps": 465}
PATIENCE_SECONDS = 10


def mail_settings(address: str, *, folder: Path | None) -> dict[str, object]:
    """Django's mail settings. Without an address mails become files in `folder`; without a folder there is no mail.

    With a name the connection is encrypted before the password goes over it (smtp: STARTTLS, smtps: from the start).

    Raises:
        SystemExit: this is no address of a mail server.
    """
    if not address:
        return _files(folder)
    parts = urlsplit(address)
    try:
        port = parts.port
    except ValueError as error:
        raise SystemExit("SAMENPLAN_MAIL: de poort is geen getal.") from error
    if parts.scheme not in PORTS or not parts.hostname:
        raise SystemExit("SAMENPLAN_MAIL: schrijf smtp://naam:wachtwoord@server:587 of smtps://…")
    return {
        "EMAIL_BACKEND": "django.core.mail.backends.smtp.EmailBackend",
        "EMAIL_HOST": parts.hostname,
        "EMAIL_PORT": port or PORTS[parts.scheme],
        "EMAIL_HOST_USER": unquote(parts.username or ""),
        "EMAIL_HOST_PASSWORD": unquote(parts.password or ""),
        "EMAIL_USE_SSL": parts.scheme == "smtps",
        "EMAIL_USE_TLS": parts.scheme == "smtp" and bool(parts.username),
        "EMAIL_TIMEOUT": PATIENCE_SECONDS,
    }


def _files(folder: Path | None) -> dict[str, object]:
    if folder is None:
        return {"EMAIL_BACKEND": "django.core.mail.backends.dummy.EmailBackend"}
    backend = "django.core.mail.backends.filebased.EmailBackend"
    return {"EMAIL_BACKEND": backend, "EMAIL_FILE_PATH": str(folder)}
