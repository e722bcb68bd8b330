"""How often one internet connection may do something.

Counted in memory under a hash of the address's prefix, with a salt that no disk ever sees and that is thrown away
daily; the address itself is kept nowhere. Each server process counts for itself. Addresses of our own network (a proxy
that passes everyone on) are not counted: there the proxy has to.
"""

import hmac
import secrets
from datetime import datetime
from ipaddress import ip_address, ip_network
from threading import Lock

MOST_PER_HOUR = {"come in": 300, "vote": 20_000, "write": 60, "code": 60}
"""A school or a hall is one connection: room for all of them, not for a program that never stops."""
_MOST_KEPT = 50_000
_INSIDE = tuple(
    ip_network(each) for each in ("10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "127.0.0.0/8", "::1/128", "fc00::/7")
)


class Counter:
    """Counts per connection, act and hour. One per process."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._day = ""
        self._salt = b""
        self._counts: dict[tuple[str, str, int], int] = {}

    def allows(self, address: str, act: str, now: datetime) -> bool:
        """Count one more, and say whether it is still within the limit."""
        prefix = prefix_of(address)
        if not prefix:
            return True
        with self._lock:
            self._renew(f"{now:%Y-%m-%d}")
            name = hmac.digest(self._salt, prefix.encode(), "sha256").hex()[:20]
            place = (name, act, now.hour)
            if place not in self._counts and len(self._counts) >= _MOST_KEPT:
                self._counts.clear()
            self._counts[place] = self._counts.get(place, 0) + 1
            return self._counts[place] <= MOST_PER_HOUR[act]

    def _renew(self, day: str) -> None:
        if day != self._day:
            self._day, self._salt = day, secrets.token_bytes(32)
            self._counts.clear()


def prefix_of(address: str) -> str:
    """The first part of an address that a connection shares: /24, or /48; nothing for our own network."""
    try:
        found = ip_address(address)
    except ValueError:
        return ""
    if any(found in network for network in _INSIDE if network.version == found.version):
        return ""
    return str(ip_network(f"{found}/{24 if found.version == 4 else 48}", strict=False))


COUNTER = Counter()
