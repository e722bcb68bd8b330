"""How often one corner of the internet may do something, without keeping any address.

An address is cut to its network (/24 or /48) and counted in memory under a hash, with a salt that no disk ever sees
and that is thrown away daily. Counting costs no query, so that it may stand before every vote. The price: each server
process counts for itself, and a restart begins anew. Addresses of our own network (a proxy that passes everyone on)
are not counted, unless SAMENPLAN_ADDRESS_HEADER tells where the proxy writes whom it speaks for.
"""

import hmac
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network
from threading import Lock

from django.conf import settings

HOUR, DAY = timedelta(hours=1), timedelta(days=1)
_PREFIX = {4: 24, 6: 48}
_MOST_KEPT = 50_000
_INSIDE = tuple(
    ip_network(each) for each in ("10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "127.0.0.0/8", "::1/128", "fc00::/7")
)


@dataclass(frozen=True, slots=True)
class Limit:
    """So many of one purpose per hour or per day; the hour and the day are those of the clock."""

    purpose: str
    most: int
    per: timedelta


class Counter:
    """Counts per network, purpose and stretch of time."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._day = ""
        self._salt = b""
        self._counts: dict[tuple[bytes, str, int], int] = {}

    def allows(self, network: str, limit: Limit, now: datetime) -> bool:
        """Count one more, and say whether it is still within the limit."""
        with self._lock:
            self._renew(f"{now:%Y-%m-%d}")
            name = hmac.digest(self._salt, network.encode(), "sha256")[:10]
            place = (name, limit.purpose, now.hour if limit.per == HOUR else -1)
            if place not in self._counts and len(self._counts) >= _MOST_KEPT:
                self._counts.clear()
            self._counts[place] = count = self._counts.get(place, 0) + 1
            return count <= limit.most

    def _renew(self, day: str) -> None:
        if day != self._day:
            self._day, self._salt = day, secrets.token_bytes(32)
            self._counts.clear()


COUNTER = Counter()


def within_limit(meta: Mapping[str, object], limit: Limit, *, now: datetime) -> bool:
    """Count one more for whoever sent this request (`request.META`); False when there were too many."""
    network = network_of(address_in(meta))
    return not network or COUNTER.allows(network, limit, now)


def address_in(meta: Mapping[str, object]) -> str:
    """The address of whoever sent a request; behind our own proxy what the proxy says, when we know where it says so.

    Of a list the last one counts: only that one was written by our proxy.
    """
    address = str(meta.get("REMOTE_ADDR", ""))
    told = str(meta.get(settings.ADDRESS_HEADER, "")) if settings.ADDRESS_HEADER else ""
    return told.rpartition(",")[2].strip() if told and not network_of(address) else address


def network_of(address: str) -> str:
    """The network of an address: /24, or /48; "" for our own network and for what is no address."""
    known = _known(address)
    if known is None or any(known in network for network in _INSIDE if network.version == known.version):
        return ""
    return str(ip_network(f"{known}/{_PREFIX[known.version]}", strict=False))


def _known(address: str) -> IPv4Address | IPv6Address | None:
    try:
        found = ip_address(address)
    except ValueError:
        return None
    return getattr(found, "ipv4_mapped", None) or found
