"""The cookie by which a writer, and nobody else, sees the own comment before it is public."""

from datetime import timedelta

from django.conf import settings
from django.core import signing

from comments.models import Commenter
from postbox.guard import derived_key
from postbox.network import network_key

COOKIE = "commenter"
LIFETIME = timedelta(days=30)
LONGEST = 200  # characters; ours are far shorter


def signer():
    return signing.Signer(salt="comments.receipt")


def writer_of(request):
    """The Commenter whose cookie came with ``request``, or None."""
    value = request.COOKIES.get(COOKIE, "")
    if not value or len(value) > LONGEST:
        return None
    try:
        token = signer().unsign(value)
    except signing.BadSignature:
        return None
    return Commenter.objects.filter(token=token).first()


def remember(response, commenter):
    """Give the browser the name of ``commenter``: random, and says nothing about a person."""
    response.set_cookie(
        COOKIE,
        signer().sign(commenter.token),
        max_age=LIFETIME,
        path="/",
        secure=settings.IS_HTTPS,
        httponly=True,
        samesite="Lax",
    )


def visitor_of(request, commenter):
    """A digest that tells one visitor from another: by the cookie, else by the network.

    Like the name of a network it ends with its period, and nobody is traced by it afterwards.
    """
    if commenter is not None:
        return commenter.visitor
    return derived_key("visitor", "network", network_key(request))
