"""What becomes of a comment. Nothing else changes ``Comment.status``.

Each verb locks the row, writes one ModerationEvent, and keeps the count and the version of the
thread, in one transaction. ``by`` is the account that decided; a machine and a writer have none.
``seen`` is the state the decider was looking at: if the comment is in another one by now, somebody
was quicker, and AlreadyDecided says who.
"""

from django.db import transaction
from django.db.models import F
from django.db.models.functions import Greatest
from django.utils import timezone

from comments.models import Comment, ModerationEvent, Thread

Status = Comment.Status

# To which state a verb leads, and from where.
MOVES = {
    "approve": (Status.APPROVED, {Status.PENDING, Status.REJECTED, Status.SPAM}),
    "reject": (Status.REJECTED, {Status.PENDING, Status.SPAM}),
    "mark_spam": (Status.SPAM, {Status.PENDING, Status.APPROVED, Status.REJECTED}),
    "remove": (Status.REMOVED, {Status.APPROVED}),
    "withdraw_own": (
        Status.REMOVED,
        {Status.PENDING, Status.APPROVED, Status.REJECTED, Status.SPAM},
    ),
}
WITHDRAWN = "Withdrawn by its writer"
PASSED_ALL = "Every check passed it"
CAUGHT = "A check found it to be spam"
LONGEST_REASON = 200


class AlreadyDecided(Exception):
    """The comment is not in a state to decide about; ``event`` is the last decision, or None."""

    def __init__(self, comment, event):
        self.comment, self.event = comment, event
        super().__init__(self.words())

    def words(self, now=None):
        """Who decided, and when, in a sentence for a moderator."""
        if self.event is None:
            return f"This comment is {self.comment.get_status_display().lower()}."
        who = self.event.by or ("its writer" if self.event.reason == WITHDRAWN else "a check")
        seconds = max(0, round(((now or timezone.now()) - self.event.at).total_seconds()))
        state = self.comment.get_status_display().lower()
        return f"Already decided by {who} {_span(seconds)} ago: {state}."


def approve(comment, *, by, seen=None, at=None):
    """Show ``comment`` to readers. Raise AlreadyDecided unless it waits, or was turned down."""
    return _decide("approve", comment, by=by, seen=seen, at=at)


def reject(comment, *, by, reason, seen=None, at=None):
    """Do not publish ``comment``; its writer reads ``reason``.

    Raise AlreadyDecided unless it waits or lies in spam, and ValueError for an empty reason.
    """
    if not reason.strip():
        raise ValueError("Say why: the writer will read it.")
    return _decide("reject", comment, by=by, reason=reason, seen=seen, at=at)


def mark_spam(comment, *, by, seen=None, at=None):
    """Put ``comment`` away as spam; its writer is not told. Raise AlreadyDecided."""
    return _decide("mark_spam", comment, by=by, seen=seen, at=at)


def remove(comment, *, by, reason="", seen=None, at=None):
    """Take a published ``comment`` from readers; answers to it stay. Raise AlreadyDecided."""
    return _decide("remove", comment, by=by, reason=reason, seen=seen, at=at)


def withdraw_own(comment, *, at=None):
    """Take ``comment`` back for the one who wrote it. No moderator can undo that."""
    return _decide("withdraw_own", comment, by=None, reason=WITHDRAWN, at=at)


@transaction.atomic
def restore(comment, *, by, seen=None, at=None):
    """Put ``comment`` back into the state before the last decision. Twice is as if never.

    Raise AlreadyDecided if nothing was decided yet, or if its writer has withdrawn it.
    """
    fresh = _locked(comment)
    last = _last_event(fresh)
    is_undoable = last is not None and last.reason != WITHDRAWN
    if not is_undoable or seen not in (None, fresh.status):
        raise AlreadyDecided(fresh, last)
    before = last.from_status or Status.PENDING
    reason = _reason_it_had(fresh, before)
    _move(fresh, before, by=by, reason=reason, at=at or timezone.now())
    return _show(comment, fresh)


def begin(comment, status):
    """The state a new ``comment`` begins in, decided by the checks. For submit_comment only.

    Waiting is no decision and has no event.
    """
    if status != Status.PENDING:
        reason = CAUGHT if status == Status.SPAM else PASSED_ALL
        comment.status = ""
        _move(comment, status, by=None, reason=reason, at=comment.created_at)


@transaction.atomic
def _decide(verb, comment, *, by, reason="", seen=None, at=None):
    to, allowed_from = MOVES[verb]
    fresh = _locked(comment)
    if fresh.status not in allowed_from or seen not in (None, fresh.status):
        raise AlreadyDecided(fresh, _last_event(fresh))
    _move(fresh, to, by=by, reason=reason.strip()[:LONGEST_REASON], at=at or timezone.now())
    return _show(comment, fresh)


def _locked(comment):
    return Comment.objects.select_for_update(of=("self",)).get(pk=comment.pk)


def _last_event(comment):
    return comment.events.select_related("by").order_by("-pk").first()


def _reason_it_had(comment, status):
    """The reason given when ``comment`` last came into ``status``."""
    events = comment.events.filter(to_status=status).order_by("-pk")
    return events.values_list("reason", flat=True).first() or ""


def _move(comment, to, *, by, reason, at):
    was, comment.status = comment.status, to
    comment.reason = "" if to in (Status.PENDING, Status.APPROVED) else reason
    if to == Status.APPROVED:
        comment.published_at = comment.published_at or at
    elif to == Status.PENDING:
        comment.published_at = None
    comment.save(update_fields=["status", "reason", "published_at"])
    ModerationEvent.objects.create(
        comment=comment, by=by, from_status=was, to_status=to, reason=reason, at=at
    )
    _count(comment.article_id, (to == Status.APPROVED) - (was == Status.APPROVED))


def _count(article_id, difference):
    """Keep the thread's count, and its version: readers see something else from now on."""
    if not difference:
        return
    rows = Thread.objects.filter(article=article_id)
    # A count that was wrong before must not keep a comment from being taken down.
    count = Greatest(F("approved_count") + difference, 0)
    changed = {"approved_count": count, "version": F("version") + 1}
    if rows.update(**changed):
        return
    first = {"approved_count": Comment.objects.filter(article=article_id).approved().count()}
    _, is_new = Thread.objects.get_or_create(
        article_id=article_id, defaults={**first, "version": 1}
    )
    if not is_new:  # another process made it meanwhile, without this comment
        rows.update(**changed)


def _show(comment, fresh):
    """Give the caller's instance the state that was just written."""
    for name in ("status", "reason", "published_at"):
        setattr(comment, name, getattr(fresh, name))
    return comment


def _span(seconds):
    """``seconds`` in words, in the largest unit that fits."""
    for size, unit in ((86400, "day"), (3600, "hour"), (60, "minute"), (1, "second")):
        if seconds >= size or size == 1:
            count = seconds // size
            return f"{count} {unit}{'' if count == 1 else 's'}"
    return ""
