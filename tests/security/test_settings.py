"""The settings of a real installation, read in a process of its own, are the ones of the security page."""

import json
import os
import subprocess
import sys

import pytest

from tests.architecture.source import ROOT

SHOW = """
import json, sys
import samenplan.config
from django.conf import settings
print(json.dumps({name: getattr(settings, name) for name in sys.argv[1:]}, default=str))
"""
PINNED = {
    "DEBUG": False,
    "SESSION_COOKIE_NAME": "__Host-samenplan",
    "CSRF_COOKIE_NAME": "__Host-csrf",
    "SESSION_COOKIE_SECURE": True,
    "CSRF_COOKIE_SECURE": True,
    "SESSION_COOKIE_HTTPONLY": True,
    "CSRF_COOKIE_HTTPONLY": True,
    "SESSION_COOKIE_SAMESITE": "Lax",
    "CSRF_COOKIE_SAMESITE": "Lax",
    "SESSION_COOKIE_AGE": 43_200,
    "SECURE_HSTS_SECONDS": 31_536_000,
    "SECURE_HSTS_INCLUDE_SUBDOMAINS": True,
    "SECURE_SSL_REDIRECT": True,
    "SECURE_REFERRER_POLICY": "same-origin",
    "SECURE_CONTENT_TYPE_NOSNIFF": True,
    "X_FRAME_OPTIONS": "DENY",
    "DATA_UPLOAD_MAX_MEMORY_SIZE": 1_000_000,
    "DATA_UPLOAD_MAX_NUMBER_FIELDS": 2_000,
    "EXAMPLE": False,
    "ACCOUNT_RATE_LIMITS": {"login_failed": "5/5m/key,20/5m/ip"},
    "ACCOUNT_REAUTHENTICATION_TIMEOUT": 900,
    "MFA_SUPPORTED_TYPES": ["totp", "recovery_codes"],
}
DIRECTIVES = {
    "default-src": ["'none'"],
    "script-src": ["'self'"],
    "style-src": ["'self'"],
    "img-src": ["'self'", "data:"],
    "font-src": ["'self'"],
    "connect-src": ["'self'"],
    "form-action": ["'self'"],
    "base-uri": ["'none'"],
    "frame-ancestors": ["'none'"],
}


def real_environment(folder, **more):
    """The environment of an installation: nothing of the tests."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("SAMENPLAN_", "DJANGO_"))}
    key = "a-long-key-that-is-only-for-this-test-0123456789-abcdefghij"
    own = {"SAMENPLAN_DATA": str(folder), "SAMENPLAN_SECRET_KEY": key, "SAMENPLAN_HOSTS": "samenplan.brugwijk.example"}
    return {**kept, **own, "DJANGO_SETTINGS_MODULE": "samenplan.config.settings", **more}


def run(environment, *command):
    return subprocess.run(
        [sys.executable, *command], cwd=ROOT, env=environment, capture_output=True, text=True, timeout=60, check=False
    )


@pytest.fixture
def real(tmp_path):
    names = [
        *PINNED,
        "CONTENT_SECURITY_POLICY",
        "DATABASES",
        "PASSWORD_HASHERS",
        "AUTH_PASSWORD_VALIDATORS",
        "MIDDLEWARE",
    ]
    return json.loads(run(real_environment(tmp_path), "-c", SHOW, *names).stdout)


def test_a_real_installation_has_the_pinned_settings(real):
    assert {name: real[name] for name in PINNED} == PINNED


def test_no_page_may_load_anything_from_elsewhere(real):
    assert real["CONTENT_SECURITY_POLICY"]["DIRECTIVES"] == DIRECTIVES


def test_the_embedded_database_waits_for_the_disk(real):
    options = real["DATABASES"]["default"]["OPTIONS"]
    assert options["transaction_mode"] == "IMMEDIATE"
    for pragma in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON", "secure_delete=ON", "trusted_schema=OFF"):
        assert f"PRAGMA {pragma};" in options["init_command"]


def test_passwords_are_hashed_slowly_and_judged_by_length_name_and_list(real):
    assert real["PASSWORD_HASHERS"][0].endswith("ScryptPasswordHasher")
    judged = {each["NAME"].rsplit(".", 1)[1]: each.get("OPTIONS", {}) for each in real["AUTH_PASSWORD_VALIDATORS"]}
    assert judged["MinimumLengthValidator"] == {"min_length": 10}
    assert set(judged) == {"UserAttributeSimilarityValidator", "MinimumLengthValidator", "CommonPasswordValidator"}


def test_nobody_comes_past_the_middleware_that_wants_a_sign_in(real):
    order = [each.rsplit(".", 1)[1] for each in real["MIDDLEWARE"]]
    assert order.index("AuthenticationMiddleware") < order.index("DoorMiddleware") < order.index("ActorMiddleware")
    assert {"SecurityMiddleware", "CSPMiddleware", "CsrfViewMiddleware", "XFrameOptionsMiddleware"} <= set(order)


def test_without_a_secret_key_a_real_installation_does_not_start(tmp_path):
    environment = real_environment(tmp_path)
    del environment["SAMENPLAN_SECRET_KEY"]
    refused = run(environment, "-c", SHOW, "DEBUG")
    assert refused.returncode != 0
    assert "SAMENPLAN_SECRET_KEY" in refused.stderr


def test_django_finds_nothing_to_warn_about_in_a_real_installation(tmp_path):
    found = run(real_environment(tmp_path), "manage.py", "check", "--deploy", "--fail-level", "WARNING")
    assert (found.returncode, found.stderr) == (0, ""), found.stderr


def test_every_page_carries_the_headers(client, db):
    response = client.get("/account/aanmelden/")
    assert response["X-Frame-Options"] == "DENY"
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Referrer-Policy"] == "same-origin"
    for name, allowed in DIRECTIVES.items():
        assert f"{name} {' '.join(allowed)}" in response["Content-Security-Policy"]


def test_the_session_cookie_is_out_of_reach_of_scripts(client, lien_user, client_of):
    cookie = client.post(f"/voorbeeld/{lien_user.pk}/").cookies["samenplan"]
    assert (cookie["httponly"], cookie["samesite"], cookie["path"]) == (True, "Lax", "/")
