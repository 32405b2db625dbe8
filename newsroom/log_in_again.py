"""Somebody was logged out while they typed an article: their text waits behind the log-in."""

import json

from django.contrib import admin
from django.http import HttpResponse, HttpResponseRedirect
from django.template.loader import render_to_string
from django.urls import Resolver404, resolve

from articles import autosave, permissions
from articles.models import Article
from articles.views import text_back
from postbox.guard import comes_from_us
from postbox.views import posted_texts

FIELD = "typed"
LOGGED_OUT = "You are logged out"
COPY_IT = "Nothing was stored. Your text is below: copy it, log in at /admin/ and put it back in."
FORMS = ("articles_article_change", "articles_article_add")


def logged_out_page(request):
    """403 for a post without a log-in, with everything that was typed.

    From the form of an article the text goes along into the log-in, and is offered there after
    it; not if the post comes from elsewhere, since nobody else may put words into a form of ours.
    """
    if not (article_form_at(request.path_info) and comes_from_us(request)):
        return text_back(request, heading=LOGGED_OUT, words=COPY_IT, status=403)
    texts = [pair for pair in posted_texts(request) if "password" not in pair[0].casefold()]
    context = {
        "heading": LOGGED_OUT,
        "typed": json.dumps(texts),
        "next": request.get_full_path(),
        "site_header": admin.site.site_header,
    }
    page = render_to_string("admin/logged_out.html", context, request)
    body = page.encode("utf-8", "replace")
    return HttpResponse(body, status=403, headers={"Cache-Control": "no-store"})


def article_form_at(path):
    """The match of the resolver if an article is written at ``path``, else None."""
    try:
        match = resolve(path)
    except Resolver404:
        return None
    return match if match.url_name in FORMS else None


def give_back(request, typed, path):
    """Keep ``typed`` for whoever just logged in, and lead to it; None if it is not theirs."""
    path = path.partition("?")[0]
    match = article_form_at(path)
    fields = fields_in(typed)
    if match is None or not fields:
        return None
    article = None
    if key := match.kwargs.get("object_id"):
        article = Article.objects.editable().filter(pk=key).first() if key.isdecimal() else None
        if article is None or not permissions.may_edit(request.user, article):
            return None
    elif not permissions.may_write(request.user):
        return None
    try:
        autosave.keep(request.user, article, fields=fields)
    except autosave.TooMuch:
        return None
    return HttpResponseRedirect(f"{path}?kept=1")


def fields_in(typed):
    """Pairs of name and value from the log-in form; nothing if they are not in our shape."""
    try:
        rows = json.loads(typed)
    except (ValueError, RecursionError):
        return []
    is_ours = isinstance(rows, list) and all(
        isinstance(row, list) and len(row) == 2 and all(isinstance(each, str) for each in row)
        for row in rows
    )
    return rows if is_ours else []
