"""The editorial calendar: what is out, what is scheduled and which changes are due, by day."""

import re
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from django.core.exceptions import PermissionDenied
from django.db.models import Count, F, Window
from django.db.models.functions import RowNumber, TruncDate
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.formats import date_format
from django.views.decorators.http import require_safe

from articles import permissions
from articles.forms import zone_words
from articles.models import Article
from newsroom import due

WEEK = re.compile(r"([0-9]{4})-W([0-9]{2})")
MONTH = re.compile(r"([0-9]{4})-([0-9]{2})")
YEARS = range(1900, 2200)
SHOWN_IN_WEEK, SHOWN_IN_MONTH = 30, 8
Status = Article.Status


@dataclass(frozen=True)
class Span:
    """The days of a week or a month; ``key`` and ``value`` are how the address asks for it."""

    key: str
    value: str
    first: date
    end: date
    shown: int

    def dates(self):
        return [self.first + timedelta(days=each) for each in range((self.end - self.first).days)]

    def query(self):
        return f"?{self.key}={self.value}"

    def before(self):
        return span_with(self.key, self.first - timedelta(days=1))

    def after(self):
        return span_with(self.key, self.end)

    def name(self):
        if self.key == "month":
            return date_format(self.first, "F Y")
        last = self.end - timedelta(days=1)
        shared = ("Y", "F")  # what the last day says for the first, too
        if self.first.year != last.year:
            shared = ()
        elif self.first.month != last.month:
            shared = ("Y",)
        first = " ".join(part for part in ("j", "F", "Y") if part not in shared)
        days = f"{date_format(self.first, first)} to {date_format(last, 'j F Y')}"
        return f"Week {self.first.isocalendar().week}: {days}"


def week_with(day):
    first = day - timedelta(days=day.weekday())
    year, number, _ = day.isocalendar()
    end = first + timedelta(days=7)
    return Span("week", f"{year:04}-W{number:02}", first, end, SHOWN_IN_WEEK)


def month_with(day):
    first = day.replace(day=1)
    end = (first + timedelta(days=31)).replace(day=1)
    return Span("month", f"{first:%Y-%m}", first, end, SHOWN_IN_MONTH)


def span_with(key, day):
    return month_with(day) if key == "month" else week_with(day)


def span_asked_for(query, today):
    """The Span that the address names; the one with ``today`` if it names none there is."""
    key = "month" if "month" in query else "week"
    pattern = MONTH if key == "month" else WEEK
    found = pattern.fullmatch(query.get(key, ""))
    if not found or int(found[1]) not in YEARS:
        return span_with(key, today)
    year, number = int(found[1]), int(found[2])
    try:
        day = date(year, number, 1) if key == "month" else date.fromisocalendar(year, number, 1)
    except ValueError:
        return span_with(key, today)
    return span_with(key, day)


@dataclass
class Day:
    """A date with the first rows of it, Dues in their order, and how many more there are."""

    date: date
    rows: list = field(default_factory=list)
    total: int = 0

    def more(self):
        return self.total - len(self.rows)


def days_of(user, span):
    """Every day of ``span``, in the zone in force, with what ``user`` may see of it."""
    articles = due.seen_articles(user).filter(status=Status.PUBLISHED).for_cards()
    days = {each: Day(each) for each in span.dates()}
    for rows, column in ((articles, "published_at"), (due.seen_copies(user), "changes_due_at")):
        for row in first_of_each_day(rows, column, span):
            day = days[row.day]
            day.rows.append(due.Due(row, getattr(row, column)))
            # Each row tells how many of its kind the day has: the first is enough.
            day.total += row.in_day if row.place == 1 else 0
    for day in days.values():
        day.rows = due.in_order(day.rows)[: span.shown]
    return list(days.values())


def first_of_each_day(rows, column, span):
    """The first rows of each day by ``column``, in one query, with ``day`` and ``in_day``."""
    zone = timezone.get_current_timezone()
    begins = {
        f"{column}__gte": datetime(*span.first.timetuple()[:3], tzinfo=zone),
        f"{column}__lt": datetime(*span.end.timetuple()[:3], tzinfo=zone),
    }
    placed = rows.filter(**begins).annotate(
        day=TruncDate(column, tzinfo=zone),
        place=Window(RowNumber(), partition_by=[F("day")], order_by=[F(column), F("pk")]),
        in_day=Window(Count("pk"), partition_by=[F("day")]),
    )
    return placed.filter(place__lte=span.shown)


@require_safe
def calendar_page(request, site):
    """The calendar, for whoever sees articles."""
    if not permissions.may_see_articles(request.user):
        raise PermissionDenied
    today = timezone.localdate()
    span = span_asked_for(request.GET, today)
    context = {
        **site.each_context(request),
        "title": "Calendar",
        "span": span,
        "days": days_of(request.user, span),
        "today": today,
        "this": span_with(span.key, today),
        # The same days, shown the other way: today's if they are among them.
        "other": other_span(span, today),
        "zone": zone_words(),
    }
    return TemplateResponse(request, "admin/calendar.html", context)


def other_span(span, today):
    day = today if span.first <= today < span.end else span.first
    return span_with("week" if span.key == "month" else "month", day)
