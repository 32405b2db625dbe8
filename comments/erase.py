"""Everything a reader wrote is erased, at their request; what others answered stays in its place.

A comment keeps its row, without a word in it and without its writer, as long as others hang on it.
What is due is a query: of whoever asked, and still has comments. So one that is killed halfway is
ended by the work loop, and a reader with thousands of comments does not wait for all of them.
"""

import time

from django.db import OperationalError, transaction
from django.db.models import Q
from django.utils import timezone

from comments import address, letters, moderate
from comments.models import (
    AkismetQuestion,
    Appeal,
    BadgeInvitation,
    Comment,
    CommentEdit,
    Commenter,
    CommenterEvent,
    Recommendation,
    Report,
    new_token,
)
from postbox import outbox

AT_ONCE = 500  # comments in one transaction
MOST_TIME = 8.0  # seconds; what takes longer is left to the work loop
NOTHING = {
    "commenter": None,
    "display_name": "",
    "badge": "",
    "body": "",
    "body_digest": "",
    "notify": False,
    "verdicts": [],
    "objections": "",
    "key": None,
    "network_key": "",
    "picked_at": None,
}


def erase(commenters, *, by=None, at=None):
    """Erase what ``commenters``, one person, wrote: names, texts, addresses and all that hangs on
    them. Return whether everything is gone, or the work loop has to go on.

    Their cookies open nothing from now on. ``by`` is the account that was asked to do it; the
    reader has none. Twice is once.
    """
    at = at or timezone.now()
    with transaction.atomic():
        rows = Commenter.objects.select_for_update(no_key=True).filter(
            pk__in=[each.pk for each in commenters], erase_asked_at=None
        )
        for commenter in rows.order_by("pk"):
            _let_go(commenter, by, at)
    until = time.monotonic() + MOST_TIME
    return all(_finish(commenter, at, until) for commenter in commenters)


def finish_erasures(at=None):
    """End what was begun, for as long as one round may take; return how many are ended."""
    at, until = at or timezone.now(), time.monotonic() + MOST_TIME
    begun = Commenter.objects.filter(erase_asked_at__isnull=False, erased_at=None)
    return sum(_finish(commenter, at, until) for commenter in begun.order_by("erase_asked_at")[:50])


def _let_go(commenter, by, at):
    """Forget who ``commenter`` is, and what they did beside writing comments."""
    if commenter.email_asked_at:
        outbox.cancel(letters.question_key(commenter))
    if commenter.has_confirmed_address:
        address.stop_letters(commenter.email)
    Recommendation.objects.filter(visitor=commenter.visitor).update(visitor=None)
    reported = Report.objects.filter(Q(commenter=commenter) | Q(reporter=commenter.visitor))
    reported.update(commenter=None, reporter=None, words="")
    badges = BadgeInvitation.objects.filter(taken_by=commenter)
    badges.update(taken_by=None, taken_at=None, revoked_at=at)
    CommenterEvent.objects.create(
        commenter=commenter,
        verb=CommenterEvent.Verb.ERASED,
        by=by,
        comment_count=commenter.comments.count(),
        at=at,
    )
    commenter.token, commenter.erase_asked_at = new_token(), at
    commenter.email, commenter.new_email = "", ""
    commenter.email_confirmed_at = commenter.email_asked_at = None
    commenter.save()


def _finish(commenter, at, until):
    """Erase comments of ``commenter`` until none is left, or the time is over; which of the two."""
    try:
        while _erase_some(commenter, at):
            if time.monotonic() > until:
                return False
    except OperationalError:  # a lock that somebody else holds: the work loop tries again
        return False
    Commenter.objects.filter(pk=commenter.pk, erased_at=None).update(erased_at=at)
    return True


@transaction.atomic
def _erase_some(commenter, at):
    """Erase the newest comments of ``commenter``; return how many."""
    # An answer before what it answers, as whoever decides about an answer locks them.
    rows = Comment.objects.select_for_update(of=("self",), no_key=True).filter(
        commenter=commenter.pk, commenter__erase_asked_at__isnull=False
    )
    comments = list(rows.order_by("-pk")[:AT_ONCE])
    moderate.withdraw_all(comments, at=at)
    numbers = [comment.pk for comment in comments]
    Comment.objects.filter(pk__in=numbers).update(**NOTHING)
    CommentEdit.objects.filter(comment__in=numbers).delete()
    AkismetQuestion.objects.filter(comment__in=numbers).delete()
    Appeal.objects.filter(comment__in=numbers).update(words="")
    # They were about words that are gone, and often repeat them.
    Report.objects.filter(comment__in=numbers).update(words="")
    return len(comments)
