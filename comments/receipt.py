"""The cookie by which a writer, and nobody else, sees the own comment before it is public."""

from datetime import timedelta

from django.conf import settings
from django.core import signing

from comments.models import Commenter

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
