"""When a thread closes by itself."""

from django.db import transaction
from django.db.models import F

from comments.models import Comment, Thread

LONGEST = 3650  # days


@transaction.atomic
def close_after(article, days):
    """Let the thread of ``article`` close so many ``days`` after publication: None as the paper
    has it, 0 never. Raise ValueError for a number that is no such time."""
    if days is not None and not 0 <= days <= LONGEST:
        raise ValueError(f"Give 0 to {LONGEST} days.")
    count = Comment.objects.filter(article=article).approved().count()
    Thread.objects.get_or_create(article=article, defaults={"approved_count": count})
    changed = {"close_after": days, "version": F("version") + 1}
    Thread.objects.filter(article=article).update(**changed)
