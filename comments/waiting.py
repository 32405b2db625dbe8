"""How long comments wait for an editor, in figures from what really happened."""

from dataclasses import dataclass
from datetime import timedelta

from django.db.models import Q
from django.utils import timezone

from comments.models import Comment, ModerationEvent

WINDOW = timedelta(days=7)
LEAST = 20  # fewer decisions say nothing about the next
COUNTED = 2000  # the newest, so that the figure costs the same in a flood
Status = Comment.Status


@dataclass(frozen=True)
class Wait:
    """Half of the comments waited for at most ``median``, nine in ten for at most ``most``, of
    ``count`` that were decided about."""

    median: timedelta
    most: timedelta
    count: int


def usual_wait(at=None):
    """The Wait of the last WINDOW; None if too few comments were decided about to tell."""
    waits = sorted(waits_since((at or timezone.now()) - WINDOW))
    if len(waits) < LEAST:
        return None
    return Wait(_share(waits, 0.5), _share(waits, 0.9), len(waits))


def waits_since(moment):
    """How long each comment waited that a person decided about since ``moment``, as timedeltas.

    One that came back by an appeal or by Undo began to wait anew, and is left out.
    """
    first = ModerationEvent.objects.decisions().filter(
        at__gte=moment,
        by__isnull=False,
        from_status=Status.PENDING,
        comment__appeal=None,
    )
    rows = first.order_by("-at").values_list("at", "comment__created_at")
    return [at - began for at, began in rows[:COUNTED]]


def _share(waits, share):
    """The wait that ``share`` of all did not exceed."""
    return waits[max(0, round(share * len(waits)) - 1)]


def place_in_queue(comment):
    """How many comments wait that came before ``comment``."""
    sooner = Q(created_at__lt=comment.created_at)
    same = Q(created_at=comment.created_at, pk__lt=comment.pk)
    return Comment.objects.filter(sooner | same, status=Status.PENDING).count()


def in_words(span):
    """``span`` as people say it, rounded up: "a minute", "40 minutes", "2 hours", "3 days"."""
    minutes = max(1, -(-span // timedelta(minutes=1)))
    if minutes < 60:
        return "a minute" if minutes == 1 else f"{minutes} minutes"
    hours = -(-minutes // 60)
    if hours < 48:
        return "an hour" if hours == 1 else f"{hours} hours"
    return f"{-(-hours // 24)} days"
