"""The outermost promise to a reader who wrote something: it is stored, or it comes back."""

import logging
from functools import wraps

from django.conf import settings
from django.core.exceptions import BadRequest, RequestDataTooBig, SuspiciousOperation
from django.db import DatabaseError, InterfaceError
from django.http import Http404, HttpResponse, UnreadablePostError
from django.http.multipartparser import MultiPartParserError
from django.template.loader import render_to_string

from postbox import guard
from postbox.views import TEXT_FIELD, posted_texts

RETRY_AFTER = 30  # seconds
NO_STORE = {"Cache-Control": "no-store", "X-Robots-Tag": "noindex"}
log = logging.getLogger(__name__)


def keeps_text(view):
    """A view that takes a reader's words; none of its failures ends without them.

    A post over DATA_UPLOAD_MAX_MEMORY_SIZE is not read at all, and gets 413 in words; so does one
    with files, which Django would write to the disk whatever their size.
    """

    @wraps(view)
    def kept(request, *args, **kwargs):
        try:
            _check_size(request)
            len(request.POST)  # read it first, so that it is in hand whatever happens then
            return view(request, *args, **kwargs)
        except RequestDataTooBig:
            return _too_big()
        except (
            BadRequest,
            Http404,
            MultiPartParserError,
            SuspiciousOperation,
            UnreadablePostError,
        ):
            raise  # nothing was read, or nobody is there any more
        except (DatabaseError, InterfaceError):
            if request.method != "POST":
                raise
            log.exception("A reader's post could not be stored; its text went back")
            return _unavailable(request, status=503)
        except Exception:
            if request.method != "POST":
                raise
            log.exception("A reader's post met a mistake of ours; its text went back")
            return _unavailable(request, status=500)

    return kept


def _check_size(request):
    length = request.META.get("CONTENT_LENGTH") or ""
    if length.isdecimal() and int(length) > settings.DATA_UPLOAD_MAX_MEMORY_SIZE:
        raise RequestDataTooBig


def _too_big():
    page = render_to_string("postbox/too_big.html")
    return HttpResponse(page, status=413, headers=NO_STORE)


def _unavailable(request, *, status):
    """A page that asks no database, with the posted form in it, ready to be sent again."""
    posted = posted_texts(request)
    names = {name for name, _ in posted}
    shown = names & {TEXT_FIELD} or names
    context = {
        "action": request.path,
        "shown": [(name, value) for name, value in posted if name in shown],
        "hidden": [(name, value) for name, value in posted if name not in shown],
        "token": guard.form_token(),
        "key": guard.well_formed_key(request) or guard.fresh_key(),
    }
    page = render_to_string("postbox/unavailable.html", context).encode("utf-8", "replace")
    headers = {**NO_STORE, "Retry-After": str(RETRY_AFTER)}
    return HttpResponse(page, status=status, headers=headers)
