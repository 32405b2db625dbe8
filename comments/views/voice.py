"""What any reader can do about a comment without writing one: recommend it, or report it.

The pages are the same for everybody. A recommendation holds no words, so that it needs no second
step where the browser itself says that a page of ours made the post.
"""

from datetime import timedelta

from django.http import Http404
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from articles import views as article_pages
from comments import receipt, recommend, report
from comments.forms import ReportForm
from comments.places import Place
from postbox import guard
from postbox.kept import keeps_text
from postbox.network import network_key
from postbox.views import interstitial

from .shown import encodable, see_other, shown_comment, text_back

NOT_HERE = "The comment is gone. Copy your text if you want to keep it"
OWN = "You wrote this comment, so it is for others to recommend."
ENOUGH = "Many readers in your network have recommended this comment. Thank you; that is enough."
TOO_MANY = "Many reports came from your network just now. Your text is here; try in an hour"
SAID_BY_BROWSER = ("Sec-Fetch-Site", "Origin")
A_DAY = timedelta(days=1)


@csrf_exempt  # postbox.guard looks after readers' forms: a public page can hold no token
@require_http_methods(["GET", "HEAD", "POST"])
@keeps_text
def recommend_comment(request, pk):
    """A page with one button; on POST the visitor's yes is counted, once."""
    comment = shown_comment(request, pk)
    if comment is None:
        raise Http404
    if request.method != "POST":
        return _recommend_page(request, comment)
    if not _is_meant(request):
        return interstitial(
            request,
            action=request.path,
            heading="One more click",
            explanation="Press the button, and your recommendation is counted.",
            button="Recommend this comment",
        )
    writer = receipt.writer_of(request)
    try:
        recommend.recommend(
            comment,
            visitor=receipt.visitor_of(request, writer),
            commenter=writer,
            network_key=network_key(request),
        )
    except recommend.OwnComment:
        return _recommend_page(request, comment, refusal=OWN, status=422)
    except recommend.TooMany:
        response = _recommend_page(request, comment, refusal=ENOUGH, status=429)
        response.headers["Retry-After"] = str(int(A_DAY.total_seconds()))
        return response
    except recommend.NotShown as error:
        raise Http404 from error
    return see_other(reverse("comments:place", args=[pk]))


def _is_meant(request):
    """Whether a page of ours surely made the post."""
    entry = guard.examine(request)
    says_so = any(name in request.headers for name in SAID_BY_BROWSER)
    return entry.may_store or (entry.is_same_origin and says_so)


def _recommend_page(request, comment, *, refusal="", status=200):
    context = {
        "comment": comment,
        "place": Place(pk=comment.pk, comment=comment),
        "article": comment.article,
        "refusal": refusal,
    }
    response = render(request, "comments/comment_recommend.html", context, status=status)
    if refusal:
        response.headers["Cache-Control"] = "no-store"
    return response


@csrf_exempt  # as recommend_comment
@require_http_methods(["GET", "HEAD", "POST"])
@keeps_text
def report_comment(request, pk):
    """A form with reasons; on POST the report is with the moderators."""
    comment = shown_comment(request, pk)
    if request.method != "POST":
        if comment is None:
            raise Http404
        return _report_page(request, comment, ReportForm(comment=comment))
    if comment is None:
        return text_back(request, "Nothing to report here", NOT_HERE, status=404)
    entry = guard.examine(request)
    form = ReportForm(encodable(request.POST), comment=comment)
    if not form.is_valid():
        form.keep(entry)
        return _report_page(request, comment, form, status=422)
    if not entry.may_store:
        return _second_step(request, "One more click", "Press the button, and it is sent.")
    writer = receipt.writer_of(request)
    try:
        report.report(
            comment,
            reporter=receipt.visitor_of(request, writer),
            reason=form.cleaned_data["reason"],
            words=form.cleaned_data["body"],
            commenter=writer,
            network_key=network_key(request),
        )
    except report.NotShown:
        return text_back(request, "Nothing to report here", NOT_HERE, status=404)
    except report.TooManyReports as error:
        response = _second_step(request, "Wait a little", TOO_MANY, status=429)
        response.headers["Retry-After"] = str(error.retry_after)
        return response
    return see_other(reverse("comments:report_done", args=[pk]))


@article_pages.reader_page
def report_done(request, pk):
    """What everybody reads who has reported a comment."""
    comment = shown_comment(request, pk)
    if comment is None:
        raise Http404
    return render(request, "comments/comment_reported.html", {"comment": comment})


def _report_page(request, comment, form, status=200):
    context = {
        "comment": comment,
        "place": Place(pk=comment.pk, comment=comment),
        "article": comment.article,
        "form": form,
    }
    response = render(request, "comments/comment_report.html", context, status=status)
    if status != 200:
        response.headers["Cache-Control"] = "no-store"
    return response


def _second_step(request, heading, explanation, status=200):
    return interstitial(
        request,
        action=request.path,
        heading=heading,
        explanation=explanation,
        button="Send the report",
        status=status,
    )
