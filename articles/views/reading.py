"""What all pages for readers have in common: they are read, and lose nothing that is sent."""

from functools import wraps

from django.core.exceptions import BadRequest, SuspiciousOperation
from django.http import HttpResponse, UnreadablePostError
from django.template.loader import render_to_string
from django.views.decorators.csrf import csrf_exempt

from postbox.views import posted_texts

READING = ("GET", "HEAD")


def reader_page(view):
    """A view that answers GET and HEAD. Anything else gets 405, and its own words back."""

    @csrf_exempt  # nothing is done with a post but to return it
    @wraps(view)
    def shown(request, *args, **kwargs):
        if request.method in READING:
            return view(request, *args, **kwargs)
        response = text_back(
            request,
            heading="This page takes no posts",
            words="Nothing was stored. Copy your text and use the form on the page itself.",
            status=405,
        )
        response.headers["Allow"] = ", ".join(READING)
        return response

    return shown


def text_back(request, *, heading, words, status):
    """A page that says why a post was refused and shows every text in it, to be copied."""
    context = {"heading": heading, "words": words, "texts": typed_texts(request)}
    page = render_to_string("newsroom/text_back.html", context, request)
    # A post may name a charset that yields halves of characters, which nothing can encode.
    body = page.encode("utf-8", "replace")
    return HttpResponse(body, status=status, headers={"Cache-Control": "no-store"})


def typed_texts(request):
    """The posted texts worth giving back; a password is none of them. Asks no database."""
    try:
        return [
            value
            for name, value in posted_texts(request)
            if value.strip() and "password" not in name.casefold()
        ]
    except (BadRequest, SuspiciousOperation, UnreadablePostError):
        return []
