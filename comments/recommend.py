"""A reader's yes to what another wrote. No account: one for each visitor, as far as that is known.

A visitor is told by the cookie of whoever wrote here before, else by the network alone, so that
nobody can add to a number by asking again.
"""

from datetime import timedelta

from django.db import IntegrityError, transaction
from django.db.models import F
from django.utils import timezone

from comments import counters
from comments.models import Comment, Recommendation
from postbox import rate

KNOWN_FOR = timedelta(days=30)
# Different visitors of one network, office or not, who may stand behind one comment.
PER_NETWORK = 10


class NotShown(Exception):
    """Readers cannot see the comment."""


class OwnComment(Exception):
    """Nobody recommends what they wrote."""


class TooMany(Exception):
    """As many as one network may give this comment were given."""


def recommend(comment, *, visitor, commenter=None, network_key="", at=None):
    """Count the yes of ``visitor``, a digest, to ``comment``; twice is once.

    Return whether it was counted now. Raise NotShown, OwnComment or TooMany.
    """
    at = at or timezone.now()
    if commenter is not None and comment.commenter_id == commenter.pk:
        raise OwnComment
    if Recommendation.objects.filter(comment=comment, visitor=visitor).exists():
        return False
    network = f"recommend:{comment.pk}:{network_key}"
    if network_key and not rate.allow(network, limit=PER_NETWORK, window=KNOWN_FOR, at=at):
        raise TooMany
    try:
        return _count(comment, visitor, at)
    except IntegrityError:  # the same visitor, at the same moment
        return False


@transaction.atomic
def _count(comment, visitor, at):
    fresh = (
        Comment.objects.select_for_update(of=("self",), no_key=True).filter(pk=comment.pk).first()
    )
    if fresh is None or not fresh.is_visible():
        raise NotShown
    Recommendation.objects.create(comment=fresh, visitor=visitor, at=at)
    Comment.objects.filter(pk=fresh.pk).update(recommendations=F("recommendations") + 1)
    counters.note_change(fresh)
    return True


def forget_visitors(at=None):
    """Forget who recommended what, once the digest of a visitor has had its time; the numbers
    stay. Return how many were forgotten."""
    old = Recommendation.objects.filter(
        visitor__isnull=False, at__lte=(at or timezone.now()) - KNOWN_FOR
    )
    return old.update(visitor=None)
