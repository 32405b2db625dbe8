"""Whether readers may write under an article."""

from django.utils import timezone

from articles.models import Article, Paper
from comments.models import Thread, closing

Policy = Article.CommentsPolicy
TAKES_COMMENTS = frozenset({Policy.OPEN, Policy.PREMODERATED})


def policy_of(article, paper=None, thread=None):
    """The policy of ``article`` now: its own, else that of ``paper``; closed once its days are
    over. ``paper`` and ``thread`` are looked up where the caller has none at hand.
    """
    paper = paper or Paper.current()
    policy = Policy(article.comments_policy or paper.comments_policy)
    if policy not in TAKES_COMMENTS:
        return policy
    closes_at = closing_of(article, paper, thread)
    is_over = closes_at is not None and closes_at <= timezone.now()
    return Policy.CLOSED if is_over else policy


def closing_of(article, paper, thread=None):
    """When the thread of ``article`` closes, or closed, by itself; None if it never does."""
    if thread is None and article.pk:
        thread = Thread.objects.filter(article=article).first()
    own = thread.close_after if thread else None
    return closing(article.published_at, own, paper.comments_close_after)
