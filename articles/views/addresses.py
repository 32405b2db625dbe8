"""Where an address leads: to a public row, by the ledger to where that moved, or nowhere.

A hidden article and one that never was take the same way to the same answer.
"""

import logging

from django.db import DatabaseError, transaction
from django.db.models import F
from django.http import Http404, HttpResponsePermanentRedirect
from django.shortcuts import render
from django.urls import Resolver404, resolve

from articles.models import Address, Article, Section

log = logging.getLogger(__name__)
# Pages below a page root that move along with it.
SUFFIXES = ("", "print/", "pdf/", "email/", "feed/", "changes/")
LONGEST = 300


def path_of(year, month, day, slug):
    return f"/{year}/{month}/{day}/{slug}/"


def article_at(year, month, day, slug):
    """The public article at this address, or the one that the ledger says stands there now.

    Raise Http404 for anything else: hidden, withdrawn and unknown alike.
    """
    article = public_article(year, month, day, slug)
    if article is None:
        entry, _ = ledger_entry(path_of(year, month, day, slug))
        article = entry and entry.article
        if not article or not article.is_published():
            raise Http404
        count_hit(entry)
    return article


def public_article(year, month, day, slug):
    """The published article whose own address this is, or None."""
    article = Article.objects.published().with_slug(slug).select_related("section").first()
    is_here = article and article.get_absolute_url() == path_of(year, month, day, slug)
    return article if is_here else None


def answer_without_row(request, row=None):
    """What stands at an address that no public row has: one 301, or 410 with a note.

    ``row`` is the tag, author or expert whose address it is, though nothing of theirs is public.
    Raise Http404 where nothing public ever stood.
    """
    path = request.path_info
    path = path if path.endswith("/") else f"{path}/"
    entry, suffix = ledger_entry(path)
    if row and entry is not None and entry.target() == row:
        return gone_page(request, is_list=True)
    if row and entry is None:
        return gone_list_page(request, row)
    if entry is None:
        return withdrawn_page(request, withdrawn_article(path))
    count_hit(entry)
    target = entry.target()
    if target is None:
        return gone_page(request, note=entry.gone_note, since=None)
    if is_public(target):
        return moved(f"{target.get_absolute_url()}{suffix}", path)
    if isinstance(target, Article):
        return withdrawn_page(request, target)
    return gone_list_page(request, target)


def moved(here, path):
    """The one hop from ``path`` to ``here``; Http404 where no page of ours would answer it."""
    if here == path or not leads_to_page(here):
        raise Http404
    return HttpResponsePermanentRedirect(here)


def ledger_entry(path):
    """The ledger's row for ``path`` or for the page root above it, and the rest of the path."""
    if len(path) > LONGEST or "\x00" in path:
        return None, ""
    roots = {path.removesuffix(each): each for each in SUFFIXES if path.endswith(f"/{each}")}
    rows = Address.objects.filter(path__in=roots).select_related(
        "article", "section", "tag", "author", "expert"
    )
    best = max(rows, key=lambda row: len(row.path), default=None)
    return best, roots[best.path] if best else ""


def count_hit(entry):
    """Note that the address was used; a page never fails for it."""
    try:
        with transaction.atomic():
            Address.objects.filter(pk=entry.pk).update(hits=F("hits") + 1)
    except DatabaseError:
        log.warning("A hit of address %s was not counted", entry.pk)


def leads_to_page(path):
    """Whether some view of ours answers ``path``; not every page below a root is built yet."""
    try:
        return resolve(path).url_name != "elsewhere"
    except Resolver404:
        return False


def is_public(row):
    """Whether the page of ``row`` can be read now. A section's always can."""
    if isinstance(row, Article):
        return row.is_published()
    return isinstance(row, Section) or Article.objects.published().belonging_to(row).exists()


def withdrawn_article(path):
    """The withdrawn article whose address, or page below it, ``path`` is; None for any other."""
    parts = path.split("/")
    if len(parts) < 6 or len(path) > LONGEST or "\x00" in path:
        return None
    slug = parts[4]
    article = Article.objects.filter(status=Article.Status.WITHDRAWN).with_slug(slug).first()
    is_here = article and path.startswith(article.get_absolute_url())
    return article if is_here else None


def withdrawn_page(request, article):
    """410: when and why ``article`` went, and none of its words.

    Raise Http404 if readers never saw it. One that will come back at a later moment tells no
    more than that it is gone.
    """
    if article is None or not article.has_been_public():
        raise Http404
    context = {"published_at": article.first_published_at}
    if article.status == Article.Status.WITHDRAWN:
        context |= {"since": article.withdrawn_at, "note": article.withdrawn_reason}
    elif article.status != Article.Status.PUBLISHED:
        raise Http404
    return gone_page(request, **context)


def gone_list_page(request, row):
    """410 for a tag, author or expert of whom nothing is public any more, 404 if never."""
    if not Article.objects.once_public().belonging_to(row).exists():
        raise Http404
    return gone_page(request, is_list=True)


def gone_page(request, **context):
    return render(request, "articles/article_gone.html", context, status=410)
