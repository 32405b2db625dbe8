"""What an article said at each save, and working on it beside what readers see."""

import logging

from django.db import models, transaction
from django.db.models import Max
from django.utils import timezone

from articles import diff, gate, version
from articles.correct import issue_correction
from articles.models import Article, Author, Event, Expert, Revision, Tag
from articles.rename import note_move, remember_address
from articles.snapshot import apply_snapshot, link_body_images, to_snapshot

log = logging.getLogger(__name__)
Strand = Revision.Strand
# The names of tags, people and captions of pictures change without a save of the article: what
# readers are to be shown as its former words is written down while they can see it.
AS_SEEN = "As readers saw it"


def _locked(pk):
    """The row as it is now, held until the transaction ends."""
    return Article.objects.select_for_update(of=("self",), no_key=True).get(pk=pk)


def last_revision(article):
    """What ``article``, or the working copy it is, was last saved as; None before any save."""
    return Revision.objects.said_by(article).newest_first().first()


@transaction.atomic
def save_revision(article, *, by, note="", began_from=None, at=None):
    """Keep what ``article`` says now. Return the revision, or the last one if nothing changed.

    The revisions of a working copy belong to the article it revises, so that their numbers and
    addresses outlive the copy.
    """
    _locked(article.revises_id or article.pk)
    link_body_images(article)
    snapshot = to_snapshot(article)
    last = last_revision(article)
    if last and last.snapshot == snapshot:
        return last
    if last and article.has_been_public():
        remember_left(last.snapshot, snapshot, by=by)
    strand = Strand.COPY if article.revises_id else Strand.ARTICLE
    return _write(article, strand, snapshot, by=by, note=note, began_from=began_from, at=at)


@transaction.atomic
def set_aside(article, snapshot, *, by, began_from, note, at=None):
    """Keep in the history of ``article`` what was typed and is not what it says; return that."""
    _locked(article.revises_id or article.pk)
    return _write(article, Strand.ASIDE, snapshot, by=by, note=note, began_from=began_from, at=at)


def _write(article, strand, snapshot, *, by, note, began_from, at):
    found = Revision.objects.filter(article_id=article.revises_id or article.pk)
    return Revision.objects.create(
        article_id=article.revises_id or article.pk,
        number=(found.aggregate(last=Max("number"))["last"] or 0) + 1,
        strand=strand,
        snapshot=snapshot,
        began_from=began_from,
        saved_by=by,
        saved_at=at or timezone.now(),
        note=note,
    )


def says_other_than_before(article):
    """Whether a withdrawn article says something else than when readers saw it last."""
    if article.withdrawn_at is None:
        return False
    seen = Revision.objects.said_by(article).filter(saved_at__lte=article.withdrawn_at)
    last = seen.newest_first().first()
    return last is not None and not diff.same(last.snapshot, to_snapshot(article))


def name_revision(revision, *, name):
    """Make ``revision`` a milestone called ``name``, or none if that is empty."""
    revision.name = " ".join(name.replace("\0", "").split())[:80]
    revision.save(update_fields=["name"])


def remember_left(old, new, *, by):
    """Keep the addresses of the tags, authors and experts that an article let go of: their pages
    were public for it."""
    for model, before, after in (
        (Tag, old["tags"], new["tags"]),
        (Author, *([row["author"] for row in side["bylines"]] for side in (old, new))),
        (Expert, *([row["expert"] for row in side["quotes"]] for side in (old, new))),
    ):
        left = {each["id"] for each in before if each} - {each["id"] for each in after if each}
        for row in model.objects.filter(pk__in=left):
            remember_address(row, by=by)


class NotEditable(Exception):
    """This cannot be done with this row; the message says why and what to do."""


class Change(models.TextChoices):
    """What readers are told of a change to something they may have read."""

    TYPO = "typo", "Typing fix: no date, no notice"
    UPDATE = "update", "Update"
    CLARIFICATION = "clarification", "Clarification"
    CORRECTION = "correction", "Correction"


# A typing fix touches this many characters at most; what is larger is owed a notice.
TYPO_CHARACTERS = 60


@transaction.atomic
def restore_revision(revision, *, by, at=None):
    """Make a draft, or the working copy of a live article, say what it said at ``revision``.

    Return the row that was changed and a list of what could not be brought back. What readers
    see is left alone. Raise NotEditable if it says just that already, and GateRefused if the
    article is scheduled and would not pass.
    """
    live = _locked(revision.article_id)
    said = Article.objects.filter(revises=live).first() or live
    now, last = to_snapshot(said), last_revision(said)
    if diff.same(now, revision.snapshot):
        raise NotEditable("The article says just that already.")
    row = row_to_edit(live, by=by)
    if last is None or last.snapshot != now:
        save_revision(row, by=None, note="As it was found")
    was, row.saved_at = _locked(row.pk), at or timezone.now()
    gone = apply_snapshot(row, revision.snapshot)
    Article.objects.filter(pk=live.pk).update(saved_at=row.saved_at)
    note_move(was, row, by=by)
    refuse_if_due(row)
    save_revision(row, by=by, note=f"Restored revision {revision.number}", at=at)
    if not row.revises_id:  # readers see nothing of a working copy
        version.bump()
    return row, gone


def row_to_edit(article, *, by):
    """The row on which ``article`` is edited: its working copy, begun now if readers see it.

    The caller holds the lock of ``article``.
    """
    copy = Article.objects.filter(revises=article).first()
    if copy is None and article.is_published():
        return open_working_copy(article, by=by)
    return copy or article


def refuse_if_due(row):
    """Raise GateRefused if ``row`` goes out by itself at some moment and would not pass then."""
    at = row.changes_due_at if row.revises_id else row.published_at
    is_due = row.revises_id or row.status == Article.Status.PUBLISHED
    if at and is_due and (refused := gate.unexcused(row, at=at)):
        raise GateRefused(refused)


@transaction.atomic
def open_working_copy(article, *, by):
    """The working copy of an article, begun now if readers can see it and there is none.

    Raise NotEditable for an article that readers cannot see: that one is edited as it is.
    """
    live = _locked(article.revises_id or article.pk)
    copy = Article.objects.filter(revises=live).first()
    if copy is not None:
        return copy
    if live.status != Article.Status.PUBLISHED:
        raise NotEditable("Readers cannot see this article: edit it as it is.")
    copy = Article.objects.create(revises=live, owner=live.owner)
    snapshot = to_snapshot(live)
    apply_snapshot(copy, snapshot)
    if last_revision(live) is None:
        save_revision(live, by=None, note=AS_SEEN)
    _write(
        copy,
        Strand.COPY,
        to_snapshot(copy),
        by=by,
        note="Begun from what readers see",
        began_from=last_revision(live),
        at=None,
    )
    return copy


@transaction.atomic
def publish_changes(copy, *, by, kind, note="", at=None, override="", due_at=None):
    """Put what the working copy says in the place of what readers see, at ``at`` or now.

    ``kind`` is one of Change; all but a typing fix need a ``note`` for readers, which stands on
    the page as a dated notice. With ``at`` in the future the copy waits for the work loop, which
    says in ``due_at`` when it should have come. ``override`` is the reason to go out against
    findings that can be overridden. Return the live article. Raise NotEditable if it is no
    working copy, if the note is missing or a typing fix is too large, and GateRefused with what
    the gate finds.
    """
    copy, live = _locked_pair(copy)
    if live.is_published():
        save_revision(live, by=None, note=AS_SEEN)
    now = timezone.now()
    if live.status != Article.Status.PUBLISHED:
        raise NotEditable("The article was withdrawn. Publish it again: the changes go along.")
    refused = gate.unexcused(copy, at=max(at or now, live.published_at))
    if refused and not gate.may_override_all(refused, override):
        raise GateRefused(refused)
    _check_change(live, copy, kind, note)
    told = {"reason": _told(kind, note, override if refused else ""), "overridden": refused}
    if at and at > now:
        copy.changes_due_at, copy.changes_kind, copy.changes_note = at, kind, note
        copy.changes_override = override if refused else ""
        copy.save()
        _note(live, Event.Verb.CHANGES_DUE, by=by, at=now, effective_at=at, **told)
        return live
    _replace(live, copy, by=by, kind=kind, note=note, at=now)
    _note(live, Event.Verb.CHANGED, by=by, at=now, effective_at=due_at or now, **told)
    version.bump()
    return live


def _locked_pair(copy):
    """The working copy and its live article, held. Raise NotEditable if it is none, or gone."""
    live_pk = Article.objects.filter(pk=copy.pk).values_list("revises_id", flat=True).first()
    if live_pk is None:
        raise NotEditable("This is no working copy.")
    # The live row first, as everywhere: two locks in one order cannot wait for each other.
    live = _locked(live_pk)
    copy = Article.objects.select_for_update(of=("self",), no_key=True).filter(pk=copy.pk).first()
    if copy is None:
        raise NotEditable("Somebody else dealt with these changes meanwhile.")
    return copy, live


class GateRefused(Exception):
    """The gate found something blocking in the changes; ``findings`` lists it."""

    def __init__(self, findings):
        self.findings = findings
        super().__init__(" ".join(finding.words for finding in findings))


def _check_change(live, copy, kind, note):
    if kind not in Change.values:
        raise NotEditable("Say what kind of change this is.")
    if kind != Change.TYPO and not note.strip():
        raise NotEditable("Tell readers what changed.")
    if kind != Change.TYPO:
        return
    before, after = to_snapshot(live), to_snapshot(copy)
    if diff.same(before, after):
        raise NotEditable("Readers see just these words already. Discard the changes.")
    if diff.size(before, after) > TYPO_CHARACTERS:
        raise NotEditable(
            f"A typing fix changes at most {TYPO_CHARACTERS} characters. "
            "Call this an update, a clarification or a correction."
        )


def _told(kind, note, override):
    """What the record says of a change."""
    words = f"{Change(kind).name.lower()}: {note.strip()}".strip(": ")
    return f"{words} (against the checks: {override.strip()})" if override.strip() else words


def _note(live, verb, *, by, at, effective_at=None, reason="", overridden=()):
    """The one event that tells of something done with the changes of ``live``."""
    Event.objects.create(
        article=live,
        verb=verb,
        from_status=live.status,
        to_status=live.status,
        by=by,
        at=at,
        effective_at=effective_at,
        reason=reason,
        overridden=[finding.words for finding in overridden],
    )


def _replace(live, copy, *, by, kind, note, at):
    was_public, last = live.is_published(), last_revision(copy)
    take_in_changes(live, copy, by=by)
    kind_words = Change(kind).name.lower()
    save_revision(live, by=by, note=f"Published: {kind_words}", began_from=last, at=at)
    if kind != Change.TYPO and was_public:
        issue_correction(live, by=by, kind=kind, text=note, at=at)


def take_in_changes(live, copy, *, by):
    """Let ``live`` say what its working ``copy`` says, and end that. For verbs that hold both."""
    if live.has_been_public() and copy.slug != live.slug:
        remember_address(live, by=by)
    before, after = to_snapshot(live), to_snapshot(copy)
    apply_snapshot(live, after)
    if live.has_been_public():
        remember_left(before, after, by=by)
    copy.events.update(article=live)
    copy.delete()


@transaction.atomic
def hold_changes(copy, *, by, at=None):
    """Take scheduled changes off the schedule; they wait as they are. Return the live article.

    Raise NotEditable if it is no working copy.
    """
    copy, live = _locked_pair(copy)
    if copy.changes_due_at is None:
        return live
    due, copy.changes_due_at, copy.changes_override = copy.changes_due_at, None, ""
    copy.save()
    at = at or timezone.now()
    _note(live, Event.Verb.CHANGES_HELD, by=by, at=at, effective_at=due)
    return live


@transaction.atomic
def discard_changes(copy, *, by, at=None):
    """Throw a working copy away; its revisions stay in the live article's history. Return that.

    Raise NotEditable if it is no working copy.
    """
    copy, live = _locked_pair(copy)
    save_revision(copy, by=by, note="Discarded")
    copy.events.update(article=live)
    copy.delete()
    _note(live, Event.Verb.DISCARDED, by=by, at=at or timezone.now())
    return live


def publish_due_changes(at=None, limit=200):
    """Publish the working copies whose moment has come; return how many.

    One that the gate refuses by now, or whose article was withdrawn, waits for an editor.
    """
    at, done = at or timezone.now(), 0
    due = Article.objects.changes_due(at).order_by("changes_due_at", "pk")
    for copy in due[:limit]:
        try:
            done += _publish_if_due(copy, at)
        except (NotEditable, GateRefused) as error:
            log.info("Changes to article %s wait: %s", copy.revises_id, type(error).__name__)
        except Exception as error:
            # Whatever it is, the changes due after these are not to wait for it, round after round.
            log.warning("Changes to article %s failed: %s", copy.revises_id, type(error).__name__)
    return done


@transaction.atomic
def _publish_if_due(copy, at):
    """Publish ``copy`` unless somebody took it off the schedule meanwhile; whether it was."""
    copy, _ = _locked_pair(copy)
    if copy.changes_due_at is None or copy.changes_due_at > at:
        return False
    publish_changes(
        copy,
        by=None,
        kind=copy.changes_kind,
        note=copy.changes_note,
        override=copy.changes_override,
        due_at=copy.changes_due_at,
    )
    return True
