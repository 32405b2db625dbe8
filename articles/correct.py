"""Telling readers what was wrong."""

from django.db import transaction
from django.utils import timezone

from articles import version
from articles.models import Article, Correction, Event


class NothingToCorrect(Exception):
    """The article is not public, or the correction says nothing; the message says which."""


@transaction.atomic
def issue_correction(article, *, by, kind, text, is_serious=False, at=None):
    """Put a dated notice on a public article and on the corrections page; return it.

    Raise NothingToCorrect if readers cannot see the article or ``text`` is empty.
    """
    at = at or timezone.now()
    fresh = Article.objects.select_for_update(of=("self",), no_key=True).get(pk=article.pk)
    if not fresh.is_published():
        raise NothingToCorrect("Only an article that readers can see is corrected in public.")
    if not text.strip():
        raise NothingToCorrect("Say what was wrong and what is right.")
    correction = Correction.objects.create(
        article=fresh,
        kind=kind,
        text=text.strip(),
        is_serious=is_serious,
        issued_at=at,
        issued_by=by,
    )
    fresh.changed_at = article.changed_at = at
    fresh.save()
    Event.objects.create(
        article=fresh,
        verb=Event.Verb.CORRECTED,
        from_status=fresh.status,
        to_status=fresh.status,
        by=by,
        at=at,
        effective_at=at,
        reason=text.strip(),
    )
    version.bump()
    return correction
