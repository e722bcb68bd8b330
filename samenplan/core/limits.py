"""How often one corner of the internet may do something in a day, without keeping any address.

An address is cut to its network (/24 or /48) and hashed with a salt that lives in the cache for one day and is then
thrown away: from then on nobody can tell whose the counts were.
"""

import hmac
import secrets
from datetime import date, timedelta
from hashlib import sha256
from ipaddress import ip_address, ip_network

from django.core.cache import cache

DAY = 24 * 3600
_PREFIX = {4: 24, 6: 48}
_SALT = "limits-salt"


def network_of(address: str) -> str:
    """The network of an address: the first three numbers, or the first 48 bits; "" for what is no address."""
    try:
        known = ip_address(address)
    except ValueError:
        return ""
    known = getattr(known, "ipv4_mapped", None) or known
    return str(ip_network(f"{known}/{_PREFIX[known.version]}", strict=False))


def within_limit(address: str, purpose: str, most: int, *, today: date) -> bool:
    """Count one more of this purpose for this corner; False when there were `most` today."""
    mark = hmac.new(_salt(today), f"{purpose}|{network_of(address)}".encode(), sha256).hexdigest()[:32]
    return any(cache.add(f"limit:{mark}:{place}", 1, DAY) for place in range(most))


def _salt(today: date) -> bytes:
    """The salt of this day; yesterday's goes."""
    key = f"{_SALT}:{today.isoformat()}"
    found = cache.get(key)
    if found is None:
        cache.add(key, secrets.token_hex(32), DAY)
        cache.delete(f"{_SALT}:{(today - timedelta(days=1)).isoformat()}")
        found = cache.get(key)
    return str(found).encode()
