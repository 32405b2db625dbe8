"""What the addresses in our mails about comments hold: a signature, and no address.

Each purpose has a salt of its own, so that a link made for one opens nothing else.
"""

from datetime import timedelta

from django.conf import settings
from django.core import signing
from django.urls import reverse

from postbox.guard import derived_key

CONFIRM, LEAVE = "comments.confirm", "comments.leave"
DIGEST, MINE = "comments.digest", "comments.mine"
CONFIRM_FOR = timedelta(hours=48)
MINE_FOR = timedelta(hours=24)
EVERYTHING = 0  # in the place of an article's number


class DeadLink(Exception):
    """The link is not ours, is too old, or was overtaken by a newer one."""


def confirm_link(commenter, address):
    """The way to confirm that ``address`` belongs to ``commenter``; works for CONFIRM_FOR."""
    words = f"{commenter.pk}:{_digest(address)}"
    return _absolute("confirm", _encoded(signing.TimestampSigner(salt=CONFIRM), words))


def confirmed_by(token):
    """The number of a commenter, and whether an address is the one that ``token`` was sent to.

    Raise DeadLink.
    """
    return _sent_to(_decoded(signing.TimestampSigner(salt=CONFIRM), token, max_age=CONFIRM_FOR))


def mine_link(commenter):
    """The way to everything written with the confirmed address of ``commenter``, for MINE_FOR."""
    words = f"{commenter.pk}:{_digest(commenter.email)}"
    return _absolute("mailed", _encoded(signing.TimestampSigner(salt=MINE), words))


def mine_by(token):
    """As confirmed_by, of a ``token`` that came with ``mine_link``. Raise DeadLink."""
    return _sent_to(_decoded(signing.TimestampSigner(salt=MINE), token, max_age=MINE_FOR))


def leave_link(commenter, article=None):
    """The way out of all mails to ``commenter``, or of those about one article; works for ever."""
    words = f"{commenter.pk}:{article.pk if article else EVERYTHING}"
    return _absolute("leave", _encoded(signing.Signer(salt=LEAVE), words))


def left_by(token):
    """The numbers of a commenter and of an article, or EVERYTHING. Raise DeadLink."""
    pk, _, article = _decoded(signing.Signer(salt=LEAVE), token).partition(":")
    return int(pk), int(article)


def digest_leave_link(choice):
    """The way out of the mails of a DigestChoice; works for ever."""
    return _absolute("leave_digest", _encoded(signing.Signer(salt=DIGEST), str(choice.pk)))


def digest_left_by(token):
    """The number of a DigestChoice. Raise DeadLink."""
    return int(_decoded(signing.Signer(salt=DIGEST), token))


def _absolute(page, token):
    return f"{settings.SITE_URL}{reverse(f'comments:{page}', kwargs={'token': token})}"


def _sent_to(words):
    pk, _, digest = words.partition(":")
    return int(pk), lambda address: bool(address) and _digest(address) == digest


def _digest(address):
    return derived_key("comment-address", address.casefold())[:20]


def _encoded(signer, words):
    return signer.sign(signing.b64_encode(words.encode()).decode())


def _decoded(signer, token, **given):
    try:
        return signing.b64_decode(signer.unsign(token, **given).encode()).decode()
    except signing.BadSignature as error:
        raise DeadLink from error
