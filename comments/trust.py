"""Whom we know well enough: by what became of earlier comments, never by a typed name or address.

A Commenter with a number is one whose signed cookie came with the post, or who has confirmed an
address; both are the same row.
"""

from dataclasses import dataclass
from datetime import timedelta

from django.db.models import Count, Q
from django.utils import timezone

from comments.models import Comment
from comments.moderate import WITHDRAWN

LEAST_APPROVED = 2
MOST_REJECTED = 0.3  # of all decided comments
WINDOW = timedelta(days=90)
Status = Comment.Status
APPROVED = Q(status=Status.APPROVED)
# Who takes back what they wrote has done nothing bad.
REJECTED = Q(status__in=(Status.REJECTED, Status.SPAM, Status.REMOVED)) & ~Q(reason=WITHDRAWN)


@dataclass(frozen=True)
class Record:
    """How many comments of a writer were published, and how many were not, in 90 days."""

    approved: int = 0
    rejected: int = 0

    @property
    def is_good(self):
        decided = self.approved + self.rejected
        return self.approved >= LEAST_APPROVED and self.rejected < MOST_REJECTED * decided


def record_of(commenter, at=None):
    """The Record of ``commenter``, who may be unknown. At most one query."""
    if commenter is None or commenter.pk is None:
        return Record()
    since = (at or timezone.now()) - WINDOW
    rows = Comment.objects.filter(commenter=commenter, created_at__gte=since)
    return Record(**rows.aggregate(approved=Count("pk", APPROVED), rejected=Count("pk", REJECTED)))


def is_trusted(commenter, at=None):
    """Whether ``commenter`` may do what is asked of newcomers to wait for."""
    return record_of(commenter, at).is_good
