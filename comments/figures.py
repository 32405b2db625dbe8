"""What the moderators' page of figures tells, from rows as they are: nothing is counted beforehand.

Each function asks a bounded number of rows, in one or two queries, of a span that an index knows.
"""

from collections import Counter
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from django.db.models import Count, Exists, F, Min, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce
from django.utils import timezone

from comments import waiting
from comments.models import Appeal, Breaker, Comment, CommentEdit, ModerationEvent, Report
from comments.moderate import WITHDRAWN
from comments.screen import SCREENS

A_WEEK, A_MONTH = timedelta(days=7), timedelta(days=30)
MOST_WAITS = 10_000  # the newest decisions
MOST_HELD = 2_000  # the newest comments
MOST_PEOPLE = 50
SHOWN_BREAKERS = 5
Status, Verb = Comment.Status, ModerationEvent.Verb


@dataclass(frozen=True)
class Queue:
    """What asks for a moderator now. ``oldest`` is when the comment that waits longest came, or
    came back by an appeal; ``reported`` counts published comments with open reports."""

    waiting: int
    oldest: datetime | None
    appeals: int
    reported: int
    new_texts: int

    @property
    def total(self):
        return self.waiting + self.reported + self.new_texts


def queue_now():
    """The Queue as it is. Three queries."""
    waits = Comment.objects.filter(status=Status.PENDING).aggregate(
        count=Count("pk"), oldest=Min(_began()), appeals=Count("appeal")
    )
    open_reports = Report.objects.filter(
        outcome=Report.Outcome.OPEN, comment__status=Status.APPROVED
    )
    texts = CommentEdit.objects.filter(
        status=CommentEdit.Status.PENDING, comment__status=Status.APPROVED
    )
    return Queue(
        waiting=waits["count"],
        oldest=waits["oldest"],
        appeals=waits["appeals"],
        reported=open_reports.aggregate(count=Count("comment", distinct=True))["count"],
        new_texts=texts.count(),
    )


def oldest_waiting():
    """When the comment that waits longest came, or came back by an appeal; None if none waits."""
    return Comment.objects.filter(status=Status.PENDING).aggregate(oldest=Min(_began()))["oldest"]


def _began():
    return Coalesce("appeal__at", "created_at")


@dataclass(frozen=True)
class Waits:
    """How long half of ``count`` comments waited at most, and how long 95 in 100; both None where
    none was decided about."""

    days: int
    count: int
    half: timedelta | None = None
    most: timedelta | None = None


def waits_of(spans, at=None):
    """The Waits of each of ``spans``, timedeltas back from ``at``. One query, over the longest."""
    at = at or timezone.now()
    rows = list(waiting.first_decisions(at - max(spans))[:MOST_WAITS])
    return [
        _waits(sorted(decided - began for decided, began in rows if decided >= at - span), span)
        for span in spans
    ]


def _waits(waits, span):
    if not waits:
        return Waits(span.days, 0)
    shares = (waiting.share_of(waits, share) for share in (0.5, 0.95))
    return Waits(span.days, len(waits), *shares)


@dataclass
class Decisions:
    """What one account decided, by the name of a column; ``undone`` are those that were put back
    by the next decision about the same comment, whoever made it."""

    name: str
    by: Counter = field(default_factory=Counter)
    undone: int = 0

    @property
    def total(self):
        return self.by.total()

    @property
    def cells(self):
        return [self.by[name] for name in COLUMNS]


# Names of columns and their headings: the state that a decision led to, or another verb.
COLUMNS = {
    Status.APPROVED: "Approved",
    Status.REJECTED: "Rejected",
    Status.SPAM: "Spam",
    Status.REMOVED: "Removed",
    Status.PENDING: "Put back",
    Verb.KEPT: "Reports dismissed",
    Verb.EDITED: "New texts shown",
    Verb.EDIT_REFUSED: "New texts refused",
    Verb.PICKED: "Picks",
    Verb.TAKEN_BACK: "Taken back",
}


def decisions_lately(at=None):
    """The Decisions of each account in the last 30 days, who decided most first. One query."""
    at = at or timezone.now()
    later = ModerationEvent.objects.decisions().filter(
        comment=OuterRef("comment"), pk__gt=OuterRef("pk")
    )
    # Of decisions only: keeping, picking and the like change no state.
    is_undone = Q(verb=Verb.DECIDED, next_to=F("from_status")) & ~Q(to_status=Status.PENDING)
    rows = (
        ModerationEvent.objects.filter(at__gt=at - A_MONTH, at__lte=at, by__isnull=False)
        .annotate(next_to=Subquery(later.order_by("pk").values("to_status")[:1]))
        .values("by__username", "by__first_name", "by__last_name", "verb", "to_status")
        .annotate(count=Count("pk"), undone=Count("pk", filter=is_undone))
        .order_by("by__username", "verb", "to_status")
    )
    found = {}
    for row in rows:
        full_name = f"{row['by__first_name']} {row['by__last_name']}".strip()
        name = row["by__username"]
        each = found.setdefault(name, Decisions(full_name or name))
        column = row["to_status"] if row["verb"] == Verb.DECIDED else row["verb"]
        if column in COLUMNS:
            each.by[column] += row["count"]
            each.undone += row["undone"]
    return sorted(found.values(), key=lambda each: -each.total)[:MOST_PEOPLE]


@dataclass
class Alarm:
    """How many comments a check objected to that a person decided about since, and how many of
    them are published now: those were false alarms."""

    title: str
    held: int = 0
    approved: int = 0

    @property
    def share(self):
        """Of false alarms, in per cent."""
        return round(100 * self.approved / self.held) if self.held else 0

    def count(self, status):
        self.held += 1
        self.approved += status == Status.APPROVED


def alarms_lately(at=None):
    """The Alarm of all checks together, and a list of those of each that objected, in their order.

    Of the newest comments of the last 30 days. One query.
    """
    at = at or timezone.now()
    by_people = ModerationEvent.objects.decisions().filter(comment=OuterRef("pk"), by__isnull=False)
    decided = [status for status in Status.values if status != Status.PENDING]
    rows = (
        Comment.objects.filter(
            Exists(by_people), status__in=decided, created_at__gt=at - A_MONTH, created_at__lte=at
        )
        .exclude(reason=WITHDRAWN)
        .order_by("-created_at")
        .values_list("status", "verdicts")
    )
    overall = Alarm("All checks together")
    by_check = {check.__name__: Alarm(check.rule.title) for check in SCREENS}
    for status, verdicts in rows[:MOST_HELD]:
        objecting = {row.get("screen") for row in verdicts if row.get("kind") != "pass"}
        if objecting:
            overall.count(status)
        for name in objecting & set(by_check):
            by_check[name].count(status)
    return overall, [each for each in by_check.values() if each.held]


def reports_lately(at=None):
    """How many reports are open, and how many were upheld and dismissed in the last 30 days."""
    at = at or timezone.now()
    outcome = Report.Outcome
    is_open, is_recent = Q(outcome=outcome.OPEN), Q(settled_at__gt=at - A_MONTH, settled_at__lte=at)
    # What is not public any more needs nobody: its reports are open and lead nowhere.
    stands = Q(comment__status=Status.APPROVED)
    return Report.objects.filter(is_open | is_recent).aggregate(
        open=Count("pk", filter=is_open & stands),
        upheld=Count("pk", filter=is_recent & Q(outcome=outcome.UPHELD)),
        dismissed=Count("pk", filter=is_recent & Q(outcome=outcome.DISMISSED)),
    )


def appeals_since(since, until=None):
    """How many appeals were made from ``since`` on, and before ``until``; how many of them wait,
    were granted, so that the comment is published now, and were refused."""
    rows = Appeal.objects.filter(at__gte=since)
    rows = rows.filter(at__lt=until) if until else rows
    return rows.aggregate(
        made=Count("pk"),
        waiting=Count("pk", filter=Q(comment__status=Status.PENDING)),
        granted=Count("pk", filter=Q(comment__status=Status.APPROVED)),
        refused=Count(
            "pk",
            filter=Q(comment__status__in=(Status.REJECTED, Status.SPAM, Status.REMOVED))
            & ~Q(comment__reason=WITHDRAWN),
        ),
    )


def breakers_lately(at=None):
    """The newest breakers of the last 30 days, with who ended them."""
    at = at or timezone.now()
    rows = Breaker.objects.filter(until__gt=at - A_MONTH, opened_at__lte=at)
    return list(rows.select_related("ended_by").order_by("-pk")[:SHOWN_BREAKERS])
