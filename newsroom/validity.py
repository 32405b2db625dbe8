"""Whether a copy of a public page is still true: the one place that answers 304.

A page is described by a version instead of being purged: the site version rises with every
editorial change and every publication falling due, a thread's version with every change readers
see in it. The version is read before the rows, so that a page rendered while something changed
carries the older version and is asked for again.
"""

import hashlib
import re
from functools import cache

from django.conf import settings
from django.http import HttpResponseNotModified
from django.middleware.gzip import GZipMiddleware
from django.utils import timezone
from django.utils.cache import patch_vary_headers

from articles.version import site_version
from comments.models import ModerationEvent, Thread
from comments.state import state_under
from newsroom.private import is_private

# Paths with no version to speak of, or one of their own.
OWN_RULES = ("/static/", "/media/", "/form-token/", "/healthz", "/readyz")
# The query keys that any page knows; others change nothing.
KNOWN_KEYS = ("before", "order", "q")
# The pages that the clock alone changes.
NEWS_SITEMAP = "/news-sitemap.xml"
COMMENT_RULES = "/comments/policy/"
SLUG = re.compile(r"[-a-zA-Z0-9_]{1,80}")
COMMENT_PATH = re.compile(r"/comments/(\d{1,18})/")
CODE = (".py", ".html", ".txt", ".xml", ".css", ".js", ".svg")


@cache
def code_digest():
    """A digest of the code and templates that make the pages; changes with every release."""
    digest = hashlib.sha256()
    for package in ("articles", "comments", "newsletter", "newsroom", "postbox", "templates"):
        for path in sorted((settings.BASE_DIR / package).rglob("*")):
            if path.suffix in CODE:
                digest.update(path.read_bytes())
    digest.update(f"{settings.SITE_URL} {bool(settings.AKISMET_KEY)}".encode())
    return digest.hexdigest()


def slug_of_article_path(path):
    """The slug in an article's address or one of the pages below it, or ""."""
    parts = path.split("/")
    is_article = len(parts) > 5 and all(part.isdigit() for part in parts[1:4])
    return parts[4] if is_article and SLUG.fullmatch(parts[4]) else ""


def state_of_comments(request):
    """What tells whether the comments on a page are still those that were shown."""
    path = request.path_info
    if slug := slug_of_article_path(path):
        return state_under(request, slug)
    if found := COMMENT_PATH.match(path):
        return Thread.objects.state_under(comments=int(found[1]))
    return ModerationEvent.newest()


def clock_of(path):
    """What the clock says, as far as it changes the page at ``path``: the hour, or the month."""
    if path == NEWS_SITEMAP:
        return timezone.now().strftime("%Y%m%d%H")
    return timezone.localtime().strftime("%Y%m") if path == COMMENT_RULES else ""


def etag_of(request):
    """The entity tag that a public page at this address has now."""
    comments = state_of_comments(request)
    asked = [(key, request.GET[key]) for key in KNOWN_KEYS if key in request.GET]
    path = request.path_info
    words = (code_digest(), site_version(), comments, path, asked, clock_of(path))
    return f'W/"{hashlib.sha256("|".join(map(str, words)).encode()).hexdigest()[:32]}"'


class ValidityMiddleware:
    """Gives public pages their entity tag, and answers 304 without making the page."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        path = request.path_info
        if request.method not in ("GET", "HEAD") or is_private(path) or path.startswith(OWN_RULES):
            return self.get_response(request)
        etag = etag_of(request)
        if etag in _tags(request.headers.get("If-None-Match", "")):
            response = HttpResponseNotModified()
        else:
            response = self.get_response(request)
        response.headers.setdefault("Cache-Control", "public, no-cache")
        cached = response.headers["Cache-Control"]
        if response.status_code in (200, 304) and "no-store" not in cached:
            response.headers["ETag"] = etag
        patch_vary_headers(response, ["Accept-Encoding"])
        return response


def _tags(header):
    """The entity tags named in an If-None-Match header, each in its weak form."""
    tags = (tag.strip() for tag in header.split(","))
    return {tag if tag.startswith("W/") else f"W/{tag}" for tag in tags if tag}


class TextGZipMiddleware(GZipMiddleware):
    """Compresses readers' pages, the same bytes each time.

    Private pages hold secrets whose length compression could tell; pictures are as small as
    they get.
    """

    max_random_bytes = 0  # there is no secret on a page that is the same for everybody

    def process_response(self, request, response):
        if is_private(request.path_info) or response.get("Content-Type", "").startswith("image/"):
            return response
        return super().process_response(request, response)
