"""Keeping an address alive when what stands there moves."""

from django.utils import timezone

from articles.models import Address, Article, Author, Expert, Section, Tag


def remember_address(row):
    """Note the address ``row`` has now, so that it leads to wherever the row moves next."""
    kind = row._meta.model_name
    Address.objects.update_or_create(
        path=row.get_absolute_url(),
        defaults={
            **dict.fromkeys(("article", "section", "tag", "author", "expert")),
            kind: row,
        },
    )


def has_been_public(row):
    """Whether readers could ever know the address of ``row``."""
    if isinstance(row, Article):
        return row.has_been_public()
    if isinstance(row, Section):
        return True  # its page answers from the day it is made
    now = timezone.now()
    if isinstance(row, Tag | Author):
        return row.articles.filter(first_published_at__lte=now).exists()
    if isinstance(row, Expert):
        return row.quotes.filter(article__first_published_at__lte=now).exists()
    return False


def note_end(row):
    """Remember the address of a row about to be deleted: it answers 410 from then on."""
    if has_been_public(row):
        remember_address(row)


def note_move(old, new):
    """Remember the address of ``old``, a row as it was, if ``new`` has another in its place."""
    if getattr(old, "slug", None) != getattr(new, "slug", None) and has_been_public(old):
        remember_address(old)
