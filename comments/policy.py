"""Whether readers may write under an article."""

from articles.models import Article, Paper

Policy = Article.CommentsPolicy
TAKES_COMMENTS = frozenset({Policy.OPEN, Policy.PREMODERATED})


def policy_of(article, paper=None):
    """The policy of ``article``: its own, else that of ``paper``, else that of the current one."""
    words = article.comments_policy or (paper or Paper.current()).comments_policy
    return Policy(words)
