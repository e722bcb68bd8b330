"""Limits per corner of the internet: no address is kept, and the salt goes after a day."""

from datetime import date

import pytest
from django.core.cache import cache

from samenplan.core.limits import network_of, within_limit

TODAY, TOMORROW = date(2026, 11, 25), date(2026, 11, 26)


@pytest.fixture(autouse=True)
def _a_memory(settings):
    settings.CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "LOCATION": "limits"}}
    cache.clear()


@pytest.mark.parametrize(
    ("address", "network"),
    [
        ("192.0.2.77", "192.0.2.0/24"),
        ("2001:db8:1:2::7", "2001:db8:1::/48"),
        ("::ffff:192.0.2.9", "192.0.2.0/24"),
        ("", ""),
        ("geen adres", ""),
    ],
)
def test_an_address_is_cut_to_its_network(address, network):
    assert network_of(address) == network


def test_so_many_and_no_more_from_one_network():
    assert [within_limit(f"192.0.2.{host}", "reactie", 3, today=TODAY) for host in range(5)] == [True] * 3 + [False] * 2
    assert within_limit("198.51.100.1", "reactie", 3, today=TODAY)
    assert within_limit("192.0.2.1", "iets anders", 3, today=TODAY)


def test_the_next_day_counts_anew_and_the_old_salt_is_gone():
    assert within_limit("192.0.2.1", "reactie", 1, today=TODAY)
    assert not within_limit("192.0.2.1", "reactie", 1, today=TODAY)
    salt = cache.get(f"limits-salt:{TODAY}")
    assert within_limit("192.0.2.1", "reactie", 1, today=TOMORROW)
    assert (len(salt), cache.get(f"limits-salt:{TODAY}")) == (64, None)


def test_no_address_is_in_the_memory():
    within_limit("192.0.2.77", "reactie", 1, today=TODAY)
    kept = [str(key) + str(value) for key, value in cache._cache.items()]
    assert len(kept) == 2
    assert [line for line in kept if "192.0" in line] == []
