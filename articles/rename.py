"""Keeping an address alive when what stands there moves or ends."""

from django.db import transaction
from django.utils import timezone

from articles import ledger, version
from articles.models import Address, Article, Author, Expert, Section, Tag
from articles.models.address import TARGETS


class AddressTaken(Exception):
    """Something else has this address, or had it before readers; the message says so."""


@transaction.atomic
def rename(row, *, slug, by):
    """End the address of ``row`` in ``slug``; the one that readers knew leads there from then on.

    An empty ``slug`` is filled from the name. What belongs to the row, like the articles of a
    section, is not touched. Raise AddressTaken if something else has the address or had it once.
    """
    fresh = type(row)._default_manager.select_for_update(of=("self",), no_key=True).get(pk=row.pk)
    old = fresh.get_absolute_url()
    if slug and (words := ledger.refusal(fresh, slug)):
        raise AddressTaken(words)
    fresh.slug = slug
    fresh.save(update_fields=["slug"])
    if fresh.get_absolute_url() != old and has_been_public(fresh):
        remember_address(fresh, path=old, by=by)
    row.slug = fresh.slug
    version.bump()


@transaction.atomic
def end(row, *, by):
    """Delete ``row``: the address that readers knew, and those before it, answer 410 from then on.

    Raise ProtectedError, naming them, if articles cannot do without it.
    """
    if has_been_public(row):
        remember_address(row, by=by)
    row.delete()
    version.bump()


def remember_address(row, *, path=None, by=None):
    """Note ``path``, or the address ``row`` has now, so that it leads to wherever the row is."""
    kind = row._meta.model_name
    Address.objects.update_or_create(
        path=path or row.get_absolute_url(),
        defaults={**dict.fromkeys(TARGETS), kind: row},
        create_defaults={kind: row, "made_by": by},
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


def note_move(old, new, *, by=None):
    """Remember the address of ``old``, an article as it was, if ``new`` has another instead."""
    if old.slug != new.slug and has_been_public(old):
        remember_address(new, path=old.get_absolute_url(), by=by)
