from dataclasses import dataclass
from datetime import timedelta

from django.db import models
from django.db.models import Subquery
from django.utils import timezone

from articles.models import Article, Paper

from .rules import Breaker

COLUMNS = ("version", "approved_count", "answers", "close_after")


@dataclass(frozen=True)
class ThreadState:
    """What tells whether a page that shows a thread is still true: its ``version``, and whether
    its days are over by the clock, and the number of a Breaker in force; and the ``row`` with its
    numbers, empty where there is none."""

    version: int
    is_over: bool
    row: "Thread | None" = None
    breaker: int | None = None

    def __str__(self):
        return f"{self.version} {self.is_over} {self.breaker}"


class ThreadQuerySet(models.QuerySet):
    def state_under(self, **article):
        """The ThreadState under one article, named by its ``slug`` or by the number of one of its
        ``comments``. One query. A working copy has the same slug and no thread.
        """
        paper = Paper.objects.filter(pk=1).values("comments_close_after")
        rows = Article.objects.editable().filter(**article).order_by()
        found = rows.values_list(
            "pk",
            "published_at",
            Subquery(paper),
            Subquery(Breaker.objects.in_force(timezone.now()).values("pk")[:1]),
            *(f"thread__{name}" for name in COLUMNS),
        ).first()
        if found is None:
            return ThreadState(0, is_over=False)
        pk, published_at, paper_days, breaker, *values = found
        # Without a row all of them are null, and mean the defaults.
        pairs = zip(COLUMNS, values, strict=True)
        row = Thread(article_id=pk, **{name: value for name, value in pairs if value is not None})
        row.is_in_wave = breaker is not None
        closes = closing(published_at, row.close_after, paper_days)
        is_over = closes is not None and closes <= timezone.now()
        return ThreadState(row.version, is_over, row, breaker)


class Thread(models.Model):
    """What is counted about the comments of one article, and the version of what readers see.

    ``answers`` has, by the uid of a takeaway or quote, how many visible comments answer it and
    the number of the first of them.
    """

    article = models.OneToOneField(Article, models.CASCADE, related_name="thread")
    version = models.PositiveBigIntegerField(default=0)
    approved_count = models.PositiveIntegerField(default=0)
    answers = models.JSONField(default=dict, editable=False)
    close_after = models.PositiveSmallIntegerField(
        "closes after",
        null=True,
        blank=True,
        help_text="So many days after publication. Empty: as the paper has it. 0: never.",
    )
    checked_at = models.DateTimeField(default=timezone.now, editable=False)

    objects = ThreadQuerySet.as_manager()
    # Whether a Breaker is in force; known where ``state_under`` asked.
    is_in_wave = None

    class Meta:
        indexes = [models.Index(fields=["checked_at"], name="thread_checked")]

    def __str__(self):
        return f"Thread of article {self.article_id}"


def closing(published_at, own_days, paper_days):
    """When a thread takes no more comments, or None if it never closes by itself.

    ``own_days`` are those of the thread, and 0 means never; the paper's count where it has none.
    """
    days = paper_days if own_days is None else own_days
    if not days or published_at is None:
        return None
    return published_at + timedelta(days=days)
