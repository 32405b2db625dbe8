"""Readers' pages of comments. Whatever becomes of a post, its text is stored or comes back."""

from django.http import Http404, HttpResponseRedirect
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from articles import views as article_pages
from articles.furniture import furniture_of
from comments import receipt, submit
from comments.forms import CommentForm
from comments.models import Comment
from comments.policy import TAKES_COMMENTS, Policy, policy_of
from comments.thread import OLDEST, Place, cursor_of, query_of
from postbox import guard
from postbox.kept import keeps_text
from postbox.network import network_key
from postbox.views import interstitial

CLOSED = "Comments closed while you were writing. Copy your text if you want to keep it"
NOT_HERE = "There is nothing at this address to comment on. Copy your text if you want to keep it"
GONE = "The comment you answered is gone. Copy your text; you can post it as a new comment"
TOO_OLD = "This page was open for a long time. Nothing was lost; post again"
ONE_MORE = (
    "Pages without scripts need this second step. Press the button and your comment is posted."
)
TOO_MANY = "Many comments came from your network just now. Your text is here; wait ten minutes"
POST = "Post comment"


@csrf_exempt  # postbox.guard looks after readers' forms: a public page can hold no token
@require_http_methods(["GET", "HEAD", "POST"])
@keeps_text
def post_comment(request, **address):
    """Take a comment on the article at ``address``; anybody who only looks is led to it."""
    if request.method != "POST":
        return redirect(f"{reverse('articles:detail', kwargs=address)}#speak")
    try:
        article = article_pages.article_at(**address)
    except Http404:
        return _text_back(request, "This page is not here", NOT_HERE, status=404)
    return _take(request, article)


@csrf_exempt  # as post_comment
@require_http_methods(["GET", "HEAD", "POST"])
@keeps_text
def reply_to_comment(request, pk):
    """A small page with the form to answer comment ``pk``, and the post of that form."""
    comment = _shown_comment(request, pk)
    if request.method == "POST":
        if comment is None:
            return _text_back(request, "Nothing to answer here", GONE, status=404)
        return _take(request, comment.article, answered=comment)
    if comment is None:
        raise Http404
    return _reply_page(request, comment, CommentForm(article=comment.article, answered=comment))


@require_http_methods(["GET", "HEAD"])
def comment_place(request, pk):
    """Lead to where comment ``pk`` stands."""
    comment = _shown_comment(request, pk)
    if comment is None:
        raise Http404
    query = query_of(OLDEST, cursor_of(comment))
    return redirect(f"{comment.article.get_absolute_url()}{query}#c-{pk}")


@never_cache
@require_http_methods(["GET", "HEAD"])
def comment_receipt(request, pk):
    """What became of a comment, for the one who wrote it; 404 for everybody else."""
    writer = receipt.writer_of(request)
    if writer is None:
        raise Http404
    comment = get_object_or_404(writer.comments.select_related("article", "parent"), pk=pk)
    policy = policy_of(comment.article, furniture_of(request).paper)
    is_public = comment.article.is_published() and policy != Policy.OFF
    context = {
        "comment": comment,
        "article": comment.article if is_public else None,
        # Whoever sends spam learns nothing from it.
        "waits": comment.status in (Comment.Status.PENDING, Comment.Status.SPAM),
        **(_neighbours(comment) if is_public else {}),
    }
    response = render(request, "comments/comment_receipt.html", context)
    response.headers["X-Robots-Tag"] = "noindex"
    return response


def _shown_comment(request, pk):
    """The comment ``pk`` if readers can see it now, else None."""
    comment = Comment.objects.visible().select_related("article").filter(pk=pk).first()
    is_off = comment and policy_of(comment.article, furniture_of(request).paper) == Policy.OFF
    return None if is_off else comment


def _neighbours(comment):
    """The visible comments between which it stands: the answered one, or those around it."""
    if comment.parent_id:
        is_shown = comment.parent.status == Comment.Status.APPROVED
        return {"parent": _place(comment.parent) if is_shown else None}
    roots = Comment.objects.filter(article=comment.article, depth=1).approved()
    return {
        "before": _place(roots.filter(root__lt=comment.root).order_by("-root").first()),
        "after": _place(roots.filter(root__gt=comment.root).order_by("root").first()),
    }


def _place(comment):
    return comment and Place(pk=comment.pk, comment=comment)


def _take(request, article, answered=None):
    """Store what was posted under ``article``, or give it back with what stands in the way."""
    entry = guard.examine(request)
    if policy_of(article, furniture_of(request).paper) not in TAKES_COMMENTS:
        return _text_back(request, "Comments are closed", CLOSED, status=422)
    form = CommentForm(_encodable(request.POST), article=article, answered=answered)
    if not form.is_valid():
        return _again(request, article, form, entry, answered)
    if not entry.may_store:
        return _one_more_click(request, entry)
    try:
        return _stored(request, article, form.cleaned_data, entry)
    except submit.CommentsClosed:
        return _text_back(request, "Comments are closed", CLOSED, status=422)
    except submit.ArticleGone:
        return _text_back(request, "This page is not here", NOT_HERE, status=404)
    except submit.TooManyComments as error:
        return _wait(request, error)
    except submit.ParentGone:
        form.refuse_parent()
        return _again(request, article, form, entry)


def _stored(request, article, words, entry):
    """Store it, and lead its writer to the receipt: to the same one, however often it is posted."""
    writer, at = receipt.writer_of(request), timezone.now()
    comment = submit.submit_comment(
        article,
        display_name=words["display_name"],
        body=words["body"],
        email=words["email"],
        notify=words["notify"],
        parent=words["parent"],
        key=entry.key or None,
        commenter=writer,
        network_key=network_key(request),
        entry=entry,
        at=at,
    )
    response = HttpResponseRedirect(reverse("comments:receipt", args=[comment.pk]))
    response.status_code = 303
    response.headers["Cache-Control"] = "no-store"
    # A key that was posted is known to one browser only. One that was derived can be made again by
    # whoever reads the published comment, and must not make them its writer.
    if comment.commenter and (entry.key or comment.created_at == at):
        receipt.remember(response, comment.commenter)
    return response


def _again(request, article, form, entry, answered=None):
    """The page the form stands on, with everything that was typed and what is wrong with it."""
    form.keep(entry)
    if answered:
        response = _reply_page(request, answered, form, status=422)
    else:
        response = article_pages.render_article(request, article, comment_form=form, status=422)
    response.headers["Cache-Control"] = "no-store"
    return response


def _reply_page(request, comment, form, status=200):
    context = {
        "comment": comment,
        "place": _place(comment),
        "article": comment.article,
        "form": form,
        "takes_comments": policy_of(comment.article, furniture_of(request).paper) in TAKES_COMMENTS,
    }
    return render(request, "comments/comment_reply.html", context, status=status)


def _one_more_click(request, entry):
    is_stale = entry.token is guard.Token.STALE
    return interstitial(
        request,
        action=request.path,
        heading="One more click",
        explanation=TOO_OLD if is_stale else ONE_MORE,
        button=POST,
    )


def _wait(request, error):
    response = interstitial(
        request,
        action=request.path,
        heading="Wait a little",
        explanation=TOO_MANY,
        button=POST,
        status=429,
    )
    response.headers["Retry-After"] = str(error.retry_after)
    return response


def _text_back(request, heading, words, status):
    return article_pages.text_back(request, heading=heading, words=words, status=status)


def _encodable(posted):
    """``posted`` with every character that no page could show replaced."""
    data = posted.copy()
    for name, values in posted.lists():
        data.setlist(name, [value.encode("utf-8", "replace").decode() for value in values])
    return data
