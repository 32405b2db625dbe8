"""Where a comment stands, and the whole of a thread that is too long for its article's page."""

from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from articles import views as article_pages
from articles.models import Article
from comments.models import Comment
from comments.parts import parts_under
from comments.thread import place_url, thread_page

from .shown import is_off, neighbours, shown_comment, takes_comments


@require_http_methods(["GET", "HEAD"])
def comment_place(request, pk):
    """Lead to where comment ``pk`` stands."""
    comment = shown_comment(request, pk)
    if comment is None:
        raise Http404
    return redirect(place_url(comment))


@article_pages.reader_page
def comment_replies(request, pk):
    """The thread that comment ``pk`` begins, a page at a time; that one may be hidden itself."""
    public = Article.objects.published()
    roots = Comment.objects.filter(parent=None, article__in=public).select_related("article")
    root = get_object_or_404(roots, pk=pk)
    article = root.article
    before = request.GET.get("before", "")
    page = None
    if not is_off(request, article):
        page = thread_page(article, root.path, before=before, parts=lambda: parts_under(article))
    if page is None:
        raise Http404
    previous, following = neighbours(page, reverse("comments:replies", args=[pk]))
    context = {
        "article": article,
        "section": article.section,
        "first": page.threads[0],
        "replies": page.threads[1:],
        "previous": previous,
        "next": following,
        "takes_comments": takes_comments(request, article),
    }
    return render(request, "comments/comment_replies.html", context)
