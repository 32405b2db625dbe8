"""What readers' pages of comments have in common."""

from django.http import HttpResponseRedirect

from articles import views as article_pages
from articles.furniture import furniture_of
from comments.models import Comment
from comments.policy import TAKES_COMMENTS, Policy, policy_of
from comments.thread import OLDEST, query_of


def shown_comment(request, pk):
    """The comment ``pk`` if readers can see it now, else None."""
    comment = Comment.objects.visible().select_related("article").filter(pk=pk).first()
    return comment if comment and not is_off(request, comment.article) else None


def is_off(request, article):
    """Whether readers see nothing of the comments under ``article``."""
    return policy_of(article, furniture_of(request).paper) == Policy.OFF


def takes_comments(request, article):
    return policy_of(article, furniture_of(request).paper) in TAKES_COMMENTS


def see_other(path):
    """The answer to what was stored: 303, which no reload repeats."""
    response = HttpResponseRedirect(path)
    response.status_code = 303
    response.headers["Cache-Control"] = "no-store"
    return response


def text_back(request, heading, words, status):
    return article_pages.text_back(request, heading=heading, words=words, status=status)


def encodable(posted):
    """``posted`` with every character that no page could show replaced."""
    data = posted.copy()
    for name, values in posted.lists():
        data.setlist(name, [value.encode("utf-8", "replace").decode() for value in values])
    return data


def neighbours(page, path):
    """Addresses of the pages before and after one of a list at ``path``, None at an end."""
    return tuple(
        f"{path}{query_of(OLDEST, cursor)}" if cursor else None
        for cursor in (page.previous, page.next)
    )
