"""Taking back what a moderator did: the one door behind every Undo.

What changed the state of a comment is undone by ``moderate.restore``; the rest leaves the state as
it is, and is undone here.
"""

from functools import partial

from django.db import transaction
from django.utils import timezone

from comments import counters, moderate
from comments.models import Comment, CommentEdit, ModerationEvent, Report

Verb = ModerationEvent.Verb
# What was done by nobody, or by a writer, is nothing that a moderator takes back.
UNDOABLE = frozenset(
    {Verb.DECIDED, Verb.PICKED, Verb.UNPICKED, Verb.KEPT, Verb.EDITED, Verb.EDIT_REFUSED}
)


def may_undo(event):
    """Whether ``event`` is of a kind that can be taken back."""
    return event.verb in UNDOABLE and event.by_id is not None


def is_standing(event):
    """Whether it may be undone and nothing has changed the state of the comment since."""
    return may_undo(event) and event.to_status == event.comment.status


def undo(event, *, by, at=None):
    """Take back what was done in ``event``; return the comment.

    Raise moderate.AlreadyDecided if something was done to the comment since, or if it is nothing
    that can be taken back.
    """
    at = at or timezone.now()
    if not may_undo(event):
        raise moderate.AlreadyDecided(event.comment, event)
    return TAKES_BACK[event.verb](event, by=by, at=at)


def _restore(event, *, by, at):
    return moderate.restore(event.comment, by=by, event=event, at=at)


def _pick(event, *, by, at):
    return moderate.pick(event.comment, by=by, at=at)


def _unpick(event, *, by, at):
    return moderate.unpick(event.comment, by=by, at=at)


@transaction.atomic
def _open_reports(event, *, by, at):
    """The reports that were dismissed wait for a moderator again."""
    comment = _locked_after(event)
    dismissed = comment.reports.filter(outcome=Report.Outcome.DISMISSED, settled_at=event.at)
    dismissed.update(outcome=Report.Outcome.OPEN, settled_at=None)
    return _noted(comment, by=by, at=at)


@transaction.atomic
def _ask_again(event, *, by, at, status):
    """The new text waits again; one that was shown gives way to what stood before it."""
    comment = _locked_after(event)
    settled = comment.edits.filter(status=status, decided_at=event.at).order_by("-pk").first()
    if settled is None or comment.edits.filter(status=CommentEdit.Status.PENDING).exists():
        raise moderate.AlreadyDecided(comment, event)
    if status == CommentEdit.Status.SHOWN:
        comment.body, comment.edited_at = settled.body_before, settled.edited_before
        if settled.verdicts_before is not None:
            comment.verdicts = settled.verdicts_before
        comment.save(update_fields=["body", "edited_at", "verdicts"])
        counters.note_change(comment)
    settled.status, settled.reason = CommentEdit.Status.PENDING, ""
    settled.decided_by = settled.decided_at = None
    settled.save(update_fields=["status", "reason", "decided_by", "decided_at"])
    return _noted(comment, by=by, at=at)


TAKES_BACK = {
    Verb.DECIDED: _restore,
    Verb.PICKED: _unpick,
    Verb.UNPICKED: _pick,
    Verb.KEPT: _open_reports,
    Verb.EDITED: partial(_ask_again, status=CommentEdit.Status.SHOWN),
    Verb.EDIT_REFUSED: partial(_ask_again, status=CommentEdit.Status.REFUSED),
}


def _locked_after(event):
    """The comment, held, if ``event`` is the last thing that was done to it."""
    comment = Comment.objects.select_for_update(of=("self",), no_key=True).get(pk=event.comment_id)
    last = moderate.last_event(comment)
    if last != event:
        raise moderate.AlreadyDecided(comment, last)
    return comment


def _noted(comment, *, by, at):
    ModerationEvent.objects.create(
        comment=comment,
        verb=Verb.TAKEN_BACK,
        by=by,
        from_status=comment.status,
        to_status=comment.status,
        at=at,
    )
    return comment
