"""What editors tell each other about an article."""

import re

from django.contrib.auth import get_user_model
from django.db import transaction
from django.utils import timezone

from articles.models import Note

_MENTION = re.compile(r"@([\w.+-]+)")
MAX_LENGTH = 4000


class NothingSaid(ValueError):
    """The note is empty."""


@transaction.atomic
def leave_note(article, *, by, text, field="", passage="", at=None):
    """A note by ``by``; each ``@name`` of an account that works here is mentioned by it.

    Raise NothingSaid if ``text`` is empty; what exceeds MAX_LENGTH characters is cut by the form
    that posts it.
    """
    text = text.replace("\0", "").strip()
    if not text:
        raise NothingSaid
    note = Note.objects.create(
        article=article.revises or article,
        by=by,
        text=text,
        field=field,
        passage=passage.replace("\0", ""),
        at=at or timezone.now(),
    )
    names = {name.rstrip(".") for name in _MENTION.findall(text)}
    people = get_user_model().objects.filter(username__in=names, is_active=True, is_staff=True)
    note.mentions.set(people)
    return note


def mark_done(note, *, by, at=None):
    """Close ``note``; the first to do so is kept."""
    Note.objects.filter(pk=note.pk, done_at=None).update(done_at=at or timezone.now(), done_by=by)


def open_notes_for(account):
    """Notes that mention ``account`` and are not done, newest first."""
    return Note.objects.filter(mentions=account, done_at=None).order_by("-at", "-pk")
