"""What readers are to see at a moment to come, what came by itself, and what should have.

An article is found by its moment and cannot be late. Changes to one are put in its place by the
work loop, and wait where it does not run or the gate refuses them.
"""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from django.db.models import Count, Exists, OuterRef, Window
from django.utils import timezone

from articles import gate, permissions
from articles.models import Article, Event
from articles.templatetags.desk_tags import span
from newsroom.work import seconds_since_work

# The gate asks the database a few times for each article: so many are put to it on one page.
CHECKED = 6
# A round of the work loop may take a while; after so long it is silent.
SILENT_AFTER = timedelta(minutes=5)
# What is later than this is not merely waiting for the next round.
ROUND = timedelta(minutes=1)
TOLD_FOR = timedelta(days=30)  # what fired longer ago is history


@dataclass(frozen=True)
class Due:
    """``row``, an article or a working copy with changes to one, and its moment.

    ``why`` says in few words what keeps changes back, or will; ``findings`` are the blocking ones
    of the gate, where it was asked.
    """

    row: Article
    moment: datetime
    why: str = ""
    findings: tuple = ()


@dataclass(frozen=True)
class Some:
    """The first rows of a list, and how many there are in all."""

    rows: list
    total: int

    def __bool__(self):
        return bool(self.rows)


def some(rows, limit):
    """The first ``limit`` rows of a queryset, counted in the same query."""
    found = list(rows.annotate(total=Window(Count("pk")))[:limit])
    return Some(found, found[0].total if found else 0)


def seen_articles(user):
    return permissions.visible_to(user, Article.objects.editable())


def of_seen(user, rows, key):
    """The part of ``rows`` whose article, under ``key``, ``user`` may see."""
    return rows.filter(Exists(seen_articles(user).filter(pk=OuterRef(key))))


def seen_copies(user):
    """Working copies of the articles that ``user`` may see."""
    copies = of_seen(user, Article.objects.filter(revises__isnull=False), "revises_id")
    return copies.select_related("section", "revises").defer("body", "revises__body")


def coming(user, *, limit, until=None):
    """Some Dues, soonest first: what goes out after now, and before ``until`` if that is given."""
    now = timezone.now()
    articles = seen_articles(user).scheduled().for_cards().order_by("published_at", "pk")
    copies = seen_copies(user).filter(changes_due_at__gt=now).order_by("changes_due_at", "pk")
    if until:
        articles = articles.filter(published_at__lt=until)
        copies = copies.filter(changes_due_at__lt=until)
    articles, copies = some(articles, limit), some(copies, limit)
    dues = [Due(row, row.published_at) for row in articles.rows]
    dues += [Due(row, row.changes_due_at, why=obstacle(row)) for row in copies.rows]
    return Some(in_order(dues)[:limit], articles.total + copies.total)


def in_order(dues):
    return sorted(dues, key=lambda due: (due.moment, due.row.pk))


def waiting(user, *, limit):
    """Some Dues, the longest waiting first: changes whose moment has passed."""
    now, silence = timezone.now(), silence_of_work()
    copies = some(seen_copies(user).changes_due(now).order_by("changes_due_at", "pk"), limit)
    dues = checked([Due(row, row.changes_due_at) for row in copies.rows])
    return Some([replace(due, why=why_waiting(due, now, silence)) for due in dues], copies.total)


def checked(dues):
    """``dues``, the first CHECKED of them with what the gate finds against them."""
    keys = [due.row.pk for due in dues[:CHECKED]]
    whole = Article.objects.filter(pk__in=keys).select_related("lead_image", "revises")
    whole = whole.prefetch_related("bylines", "takeaways", "quotes__expert").in_bulk()
    return [
        replace(due, findings=refusals(whole[due.row.pk], due.moment))
        if due.row.pk in whole
        else due
        for due in dues
    ]


def refusals(article, moment):
    """What the gate finds against ``article`` at ``moment``, or at the first at which it may be."""
    live = article.revises
    first = live.published_at if live and live.published_at else moment
    found = gate.unexcused(article, at=max(moment, first))
    return () if gate.may_override_all(found, article.changes_override) else tuple(found)


def obstacle(copy):
    """What keeps the changes of ``copy`` back whatever they say; empty if nothing does."""
    is_out = copy.revises.status == Article.Status.PUBLISHED
    return "" if is_out else "the article was withdrawn"


def why_waiting(due, now, silence):
    """In few words: what keeps changes whose moment has passed."""
    if found := obstacle(due.row):
        return found
    if due.findings:
        return "the gate refuses them"
    if silence is None or silence > max(now - due.moment, ROUND):
        return "the work loop does not run"
    if now - due.moment <= ROUND:
        return ""
    return "open them, and publish them to see why"


def silence_of_work():
    """How long ago the work loop began a round; None if it never did."""
    seconds = seconds_since_work()
    return None if seconds is None else timedelta(seconds=max(0, seconds))


def work_is_silent(silence):
    return silence is None or silence > SILENT_AFTER


def last_round(silence):
    """When the work loop last began a round; None if it never did."""
    return None if silence is None else timezone.now() - silence


@dataclass(frozen=True)
class Fired:
    """``article`` as it became public, or got its changes, by itself; ``words`` say how late."""

    article: Article
    moment: datetime
    what: str
    words: str


def fired(user, *, limit):
    """What the clock and the work loop brought out in the last TOLD_FOR, newest first."""
    found = [*_by_the_clock(user, limit), *_by_the_work_loop(user, limit)]
    return sorted(found, key=lambda each: each.moment, reverse=True)[:limit]


def _by_the_clock(user, limit):
    scheduled = Event.objects.filter(
        article=OuterRef("pk"), verb=Event.Verb.SCHEDULED, effective_at=OuterRef("published_at")
    )
    public = seen_articles(user).published().filter(published_at__gt=timezone.now() - TOLD_FOR)
    rows = public.filter(Exists(scheduled)).for_cards().newest_first()[:limit]
    return [Fired(row, row.published_at, "Article", "on time, by the clock") for row in rows]


def _by_the_work_loop(user, limit):
    """Nobody stands by such a change: whoever publishes changes by hand is on record."""
    events = Event.objects.filter(
        verb=Event.Verb.CHANGED,
        by=None,
        effective_at__isnull=False,
        at__gt=timezone.now() - TOLD_FOR,
    )
    events = of_seen(user, events, "article_id").select_related("article__section")
    events = events.defer("article__body").order_by("-at", "-pk")[:limit]
    return [Fired(each.article, each.effective_at, "Changes", lateness(each)) for each in events]


def lateness(event):
    late = event.at - event.effective_at
    if late < timedelta(seconds=1):
        return "on time, by the work loop"
    return f"{span(event.effective_at, event.at)} late, by the work loop"
