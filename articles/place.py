"""Where an article belongs in the paper: its section and its tags, changed without its form."""

from django.db import transaction
from django.utils import timezone

from articles.edit import save_words
from articles.models import Article
from articles.revise import save_revision


class AlreadyThere(ValueError):
    """The article stands there already; the message says so."""


@transaction.atomic
def add_tag(article, *, tag, by, at=None):
    """Put ``article`` under ``tag`` too.

    Return the row that was changed: for an article that readers see that is its working copy,
    and they see the tag once its changes are published. Raise AlreadyThere if it has the tag,
    and GateRefused if it goes out by itself at some moment and would not pass then.
    """
    live, row = _rows(article)
    if row.tags.filter(pk=tag.pk).exists():
        raise AlreadyThere(f"It has the tag “{tag}” already.")
    words = _words(row)
    typed = {"tags": [*words.snapshot["tags"], _named(tag)]}
    return _say(live, words, typed, by=by, note=f"Tag added: {tag}", at=at)


@transaction.atomic
def move_to_section(article, *, section, by, at=None):
    """Move ``article`` to ``section``; returns and refuses as add_tag() does."""
    live, row = _rows(article)
    if row.section_id == section.pk:
        raise AlreadyThere(f"It stands in “{section}” already.")
    typed = {"section": _named(section)}
    return _say(live, _words(row), typed, by=by, note=f"Moved to {section}", at=at)


def _rows(article):
    """The article, held until the transaction ends, and the row that says what it will say."""
    live = Article.objects.select_for_update(of=("self",), no_key=True).get(
        pk=article.revises_id or article.pk
    )
    return live, Article.objects.filter(revises=live).first() or live


def _words(row):
    """The revision of what ``row`` says now."""
    return save_revision(row, by=None, note="As it was found")


def _named(row):
    return {"id": row.pk, "slug": row.slug, "name": row.name}


def _say(live, base, typed, *, by, note, at):
    typed = {**base.snapshot, **typed}
    kept = save_words(live, by=by, typed=typed, base=base, note=note, at=at)
    Article.objects.filter(pk=live.pk).update(saved_at=at or timezone.now())
    return kept.row
