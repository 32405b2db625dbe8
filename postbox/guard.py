"""Checks of a post from a reader, whom no session and no cookie vouches for.

A page that is the same for everybody can hold no CSRF token. So a reader's form gets a signed
start time from script, or from the one-button page that meets a post without it; and the browser
says where the post comes from. None of this decides what becomes of the text: a post that may not
be stored goes back to its sender as it came (``postbox.views.interstitial``).
"""

import enum
import json
import re
import secrets
import time
from dataclasses import dataclass
from datetime import timedelta
from urllib.parse import urlsplit

from django.conf import settings
from django.core import signing
from django.core.exceptions import DisallowedHost
from django.utils.crypto import salted_hmac

PURPOSE = "reader-form"
TOKEN_AGE = timedelta(hours=24)

# The fields every reader's form has beside its own.
TOKEN_FIELD = "token"  # noqa: S105  (the name of a field)
KEY_FIELD = "key"
DECOY_FIELD = "website"
GUARD_FIELDS = frozenset({TOKEN_FIELD, KEY_FIELD, DECOY_FIELD})

KEY = re.compile(r"[A-Za-z0-9_-]{8,64}")
# Longer than any of ours, so that a megabyte posted as a token is never hashed.
TOKEN_SHAPE = re.compile(r"[A-Za-z0-9_.:-]{1,200}")
DEFAULT_PORTS = {"http": 80, "https": 443}


class Token(enum.Enum):
    VALID = "valid"
    MISSING = "missing"
    STALE = "stale"
    FOREIGN = "foreign"


@dataclass(frozen=True)
class Entry:
    """What a post shows about itself. ``seconds`` count from the start of the form."""

    is_same_origin: bool
    token: Token
    seconds: float | None
    is_decoy_filled: bool
    key: str

    @property
    def may_store(self):
        """Whether the post surely came from a page of ours that was not left open too long."""
        return self.is_same_origin and self.token is Token.VALID


def form_token(purpose=PURPOSE):
    """A signed start time for a reader's form, good for ``TOKEN_AGE``.

    Not secret, and good for more than one post: the key is what makes two posts one.
    """
    return signer(purpose).sign(f"{time.time():.3f}-{secrets.token_urlsafe(9)}")


def fresh_key():
    """An idempotency key nobody has had."""
    return secrets.token_urlsafe(16)


def derived_key(*parts):
    """A key that the same ``parts`` always give, for a post that brought none: 40 hex digits.

    Numbers and text are told apart, so ``1`` and ``"1"`` give different keys.
    """
    # JSON keeps ("ab", "c") and ("a", "bc") apart, and any text at all fits into it.
    joined = json.dumps(parts, default=str)
    return salted_hmac("postbox.guard.key", joined, algorithm="sha256").hexdigest()[:40]


def examine(request):
    """What the fields and headers of a post say about it.

    Raises what reading ``request.POST`` raises, and nothing of its own.
    """
    token, seconds = judge(request.POST.get(TOKEN_FIELD, ""))
    return Entry(
        is_same_origin=comes_from_us(request),
        token=token,
        seconds=seconds,
        is_decoy_filled=any(request.POST.getlist(DECOY_FIELD)),
        key=well_formed_key(request),
    )


def well_formed_key(request):
    """The idempotency key as posted, "" if there is none or it is not one of ours."""
    key = request.POST.get(KEY_FIELD, "")
    return key if KEY.fullmatch(key) else ""


def judge(token, purpose=PURPOSE):
    """The state of a posted token, and the seconds since its form was started, if it is ours."""
    if not token:
        return Token.MISSING, None
    if not TOKEN_SHAPE.fullmatch(token):
        return Token.FOREIGN, None
    try:
        started = float(signer(purpose).unsign(token).partition("-")[0])
    except signing.BadSignature:
        return Token.FOREIGN, None
    # A clock that was put back must not make a form look older, or younger than new.
    seconds = max(0.0, time.time() - started)
    is_stale = seconds > TOKEN_AGE.total_seconds()
    return (Token.STALE if is_stale else Token.VALID), seconds


def comes_from_us(request):
    """Whether a page of this site made the post, as far as the browser says."""
    site, origin = request.headers.get("Sec-Fetch-Site"), request.headers.get("Origin")
    if site == "same-origin":
        return True
    if site in ("none", "cross-site"):
        # Typed addresses and bookmarks make no posts; and the browser knows best who is a stranger.
        return False
    if origin is not None:
        # "null" (a sandboxed frame, a redirect across sites) equals no origin of ours.
        return origin in own_origins(request)
    # Only programs and text browsers send neither header. A browser that another site could
    # trick into posting always sends one, so silence proves nothing bad; and Lynx may write.
    return site is None


def own_origins(request):
    """The origins whose pages are ours: SITE_URL's, and the host that was asked for."""
    site = urlsplit(settings.SITE_URL)
    port = "" if site.port in (None, DEFAULT_PORTS.get(site.scheme)) else f":{site.port}"
    bare_host = f"[{site.hostname}]" if ":" in site.hostname else site.hostname
    try:
        host = request.get_host()  # checked against ALLOWED_HOSTS, or any site could be ours
    except DisallowedHost:
        return {f"{site.scheme}://{bare_host}{port}"}
    # Behind a proxy that ends TLS the request looks like http, the page's origin is https.
    return {f"{site.scheme}://{bare_host}{port}", f"{request.scheme}://{host}", f"https://{host}"}


def signer(purpose):
    return signing.Signer(salt=f"postbox.guard.{purpose}")
