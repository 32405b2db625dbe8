"""What readers are told of a month of comments, in numbers that point at nobody.

Numbers of what is not public are given only from FEW on, and none at all of a month with fewer
than LEAST comments. How many waited is told in tenths, so that no number that is left out can be
found by taking away.
"""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import Count, F, Q
from django.utils import timezone

from comments import figures, waiting
from comments.models import Comment, ModerationEvent
from comments.moderate import WITHDRAWN

FEW = 5
LEAST = 20
Status = Comment.Status
OUTCOMES = {
    Status.APPROVED: "Published",
    Status.REJECTED: "Not published, by one of our rules",
    Status.SPAM: "Put away as spam",
    Status.REMOVED: "Taken down after publication",
}


@dataclass(frozen=True)
class Line:
    """One kind of decision: how many of it checks made, and how many editors."""

    words: str
    by_check: str
    by_editor: str


@dataclass(frozen=True)
class Month:
    """``first`` is the first day; ``received`` is "" where too few comments came to say more.

    ``waited`` is the share that waited for an editor, ``lines`` are the decisions made in the month
    and ``taken_back`` how many of them editors took back. ``wait`` is how long half of the comments
    waited at most, or None where too few did to tell.
    """

    first: date
    received: str
    waited: str = ""
    lines: tuple = ()
    taken_back: str = ""
    appeals: str = ""
    granted: str = ""
    wait: timedelta | None = None


def last_month():
    """The first day of the last whole month where the paper is."""
    this = timezone.localdate().replace(day=1)
    return (this - timedelta(days=1)).replace(day=1)


def month_of(first):
    """The Month that begins on ``first``. Four queries, each through an index over the month."""
    start = _midnight(first)
    end = _midnight((first + timedelta(days=31)).replace(day=1))
    received = _received(start, end)
    if received < LEAST:
        return Month(first, "")
    rows = _decided(start, end)
    at_door = sum(row["count"] for row in rows if row["at_door"])
    appeals = figures.appeals_since(start, end)
    return Month(
        first=first,
        received=f"{received:,}",
        waited=in_tenths(received - at_door, received),
        lines=tuple(_line(status, rows) for status in OUTCOMES),
        taken_back=said(_sum(rows, Status.PENDING, by_editor=True)),
        appeals=said(appeals["made"]),
        granted=said(appeals["granted"]),
        wait=_median_wait(start, end),
    )


def said(count):
    """``count`` of something that is not public, as it may be told."""
    if not count:
        return "none"
    return f"fewer than {FEW}" if count < FEW else f"{count:,}"


def in_tenths(part, whole):
    tenths = round(10 * part / whole)
    if tenths <= 0:
        return "hardly any"
    return "nearly all" if tenths >= 10 else f"about {tenths} in 10"


def _midnight(day):
    return timezone.make_aware(datetime(day.year, day.month, day.day))


def _received(start, end):
    # Of every state: so the index by state and time serves.
    rows = Comment.objects.filter(status__in=Status.values)
    return rows.filter(created_at__gte=start, created_at__lt=end).count()


def _decided(start, end):
    """How many decisions were made, by the state they led to and by whom; ``at_door``: before
    anybody read the comment. What left the state as it was, or was its writer's, is none."""
    rows = ModerationEvent.objects.filter(at__gte=start, at__lt=end)
    return list(
        rows.exclude(reason=WITHDRAWN)
        .exclude(from_status=F("to_status"))
        .values("to_status", by_editor=Q(by__isnull=False), at_door=Q(from_status=""))
        .annotate(count=Count("pk"))
        .order_by()
    )


def _median_wait(start, end):
    decided = waiting.first_decisions(start, until=end)[: waiting.COUNTED]
    waits = sorted(at - began for at, began in decided)
    return waiting.share_of(waits, 0.5) if len(waits) >= waiting.LEAST else None


def _line(status, rows):
    counts = [_sum(rows, status, by_editor=by_editor) for by_editor in (False, True)]
    # What is published anybody can count; the rest nobody.
    shown = "{:,}".format if status == Status.APPROVED else said
    return Line(OUTCOMES[status], *map(shown, counts))


def _sum(rows, status, *, by_editor):
    found = [row for row in rows if row["to_status"] == status and row["by_editor"] == by_editor]
    return sum(row["count"] for row in found)
