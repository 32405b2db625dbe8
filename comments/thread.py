"""A page of the comments under an article, in the order and the shape in which readers see it.

Two queries, whatever the size: where the comments stand of the threads on the page, and the rows of
those that fit on it. The best threads take one more, and so do the numbers of the whole.
"""

import re
from dataclasses import dataclass
from functools import cached_property

from django.db.models import Count, Exists, F, OuterRef, Q, Window
from django.db.models.functions import RowNumber
from django.urls import reverse

from articles.models import Paper
from comments.breaker import breaker_now
from comments.models import DIGITS, Comment, Thread
from comments.parts import parts_under
from comments.places import DRAWN, JUDGED, MOST_IN_THREAD, ids_on, in_shape, place_of_row, shares
from comments.policy import TAKES_COMMENTS, Policy, closing_of, policy_of

PER_PAGE = 25
REPLIES_PER_PAGE = 50
OLDEST, NEWEST, BEST = "oldest", "newest", "best"
ORDERS = {OLDEST: "Oldest first", NEWEST: "Newest", BEST: "Most recommended"}
# What the links to what stands before and after a page are called.
WAYS = {
    OLDEST: ("Older comments", "Newer comments"),
    NEWEST: ("Newer comments", "Older comments"),
    BEST: ("More recommended comments", "Less recommended comments"),
}
# "Newer than", or "older than", the thread whose root has this path.
CURSOR = re.compile(rf"([no])([0-9a-f]{{{DIGITS}}})")
# "Worse than", or "better than", the thread with this rank and root.
BEST_CURSOR = re.compile(rf"([wb])(\d{{1,7}})\.([0-9a-f]{{{DIGITS}}})")
REPLY_CURSOR = re.compile(rf"([no])((?:[0-9a-f]{{{DIGITS}}}){{1,6}})")


@dataclass
class Page:
    """The threads of one page in their order, with cursors that lead on, "" at an end."""

    threads: list
    previous: str = ""
    next: str = ""


class ArticleThread:
    """What a page says about the comments of ``article``; asks nothing before it is asked.

    ``parts`` are the takeaways and quotes that the page shows, by uid, and ``row`` the thread's
    own, if it has them at hand.
    """

    def __init__(self, article, *, paper=None, order="", before="", parts=None, row=None):
        self.article = article
        self.given_paper = paper
        self.order = order if order in ORDERS else OLDEST
        self.before = before
        self.given_parts = parts
        self.given_row = row

    @cached_property
    def paper(self):
        return self.given_paper or Paper.current()

    @cached_property
    def row(self):
        """The row of counts, or an empty one where nobody has written yet."""
        if self.given_row is not None:
            return self.given_row
        found = Thread.objects.filter(article=self.article.pk).first()
        return found or Thread(article_id=self.article.pk)

    @cached_property
    def policy(self):
        return policy_of(self.article, self.paper, self.row)

    @cached_property
    def closes_at(self):
        """When it closes, or closed, by itself; None if it never does."""
        return closing_of(self.article, self.paper, self.row)

    @property
    def is_off(self):
        return self.policy == Policy.OFF

    @property
    def takes_comments(self):
        return self.policy in TAKES_COMMENTS

    @property
    def has_run_out(self):
        """Whether it is closed because its days are over, not because somebody closed it."""
        own = self.article.comments_policy or self.paper.comments_policy
        return self.policy == Policy.CLOSED and own in TAKES_COMMENTS

    @property
    def is_read_first(self):
        return self.policy == Policy.PREMODERATED

    @cached_property
    def is_in_wave(self):
        """Whether so many bad comments come that an editor reads each first for a while."""
        known = self.row.is_in_wave
        return breaker_now() is not None if known is None else known

    @cached_property
    def count(self):
        """How many comments readers can see, on all pages."""
        if self.is_off or not self.page.threads:
            return 0
        # Put in as they are, without a decision that would have counted them.
        return self.row.approved_count or _shown(self.article).count()

    @cached_property
    def parts(self):
        """The takeaways and quotes that can be answered, by uid."""
        return parts_under(self.article) if self.given_parts is None else self.given_parts

    @cached_property
    def page(self):
        return page_of(self.article, order=self.order, before=self.before, parts=lambda: self.parts)

    def answers_to(self, uid):
        """How many visible comments answer one takeaway or quote, and the first's number; None
        if none does."""
        return None if self.is_off else self.row.answers.get(uid)

    @property
    def previous_link(self):
        return self._link(0, self.page.previous)

    @property
    def next_link(self):
        return self._link(1, self.page.next)

    @property
    def orders(self):
        """Names of the orders with their addresses, that of the present one ""."""
        return [
            (name, "" if order == self.order else self._url(order))
            for order, name in ORDERS.items()
        ]

    def _link(self, way, cursor):
        """Words and address of the way to a neighbour page, or None at an end."""
        return (WAYS[self.order][way], self._url(self.order, cursor)) if cursor else None

    def _url(self, order, cursor=""):
        return f"{self.article.get_absolute_url()}{query_of(order, cursor)}#comments"


def query_of(order, cursor=""):
    """The query of a page of comments, "" for the first in the usual order."""
    given = [] if order == OLDEST else [f"order={order}"]
    given += [f"before={cursor}"] if cursor else []
    return f"?{'&'.join(given)}" if given else ""


def page_of(article, *, order=OLDEST, before="", parts=dict):
    """The Page that ``before`` leads to; the first one for a cursor that leads nowhere.

    ``parts`` is called for the takeaways and quotes by uid, if a comment answers one.
    """
    found = _layout(article, order, before)
    if before and not found.roots:
        found = _layout(article, order, "")
    rows = _rows(ids_on(found.paths))
    answers_part = any(row.about for row in rows.values())
    threads = in_shape(found.paths, rows, parts() if answers_part else {})
    for thread, left_out in zip(threads, found.left_out, strict=True):
        thread.left_out = left_out
    return Page(threads, found.previous, found.next)


def place_url(comment):
    """Where a visible ``comment`` stands, oldest first: on the article's page, or on that of its
    thread, where that is too long for it."""
    cursor = cursor_of(comment)
    if comment.path in _layout(comment.article, OLDEST, cursor).paths:
        return f"{comment.article.get_absolute_url()}{query_of(OLDEST, cursor)}#c-{comment.pk}"
    root = comment.path[:DIGITS]
    rows = _replies(comment.article, root).filter(path__lt=comment.path)
    before = rows.count() // REPLIES_PER_PAGE * REPLIES_PER_PAGE
    cursor = f"n{rows.values_list('path', flat=True)[before - 1]}" if before else ""
    path = reverse("comments:replies", args=[int(root, 16)])
    return f"{path}{query_of(OLDEST, cursor)}#c-{comment.pk}"


def cursor_of(comment):
    """The cursor of the page, oldest first, on which ``comment`` stands; "" for the first page."""
    roots = _shown_roots(comment.article_id).filter(root__lt=comment.path[:DIGITS])
    before = roots.count() // PER_PAGE * PER_PAGE
    return f"n{roots.order_by('root')[before - 1]}" if before else ""


def thread_page(article, root, *, before="", parts=dict):
    """One whole thread, flat: a Page whose first Place is the comment at the path ``root``.

    None if readers can see nothing in it.
    """
    place = REPLY_CURSOR.fullmatch(before)
    found, previous, following = _reply_paths(article, root, place)
    if place and not found:
        found, previous, following = _reply_paths(article, root, None)
    rows = _rows({int(path[-DIGITS:], 16) for path in [root, *found]})
    parents = _rows({row.parent_id for row in rows.values() if row.parent_id} - set(rows))
    known = {**parents, **rows}
    answers_part = any(row.about for row in rows.values())
    about = parts() if answers_part else {}
    places = [place_of_row(int(path[-DIGITS:], 16), known, about) for path in [root, *found]]
    is_empty = not found and places[0].comment is None
    return None if is_empty else Page(places, previous, following)


def _reply_paths(article, root, place):
    """Paths of the replies on the page at ``place``, and the cursors of its neighbours."""
    rows, goes_up = _beyond(_replies(article, root), "path", place, goes_up=True)
    paths = list(rows.values_list("path", flat=True)[: REPLIES_PER_PAGE + 1])
    return _cut(sorted(paths), REPLIES_PER_PAGE, goes_up=goes_up, came_from=bool(place))


def counts_of(articles, paper):
    """How many comments readers can see under each of ``articles``, by id. One query."""
    rows = Thread.objects.filter(article__in=[article.pk for article in articles])
    rows = rows.exclude(article__comments_policy=Policy.OFF)
    if paper.comments_policy == Policy.OFF:
        rows = rows.exclude(article__comments_policy="")
    return dict(rows.values_list("article_id", "approved_count"))


def _shown(article):
    return Comment.objects.filter(article=article).approved()


def _shown_roots(article):
    """Paths of the first comments of all threads in which readers can see anything."""
    return _shown(article).values_list("root", flat=True).distinct()


def _replies(article, root):
    return _shown(article).filter(root=root, path__gt=root).order_by("path")


def _beyond(rows, name, place, *, goes_up):
    """``rows`` beyond ``place`` in the order in which they are looked through, upwards or not."""
    if place:
        goes_up = place[1] == "n"
        rows = rows.filter(**{f"{name}__{'gt' if goes_up else 'lt'}": place[2]})
    return rows.order_by(name if goes_up else f"-{name}"), goes_up


def _cut(values, size, *, goes_up, came_from):
    """The ``size`` of the sorted ``values`` that stand on a page, and the cursors of what lies
    below and above them."""
    goes_on = len(values) > size
    values = values[:size] if goes_up else values[-size:]
    if not values:
        return [], "", ""
    has_lower, has_higher = (came_from, goes_on) if goes_up else (goes_on, came_from)
    lower = f"o{values[0]}" if has_lower else ""
    return values, lower, f"n{values[-1]}" if has_higher else ""


@dataclass
class Layout:
    """What stands on a page: the ``paths`` of the comments that fit on it, by the order of the
    ``roots`` of their threads, and how many of each thread are ``left_out``."""

    roots: list
    paths: list
    left_out: list
    previous: str = ""
    next: str = ""


def _layout(article, order, before):
    if order == BEST:
        roots, previous, following = _best_roots(article, BEST_CURSOR.fullmatch(before))
        return _fitting(roots, _paths(article, roots), previous, following)
    place, is_reversed = CURSOR.fullmatch(before), order == NEWEST
    wanted, goes_up = _beyond(_shown_roots(article), "root", place, goes_up=not is_reversed)
    found = _paths(article, wanted[: PER_PAGE + 1])
    roots, lower, higher = _cut(sorted(found), PER_PAGE, goes_up=goes_up, came_from=bool(place))
    if is_reversed:
        return _fitting(roots[::-1], found, higher, lower)
    return _fitting(roots, found, lower, higher)


def _best_roots(article, place):
    """Paths of the roots by rank, the highest first and the older first among equals, and the
    cursors of the neighbours."""
    # By root and not by path, which sorts otherwise on PostgreSQL: there the index would not do.
    visible = _shown(article).filter(root=OuterRef("root"))
    rows = Comment.objects.filter(Exists(visible), article=article, depth=1)
    goes_down = not place or place[1] == "w"
    if place:
        rank, path = int(place[2]), place[3]
        beyond = (
            Q(thread_rank__lt=rank) | Q(path__gt=path)
            if goes_down
            else Q(thread_rank__gt=rank) | Q(path__lt=path)
        )
        bound = "thread_rank__lte" if goes_down else "thread_rank__gte"
        rows = rows.filter(beyond, **{bound: rank})
    order = ("-thread_rank", "path") if goes_down else ("thread_rank", "-path")
    found = list(rows.order_by(*order).values_list("thread_rank", "path")[: PER_PAGE + 1])
    shown, goes_on, came_from = found[:PER_PAGE], len(found) > PER_PAGE, bool(place)
    if not goes_down:
        shown.reverse()
    if not shown:
        return [], "", ""
    has_better, has_worse = (came_from, goes_on) if goes_down else (goes_on, came_from)
    return (
        [path for _, path in shown],
        "b{}.{}".format(*shown[0]) if has_better else "",
        "w{}.{}".format(*shown[-1]) if has_worse else "",
    )


def _paths(article, roots):
    """The first paths of each thread that begins at one of ``roots``, and its whole size, by
    root. ``roots`` may be a query."""
    numbered = (
        _shown(article)
        .filter(root__in=roots)
        .annotate(
            nth=Window(RowNumber(), partition_by=F("root"), order_by=F("path").asc()),
            size=Window(Count("*"), partition_by=F("root")),
        )
    )
    found = {}
    rows = numbered.filter(nth__lte=MOST_IN_THREAD).order_by("path")
    for root, path, size in rows.values_list("root", "path", "size"):
        found.setdefault(root, ([], size))[0].append(path)
    return found


def _fitting(roots, found, previous, following):
    """The Layout of the threads at ``roots``, as many comments of each as fit on the page."""
    sizes = [found[root][1] for root in roots]
    kept = shares(sizes)
    paths = [path for root, most in zip(roots, kept, strict=True) for path in found[root][0][:most]]
    left_out = [size - most for size, most in zip(sizes, kept, strict=True)]
    return Layout(roots, paths, left_out, previous, following)


def _rows(numbers):
    """Comments by number, with nothing but what their places need; no query for none."""
    rows = Comment.objects.filter(pk__in=numbers).only(*DRAWN, *JUDGED)
    return {row.pk: row for row in rows} if numbers else {}
