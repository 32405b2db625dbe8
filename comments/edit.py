"""A writer changes the own comment: as long as it waits, and for a few minutes once it is public.

A new text goes through the same checks as a new comment. Readers see the old one until it passed
them all, or an editor has shown it.
"""

import copy
from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from comments import moderate, submit, text
from comments.models import Comment, CommentEdit
from comments.policy import Policy, policy_of
from comments.screen import verdicts_on, worst_of
from comments.screen.verdict import Kind

MOST_EDITS = 20
Status = Comment.Status
# Whoever sends spam learns nothing, so that it can be changed like a comment that waits.
WAITING = frozenset({Status.PENDING, Status.SPAM})


class CannotEdit(Exception):
    """The comment cannot be changed any more; the message says why, to its writer."""


TOO_LATE = "A published comment can be changed for 10 minutes, and those are over"
ANSWERED = "Somebody has answered your comment, so it stays as they read it"
DECIDED = "An editor decided about this comment, so it cannot be changed any more"
TOO_OFTEN = "You have changed this comment many times. Write a new one"


def check_editable(comment, *, at=None):
    """Raise CannotEdit unless the writer of ``comment`` may change it at ``at``, or now."""
    at = at or timezone.now()
    if comment.status == Status.APPROVED:
        if at >= comment.editable_until:
            raise CannotEdit(TOO_LATE)
        if comment.replies.approved().exists():
            raise CannotEdit(ANSWERED)
    elif comment.status not in WAITING:
        raise CannotEdit(DECIDED)
    if comment.edits.count() >= MOST_EDITS:
        raise CannotEdit(TOO_OFTEN)


def may_edit(comment, *, at=None):
    """Whether ``check_editable`` has nothing against it."""
    try:
        check_editable(comment, at=at)
    except CannotEdit:
        return False
    return True


def minutes_left(comment, *, at=None):
    """The minutes that are left to change a published comment, rounded up; None while it waits."""
    if comment.status != Status.APPROVED:
        return None
    left = comment.editable_until - (at or timezone.now())
    return max(0, -(-left // timedelta(minutes=1)))


def waiting_edit(comment):
    """The new text of a published comment that no editor has read yet, or None."""
    return comment.edits.filter(status=CommentEdit.Status.PENDING).first()


def edit_comment(comment, *, body, entry=None, at=None):
    """Put ``body`` in the place of what ``comment`` says, or ask the editors to.

    Return the CommentEdit, or None if nothing changed. ``entry`` is what ``postbox.guard.examine``
    said about the post. Raise CannotEdit, and ValueError for words no form lets through.
    """
    at = at or timezone.now()
    body = text.cleaned(body).strip()
    if text.is_blank(body) or not submit.LEAST_BODY <= len(body) <= submit.LONGEST_BODY:
        least, most = submit.LEAST_BODY, submit.LONGEST_BODY
        raise ValueError(f"A comment has {least} to {most} characters.")
    check_editable(comment, at=at)
    # As in submit_comment: before the transaction, since what a check counts stays counted.
    wished = copy.copy(comment)
    wished.body, wished.created_at = body, at
    verdicts = verdicts_on(wished, entry)
    return _store(comment, body, verdicts, at)


@transaction.atomic
def _store(comment, body, verdicts, at):
    fresh = Comment.objects.select_for_update(of=("self",), no_key=True).get(pk=comment.pk)
    check_editable(fresh, at=at)
    if fresh.status in WAITING:
        return _replace(fresh, body, verdicts, at) if body != fresh.body else None
    waiting = waiting_edit(fresh)
    if body in (fresh.body, waiting and waiting.body):
        return waiting
    wish = waiting or CommentEdit(comment=fresh)
    wish.body_before, wish.body, wish.verdicts, wish.created_at = fresh.body, body, verdicts, at
    wish.save()
    if worst_of(verdicts) == Kind.PASS and policy_of(fresh.article) == Policy.OPEN:
        moderate.show_edit(wish, by=None, at=at)
    return wish


def _replace(comment, body, verdicts, at):
    """Change a text that nobody but moderators can have read; both are kept for them."""
    done = CommentEdit.objects.create(
        comment=comment,
        body_before=comment.body,
        body=body,
        verdicts=verdicts,
        status=CommentEdit.Status.SHOWN,
        created_at=at,
        decided_at=at,
    )
    comment.body, comment.verdicts = body, verdicts
    comment.save(update_fields=["body", "verdicts"])
    if worst_of(verdicts) == Kind.SPAM and comment.status == Status.PENDING:
        moderate.mark_spam(comment, by=None, at=at)
    return done
