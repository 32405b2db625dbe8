"""Whose comments are not taken for a while, and to where none may link."""

import re
from datetime import UTC, datetime
from urllib.parse import urlsplit

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from comments.models import Ban
from postbox.network import PERIOD

Kind = Ban.Kind
LONGEST_REASON = 200
DOMAIN = re.compile(r"(?=.{4,253}\Z)(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z0-9-]{2,63}")
FADED = "faded"
NETWORK_KEY = re.compile(r"[0-9a-f]{32}")


class NoSuchBan(Exception):
    """The ban was lifted already, or is over."""


@transaction.atomic
def ban(
    *,
    by,
    reason,
    commenter=None,
    network_key="",
    address_domain="",
    link_domain="",
    until=None,
    at=None,
):
    """Take no comments of one writer, network or domain of addresses, or none with links to a
    domain; return the Ban.

    Name exactly one of the four. Without ``until``, a moment to come, it lasts until it is lifted;
    but the key of a network fades, and a ban with it, if not before. A ban of the same that is in
    force is lifted in favour of this one. Raise ValueError, in a sentence for a moderator, for
    anything else.
    """
    at = at or timezone.now()
    reason = reason.strip()
    if not reason or len(reason) > LONGEST_REASON:
        raise ValueError(f"Say why, in at most {LONGEST_REASON} characters: the writer reads it.")
    if until is not None and until <= at:
        raise ValueError("Choose a time after now.")
    what = _what(commenter, network_key, address_domain, link_domain)
    if what["kind"] == Kind.NETWORK:
        until = min(filter(None, (until, end_of_period(at))))
    same = Ban.objects.select_for_update(no_key=True).in_force(at).filter(**what)
    same.update(lifted_at=at, lifted_by=by)
    return Ban.objects.create(**what, until=until, reason=reason, made_by=by, made_at=at)


def lift(ban, *, by, at=None):
    """End ``ban`` now. Raise NoSuchBan if it has ended."""
    at = at or timezone.now()
    ended = Ban.objects.in_force(at).filter(pk=ban.pk).update(lifted_at=at, lifted_by=by)
    if not ended:
        raise NoSuchBan
    ban.lifted_at, ban.lifted_by = at, by
    return ban


def forget_networks(at=None):
    """Forget which network each ban was on that has ended; return how many were forgotten."""
    ended = Ban.objects.filter(kind=Kind.NETWORK, until__lte=at or timezone.now())
    return ended.exclude(value=FADED).update(value=FADED)


def ban_on(*, commenter=None, network_key="", address="", at=None):
    """The Ban by which a writer's comments are not taken now, the longest first; or None."""
    at = at or timezone.now()
    meant = Q(kind=Kind.ADDRESS, value__in=domains_above(address.rpartition("@")[2]))
    if network_key:
        meant |= Q(kind=Kind.NETWORK, value=network_key)
    if commenter is not None and commenter.pk:
        meant |= Q(kind=Kind.WRITER, commenter=commenter)
    found = list(Ban.objects.in_force(at).filter(meant)[:100])
    return max(found, key=lambda each: (each.until is None, each.until or at), default=None)


def bans_of_writers(commenters, network_keys, at=None):
    """The Bans in force on any of ``commenters`` or networks, by the number of the one or the key
    of the other. One query."""
    of_writers = Q(kind=Kind.WRITER, commenter__in=commenters)
    of_networks = Q(kind=Kind.NETWORK, value__in=network_keys)
    found = Ban.objects.in_force(at or timezone.now()).filter(of_writers | of_networks)
    return {ban.commenter_id or ban.value: ban for ban in found.order_by("pk")}


def banned_links(addresses, at=None):
    """Those of the web ``addresses`` that lead to a domain none may link to. One query."""
    above = {address: domains_above(host_of(address)) for address in addresses}
    domains = {domain for each in above.values() for domain in each}
    rows = Ban.objects.in_force(at or timezone.now()).filter(kind=Kind.LINK, value__in=domains)
    banned = set(rows.values_list("value", flat=True))
    return [address for address, each in above.items() if banned & set(each)]


def end_of_period(at):
    """When the name that a network has at ``at`` fades (postbox.network)."""
    length = int(PERIOD.total_seconds())
    return datetime.fromtimestamp((int(at.timestamp()) // length + 1) * length, UTC)


def host_of(address):
    try:
        return urlsplit(address).hostname or ""
    except ValueError:
        return ""


def domains_above(host):
    """``host`` and what it is a part of: ``a.b.example``, ``b.example``, ``example``."""
    labels = _ascii(host).split(".")[-10:]
    return [".".join(labels[start:]) for start in range(len(labels)) if labels[start]]


def _what(commenter, network_key, address_domain, link_domain):
    """The columns that say what is banned."""
    given = [each for each in (commenter, network_key, address_domain, link_domain) if each]
    if len(given) != 1:
        raise ValueError("Name one writer, one network or one domain.")
    if commenter:
        return {"kind": Kind.WRITER, "commenter": commenter}
    if network_key:
        if not NETWORK_KEY.fullmatch(network_key):
            raise ValueError("This is no key of a network.")
        return {"kind": Kind.NETWORK, "value": network_key}
    domain = _ascii(address_domain or link_domain)
    if not DOMAIN.fullmatch(domain):
        raise ValueError("Enter a domain like example.org.")
    return {"kind": Kind.ADDRESS if address_domain else Kind.LINK, "value": domain}


def _ascii(host):
    """``host`` in small letters as the name system has it; as it is where that has no name."""
    host = host.strip().strip(".").casefold()
    try:
        return host.encode("idna").decode() if host and not host.isascii() else host
    except UnicodeError:
        return host
