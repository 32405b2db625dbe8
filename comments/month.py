"""What readers are told of a month of comments, in numbers that point at nobody.

Numbers of what is not public are given only from FEW on, and none at all of a month with fewer
than LEAST comments. They are no parts of a whole that is given too, so that none can be found by
taking away: what waits still, and what its writer took back, is in no line.
"""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import Count, Exists, OuterRef, Q, Subquery
from django.utils import timezone

from comments import figures, waiting
from comments.models import Comment, ModerationEvent
from comments.moderate import WITHDRAWN

FEW = 5
LEAST = 20
MOST_WAITS = 5_000
Status, Badge = Comment.Status, Comment.Badge


@dataclass(frozen=True)
class Line:
    """One kind of outcome: how many comments met it by a check, and how many by an editor."""

    words: str
    by_check: str
    by_editor: str


@dataclass(frozen=True)
class Month:
    """``first`` is the first day; ``received`` is "" where too few comments came to say more.

    ``wait`` is how long half of what editors decided about had waited at most, or None.
    """

    first: date
    received: str
    held: str = ""
    lines: tuple = ()
    appeals: str = ""
    granted: str = ""
    wait: timedelta | None = None


def last_month():
    """The first day of the last whole month where the paper is."""
    this = timezone.localdate().replace(day=1)
    return (this - timedelta(days=1)).replace(day=1)


def month_of(first):
    """The Month that begins on ``first``. Three queries."""
    start = _midnight(first)
    end = _midnight((first + timedelta(days=31)).replace(day=1))
    rows = _counted(start, end)
    received = sum(row["count"] for row in rows)
    if received < LEAST:
        return Month(first, "")
    appeals = figures.appeals_since(start, end)
    decided = waiting.first_decisions(start, until=end)[:MOST_WAITS]
    waits = sorted(at - began for at, began in decided)
    return Month(
        first=first,
        received=f"{received:,}",
        held=said(sum(row["count"] for row in rows if not row["at_door"])),
        lines=tuple(_lines(rows)),
        appeals=said(appeals["made"]),
        granted=said(appeals["granted"]),
        wait=waiting.share_of(waits, 0.5) if len(waits) >= waiting.LEAST else None,
    )


def said(count):
    """``count`` of something that is not public, as it may be told."""
    if not count:
        return "none"
    return f"fewer than {FEW}" if count < FEW else f"{count:,}"


def _midnight(day):
    return timezone.make_aware(datetime(day.year, day.month, day.day))  # noqa: DTZ001  (made so)


def _counted(start, end):
    """How many comments of readers came, by what became of them and by whom. One query.

    ``at_door``: a check decided before anybody read it; ``by_editor``: a person decided last.
    """
    decisions = ModerationEvent.objects.decisions().filter(comment=OuterRef("pk"))
    last = decisions.order_by("-pk").annotate(is_ours=Q(by__isnull=False)).values("is_ours")[:1]
    rows = Comment.objects.filter(
        status__in=Status.values,  # all of them: so the index by state and time serves
        created_at__gte=start,
        created_at__lt=end,
    )
    return list(
        rows.exclude(badge__in=(Badge.STAFF, Badge.AUTHOR))
        .exclude(status=Status.REMOVED, reason=WITHDRAWN)
        .values(
            "status",
            at_door=Exists(decisions.filter(from_status="")),
            by_editor=Subquery(last),
        )
        .annotate(count=Count("pk"))
        .order_by()
    )


def _lines(rows):
    """The Lines of the table. What is published anybody can count, the rest nobody."""
    for status, words in (
        (Status.APPROVED, "Published"),
        (Status.REJECTED, "Not published, by one of our rules"),
        (Status.SPAM, "Put away as spam"),
        (Status.REMOVED, "Taken down after publication"),
    ):
        counts = [
            sum(
                row["count"]
                for row in rows
                if row["status"] == status and bool(row["by_editor"]) == by_editor
            )
            for by_editor in (False, True)
        ]
        is_public = status == Status.APPROVED
        yield Line(words, *(f"{each:,}" if is_public else said(each) for each in counts))
