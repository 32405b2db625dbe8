"""What a moderator asks the queue for: the tab, the order, the filters and the page, as a query."""

from dataclasses import dataclass, fields, replace
from datetime import timedelta
from urllib.parse import urlencode

from django.db.models import Q

from comments import queue
from comments.models import Report

LONGEST_WORDS = 200
AGES = {
    "hour": ("The last hour", timedelta(hours=1), False),
    "day": ("The last day", timedelta(days=1), False),
    "week": ("The last week", timedelta(days=7), False),
    "over-day": ("Longer than a day", timedelta(days=1), True),
    "over-week": ("Longer than a week", timedelta(days=7), True),
}
ORDERS = {
    queue.OLDEST: "Oldest first",
    queue.NEWEST: "Newest first",
    queue.WEIGHT: "By weight",
}
# What each check looks at, for the list to choose from.
CHECKS = {
    "shape": "Shape of the text",
    "letters": "Letters that deceive",
    "name": "Name like that of somebody here",
    "decoy": "Hidden field",
    "timing": "Time to write it",
    "address": "Throw-away address",
    "links": "Links",
    "repetition": "Same text again",
    "rate": "Many from one network",
    "writer_rate": "Many from one writer",
    "article_rate": "Many under one article",
    "wave": "A wave of bad comments",
    "words": "Lists of words",
    "civility": "Words that wound",
    "learned": "Reads like spam",
    "akismet": "Akismet",
}


@dataclass(frozen=True)
class Asked:
    """``on`` is the number of an article and ``by`` that of a writer; 0 is any. The words of
    ``article`` are looked for in headlines, those of ``writer`` in names. ``after`` is the Cursor
    behind which the page begins, as text."""

    tab: str = queue.WAITING.name
    order: str = ""
    reason: str = ""
    age: str = ""
    article: str = ""
    writer: str = ""
    q: str = ""
    on: int = 0
    by: int = 0
    after: str = ""

    @classmethod
    def from_query(cls, query):
        """What ``query``, a QueryDict, asks for; whatever it says that is unknown is left out."""
        tab = known(query.get("tab"), queue.TABS) or queue.WAITING.name
        return cls(
            tab=tab,
            order=known(query.get("order"), ORDERS),
            reason=known(query.get("reason"), reasons_in(queue.TABS[tab])),
            age=known(query.get("age"), AGES),
            **{name: words_in(query.get(name, "")) for name in ("article", "writer", "q")},
            on=number_in(query.get("on", "")),
            by=number_in(query.get("by", "")),
            after=query.get("after", ""),
        ).with_cursor()

    def with_cursor(self):
        """The same without a cursor that leads nowhere in this order."""
        return self if self.cursor else replace(self, after="")

    def query(self, **changes):
        """The query that asks for this, with ``changes``."""
        asked = replace(self, **changes)
        usual = Asked(tab=asked.tab)
        given = {"tab": asked.tab} | {
            field.name: getattr(asked, field.name)
            for field in fields(asked)
            if getattr(asked, field.name) != getattr(usual, field.name)
        }
        return f"?{urlencode(given)}"

    @property
    def of_tab(self):
        return queue.TABS[self.tab]

    @property
    def in_order(self):
        return self.order or self.of_tab.usual_order

    @property
    def cursor(self):
        return queue.Cursor.from_text(self.after, self.in_order)

    @property
    def is_narrowed(self):
        """Whether some comments of the tab are left out."""
        names = ("reason", "age", "article", "writer", "q", "on", "by")
        return any(getattr(self, name) for name in names)

    def comments(self, at):
        """The comments that are asked for, in no order, each with ``since``."""
        rows, tab = queue.comments_in(self.of_tab), self.of_tab
        if self.on:
            rows = rows.filter(article=self.on)
        if self.by:
            rows = rows.filter(commenter=self.by)
        if self.reason or self.article or self.writer or self.q:
            rows = queue.nearest(rows, usual_order=tab.usual_order)
        if self.reason:
            rows = with_reason(rows, tab, self.reason)
        if self.article:
            rows = rows.filter(article__headline__icontains=self.article)
        if self.writer:
            rows = rows.filter(display_name__icontains=self.writer)
        if self.q:
            rows = rows.filter(Q(display_name__icontains=self.q) | Q(body__icontains=self.q))
        if self.age:
            _, span, is_older = AGES[self.age]
            rows = rows.filter(**{"since__lte" if is_older else "since__gte": at - span})
        return rows


def reasons_in(tab):
    """By what the comments of ``tab`` can be chosen, with labels: the reasons of reports, or the
    checks. What checks said about an edit is not looked for."""
    if tab.name == "reported":
        return dict(Report.Reason.choices)
    return {} if tab.name == "edits" else CHECKS


def with_reason(rows, tab, reason):
    if tab.name == "reported":
        return rows.filter(pk__in=queue.open_reports().filter(reason=reason).values("comment"))
    return rows.objected_to_by(reason)


def known(value, names):
    return value if value in names else ""


def words_in(text):
    return text.replace("\0", "").strip()[:LONGEST_WORDS]


def is_number(text):
    return text.isascii() and text.isdigit() and len(text) < 19


def number_in(text):
    return int(text) if is_number(text) else 0
