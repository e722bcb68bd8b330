"""The cast, in every test: Lien and her colleagues in Brugwijk, Omar of Molenrode, Sam the mentor, Ria of the agency.

Whoever is `lien` is an Actor, whoever is `lien_user` an account; `client_of(lien_user)` is her browser.
All are invented; the people and towns themselves stand in samenplan/authorities/example.py.
Tests run on an SQLite file of their own, or on PostgreSQL when SAMENPLAN_DATABASE names one.
"""

import os
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

os.environ.setdefault("SAMENPLAN_LOCAL", "1")
os.environ.setdefault("SAMENPLAN_EXAMPLE", "1")
os.environ.setdefault("SAMENPLAN_SECRET_KEY", "only-for-tests")
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "samenplan.config.settings")

from django.conf import settings  # the environment must be set before the settings are read

settings.PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.MD5PasswordHasher"
]  # fast; the real ones are pinned by a test
settings.STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--rewrite-routes", action="store_true", help="write tests/architecture/routes.txt anew")


@pytest.fixture(scope="session")
def django_db_modify_db_settings(
    tmp_path_factory: pytest.TempPathFactory, django_db_modify_db_settings_parallel_suffix: None
) -> None:
    """A file, not memory: threads and other processes then see the same rows, as in real life.

    On PostgreSQL two runs at once keep a database each, which the suffix gives.
    """
    from django.db import connection

    if connection.vendor == "sqlite":
        connection.settings_dict["TEST"]["NAME"] = str(tmp_path_factory.mktemp("database") / "test.sqlite3")


@pytest.fixture(autouse=True)
def _files_of_this_test(settings, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = tmp_path / "files"


@pytest.fixture(autouse=True)
def _nobody_was_counted_yet(monkeypatch: pytest.MonkeyPatch) -> None:
    from samenplan.core import limits

    monkeypatch.setattr(limits, "COUNTER", limits.Counter())


def _example():
    from samenplan.authorities import example  # late: models exist only after Django's set-up

    return example


def _actor(user):
    from samenplan.authorities.queries import actor_for, memberships_of

    return actor_for(user, memberships_of(user))


@pytest.fixture
def brugwijk(db):
    return _example().place_town(_example().BRUGWIJK)


@pytest.fixture
def molenrode(db):
    return _example().place_town(_example().MOLENRODE)


@pytest.fixture
def steenakker(db):
    """The mentor's town."""
    return _example().place_town(_example().STEENAKKER)


@pytest.fixture
def kanaalstreek(db):
    """The lead of a partnership, an authority of its own."""
    return _example().place_town(_example().KANAALSTREEK)


@pytest.fixture
def partnership(db):
    """Kanaalstreek with Brugwijk and Molenrode in it."""
    return _example().place_partnership(since=date(2026, 1, 1))


@pytest.fixture
def agency(db):
    return _example().place_town(_example().AGENCY)


@pytest.fixture
def buurtwerk(brugwijk):
    """The organisation Mo speaks for."""
    from samenplan.authorities.rules import PartyKind

    return _example().place_party(_example().BRUGWIJK, "Buurtwerk De Brug", PartyKind.ORGANISATION)


@pytest.fixture
def lien_user(db):
    """The coordinator of Brugwijk: only that (in the shown example she is admin as well)."""
    from samenplan.core.permissions import Role

    return _example().place_person(_example().LIEN, roles=(Role.COORDINATOR,))


@pytest.fixture
def bart_user(db):
    """A colleague in Brugwijk."""
    return _example().place_person(_example().BART)


@pytest.fixture
def mo_user(db):
    """A partner in Brugwijk, of Buurtwerk De Brug."""
    return _example().place_person(_example().MO)


@pytest.fixture
def griet_user(db):
    """The financial director of Brugwijk."""
    return _example().place_person(_example().GRIET)


@pytest.fixture
def jef_user(db):
    """The mayor of Brugwijk."""
    return _example().place_person(_example().JEF)


@pytest.fixture
def nele_user(db):
    """The DPO of Brugwijk."""
    return _example().place_person(_example().NELE)


@pytest.fixture
def ann_user(db):
    """The administrator of Brugwijk."""
    return _example().place_person(_example().ANN)


@pytest.fixture
def omar_user(db):
    """The coordinator of Molenrode."""
    return _example().place_person(_example().OMAR)


@pytest.fixture
def sam_user(db):
    """The coordinator of Steenakker, the mentor."""
    return _example().place_person(_example().SAM)


@pytest.fixture
def eva_user(db):
    """The coordinator of Kanaalstreek, the partnership's lead."""
    return _example().place_person(_example().EVA)


@pytest.fixture
def ria_user(db):
    """A programme officer of the agency."""
    return _example().place_person(_example().RIA)


@pytest.fixture
def lien(lien_user):
    return _actor(lien_user)


@pytest.fixture
def bart(bart_user):
    return _actor(bart_user)


@pytest.fixture
def mo(mo_user):
    return _actor(mo_user)


@pytest.fixture
def griet(griet_user):
    return _actor(griet_user)


@pytest.fixture
def jef(jef_user):
    return _actor(jef_user)


@pytest.fixture
def nele(nele_user):
    return _actor(nele_user)


@pytest.fixture
def ann(ann_user):
    return _actor(ann_user)


@pytest.fixture
def omar(omar_user):
    return _actor(omar_user)


@pytest.fixture
def sam(sam_user):
    return _actor(sam_user)


@pytest.fixture
def eva(eva_user):
    return _actor(eva_user)


@pytest.fixture
def ria(ria_user):
    return _actor(ria_user)


@pytest.fixture
def client_of() -> Callable:
    """A browser in which this user is signed in: `client_of(lien_user).get(...)`."""
    from django.test import Client

    def sign_in(user) -> Client:
        client = Client()
        client.force_login(user, backend=settings.AUTHENTICATION_BACKENDS[0])
        return client

    return sign_in
