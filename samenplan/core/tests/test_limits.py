"""Limits per corner of the internet: no address is kept, and the salt goes after a day."""

from datetime import datetime

import pytest

from samenplan.core import limits
from samenplan.core.limits import DAY, HOUR, Counter, Limit, address_in, network_of, within_limit

TODAY, TOMORROW = datetime(2026, 11, 25, 10), datetime(2026, 11, 26, 10)
THREE, ONE = Limit("reactie", 3, DAY), Limit("reactie", 1, DAY)


@pytest.fixture(autouse=True)
def counter(monkeypatch):
    fresh = Counter()
    monkeypatch.setattr(limits, "COUNTER", fresh)
    return fresh


def of(address):
    return {"REMOTE_ADDR": address}


@pytest.mark.parametrize(
    ("address", "network"),
    [
        ("192.0.2.77", "192.0.2.0/24"),
        ("2001:db8:1:2::7", "2001:db8:1::/48"),
        ("::ffff:192.0.2.9", "192.0.2.0/24"),
        ("::ffff:10.0.0.9", ""),
        ("192.168.1.4", ""),
        ("127.0.0.1", ""),
        ("fd00::1", ""),
        ("", ""),
        ("geen adres", ""),
    ],
)
def test_an_address_is_cut_to_its_network(address, network):
    assert network_of(address) == network


def test_so_many_and_no_more_from_one_network():
    found = [within_limit(of(f"192.0.2.{host}"), THREE, now=TODAY) for host in range(5)]
    assert found == [True] * 3 + [False] * 2
    assert within_limit(of("198.51.100.1"), THREE, now=TODAY)
    assert within_limit(of("192.0.2.1"), Limit("iets anders", 3, DAY), now=TODAY)


def test_an_hour_is_an_hour_and_a_day_is_a_day():
    by_hour = Limit("stem", 1, HOUR)
    moments = (TODAY, TODAY.replace(minute=59), TODAY.replace(hour=11))
    assert [within_limit(of("192.0.2.1"), by_hour, now=moment) for moment in moments] == [True, False, True]
    assert [within_limit(of("192.0.2.1"), ONE, now=moment) for moment in moments] == [True, False, False]


def test_the_next_day_counts_anew_and_the_old_salt_is_gone(counter):
    assert within_limit(of("192.0.2.1"), ONE, now=TODAY)
    assert not within_limit(of("192.0.2.1"), ONE, now=TODAY)
    salt = counter._salt
    assert within_limit(of("192.0.2.1"), ONE, now=TOMORROW)
    assert (len(salt), counter._salt != salt, len(counter._counts)) == (32, True, 1)


@pytest.mark.parametrize("address", ["192.0.2.77", "2001:db8:1::7"])
def test_no_address_is_in_the_memory(counter, address):
    within_limit(of(address), ONE, now=TODAY)
    assert len(counter._counts) == 1
    assert not any(part in str(vars(counter)) for part in (address, "192.0.2", "2001:db8:1"))


def test_our_own_network_is_not_counted(counter):
    assert [within_limit(of("10.0.0.3"), ONE, now=TODAY) for _ in range(3)] == [True] * 3
    assert counter._counts == {}


def test_the_memory_does_not_grow_for_ever(counter, monkeypatch):
    monkeypatch.setattr(limits, "_MOST_KEPT", 4)
    for place in range(10):
        within_limit(of(f"192.0.{place}.1"), ONE, now=TODAY)
    assert len(counter._counts) <= 4


def test_what_a_proxy_says_is_believed_of_our_own_proxy_only(settings):
    said = {"REMOTE_ADDR": "10.0.0.3", "HTTP_X_FORWARDED_FOR": "198.51.100.1, 203.0.113.7"}
    assert address_in(said) == "10.0.0.3"
    settings.ADDRESS_HEADER = "HTTP_X_FORWARDED_FOR"
    assert address_in(said) == "203.0.113.7"
    assert address_in({**said, "REMOTE_ADDR": "192.0.2.9"}) == "192.0.2.9"
    assert address_in({"REMOTE_ADDR": "10.0.0.3"}) == "10.0.0.3"
