"""Keeping what an editor typed, whoever else saved meanwhile."""

import copy
from dataclasses import dataclass, field

from django.db import transaction

from articles import diff, rename, version
from articles.models import Article, Revision
from articles.revise import (
    last_revision,
    refuse_if_due,
    row_to_edit,
    save_revision,
    set_aside,
)
from articles.snapshot import apply_snapshot, to_snapshot


@dataclass
class Kept:
    """What became of some typed words.

    ``row`` is the article or the working copy that they belong to. With ``aside`` they clash with
    what somebody else saved: nothing was changed, and they wait in that revision for a choice.
    """

    row: Article
    revision: Revision | None = None
    aside: Revision | None = None
    clashes: list = field(default_factory=list)
    merged: bool = False
    gone: list = field(default_factory=list)


@transaction.atomic
def save_words(article, *, by, typed, base=None, choices=None, note="", at=None):
    """Make ``article``, or the working copy of one readers see, say what was ``typed``.

    ``typed`` is a snapshot, begun from the revision ``base``. What others saved since then is
    merged into it; where both changed the same words nothing is written and Kept.aside says so,
    unless ``choices`` gives a diff.Side for the key of every clash. An unknown ``base`` counts as
    the first revision, so that nothing is ever overwritten unseen. Raise GateRefused if the
    article goes out by itself at some moment and would not pass then.
    """
    live = Article.objects.select_for_update(of=("self",), no_key=True).get(
        pk=article.revises_id or article.pk
    )
    if nothing_to_keep(live, typed):
        return Kept(live, revision=last_revision(live))
    row = row_to_edit(live, by=by)
    if last_revision(row) is None:
        save_revision(row, by=None, note="As it was found")
    base = base_of(live, base)
    theirs = to_snapshot(row)
    merge = diff.merge(base.snapshot, theirs, typed, choices=choices)
    if merge.clashes:
        note = note or "Clashed with what somebody else saved"
        aside = set_aside(row, typed, by=by, began_from=base, note=note, at=at)
        return Kept(row, aside=aside, clashes=merge.clashes)
    was = copy.copy(row)
    gone = apply_snapshot(row, merge.snapshot)
    rename.note_move(was, row, by=by)
    refuse_if_due(row)
    revision = save_revision(row, by=by, note=note, began_from=base, at=at)
    if not row.revises_id:  # readers see nothing of a working copy
        version.bump()
    merged = not diff.same(base.snapshot, theirs)
    return Kept(row, revision=revision, merged=merged, gone=gone)


@transaction.atomic
def begin_article(article, *, by, typed, at=None):
    """Keep a new ``article``, which is not saved yet, saying what was ``typed``; return Kept."""
    article.save()
    gone = apply_snapshot(article, typed)
    revision = save_revision(article, by=by, at=at)
    version.bump()
    return Kept(article, revision=revision, gone=gone)


def nothing_to_keep(live, typed):
    """Whether ``typed`` is just what readers see already: that opens no working copy."""
    has_copy = Article.objects.filter(revises=live).exists()
    return live.is_published() and not has_copy and diff.same(typed, to_snapshot(live))


def base_of(article, base):
    """The revision ``base`` (one, its key, or nothing) if it is of this article, else its first."""
    known = Revision.objects.filter(article_id=article.revises_id or article.pk)
    key = base.pk if isinstance(base, Revision) else base
    found = known.filter(pk=key).first() if key else None
    return found or known.order_by("number").first()


@transaction.atomic
def settle(aside, *, by, choices, at=None):
    """Save what waits in the revision ``aside`` with a diff.Side for the key of each clash.

    Return Kept: with clashes again, and the same ``aside``, if somebody saved other words since,
    or if a choice is missing.
    """
    merge = clashes_of(aside, choices=choices)
    if merge.clashes:
        return Kept(aside.article, aside=aside, clashes=merge.clashes)
    return save_words(
        aside.article,
        by=by,
        typed=aside.snapshot,
        base=aside.began_from,
        choices=choices,
        note=f"Merged with revision {aside.number}",
        at=at,
    )


def clashes_of(aside, *, choices=None):
    """How the words in ``aside`` merge with what the article, or its working copy, says now."""
    row = Article.objects.filter(revises=aside.article).first() or aside.article
    base = base_of(aside.article, aside.began_from)
    return diff.merge(base.snapshot, to_snapshot(row), aside.snapshot, choices=choices)
