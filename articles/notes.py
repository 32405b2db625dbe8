"""What editors tell each other about an article."""

import re

from django.contrib.auth import get_user_model
from django.db import transaction
from django.utils import timezone

from articles import permissions
from articles.models import Article, Note

_MENTION = re.compile(r"(?<![\w.+@-])@([\w.+@-]+)")
MAX_LENGTH = 4000
MAX_PASSAGE = 500
MAX_MENTIONS = 20
# What a note can be about, and what the article's form calls it.
FIELDS = {
    "headline": "Headline",
    "standfirst": "Standfirst",
    "slug": "Address",
    "topic": "Topic",
    "body": "Body",
    "takeaways": "Key takeaways",
    "quotes": "Expert quotes",
    "lead_image": "Lead picture",
    "section": "Section",
    "bylines": "Authors",
    "tags": "Tags",
    "embargoed_until": "Embargo",
    "comments_policy": "Comments",
}


class NothingSaid(ValueError):
    """The note is empty."""


@transaction.atomic
def leave_note(article, *, by, text, field="", passage="", at=None):
    """A note by ``by``; each ``@name`` of an account that may see the article is mentioned by it.

    The name of anybody else stays a word like any other. Raise NothingSaid if ``text`` is empty;
    the form that posts it holds to MAX_LENGTH and MAX_PASSAGE characters.
    """
    text = text.replace("\0", "").strip()
    if not text:
        raise NothingSaid
    live = article.revises or article
    note = Note.objects.create(
        article=live,
        by=by,
        text=text,
        field=field if field in FIELDS else "",
        passage=passage.replace("\0", "").strip(),
        at=at or timezone.now(),
    )
    note.mentions.set(_mentioned(text, live))
    return note


def _mentioned(text, article):
    names = dict.fromkeys(name.rstrip(".-+@") for name in _MENTION.findall(text))
    people = get_user_model().objects.filter(username__in=list(names)[:MAX_MENTIONS])
    return [each for each in people if permissions.may_see(each, article)]


def parts_of(note):
    """The text of ``note`` in pairs of some words and whether they mention somebody.

    Asks for ``note.mentions``: fetch them along with the notes.
    """
    people = {each.username for each in note.mentions.all()}
    parts, end = [], 0
    for found in _MENTION.finditer(note.text):
        name = found[1].rstrip(".-+@")
        if name in people:
            stop = found.start(1) + len(name)
            parts += [
                (note.text[end : found.start()], False),
                (note.text[found.start() : stop], True),
            ]
            end = stop
    return [each for each in [*parts, (note.text[end:], False)] if each[0]]


def mark_done(note, *, by, at=None):
    """Close ``note``; the first to do so is kept."""
    Note.objects.filter(pk=note.pk, done_at=None).update(done_at=at or timezone.now(), done_by=by)


def open_notes_for(account):
    """Notes that mention ``account`` and are not done, newest first, with their articles.

    Only of articles that ``account`` may still see.
    """
    seen = permissions.visible_to(account, Article.objects.editable())
    notes = Note.objects.filter(mentions=account, done_at=None, article__in=seen)
    return notes.select_related("article", "by").defer("article__body").order_by("-at", "-pk")
