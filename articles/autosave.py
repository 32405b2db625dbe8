"""Keeping what somebody typed until they save it, apart from the history."""

from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from articles.models import Autosave, Presence

KEPT_FOR = timedelta(days=30)
PRESENT_FOR = timedelta(seconds=60)
MAX_FIELDS = 2000
# Names a form posts for its own sake; they are never given back.
NOT_KEPT = {"csrfmiddlewaretoken"}


class TooMuch(ValueError):
    """More fields than any form of ours has."""


@transaction.atomic
def keep(account, article, *, fields, base=None, at=None):
    """Keep ``fields``, pairs of name and value, as what ``account`` typed; return the row.

    ``article`` is None for one not begun yet. What was kept before is replaced. Raise TooMuch.
    """
    # PostgreSQL holds no NUL in JSON, and no form of ours keeps one.
    fields = [
        [each.replace("\0", "") for each in pair] for pair in fields if pair[0] not in NOT_KEPT
    ]
    if len(fields) > MAX_FIELDS:
        raise TooMuch
    row, _ = Autosave.objects.update_or_create(
        account=account,
        article=article,
        defaults={"fields": fields, "base": base, "saved_at": at or timezone.now()},
    )
    return row


def kept_for(account, article):
    """What ``account`` typed and never saved, or None."""
    return Autosave.objects.filter(account=account, article=article).first()


def forget(account, article):
    """Let go of what was kept: it is saved now, or its writer threw it away."""
    Autosave.objects.filter(account=account, article=article).delete()


def forget_old(at=None):
    """Delete what was kept too long ago to be wanted; return how many."""
    deleted, _ = Autosave.objects.filter(saved_at__lt=(at or timezone.now()) - KEPT_FOR).delete()
    return deleted


@transaction.atomic
def be_present(account, article, *, at=None):
    """Note that ``account`` has ``article`` open; return the others who have, longest first."""
    at = at or timezone.now()
    row, is_new = Presence.objects.get_or_create(
        account=account, article=article, defaults={"since": at, "seen_at": at}
    )
    if not is_new:
        if row.seen_at < at - PRESENT_FOR:
            row.since = at
        row.seen_at = at
        row.save()
    return others_present(account, article, at=at)


def others_present(account, article, *, at=None):
    """Who else has ``article`` open now, longest first."""
    recent = (at or timezone.now()) - PRESENT_FOR
    found = Presence.objects.filter(article=article, seen_at__gte=recent)
    return list(found.exclude(account=account).select_related("account").order_by("since"))


def forget_absent(at=None):
    """Delete the traces of those who left a day ago or more; return how many."""
    deleted, _ = Presence.objects.filter(
        seen_at__lt=(at or timezone.now()) - timedelta(days=1)
    ).delete()
    return deleted
