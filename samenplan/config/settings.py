"""All settings of Samenplan. What differs per place comes from the environment, each name starting with SAMENPLAN_."""

import os
import secrets
from pathlib import Path
from urllib.parse import unquote, urlsplit

from csp.constants import NONE, SELF

from samenplan.config.mail import mail_settings

PACKAGE = Path(__file__).resolve().parent.parent


def _said(name: str, otherwise: str = "") -> str:
    return os.environ.get(f"SAMENPLAN_{name}", otherwise)


LOCAL = _said("LOCAL") == "1"
"""On one's own machine, over http on the loopback address: no https, plain cookie names."""
EXAMPLE = _said("EXAMPLE") == "1"
"""The invented example town is loaded, and its cast signs in with one click."""
DATA = Path(_said("DATA", str(Path.cwd() / "var")))
DEBUG = False


def _secret_key() -> str:
    if key := _said("SECRET_KEY"):
        return key
    if not LOCAL:
        raise SystemExit("SAMENPLAN_SECRET_KEY ontbreekt: geef een lange, geheime tekst.")
    kept = DATA / "secret_key"
    if not kept.exists():
        DATA.mkdir(parents=True, exist_ok=True)
        kept.touch(mode=0o600)
        kept.write_text(secrets.token_urlsafe(48))
    return kept.read_text()


def _database() -> dict[str, object]:
    """SAMENPLAN_DATABASE as postgresql://user:password@host:port/name; without it an SQLite file in DATA."""
    address = _said("DATABASE")
    if not address:
        return {
            "ENGINE": "samenplan.core.sqlite",
            "NAME": DATA / "samenplan.sqlite3",
            "CONN_MAX_AGE": 60,
            "OPTIONS": {
                "transaction_mode": "IMMEDIATE",
                "timeout": 10,
                "init_command": "PRAGMA journal_mode=WAL;PRAGMA synchronous=FULL;PRAGMA foreign_keys=ON;"
                "PRAGMA trusted_schema=OFF;PRAGMA secure_delete=ON;PRAGMA busy_timeout=10000;",
            },
        }
    parts = urlsplit(address)
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": parts.path.lstrip("/"),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": unquote(parts.hostname or ""),
        "PORT": str(parts.port or ""),
        "CONN_MAX_AGE": 60,
        "OPTIONS": {"options": "-c statement_timeout=20000"},
    }


SECRET_KEY = _secret_key()
ALLOWED_HOSTS = ["127.0.0.1", "localhost", "[::1]", *filter(None, _said("HOSTS").split(","))]
CSRF_TRUSTED_ORIGINS = [f"https://{host}" for host in filter(None, _said("HOSTS").split(","))]
DATABASES = {"default": _database()}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

INSTALLED_APPS = [
    "samenplan.public",
    "samenplan.today",
    "samenplan.decisions",
    "samenplan.execution",
    "samenplan.debate",
    "samenplan.plans",
    "samenplan.analysis",
    "samenplan.programmes",
    "samenplan.authorities",
    "samenplan.audit",
    "samenplan.notices",
    "samenplan.ui",
    "samenplan.core",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "template_partials",
    "django_htmx",
    "lucide",
    "csp",
    "allauth",
    "allauth.account",
    "allauth.mfa",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "samenplan.authorities.middleware.DoorMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "samenplan.authorities.middleware.ActorMiddleware",
    "samenplan.ui.middleware.RefusalMiddleware",
]
ROOT_URLCONF = "samenplan.config.urls"
WSGI_APPLICATION = "samenplan.config.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "samenplan.authorities.context.place",
            ],
            "builtins": ["samenplan.ui.templatetags.components"],
        },
    }
]

LANGUAGE_CODE = "nl"
LANGUAGES = [("nl", "Nederlands"), ("en", "English")]
LOCALE_PATHS = [PACKAGE / "public" / "locale"]
TIME_ZONE = "Europe/Brussels"
USE_TZ = True
USE_THOUSAND_SEPARATOR = False

STATIC_URL = "/static/"
STATIC_ROOT = Path(_said("STATIC", str(DATA / "static")))
STATIC_ROOT.mkdir(parents=True, exist_ok=True)  # whitenoise and SQLite want their folder there
MEDIA_ROOT = DATA / "files"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if LOCAL
        else "whitenoise.storage.CompressedManifestStaticFilesStorage"
    },
}
WHITENOISE_USE_FINDERS = LOCAL  # on one's own machine the files are served from where they stand

# Sign-in
AUTH_USER_MODEL = "authorities.User"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.ScryptPasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator",
        "OPTIONS": {"user_attributes": ("full_name", "email")},
    },
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 10}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "home"
ACCOUNT_ADAPTER = "samenplan.authorities.adapter.AccountAdapter"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*", "password2*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_EMAIL_VERIFICATION = "none"  # people come in by an invitation; an address proves nothing here
ACCOUNT_LOGOUT_ON_GET = False
ACCOUNT_SESSION_REMEMBER = False  # a session ends with the browser, and after 12 hours at the latest
ACCOUNT_REAUTHENTICATION_TIMEOUT = 15 * 60
ACCOUNT_RATE_LIMITS = {"login_failed": "5/5m/key,20/5m/ip"}
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes"]
MFA_TOTP_ISSUER = "Samenplan"
MFA_ADAPTER = "samenplan.authorities.adapter.SecondStepAdapter"
MFA_FORMS = {"activate_totp": "samenplan.authorities.account_forms.SecondStepForm"}
MFA_ALLOW_UNVERIFIED_EMAIL = True  # no address is verified by mail here
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "cache_entries",
        "OPTIONS": {"MAX_ENTRIES": 20_000},  # Django's 300 would throw away limits and used proofs that still count
    }
}

# Security: pinned by tests/security/test_settings.py
SESSION_COOKIE_NAME = "samenplan" if LOCAL else "__Host-samenplan"
CSRF_COOKIE_NAME = "csrf" if LOCAL else "__Host-csrf"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = not LOCAL
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_AGE = 12 * 3600
SECURE_SSL_REDIRECT = not LOCAL
SECURE_HSTS_SECONDS = 0 if LOCAL else 31_536_000
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = not LOCAL
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CONTENT_TYPE_NOSNIFF = True
X_FRAME_OPTIONS = "DENY"
DATA_UPLOAD_MAX_MEMORY_SIZE = 1_000_000
DATA_UPLOAD_MAX_NUMBER_FIELDS = 2_000
FILE_UPLOAD_HANDLERS = [
    "samenplan.core.uploads.BoundedUploads",
    "django.core.files.uploadhandler.MemoryFileUploadHandler",
    "django.core.files.uploadhandler.TemporaryFileUploadHandler",
]
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
    }
}

# Mail, and the address of the house for links that are made outside a request
ADDRESS = _said("ADDRESS", "http://127.0.0.1:8000/" if LOCAL else "").rstrip("/")
globals().update(mail_settings(_said("MAIL"), folder=DATA / "mail" if EXAMPLE else None))
if _said("MAIL") and not ADDRESS:
    raise SystemExit(
        "SAMENPLAN_ADDRESS ontbreekt: mails bevatten links, bijvoorbeeld naar https://samenplan.mijnstad.be."
    )
DEFAULT_FROM_EMAIL = _said("MAIL_FROM", "Samenplan <samenplan@localhost>")

if address := _said("PROXY_HEADER"):  # only where a proxy of ours sets it
    SECURE_PROXY_SSL_HEADER = (address, "https")
ADDRESS_HEADER = _said("ADDRESS_HEADER")  # where that proxy writes the address of the visitor, for the limits only

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"console": {"class": "logging.StreamHandler"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
}
