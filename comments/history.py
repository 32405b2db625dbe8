"""What became of the earlier comments of the writers in the queue, however many they are."""

from dataclasses import dataclass, field

from django.db.models import Count, Q, Window
from django.db.models.functions import Left, RowNumber
from django.utils import timezone

from comments import trust
from comments.models import Comment, ModerationEvent

Status = Comment.Status
LAST = 5
LONGEST_WORDS = 90


@dataclass
class History:
    """How many comments of a writer there are in each state, and ``last``, the newest events of
    decisions about them, each with the beginning of the text as ``said``."""

    all: int = 0
    published: int = 0
    rejected: int = 0
    spam: int = 0
    record: trust.Record = trust.Record()
    last: list = field(default_factory=list)

    @property
    def is_first(self):
        return self.all <= 1

    @property
    def is_trusted(self):
        return self.record.is_good


def histories_of(commenters, at=None):
    """The History of each of ``commenters``, by its number; without ``last``. One query."""
    recent = Q(created_at__gte=(at or timezone.now()) - trust.WINDOW)
    rows = Comment.objects.filter(commenter__in=commenters).order_by().values("commenter")
    counted = rows.annotate(
        all=Count("pk"),
        published=Count("pk", trust.APPROVED),
        rejected=Count("pk", trust.REJECTED & ~Q(status=Status.SPAM)),
        spam=Count("pk", Q(status=Status.SPAM)),
        published_lately=Count("pk", trust.APPROVED & recent),
        rejected_lately=Count("pk", trust.REJECTED & recent),
    )
    return {row.pop("commenter"): _history(**row) for row in counted}


def _history(*, published_lately, rejected_lately, **counts):
    return History(**counts, record=trust.Record(published_lately, rejected_lately))


def decisions_about(comments, commenters, *, named=()):
    """The last decision about each of ``comments``, the LAST about anything that ``commenters``
    wrote, and the events numbered in ``named``: events, the oldest first. One query.

    Each has ``of_comment`` and ``of_writer``, its place among such events, the newest being 1, and
    the beginning of the text as ``said``.
    """
    # Comments first, each kind by an index of its own: one condition over all would read the table.
    about = Comment.objects.filter(commenter__in=commenters).order_by().values("pk")
    theirs = about.union(
        Comment.objects.filter(pk__in=[comment.pk for comment in comments]).values("pk"),
        ModerationEvent.objects.filter(pk__in=named).values("comment"),
    )
    events = ModerationEvent.objects.filter(comment__in=theirs)
    is_decision = Q(verb=ModerationEvent.Verb.DECIDED)
    ranked = events.annotate(
        of_comment=Window(RowNumber(), partition_by=["comment_id", "verb"], order_by="-pk"),
        of_writer=Window(
            RowNumber(), partition_by=["comment__commenter_id", "verb"], order_by="-pk"
        ),
        said=Left("comment__body", LONGEST_WORDS),
    )
    wanted = Q(comment__in=comments, of_comment=1) | Q(of_writer__lte=LAST)
    found = ranked.filter((is_decision & wanted) | Q(pk__in=named))
    rows = found.select_related("by", "comment__article").order_by("pk")
    return list(rows.defer("comment__body", "comment__verdicts", "comment__article__body"))
