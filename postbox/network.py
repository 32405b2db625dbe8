"""Where a request comes from, and a name for that place which fades.

Nothing outside this file should read ``REMOTE_ADDR`` or ``X-Forwarded-For``, and nothing anywhere
should store what ``client_address`` returns.
"""

import re
from datetime import timedelta
from functools import lru_cache
from ipaddress import ip_address, ip_network

from django.conf import settings
from django.utils import timezone
from django.utils.crypto import salted_hmac

PERIOD = timedelta(days=30)
# One household or office, not one device: an IPv6 line has a whole /48, or a part of one.
PREFIX_LENGTHS = {4: 24, 6: 48}
# Some proxies write the port too: 192.0.2.1:4711 or [2001:db8::1]:4711.
WITH_PORT = re.compile(r"\[([^\]]+)\](?::\d+)?|([\d.]+):\d+")


def client_address(request):
    """The address a request came from, in its usual spelling; "" if it cannot be told.

    ``X-Forwarded-For`` counts only as far as ``TRUSTED_PROXIES`` wrote it: it is read from the
    right, and the first address that is no trusted proxy is the client's. What stands further
    left was typed by the client.
    """
    address = parsed(request.META.get("REMOTE_ADDR") or "")
    if address is None:
        return ""
    for hop in reversed(forwarded_hops(request)):
        further = parsed(hop)
        if further is None or not is_trusted(address):
            break
        address = further
    return str(address)


def network_key(request, *, at=None):
    """A name for the client's network (/24 or /48): 32 hex digits, "" if it cannot be told.

    Keyed with SECRET_KEY and the number of the 30-day period since 1970 that ``at`` falls into.
    The same network has another name in the next period, so no profile outlives one; a limit or
    a ban that hangs on the name ends with the period too, wherever in it it began.
    """
    address = client_address(request)
    if not address:
        return ""
    length = PREFIX_LENGTHS[ip_address(address).version]
    network = ip_network(f"{address}/{length}", strict=False)
    period = int((at or timezone.now()).timestamp() // PERIOD.total_seconds())
    digest = salted_hmac(f"postbox.network.{period}", str(network), algorithm="sha256")
    return digest.hexdigest()[:32]


def forwarded_hops(request):
    # RFC 9110, 5.6.1: empty elements of a list header are to be ignored.
    return [hop for hop in request.headers.get("X-Forwarded-For", "").split(",") if hop.strip()]


def parsed(text):
    """The address in ``text``, an IPv4 address in IPv6 clothes unwrapped; None if there is none."""
    text = text.strip()
    if match := WITH_PORT.fullmatch(text):
        text = match[1] or match[2]
    try:
        address = ip_address(text.partition("%")[0])  # fe80::1%eth0: the zone is the server's own
    except ValueError:
        return None
    return getattr(address, "ipv4_mapped", None) or address


def is_trusted(address):
    return any(address in network for network in networks(tuple(settings.TRUSTED_PROXIES)))


@lru_cache(maxsize=8)
def networks(proxies):
    return [ip_network(proxy.strip(), strict=False) for proxy in proxies]
