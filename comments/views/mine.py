"""Everything that one reader wrote: to read, to take along, and to erase.

The cookie of the browser it was written in opens these pages, or a link sent to the address that
was confirmed; everybody else learns nothing.
"""

from dataclasses import dataclass
from functools import wraps
from tempfile import SpooledTemporaryFile

from django.http import FileResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from articles import views as article_pages
from articles.models import Paper
from comments import erase, export, person, receipt
from comments.forms import AskForm, fresh_guard
from postbox import guard
from postbox.kept import keeps_text
from postbox.network import network_key
from postbox.views import interstitial

from .mail import by_mail
from .shown import see_other, text_back

PER_PAGE = 50
IN_MEMORY = 1_000_000  # bytes of an export, before it goes to a file
LONGEST_NUMBER = 18
TOO_MANY = "Many asked from your network just now. Try again in an hour."
PRESS = "Press the button, and it is done."


@dataclass(frozen=True)
class Own:
    """One person's ``commenters``, and what leads from page to page: a ``token`` that came by
    mail, or nothing where the cookie does."""

    commenters: list
    token: str = ""

    def path(self, page):
        name = "mailed" if self.token else "mine"
        end = f"_{page}" if page else ""
        return reverse(f"comments:{name}{end}", args=[self.token] if self.token else [])


def by_cookie(view):
    """A page for whoever wrote in this browser: ``view(request, own)``."""

    @csrf_exempt  # postbox.guard looks after readers' forms
    @never_cache
    @require_http_methods(["GET", "HEAD", "POST"])
    @keeps_text
    @wraps(view)
    def shown(request):
        writer = receipt.writer_of(request)
        if writer is None:
            response = render(request, "comments/mine_unknown.html", status=404)
        else:
            response = view(request, Own([writer]))
        response.headers["X-Robots-Tag"] = "noindex"
        return response

    return shown


def by_link(view):
    """The same for whoever reads mail at a confirmed address."""

    @by_mail
    @wraps(view)
    def shown(request, token):
        return view(request, Own(person.person_by(token), token))

    return shown


def own_comments(request, own):
    """What was written, the newest first, with its state."""
    if request.method == "POST":
        return _takes_no_posts(request)
    before = request.GET.get("before", "")
    rows = person.comments_of(own.commenters).select_related("article")
    if before.isascii() and before.isdigit() and len(before) <= LONGEST_NUMBER:
        rows = rows.filter(pk__lt=before)
    found = list(rows.defer("article__body", "verdicts")[: PER_PAGE + 1])
    paper = Paper.current()
    context = {
        "own": own,
        "items": [
            {
                "comment": comment,
                "article": comment.article if export.is_public(comment, paper) else None,
                "status": export.status_shown(comment.status),
            }
            for comment in found[:PER_PAGE]
        ],
        "older": f"?before={found[PER_PAGE - 1].pk}" if len(found) > PER_PAGE else "",
        "is_first_page": not before,
        "count": person.count_of(own.commenters),
        "addresses": addresses_of(own.commenters),
        "download": own.path("download"),
        "erase": own.path("erase"),
    }
    return render(request, "comments/mine.html", context)


def download(request, own):
    """All of it as a file, complete or not at all."""
    if request.method == "POST":
        return _takes_no_posts(request)
    return exported(own.commenters)


def exported(commenters):
    """The answer that holds the export of ``commenters``, one person."""
    file = SpooledTemporaryFile(max_size=IN_MEMORY)  # noqa: SIM115  (the answer closes it)
    for piece in export.export(commenters):
        file.write(piece.encode("utf-8", "replace"))
    file.seek(0)
    return FileResponse(
        file, as_attachment=True, filename="comments.json", content_type="application/json"
    )


def erase_all(request, own):
    """A page that says what goes, with one button; on POST it is gone for good."""
    if request.method != "POST":
        context = {
            "own": own,
            "count": person.count_of(own.commenters),
            "back": own.path(""),
            "action": own.path("erase"),
            "download": own.path("download"),
            **fresh_guard(),
        }
        return render(request, "comments/mine_erase.html", context)
    # A link that came by mail is a secret of its own; a cookie comes with every post.
    if not own.token and not guard.examine(request).may_store:
        return interstitial(
            request,
            action=request.path,
            heading="One more click",
            explanation=PRESS,
            button="Erase everything I wrote",
        )
    erase.erase(own.commenters)
    response = see_other(reverse("comments:mine_erased"))
    response.delete_cookie(receipt.COOKIE, path="/", samesite="Lax")
    return response


@article_pages.reader_page
def erased(request):
    """What everybody reads who has erased what they wrote."""
    return render(request, "comments/mine_erased.html")


@csrf_exempt  # as by_cookie
@require_http_methods(["GET", "HEAD", "POST"])
@keeps_text
def ask_for_link(request):
    """A form for an address; on POST a letter goes to it, if anything was written with it."""
    if request.method != "POST":
        return _ask_page(request, AskForm())
    entry = guard.examine(request)
    form = AskForm(request.POST)
    if not form.is_valid():
        form.keep(entry)
        return _ask_page(request, form, status=422)
    if not entry.may_store:
        return interstitial(
            request,
            action=request.path,
            heading="One more click",
            explanation="Press the button, and the letter is on its way.",
            button="Send me the link",
        )
    try:
        if not entry.is_decoy_filled:
            person.send_link(form.cleaned_data["email"], network_key=network_key(request))
    except person.TooManyAsked as error:
        form.add_error(None, TOO_MANY)
        form.keep(entry)
        response = _ask_page(request, form, status=429)
        response.headers["Retry-After"] = str(error.retry_after)
        return response
    return see_other(reverse("comments:mine_asked"))


@article_pages.reader_page
def link_sent(request):
    """What everybody reads who asked, known or not."""
    return render(request, "comments/mine_asked.html")


def _ask_page(request, form, status=200):
    response = render(request, "comments/mine_ask.html", {"form": form}, status=status)
    if status != 200:
        response.headers["Cache-Control"] = "no-store"
    return response


def addresses_of(commenters):
    """The addresses that are kept, each once, confirmed or not."""
    found = [(each.email, each.unconfirmed_address) for each in commenters]
    return sorted({address for pair in found for address in pair if address})


def _takes_no_posts(request):
    response = text_back(request, "This page takes no posts", "Copy your text", status=405)
    response.headers["Allow"] = "GET, HEAD"
    return response


mine, mine_download, mine_erase = map(by_cookie, (own_comments, download, erase_all))
mailed, mailed_download, mailed_erase = map(by_link, (own_comments, download, erase_all))
