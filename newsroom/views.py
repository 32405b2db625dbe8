"""Pages that no single app owns: front page, robots, health, and what is shown when things go
wrong."""

import logging
import secrets
import sys

from django.conf import settings
from django.core.exceptions import RequestDataTooBig
from django.db import DatabaseError, OperationalError, connection
from django.db.migrations.executor import MigrationExecutor
from django.http import (
    HttpResponse,
    HttpResponsePermanentRedirect,
    JsonResponse,
)
from django.shortcuts import render
from django.template.loader import render_to_string
from django.templatetags.static import static
from django.urls import Resolver404, resolve, reverse

from articles.furniture import furniture_of
from articles.templatetags.articles import absolute
from articles.views import answer_without_row, reader_page, text_back, typed_texts
from newsroom.front import front_page
from newsroom.private import is_private
from newsroom.work import seconds_since_work

log = logging.getLogger(__name__)
RETRY_SECONDS = 10
# Not for machines that follow every link; what is private is closed, not hidden.
DISALLOWED = ("/admin/", "/account/", "/preview/", "/quote-check/", "/form-token/")


@reader_page
def home(request):
    """The front page."""
    context = {**front_page(furniture_of(request).sections), "canonical": "/"}
    return render(request, "newsroom/home.html", context)


@reader_page
def robots(request):
    """What machines may visit."""
    lines = ["User-agent: *", *(f"Disallow: {path}" for path in DISALLOWED), ""]
    names = ("articles:sitemap", "articles:news_sitemap")
    lines += [f"Sitemap: {absolute(reverse(name))}" for name in names]
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain; charset=utf-8")


@reader_page
def healthz(request):
    """200 as long as the process answers."""
    return HttpResponse("ok\n", content_type="text/plain", headers={"Cache-Control": "no-store"})


@reader_page
def readyz(request):
    """200 when the database answers and every migration has been applied, else 503."""
    database, migrations = state_of_database()
    ready = database == migrations == "ok"
    return JsonResponse(
        {"database": database, "migrations": migrations, "work_seconds_ago": seconds_since_work()},
        status=200 if ready else 503,
        headers={"Cache-Control": "no-store"} | ({} if ready else {"Retry-After": RETRY_SECONDS}),
    )


def state_of_database():
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
        executor = MigrationExecutor(connection)
        due = executor.migration_plan(executor.loader.graph.leaf_nodes())
    except DatabaseError:
        log.exception("The database does not answer")
        return "away", "unknown"
    return "ok", f"{len(due)} to apply" if due else "ok"


@reader_page
def elsewhere(request):
    """An address that no other pattern knows: perhaps one of old, perhaps without its slash.

    The slash is only added where that leads to a page any reader may see, so that a hidden
    article answers like one that never was; and in the one hop that a moved address costs anyhow.
    """
    path = request.path_info
    if not path.endswith("/"):
        if is_private(f"{path}/"):
            return HttpResponsePermanentRedirect(f"{path}/")
        if response := with_slash(request, f"{path}/"):
            return response
    return answer_without_row(request)


def with_slash(request, path):
    """The answer of the page at ``path``, or the hop to it; None where no pattern knows it."""
    try:
        match = resolve(path)
    except Resolver404:
        return None
    if match.url_name == "elsewhere":
        return None
    response = match.func(request, *match.args, **match.kwargs)
    return HttpResponsePermanentRedirect(path) if response.status_code == 200 else response


def not_found(request, exception):
    if request.method == "POST":
        return text_back(
            request,
            heading="There is nothing here any more",
            words="Nothing was stored. Copy your text if you want to keep it.",
            status=404,
        )
    return render(request, "newsroom/404.html", status=404)


def forbidden(request, exception):
    if request.method == "POST":
        return text_back(
            request,
            heading="Your account may not do this",
            words="Nothing was stored. Copy your text if you want to keep it, and ask whoever runs "
            "the newsroom.",
            status=403,
        )
    context = {
        "heading": "This is not for you to see",
        "words": "Your account may not do this. Ask whoever runs the newsroom if you need to.",
    }
    return render(request, "newsroom/refused.html", context, status=403)


def bad_request(request, exception):
    """400 for what no browser of good will sends, 413 for a post beyond what we read."""
    if isinstance(exception, RequestDataTooBig):
        megabytes = settings.DATA_UPLOAD_MAX_MEMORY_SIZE // 1024**2
        words = f"We read up to {megabytes} MB at once. Nothing was stored; go back and shorten it."
        context = {"heading": "This is too long to send", "words": words}
        return render(request, "newsroom/refused.html", context, status=413)
    context = {
        "heading": "We could not read this request",
        "words": "Something in it was not as it should be. Go back and try again.",
    }
    return render(request, "newsroom/refused.html", context, status=400)


def server_error(request):
    """500, or 503 while the database is away, with everything that was typed. Asks no database and
    trusts no request."""
    is_away = isinstance(sys.exc_info()[1], OperationalError)
    code = f"{secrets.token_hex(2)}-{secrets.token_hex(2)}".upper()
    log.error("Shown to a reader as %s: the error logged beside this", code)
    context = {"site_name": settings.SITE_NAME, "code": code, "stylesheet": stylesheet()}
    context["texts"] = typed_texts(request) if request.method == "POST" else []
    page = render_to_string("newsroom/500.html", context).encode("utf-8", "replace")
    headers = {"Cache-Control": "no-store"} | ({"Retry-After": RETRY_SECONDS} if is_away else {})
    return HttpResponse(page, status=503 if is_away else 500, headers=headers)


def stylesheet():
    """Where the stylesheet is, or "" if the static files have not been collected."""
    try:
        return static("newsroom/site.css")
    except ValueError:
        return ""


def csrf_failure(request, reason=""):
    """403 for a form of ours whose token is missing or old, with everything that was typed."""
    return text_back(
        request,
        heading="This form was open for too long",
        words="Nothing was stored. Copy your text, load the page again and send it from there.",
        status=403,
    )
