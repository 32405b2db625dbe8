"""What becomes of a comment. Nothing else changes ``Comment.status``.

Each verb locks the row, writes one ModerationEvent and the mails that follow from it, and keeps
the count and the version of the thread, in one transaction. ``by`` is the account that decided; a
machine and a writer have none. ``seen`` is the state the decider was looking at: if the comment is
in another one by now, somebody was quicker, and AlreadyDecided says who. ``read`` is the beginning
of the digest of the text that the decider has read: if its writer has put another one in its
place, TextChanged says so.
"""

from django.db import transaction
from django.utils import timezone

from comments import counters, letters
from comments.models import Comment, CommentEdit, ModerationEvent, Report, digest_of

Status = Comment.Status
Verb = ModerationEvent.Verb

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
# What its writer may ask to have looked at again.
APPEALABLE = frozenset({Status.REJECTED, Status.REMOVED})
SECOND_LOOK = "Its writer asks for a second look"
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


class TextChanged(AlreadyDecided):
    """The text is another one than the decider has read; nothing was decided."""

    def words(self, now=None):
        return "Its writer has changed the text since you opened this page. Read it once more."


def approve(comment, *, by, seen=None, read="", at=None):
    """Show ``comment`` to readers. Raise AlreadyDecided unless it waits, or was turned down."""
    return _decide("approve", comment, by=by, seen=seen, read=read, at=at)


def reject(comment, *, by, reason, seen=None, read="", at=None):
    """Do not publish ``comment``; its writer reads ``reason``.

    Raise AlreadyDecided unless it waits or lies in spam, and ValueError for an empty reason.
    """
    if not reason.strip():
        raise ValueError("Say why: the writer will read it.")
    return _decide("reject", comment, by=by, reason=reason, seen=seen, read=read, at=at)


def mark_spam(comment, *, by, seen=None, read="", at=None):
    """Put ``comment`` away as spam; its writer is not told. Raise AlreadyDecided."""
    return _decide("mark_spam", comment, by=by, seen=seen, read=read, at=at)


def remove(comment, *, by, reason="", seen=None, read="", at=None):
    """Take a published ``comment`` from readers; answers to it stay. Raise AlreadyDecided."""
    return _decide("remove", comment, by=by, reason=reason, seen=seen, read=read, at=at)


def withdraw_own(comment, *, at=None):
    """Take ``comment`` back for the one who wrote it. No moderator can undo that."""
    return _decide("withdraw_own", comment, by=None, reason=WITHDRAWN, at=at)


def withdraw_all(comments, *, at):
    """What withdraw_own does, for many ``comments`` that the caller holds. For comments.erase only.

    One that was taken down before counts as withdrawn from now on, so that no Undo brings it back.
    """
    taken = [each for each in comments if each.reason != WITHDRAWN]
    shown = [each for each in taken if each.status == Status.APPROVED]
    once_shown = [each for each in taken if each.published_at and each.status != Status.APPROVED]
    ModerationEvent.objects.bulk_create(
        ModerationEvent(
            comment=each,
            from_status=each.status,
            to_status=Status.REMOVED,
            reason=WITHDRAWN,
            at=at,
        )
        for each in taken
    )
    rows = Comment.objects.filter(pk__in=[each.pk for each in taken])
    rows.update(status=Status.REMOVED, reason=WITHDRAWN)
    counters.note_hidden(shown)
    counters.note_tombstones(once_shown)
    letters.take_back_answers(shown)


@transaction.atomic
def restore(comment, *, by, seen=None, event=None, at=None):
    """Put ``comment`` back into the state before the last decision. Twice is as if never.

    A mail about that decision that has not gone yet does not go. Raise AlreadyDecided if nothing
    was decided yet, if its writer has withdrawn it, or has appealed; and if the last decision is
    not ``event``, where one is given.
    """
    fresh = _locked(comment)
    last = _last_decision(fresh)
    is_undoable = last and last.to_status == fresh.status and last.reason != WITHDRAWN
    is_undoable = is_undoable and event in (None, last)
    if not is_undoable or seen not in (None, fresh.status):
        raise AlreadyDecided(fresh, last_event(fresh))
    before = last.from_status or Status.PENDING
    reason = _reason_it_had(fresh, before)
    letters.take_back_decision(last)
    _open_reports_again(fresh, last)
    event = _move(fresh, before, by=by, reason=reason, at=at or timezone.now())
    letters.tell_decision(fresh, event)
    return _show(comment, fresh)


@transaction.atomic
def reopen(comment, *, at=None):
    """Put ``comment`` back into the queue, since its writer appeals. For comments.appeal only.

    Raise AlreadyDecided unless a decision against it stands.
    """
    fresh = _locked(comment)
    last = _last_decision(fresh)
    stands = fresh.status in APPEALABLE
    if not stands or (last is not None and last.reason == WITHDRAWN):
        raise AlreadyDecided(fresh, last)
    at = at or timezone.now()
    _move(fresh, Status.PENDING, by=None, reason=SECOND_LOOK, at=at, verb=Verb.APPEALED)
    return _show(comment, fresh)


def pick(comment, *, by, at=None):
    """Make a published ``comment`` an editor's pick. Raise AlreadyDecided if it is one, or is not
    published."""
    return _mark(comment, Verb.PICKED, by=by, at=at or timezone.now())


def unpick(comment, *, by, at=None):
    """Make it no pick any more. Raise AlreadyDecided if it is none, or is not published."""
    return _mark(comment, Verb.UNPICKED, by=by, at=at or timezone.now())


@transaction.atomic
def keep(comment, *, by, reason="", up_to=None, at=None):
    """Let a published ``comment`` stand in spite of the reports about it.

    Those that came after the one numbered ``up_to``, the newest that was read, stay open. Raise
    AlreadyDecided if it is not published, or if no such report is open any more.
    """
    at = at or timezone.now()
    fresh = _locked(comment)
    open_reports = fresh.reports.filter(outcome=Report.Outcome.OPEN)
    if up_to is not None:
        open_reports = open_reports.filter(pk__lte=up_to)
    settled = {"outcome": Report.Outcome.DISMISSED, "settled_at": at}
    if fresh.status != Status.APPROVED or not open_reports.update(**settled):
        raise AlreadyDecided(fresh, last_event(fresh))
    _note(fresh, Verb.KEPT, by=by, reason=reason.strip()[:LONGEST_REASON], at=at)
    return _show(comment, fresh)


@transaction.atomic
def show_edit(edit, *, by, read="", at=None):
    """Show readers the new text of a published comment. ``by`` is None where every check passed.

    Raise AlreadyDecided if somebody decided about ``edit`` before, or if the comment is not
    published any more.
    """
    at = at or timezone.now()
    comment, fresh = _locked_edit(edit, read)
    fresh.verdicts_before, fresh.edited_before = comment.verdicts, comment.edited_at
    comment.body, comment.edited_at = fresh.body, at
    comment.verdicts = fresh.verdicts
    comment.save(update_fields=["body", "edited_at", "verdicts"])
    _note(comment, Verb.EDITED, by=by, at=at)
    counters.note_change(comment)
    return _settle_edit(edit, fresh, CommentEdit.Status.SHOWN, by=by, at=at)


@transaction.atomic
def refuse_edit(edit, *, by, reason, read="", at=None):
    """Leave a published comment as it was; its writer reads ``reason``. Raise AlreadyDecided."""
    at = at or timezone.now()
    comment, fresh = _locked_edit(edit, read)
    fresh.reason = reason.strip()[:LONGEST_REASON]
    _note(comment, Verb.EDIT_REFUSED, by=by, reason=fresh.reason, at=at)
    return _settle_edit(edit, fresh, CommentEdit.Status.REFUSED, by=by, at=at)


def begin(comment, status):
    """The state a new ``comment`` begins in, decided by the checks. For submit_comment only.

    Waiting is no decision and has no event.
    """
    if status != Status.PENDING:
        reason = CAUGHT if status == Status.SPAM else PASSED_ALL
        comment.status = ""
        _move(comment, status, by=None, reason=reason, at=comment.created_at)


@transaction.atomic
def _decide(verb, comment, *, by, reason="", seen=None, read="", at=None):
    to, allowed_from = MOVES[verb]
    at = at or timezone.now()
    fresh = _locked(comment)
    if fresh.status not in allowed_from or seen not in (None, fresh.status):
        raise AlreadyDecided(fresh, last_event(fresh))
    _check_read(fresh, fresh.body, read)
    event = _move(fresh, to, by=by, reason=reason.strip()[:LONGEST_REASON], at=at)
    if to not in (Status.APPROVED, Status.PENDING):
        _uphold_reports(fresh, event)
    letters.tell_decision(fresh, event)
    return _show(comment, fresh)


@transaction.atomic
def _mark(comment, verb, *, by, at):
    """Make a published comment a pick, or none."""
    fresh = _locked(comment)
    is_to_be = verb == Verb.PICKED
    if fresh.status != Status.APPROVED or fresh.is_pick == is_to_be:
        raise AlreadyDecided(fresh, last_event(fresh))
    fresh.picked_at = at if is_to_be else None
    fresh.save(update_fields=["picked_at"])
    _note(fresh, verb, by=by, at=at)
    counters.note_change(fresh)
    return _show(comment, fresh)


def _locked(comment):
    return Comment.objects.select_for_update(of=("self",), no_key=True).get(pk=comment.pk)


def _check_read(comment, body, read):
    if not digest_of(body).startswith(read):
        raise TextChanged(comment, None)


def _locked_edit(edit, read):
    """The comment and the edit, held, if the one is published and the other waits."""
    comment = _locked(edit.comment)
    edits = CommentEdit.objects.select_for_update(of=("self",), no_key=True)
    fresh = edits.filter(pk=edit.pk, status=CommentEdit.Status.PENDING).first()
    if comment.status != Status.APPROVED or fresh is None:
        raise AlreadyDecided(comment, last_event(comment))
    _check_read(comment, fresh.body, read)
    return comment, fresh


def _settle_edit(edit, fresh, status, *, by, at):
    fresh.status, fresh.decided_by, fresh.decided_at = status, by, at
    fresh.save()
    edit.status, edit.reason = fresh.status, fresh.reason
    return edit


def taken_down_by(comment):
    """Who took down ``comment``, which readers once read: "writer", "editor", or "" for neither."""
    if comment.status != Status.REMOVED or comment.published_at is None:
        return ""
    return "writer" if comment.reason == WITHDRAWN else "editor"


def last_event(comment):
    """The last thing that was done to ``comment``, or None."""
    return comment.events.select_related("by").order_by("-pk").first()


def _last_decision(comment):
    return comment.events.decisions().select_related("by").order_by("-pk").first()


def _reason_it_had(comment, status):
    """The reason given when ``comment`` last came into ``status``."""
    events = comment.events.decisions().filter(to_status=status).order_by("-pk")
    return events.values_list("reason", flat=True).first() or ""


def _uphold_reports(comment, event):
    """Whoever reported ``comment`` was right: a person took it down."""
    if event.by is not None:
        reports = comment.reports.filter(outcome=Report.Outcome.OPEN)
        reports.update(outcome=Report.Outcome.UPHELD, settled_at=event.at)


def _open_reports_again(comment, event):
    """The decision that settled them is taken back."""
    settled = comment.reports.filter(outcome=Report.Outcome.UPHELD, settled_at=event.at)
    settled.update(outcome=Report.Outcome.OPEN, settled_at=None)


def _move(comment, to, *, by, reason, at, verb=Verb.DECIDED):
    """Change the state, and everything that hangs on whether readers see it; return the event."""
    taken_by = taken_down_by(comment)
    was, comment.status = comment.status, to
    comment.reason = "" if to in (Status.PENDING, Status.APPROVED) else reason
    if to == Status.APPROVED:
        comment.published_at = comment.published_at or at
    elif to == Status.PENDING:
        comment.published_at = None
    comment.save(update_fields=["status", "reason", "published_at"])
    event = _note(comment, verb, by=by, reason=reason, at=at, was=was)
    if Status.APPROVED not in (was, to) or was == to:
        if taken_by != taken_down_by(comment):
            counters.note_tombstones([comment])
        return event
    is_shown = to == Status.APPROVED
    counters.note_visible(comment, 1 if is_shown else -1)
    if is_shown:
        letters.tell_answer(comment, at=at)
    else:
        letters.take_back_answer(comment)
    return event


def _note(comment, verb, *, by, at, reason="", was=None):
    return ModerationEvent.objects.create(
        comment=comment,
        verb=verb,
        by=by,
        from_status=comment.status if was is None else was,
        to_status=comment.status,
        reason=reason,
        at=at,
    )


def _show(comment, fresh):
    """Give the caller's instance the state that was just written."""
    for name in ("status", "reason", "published_at", "picked_at"):
        setattr(comment, name, getattr(fresh, name))
    return comment


def _span(seconds):
    """``seconds`` in words, in the largest unit that fits."""
    for size, unit in ((86400, "day"), (3600, "hour"), (60, "minute"), (1, "second")):
        if seconds >= size or size == 1:
            count = seconds // size
            return f"{count} {unit}{'' if count == 1 else 's'}"
    return ""
