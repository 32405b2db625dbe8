"""The state of a thread, asked for once per request: first of all, so that a page rendered while
something changes carries the older version, and is asked for again."""

from comments.models import Thread


def state_under(request, slug):
    """The ThreadState under the article with ``slug``."""
    known = request.__dict__.setdefault("_thread_states", {})
    if slug not in known:
        known[slug] = Thread.objects.state_under(slug=slug)
    return known[slug]


def known_row(request, article):
    """The row of counts of ``article`` if it was asked for already, else None."""
    states = getattr(request, "_thread_states", {})
    row = states[article.slug].row if article.slug in states else None
    return row if row is not None and row.article_id == article.pk else None
