"""Where an address leads: to a public row, by the ledger to where that moved, or nowhere.

A hidden article and one that never was take the same way to the same answer.
"""

import logging

from django.db import DatabaseError, transaction
from django.db.models import F
from django.http import Http404, HttpResponsePermanentRedirect
from django.shortcuts import render
from django.utils import timezone

from articles import ledger
from articles.models import Address, Article

log = logging.getLogger(__name__)


def path_of(year, month, day, slug):
    return f"/{year}/{month}/{day}/{slug}/"


def article_at(year, month, day, slug):
    """The public article at this address, or the one that the ledger says stands there now.

    Raise Http404 for anything else: hidden, withdrawn and unknown alike.
    """
    article = public_article(year, month, day, slug)
    if article is None:
        entry, _ = ledger.entry_for(path_of(year, month, day, slug))
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
    answer = ledger.answer_without_row(path, row)
    if answer.status == 404:
        raise Http404
    if answer.entry:
        count_hit(answer.entry)
    if answer.status == 301:
        return HttpResponsePermanentRedirect(answer.to)
    return gone_page(request, path, answer)


def count_hit(entry):
    """Note that the address was used, and when; a page never fails for it."""
    try:
        with transaction.atomic():
            hit = Address.objects.filter(pk=entry.pk)
            hit.update(hits=F("hits") + 1, last_hit_at=timezone.now())
    except DatabaseError:
        log.warning("A hit of address %s was not counted", entry.pk)


def gone_page(request, path, answer):
    """410: when and why what stood at ``path`` went, as far as that is known, and none of its
    words. An article that will come back at a later moment tells no more than that it is gone."""
    row, note = answer.row, answer.entry.gone_note if answer.entry else ""
    if isinstance(row, Article):
        context = {"published_at": row.first_published_at}
        if row.status == Article.Status.WITHDRAWN:
            context |= {"since": row.withdrawn_at, "note": row.withdrawn_reason}
    else:
        context = {"note": note, "is_list": bool(row) or ledger.is_list(path)}
    return render(request, "articles/article_gone.html", context, status=410)
