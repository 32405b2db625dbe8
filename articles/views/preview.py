"""An article that is not public, for whoever has a link to it, and nobody else."""

from functools import partial, wraps

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from articles import invite
from articles.draft import draft_story
from articles.footnotes import Footnotes
from articles.models import Article
from articles.pictures import CONTENT_TYPES, EXTENSIONS

from .article import updated_at
from .media import FORMATS, content_of, renditions_on
from .reading import reader_page


def by_invitation(*, referrer):
    """A page whose address is a secret: kept by no cache, found by no search engine.

    Every link that opens nothing, whatever the reason, gets one answer. ``referrer`` is the
    page's Referrer-Policy: neither "no-referrer" nor "same-origin" tells another site the address.
    """

    def decorate(view):
        @wraps(view)
        def shown(request, *args, **kwargs):
            try:
                response = view(request, *args, **kwargs)
            except (invite.DeadInvitation, Http404):
                response = render(request, "articles/preview_ended.html", status=404)
            response.headers["Cache-Control"] = "no-store"
            response.headers["X-Robots-Tag"] = "noindex, nofollow"
            response.headers["Referrer-Policy"] = referrer
            return response

        return shown

    return decorate


@by_invitation(referrer="no-referrer")
@reader_page
def preview(request, token):
    """The page an article would have; once it is public, the way there."""
    return _shown(request, token)


@by_invitation(referrer="no-referrer")
@reader_page
def preview_print(request, token):
    """The same for paper."""
    return _shown(request, token, is_print=True)


def _shown(request, token, *, is_print=False):
    # Without its last slash the address only leads to itself with one.
    is_counted = request.method == "GET" and request.path_info.endswith("/")
    draft, link = invite.open_preview(token, is_counted=is_counted)
    if draft.is_published():
        return redirect(f"{draft.get_absolute_url()}{'print/' if is_print else ''}")
    story = draft_story(draft, address_of=partial(address_of_picture, token))
    return render_draft(request, story, is_print=is_print, link=link, token=token)


def render_draft(request, story, *, is_print=False, **extra):
    """The page of ``story`` without what only a public article has: an address of its own, what
    other sites show of it, and comments."""
    context = {
        "article": story.article,
        "section": story.article.section,
        "story": story,
        "updated_at": updated_at(story),
        "is_print": is_print,
        **extra,
    }
    if not is_print:
        return render(request, "articles/preview.html", context)
    footnotes = Footnotes()
    story.parts = footnotes.taken_from(story.parts)
    context["footnotes"] = footnotes.addresses
    return render(request, "articles/preview_print.html", context)


def address_of_picture(token, rendition):
    """Where whoever has the link ``token`` gets a picture of the article."""
    ext = EXTENSIONS[rendition.format]
    return reverse("articles:preview_picture", args=[token, rendition.token, rendition.width, ext])


@by_invitation(referrer="no-referrer")
@reader_page
def preview_picture(request, token, picture, width, ext):
    """One size and format of a picture in the article, or of somebody named there."""
    draft, _ = invite.open_preview(token, is_counted=False)
    shown = renditions_on(Article.objects.filter(pk=draft.pk))
    found = shown.filter(token=picture, width=int(width), format=FORMATS[ext]).first()
    if found is None:
        raise Http404
    headers = {"X-Content-Type-Options": "nosniff"}
    return HttpResponse(content_of(found), content_type=CONTENT_TYPES[ext], headers=headers)
