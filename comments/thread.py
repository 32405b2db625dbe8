"""A page of the comments under an article, in the order and the shape in which readers see it.

Two queries, whatever the size: which threads stand on the page, and every comment in them.
Hidden comments are not read at all: a path names all that it hangs under, so the place of one
that others still answer is known from theirs.
"""

import re
from dataclasses import dataclass, field
from functools import cached_property

from django.db.models import F

from articles.models import Paper
from comments.models import DIGITS, Comment, Thread
from comments.policy import TAKES_COMMENTS, Policy, policy_of

PER_PAGE = 25
LEVELS = 3  # shown one below the other; what is deeper stands flat in the last
UNFOLDED = 3
OLDEST, NEWEST = "oldest", "newest"
# "Newer than", or "older than", the thread whose root has this path.
CURSOR = re.compile(rf"([no])([0-9a-f]{{{DIGITS}}})")


@dataclass
class Place:
    """A comment where it stands; ``comment`` is None for one that readers cannot see."""

    pk: int
    comment: Comment | None = None
    answered: str = ""
    replies: list = field(default_factory=list)

    @property
    def first_replies(self):
        return self.replies[:UNFOLDED]

    @property
    def folded_replies(self):
        return self.replies[UNFOLDED:]


@dataclass
class Page:
    """The threads of one page in their order, with cursors that lead on, "" at an end."""

    threads: list
    count: int
    older: str = ""
    newer: str = ""


class ArticleThread:
    """What a page says about the comments of ``article``; asks nothing before it is asked."""

    def __init__(self, article, *, paper=None, order="", before=""):
        self.article = article
        self.paper = paper
        self.order = NEWEST if order == NEWEST else OLDEST
        self.before = before

    @cached_property
    def policy(self):
        return policy_of(self.article, self.paper or Paper.current())

    @property
    def is_off(self):
        return self.policy == Policy.OFF

    @property
    def takes_comments(self):
        return self.policy in TAKES_COMMENTS

    @property
    def is_read_first(self):
        return self.policy == Policy.PREMODERATED

    @property
    def count(self):
        """How many comments readers can see, on all pages."""
        return 0 if self.is_off else self.page.count

    @cached_property
    def page(self):
        return page_of(self.article, order=self.order, before=self.before)

    @property
    def older_url(self):
        return self._url(self.order, self.page.older) if self.page.older else ""

    @property
    def newer_url(self):
        return self._url(self.order, self.page.newer) if self.page.newer else ""

    @property
    def oldest_first_url(self):
        return "" if self.order == OLDEST else self._url(OLDEST)

    @property
    def newest_first_url(self):
        return "" if self.order == NEWEST else self._url(NEWEST)

    def _url(self, order, cursor=""):
        return f"{self.article.get_absolute_url()}{query_of(order, cursor)}#comments"


def query_of(order, cursor=""):
    """The query of a page of comments, "" for the first in the usual order."""
    given = [] if order == OLDEST else [f"order={order}"]
    given += [f"before={cursor}"] if cursor else []
    return f"?{'&'.join(given)}" if given else ""


def page_of(article, *, order=OLDEST, before=""):
    """The Page that ``before`` leads to; the first one for a cursor that leads nowhere."""
    place = CURSOR.fullmatch(before)
    roots, older, newer = _roots(article, order, place)
    if place and not roots:
        roots, older, newer = _roots(article, order, None)
    if not roots:
        return Page([], 0)
    rows = list(
        Comment.objects.filter(article=article, root__in=roots)
        .approved()
        .annotate(approved_count=F("article__thread__approved_count"))
        .in_thread_order()
    )
    threads = _in_shape(rows)
    if order == NEWEST:
        threads.reverse()
    count = rows[0].approved_count if rows else 0
    if rows and not count:
        # Put in as they are, without a decision that would have counted them.
        count = Comment.objects.filter(article=article).approved().count()
    return Page(threads, count, older, newer)


def cursor_of(comment):
    """The cursor of the page, oldest first, on which ``comment`` stands; "" for the first page."""
    roots = _shown_roots(comment.article_id).filter(root__lt=comment.path[:DIGITS])
    before = roots.count() // PER_PAGE * PER_PAGE
    return f"n{roots.order_by('root')[before - 1]}" if before else ""


def counts_of(articles, paper):
    """How many comments readers can see under each of ``articles``, by id. One query."""
    rows = Thread.objects.filter(article__in=[article.pk for article in articles])
    rows = rows.exclude(article__comments_policy=Policy.OFF)
    if paper.comments_policy == Policy.OFF:
        rows = rows.exclude(article__comments_policy="")
    return dict(rows.values_list("article_id", "approved_count"))


def _shown_roots(article):
    """Paths of the first comments of all threads in which readers can see anything."""
    rows = Comment.objects.filter(article=article).approved()
    return rows.values_list("root", flat=True).distinct()


def _roots(article, order, place):
    """Paths of the roots on a page, oldest first, and the cursors of its neighbours."""
    rows = _shown_roots(article)
    goes_up = order == OLDEST
    if place:
        goes_up = place[1] == "n"
        rows = rows.filter(root__gt=place[2]) if goes_up else rows.filter(root__lt=place[2])
    found = list(rows.order_by("root" if goes_up else "-root")[: PER_PAGE + 1])
    roots, goes_on, came_from = sorted(found[:PER_PAGE]), len(found) > PER_PAGE, bool(place)
    if not roots:
        return [], "", ""
    has_older, has_newer = (came_from, goes_on) if goes_up else (goes_on, came_from)
    return (
        roots,
        f"o{roots[0]}" if has_older else "",
        f"n{roots[-1]}" if has_newer else "",
    )


def _in_shape(rows):
    """``rows``, in the order of their paths, as Places one below the other."""
    names = {row.pk: row.display_name for row in rows}
    places, threads = {}, []
    for row in rows:
        place = _place_at(row.path, places, threads)
        place.comment = row
        place.answered = names.get(row.parent_id, "")
    return threads


def _place_at(path, places, threads):
    """The Place for ``path``, made together with those above it that are not there yet."""
    for end in range(DIGITS, len(path) + 1, DIGITS):
        step = path[:end]
        if step in places:
            continue
        places[step] = Place(pk=int(step[-DIGITS:], 16))
        above = step[: min(end - DIGITS, DIGITS * (LEVELS - 1))]
        (places[above].replies if above else threads).append(places[step])
    return places[path]
