"""Databases of PostgreSQL for servers that are killed, each its own, in a cluster that is thrown away afterwards."""

import secrets
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from urllib.parse import urlsplit, urlunsplit

import psycopg

from tests.architecture.source import ROOT

sys.path.insert(0, str(ROOT / "scripts"))

from temporary_postgres import Cluster, NoPostgres, programs_folder, temporary_cluster

__all__ = ["Cluster", "NoPostgres", "own_database", "programs_folder", "temporary_cluster"]


@contextmanager
def own_database(address: str, *, copy_of: str = "") -> Iterator[str]:
    """The address of a new database beside this one, dropped at the end: empty, or a copy of one that nobody is in."""
    name = f"house_{secrets.token_hex(6)}"
    like = urlsplit(copy_of).path.lstrip("/") if copy_of else "template1"
    with psycopg.connect(address, autocommit=True) as owner:
        owner.execute(f'create database {name} template "{like}"')  # names of our own making
    try:
        yield urlunsplit(urlsplit(address)._replace(path=f"/{name}"))
    finally:
        with psycopg.connect(address, autocommit=True) as owner:
            owner.execute(f"drop database if exists {name} with (force)")
