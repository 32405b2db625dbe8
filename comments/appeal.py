"""A writer asks for a second look at what was decided about the own comment."""

from django.db import transaction
from django.utils import timezone

from comments import moderate, text
from comments.models import Appeal

LONGEST_WORDS = 2000


class CannotAppeal(Exception):
    """No decision against the comment stands, or its writer has appealed before."""


def may_appeal(comment):
    """Whether ``comment`` was turned down by somebody else, and not appealed yet."""
    if comment.status not in moderate.APPEALABLE or comment.reason == moderate.WITHDRAWN:
        return False
    return not Appeal.objects.filter(comment=comment).exists()


@transaction.atomic
def appeal(comment, *, words="", at=None):
    """Put ``comment`` back into the queue, with what its writer has to say; return the Appeal.

    Raise CannotAppeal, and ValueError for words no form lets through.
    """
    at = at or timezone.now()
    words = text.cleaned(words).strip()
    if len(words) > LONGEST_WORDS:
        raise ValueError(f"An appeal has at most {LONGEST_WORDS} characters.")
    # Asked under the lock of the row, so that two at once are one.
    try:
        moderate.reopen(comment, at=at)
    except moderate.AlreadyDecided as error:
        raise CannotAppeal from error
    made, is_new = Appeal.objects.get_or_create(
        comment=comment, defaults={"words": words, "at": at}
    )
    if not is_new:
        raise CannotAppeal
    return made


def is_repeated(comment, words):
    """Whether ``words`` are what the writer of ``comment`` said in an appeal already."""
    words = text.cleaned(words).strip()
    return Appeal.objects.filter(comment=comment, words=words).exists()
