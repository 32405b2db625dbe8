"""What waits for a moderator, and what was decided: the rows behind each tab of the queue."""

import re
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from django.db.models import CharField, Count, F, OuterRef, Q, Subquery, Sum, Value
from django.db.models.functions import Coalesce

from comments import weight
from comments.models import Appeal, Comment, CommentEdit, Report, Thread

Status = Comment.Status
OLDEST, NEWEST, WEIGHT = "oldest", "newest", "weight"
ORDERS = (OLDEST, NEWEST, WEIGHT)
# How many rows of a tab are weighed, or searched: those that come first in its usual order.
WEIGHED = 1000
SEARCHED = 20_000
EPOCH, MICROSECOND = datetime(1970, 1, 1, tzinfo=UTC), timedelta(microseconds=1)
CURSOR = re.compile(r"(\d{1,17})\.(\d{1,18})(?:\.(\d{1,9})\.(\d{1,17}))?", re.ASCII)


@dataclass(frozen=True)
class Tab:
    """``status``: of all comments in it. ``is_done``: nobody waits for anything there."""

    name: str
    label: str
    status: str
    is_done: bool = False

    @property
    def usual_order(self):
        return NEWEST if self.is_done else OLDEST


TABS = {
    tab.name: tab
    for tab in (
        Tab("waiting", "Waiting", Status.PENDING),
        Tab("reported", "Reported", Status.APPROVED),
        Tab("held", "Held by rules", Status.PENDING),
        Tab("edits", "Edits", Status.APPROVED),
        Tab("appeals", "Appeals", Status.PENDING),
        Tab("spam", "Spam", Status.SPAM, is_done=True),
        Tab("published", "Published", Status.APPROVED, is_done=True),
        Tab("rejected", "Rejected", Status.REJECTED, is_done=True),
        Tab("removed", "Removed", Status.REMOVED, is_done=True),
    )
}
WAITING = TABS["waiting"]
TAB_OF_STATUS = {tab.status: tab for tab in TABS.values() if tab.is_done or tab is WAITING}


def open_reports():
    return Report.objects.filter(outcome=Report.Outcome.OPEN)


def waiting_edits():
    return CommentEdit.objects.filter(status=CommentEdit.Status.PENDING)


def comments_in(tab):
    """The comments of ``tab``, each with ``since``, the moment from which it has waited there."""
    rows, since = Comment.objects.filter(status=tab.status), F("created_at")
    if tab.name == "held":
        rows = rows.held()
    elif tab.name == "reported":
        rows = rows.filter(pk__in=open_reports().values("comment"))
        since = _first(open_reports().order_by("at").values("at"))
    elif tab.name == "edits":
        rows = rows.filter(pk__in=waiting_edits().values("comment"))
        since = _first(waiting_edits().values("created_at"))
    elif tab.name == "appeals":
        rows, since = rows.filter(appeal__isnull=False), F("appeal__at")
    return rows.annotate(since=since)


def _first(rows):
    return Subquery(rows.filter(comment=OuterRef("pk"))[:1])


def in_order(rows, order):
    """``rows`` of ``comments_in`` by time. By weight is ``by_weight``."""
    return rows.order_by("-since", "-pk") if order == NEWEST else rows.order_by("since", "pk")


@dataclass(frozen=True)
class Cursor:
    """The last comment of a page, as it stood there, so that the next begins behind it whatever was
    decided meanwhile. By weight: what it weighed, in millionths, at the moment ``at``."""

    since: datetime
    pk: int
    weight: int = 0
    at: datetime | None = None

    @classmethod
    def from_text(cls, text, order):
        """The Cursor of a page in ``order``; None for a text that is none."""
        found = CURSOR.fullmatch(text)
        if found is None or (order == WEIGHT) != (found[3] is not None):
            return None
        if order != WEIGHT:
            return cls(_moment(found[1]), int(found[2]))
        return cls(_moment(found[1]), int(found[2]), int(found[3]), _moment(found[4]))

    def __str__(self):
        parts = [_microseconds(self.since), self.pk]
        if self.at is not None:
            parts += self.weight, _microseconds(self.at)
        return ".".join(map(str, parts))

    @property
    def place(self):
        return -self.weight, self.since, self.pk


def _moment(microseconds):
    return EPOCH + int(microseconds) * MICROSECOND


def _microseconds(moment):
    return (moment - EPOCH) // MICROSECOND


def behind(rows, cursor, order):
    """Those of ``rows`` that come after ``cursor``, in an ``order`` by time."""
    since, pk = cursor.since, cursor.pk
    if order == NEWEST:
        return rows.filter(Q(since__lt=since) | Q(pk__lt=pk), since__lte=since)
    return rows.filter(Q(since__gt=since) | Q(pk__gt=pk), since__gte=since)


def by_weight(rows, *, usual_order, at):
    """A Cursor for each of the first WEIGHED of ``rows``, the weightiest at the moment ``at``
    first. One query."""
    found = in_order(rows, usual_order).values_list(
        "pk", "since", "objections", "appeal__pk", weight.sum_of_reports()
    )[:WEIGHED]
    weighed = []
    for pk, since, objections, appeal, reports in found:
        its_weight = weight.weight(
            reports=reports or 0,
            is_appeal=appeal is not None,
            objections=len(objections.split()),
            waited=at - since,
        )
        weighed.append(Cursor(since, pk, round(its_weight * 1_000_000), at))
    return sorted(weighed, key=lambda cursor: cursor.place)


def nearest(rows, *, usual_order):
    """The first SEARCHED of ``rows``, so that no search through them takes longer than that."""
    return rows.filter(pk__in=in_order(rows, usual_order).values("pk")[:SEARCHED])


def counts():
    """How many comments each tab has, by its name. One query.

    The many published ones are counted by their threads.
    """
    pending = Comment.objects.filter(status=Status.PENDING)
    settled = Comment.objects.filter(status__in=(Status.SPAM, Status.REJECTED, Status.REMOVED))
    in_states = {"comment__status": Status.APPROVED}
    rows = settled.order_by().values("status").annotate(n=Count("pk"))
    counted = rows.values_list("status", "n").union(
        _count("waiting", pending),
        _count("held", Comment.objects.held()),
        _count("appeals", Appeal.objects.filter(comment__status=Status.PENDING)),
        _count("edits", waiting_edits().filter(**in_states)),
        _count("reported", open_reports().filter(**in_states), field="comment"),
        Thread.objects.order_by()
        .values(tab=_name("published"))
        .values_list("tab", Coalesce(Sum("approved_count"), 0)),
        all=True,
    )
    found = dict.fromkeys(TABS, 0)
    for name, count in counted:
        found[name] = count
    return found


def _name(words):
    return Value(words, CharField())


def _count(name, rows, field="pk"):
    counted = Count(field, distinct=field != "pk")
    return rows.order_by().values(tab=_name(name)).annotate(n=counted).values_list("tab", "n")
