"""Slugs from words in any script."""

from anyascii import anyascii
from django.utils.text import slugify

MAX_LENGTH = 80


def slug_of(words, fallback="untitled"):
    """A slug of at most MAX_LENGTH characters, cut between words.

    Scripts other than Latin are written out first; Django alone would leave nothing of them.
    """
    slug = slugify(anyascii(words))
    if len(slug) > MAX_LENGTH:
        slug = slug[: MAX_LENGTH + 1].rpartition("-")[0] or slug[:MAX_LENGTH]
    return slug.strip("-") or fallback


def first_free(slug, is_taken):
    """``slug``, or ``slug-2``, ``slug-3`` … : the first that ``is_taken`` refuses to claim."""
    candidate, number = slug, 1
    while is_taken(candidate):
        number += 1
        ending = f"-{number}"
        candidate = slug[: MAX_LENGTH - len(ending)] + ending
    return candidate
