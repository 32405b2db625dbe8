"""A reader tells the moderators about a comment. Nothing of it shows in public."""

from datetime import timedelta

from django.db import IntegrityError, transaction
from django.db.models import Case, TextField, Value, When
from django.utils import timezone

from comments import text
from comments.models import Comment, Commenter, Report
from postbox import rate

LONGEST_WORDS = 1000
PER_NETWORK = 30
WINDOW = timedelta(hours=1)
KNOWN_FOR = timedelta(days=30)


class NotShown(Exception):
    """Readers cannot see the comment."""


class TooManyReports(Exception):
    """So many came from one network that nobody read so fast; ``retry_after`` is in seconds."""

    retry_after = int(WINDOW.total_seconds())


def report(comment, *, reporter, reason, words="", commenter=None, network_key="", at=None):
    """Store that a visitor reports ``comment`` for ``reason``; a second time is the first.

    ``reporter`` is a digest of the visitor, ``commenter`` who that is if a cookie told. Return the
    Report. Raise NotShown and TooManyReports, and ValueError for words no form lets through.
    """
    at = at or timezone.now()
    reason, words = Report.Reason(reason), text.cleaned(words).strip()
    if len(words) > LONGEST_WORDS:
        raise ValueError(f"A report has at most {LONGEST_WORDS} characters.")
    if not Comment.objects.visible().filter(pk=comment.pk).exists():
        raise NotShown
    mine = Report.objects.filter(comment=comment, reporter=reporter)
    if stored := mine.first():
        return stored
    network = f"report:{network_key}"
    if network_key and not rate.allow(network, limit=PER_NETWORK, window=WINDOW, at=at):
        raise TooManyReports
    given = {"reason": reason, "words": words, "at": at}
    try:
        with transaction.atomic():
            given["commenter"] = Commenter.objects.still_there(commenter)
            return Report.objects.create(comment=comment, reporter=reporter, **given)
    except IntegrityError:  # the same visitor, at the same moment
        return mine.get()


def forget_reporters(at=None):
    """Forget who reported what, once the digest of a visitor has had its time; return how many.

    The words of what is settled go too: nobody reads them again, and whoever has everything of
    theirs erased later on could not be told from others.
    """
    old = Report.objects.filter(reporter__isnull=False, at__lte=(at or timezone.now()) - KNOWN_FOR)
    words = Case(
        When(outcome=Report.Outcome.OPEN, then="words"), default=Value(""), output_field=TextField()
    )
    return old.update(reporter=None, commenter=None, words=words)
