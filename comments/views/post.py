"""Where readers write. Whatever becomes of a post, its text is stored or comes back."""

from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from articles import views as article_pages
from comments import receipt, submit
from comments.forms import CommentForm
from comments.parts import parts_under
from comments.places import Place
from postbox import guard
from postbox.kept import keeps_text
from postbox.network import network_key
from postbox.views import interstitial

from .shown import encodable, see_other, shown_comment, takes_comments, text_back

CLOSED = "Comments closed while you were writing. Copy your text if you want to keep it"
NOT_HERE = "There is nothing at this address to comment on. Copy your text if you want to keep it"
GONE = "The comment you answered is gone. Copy your text; you can post it as a new comment"
TOO_OLD = "This page was open for a long time. Nothing was lost; post again"
ONE_MORE = (
    "Pages without scripts need this second step. Press the button and your comment is posted."
)
TOO_MANY = "Many comments came from your network just now. Your text is here; wait ten minutes"
THINK_AGAIN = (
    "Some of your words may hurt somebody: {pieces}. Change them below, or post them as they are; "
    "an editor reads them first then."
)
POST = "Post comment"
NUDGED = "nudged"  # the field that says that its writer was asked about the words


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
        return text_back(request, "This page is not here", NOT_HERE, status=404)
    return _take(request, article)


@csrf_exempt  # as post_comment
@require_http_methods(["GET", "HEAD", "POST"])
@keeps_text
def reply_to_comment(request, pk):
    """A small page with the form to answer comment ``pk``, and the post of that form."""
    comment = shown_comment(request, pk)
    if request.method == "POST":
        if comment is None:
            return text_back(request, "Nothing to answer here", GONE, status=404)
        return _take(request, comment.article, answered=comment)
    if comment is None:
        raise Http404
    return _reply_page(request, comment, CommentForm(article=comment.article, answered=comment))


def _take(request, article, answered=None):
    """Store what was posted under ``article``, or give it back with what stands in the way."""
    entry = guard.examine(request)
    if not takes_comments(request, article):
        return text_back(request, "Comments are closed", CLOSED, status=422)
    writer = receipt.writer_of(request)
    form = CommentForm(
        encodable(request.POST),
        article=article,
        answered=answered,
        parts=None if answered else parts_under(article),
        has_address=writer is not None and writer.has_confirmed_address,
    )
    if not form.is_valid():
        return _again(request, article, form, entry, answered)
    if not entry.may_store:
        return _one_more_click(request, entry)
    try:
        return _stored(request, article, form.cleaned_data, entry, writer)
    except submit.ParentGone:
        form.refuse_parent()
        return _again(request, article, form, entry)
    except submit.NotTaken as refusal:
        return _not_taken(request, refusal)


def _stored(request, article, words, entry, writer):
    """Store it, and lead its writer to the receipt: to the same one, however often it is posted."""
    at = timezone.now()
    comment = submit.submit_comment(
        article,
        display_name=words["display_name"],
        body=words["body"],
        email=words["email"],
        notify=words["notify"],
        parent=words["parent"],
        about="" if words["parent"] else words.get("about", ""),
        key=entry.key or None,
        commenter=writer,
        network_key=network_key(request),
        entry=entry,
        nudged=bool(request.POST.get(NUDGED)),
        at=at,
    )
    response = see_other(reverse("comments:receipt", args=[comment.pk]))
    # A key that was posted is known to one browser only. One that was derived can be made again by
    # whoever reads the published comment, and must not make them its writer.
    if comment.commenter and (entry.key or comment.created_at == at):
        receipt.remember(response, comment.commenter)
    return response


def _not_taken(request, refusal):
    """The text with the reason why it was not stored, and the way on where there is one."""
    if isinstance(refusal, submit.TooManyComments):
        return _wait(request, refusal)
    if isinstance(refusal, submit.Nudge):
        return _think_again(request, refusal)
    if isinstance(refusal, submit.Banned):
        return text_back(request, "Not posted", words_about(refusal.ban), status=422)
    if isinstance(refusal, submit.CommentsClosed):
        return text_back(request, "Comments are closed", CLOSED, status=422)
    return text_back(request, "This page is not here", NOT_HERE, status=404)


def words_about(ban):
    """What the writer is told who may not write now."""
    local = ban.until and timezone.localtime(ban.until)
    until = f" until {date_format(local, 'j F Y, H:i')}" if local else ""
    return (
        f"We take no comments from you{until}: {ban.reason.rstrip('.')}. "
        "Copy your text if you want to keep it"
    )


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
        "place": Place(pk=comment.pk, comment=comment),
        "article": comment.article,
        "form": form,
        "takes_comments": takes_comments(request, comment.article),
    }
    return render(request, "comments/comment_reply.html", context, status=status)


def _one_more_click(request, entry):
    is_stale = entry.token is guard.Token.STALE
    return _with_button(request, "One more click", TOO_OLD if is_stale else ONE_MORE)


def _think_again(request, nudge):
    """The text once more, with the words that may wound; posted again, it is taken."""
    request.POST = request.POST.copy()
    request.POST[NUDGED] = "yes"
    pieces = ", ".join(f"“{piece}”" for piece in nudge.pieces[:3])
    return _with_button(request, "Before you post", THINK_AGAIN.format(pieces=pieces))


def _wait(request, error):
    response = _with_button(request, "Wait a little", TOO_MANY, status=429)
    response.headers["Retry-After"] = str(error.retry_after)
    return response


def _with_button(request, heading, explanation, status=200):
    return interstitial(
        request,
        action=request.path,
        heading=heading,
        explanation=explanation,
        button=POST,
        status=status,
    )
