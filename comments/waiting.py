"""How long comments wait for an editor, in figures from what really happened."""

import math
from dataclasses import dataclass
from datetime import timedelta

from django.db.models import Exists, OuterRef, Q
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
    return Wait(share_of(waits, 0.5), share_of(waits, 0.9), len(waits))


def waits_since(moment, most=COUNTED):
    """How long each comment waited that a person decided about since ``moment``, as timedeltas;
    of the ``most`` newest."""
    return [at - began for at, began in first_decisions(moment)[:most]]


def first_decisions(moment, until=None):
    """When a person first decided about each comment that waited, and when that came: pairs, the
    newest first, from ``moment`` on.

    One that came back by an appeal or by Undo began to wait anew, and is left out.
    """
    by_people = ModerationEvent.objects.decisions().filter(by__isnull=False)
    earlier = by_people.filter(comment=OuterRef("comment"), pk__lt=OuterRef("pk"))
    first = by_people.filter(
        ~Exists(earlier), at__gte=moment, from_status=Status.PENDING, comment__appeal=None
    )
    if until is not None:
        first = first.filter(at__lt=until)
    return first.order_by("-at").values_list("at", "comment__created_at")


def share_of(waits, share):
    """The wait that ``share`` of all did not exceed; ``waits`` are sorted, and not empty."""
    return waits[math.ceil(share * len(waits)) - 1]


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
