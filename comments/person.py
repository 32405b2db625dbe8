"""Who asks for what they wrote: by the cookie of one browser, or by an address that is theirs.

One person is a list of Commenters: a new one begins in each browser, and only a confirmed address
shows that two are the same. A cookie alone speaks for its own browser, as anybody can type an
address.
"""

from django.db import transaction
from django.db.models import Count, Q
from django.utils import timezone

from comments import letters, links
from comments.address import AN_HOUR, ASKED_PER_NETWORK
from comments.models import Comment, Commenter
from postbox import rate
from postbox.guard import derived_key

MOST_BROWSERS = 1000  # an address is asked about three times a month, so for some 27 years
Status = Comment.Status


class TooManyAsked(Exception):
    """So many asked from one network; ``retry_after`` is in seconds."""

    retry_after = int(AN_HOUR.total_seconds())


def send_link(email, *, network_key="", at=None):
    """Send to ``email`` the way to everything written with it, if it was confirmed.

    Nothing comes back that tells whether it was. No address gets more of these letters than one
    that has not confirmed. Raise TooManyAsked.
    """
    at = at or timezone.now()
    network = f"comment-mine:{network_key}"
    if network_key and not rate.allow(network, limit=ASKED_PER_NETWORK, window=AN_HOUR, at=at):
        raise TooManyAsked
    with transaction.atomic():
        known = Commenter.objects.confirmed(email).order_by("pk").first()
        # Counted for every address, so that no limit tells a known one from others.
        if not rate.allow_unconfirmed(email, kind="comment-mine", at=at) or known is None:
            return
        key = derived_key("comment-mine", known.pk, at)
        letters.lead_to_own(known, key=f"comment-mine-{key}")


def person_by(token):
    """The Commenters whose confirmed address ``token`` was sent to. Raise links.DeadLink."""
    pk, is_the_one = links.mine_by(token)
    commenter = Commenter.objects.filter(pk=pk, email_confirmed_at__isnull=False).first()
    if commenter is None or not is_the_one(commenter.email):
        raise links.DeadLink
    return person_of(commenter)


def person_of(commenter):
    """``commenter`` and all who have confirmed the same address."""
    if not commenter.has_confirmed_address:
        return [commenter]
    others = Commenter.objects.confirmed(commenter.email).exclude(pk=commenter.pk).order_by("pk")
    return [commenter, *others[: MOST_BROWSERS - 1]]


def comments_of(commenters):
    """What they wrote, the newest first."""
    return Comment.objects.filter(commenter__in=commenters).order_by("-pk")


def count_of(commenters):
    """How many comments they wrote, and how many of these readers can see. One query."""
    return comments_of(commenters).aggregate(
        written=Count("pk"), shown=Count("pk", Q(status=Status.APPROVED))
    )
