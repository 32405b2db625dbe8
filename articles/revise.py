"""What an article said at each save, and working on it beside what readers see.

One pair, to_snapshot and apply_snapshot, serves history, restoring, working copies and merging.
"""

import logging

from django.db import models, transaction
from django.db.models import Max
from django.utils import timezone

from articles import body, diff, gate, version
from articles.correct import issue_correction
from articles.models import (
    Article,
    Author,
    Byline,
    Event,
    Expert,
    ExpertQuote,
    Image,
    KeyTakeaway,
    Revision,
    Section,
    Tag,
)
from articles.rename import remember_address

log = logging.getLogger(__name__)
SCHEMA = 1
WORDS = ("headline", "standfirst", "slug", "topic", "body", "comments_policy")


def to_snapshot(article):
    """Everything ``article`` says as plain values: words and keys, never its state.

    Lists are sorted as readers see them; related rows stand by key and words, so that a restored
    snapshot can tell what is gone.
    """
    return {
        "schema": SCHEMA,
        **{name: getattr(article, name) for name in WORDS},
        "section": _named(article.section),
        "tags": [_named(tag) for tag in article.tags.order_by("slug")],
        "lead_image": _picture(article.lead_image),
        "bylines": [
            {"uid": each.uid, "author": _named(each.author), "credit": each.credit}
            for each in article.bylines.select_related("author")
        ],
        "takeaways": [{"uid": each.uid, "text": each.text} for each in article.takeaways.all()],
        "quotes": [_quote(each) for each in article.quotes.select_related("expert")],
        "body_images": [_picture(each) for each in _body_images(article)],
    }


def _named(row):
    return {"id": row.pk, "slug": row.slug, "name": row.name} if row else None


def _picture(image):
    if image is None:
        return None
    words = ("token", "alt_text", "is_decorative", "caption", "credit", "focal_x", "focal_y")
    return {"id": image.pk, **{name: getattr(image, name) for name in words}}


def _quote(quote):
    words = ("uid", "text", "role", "organisation", "disclosure", "obtained_by", "source_url")
    return {
        **{name: getattr(quote, name) for name in words},
        "expert": _named(quote.expert),
        "said_on": quote.said_on.isoformat() if quote.said_on else None,
    }


def _body_images(article):
    tokens = body.embeds(article.body, "image")
    found = {image.token: image for image in Image.objects.filter(token__in=tokens)}
    return [found[token] for token in tokens if token in found]


def link_body_images(article):
    """Note which pictures the body shows, so that theirs are public when the article is."""
    article.body_images.set(_body_images(article))


@transaction.atomic
def save_revision(article, *, by, note="", at=None):
    """Keep what ``article`` says now. Return the revision, or the last one if nothing changed."""
    Article.objects.select_for_update(of=("self",)).get(pk=article.pk)
    link_body_images(article)
    snapshot = to_snapshot(article)
    last = article.revisions.order_by("-number").first()
    if last and last.snapshot == snapshot:
        return last
    if last and article.has_been_public():
        remember_left(last.snapshot, snapshot)
    number = (article.revisions.aggregate(last=Max("number"))["last"] or 0) + 1
    return Revision.objects.create(
        article=article,
        number=number,
        snapshot=snapshot,
        saved_by=by,
        saved_at=at or timezone.now(),
        note=note,
    )


def remember_left(old, new):
    """Keep the addresses of the tags, authors and experts that an article let go of: their pages
    were public for it."""
    for model, before, after in (
        (Tag, old["tags"], new["tags"]),
        (Author, *([row["author"] for row in side["bylines"]] for side in (old, new))),
        (Expert, *([row["expert"] for row in side["quotes"]] for side in (old, new))),
    ):
        left = {each["id"] for each in before if each} - {each["id"] for each in after if each}
        for row in model.objects.filter(pk__in=left):
            remember_address(row)


class UnknownSnapshot(Exception):
    """The snapshot was made by a newer release, whose shape is not known here."""


@transaction.atomic
def apply_snapshot(article, snapshot):
    """Make ``article`` say what ``snapshot`` says; return what could not be brought back.

    State (status, dates, address history, owner) is left alone. Rows are matched by uid, so that
    what points at a takeaway or quote goes on pointing at it. What has been deleted since, like a
    tag, is named in the returned list of words and left out. Raise UnknownSnapshot for a schema
    that is not ours.
    """
    if snapshot.get("schema") != SCHEMA:
        raise UnknownSnapshot(f"Snapshot of schema {snapshot.get('schema')!r}")
    gone = []
    for name in WORDS:
        setattr(article, name, snapshot[name])
    article.section = _find(Section, snapshot["section"], "section", gone)
    article.lead_image = _find(Image, snapshot["lead_image"], "picture", gone)
    article.save()
    article.tags.set(_find_all(Tag, snapshot["tags"], "tag", gone))
    _apply_rows(article, KeyTakeaway, snapshot["takeaways"])
    _apply_rows(article, ExpertQuote, _with(snapshot["quotes"], "expert", Expert, gone))
    bylines = _with(snapshot["bylines"], "author", Author, gone)
    _apply_rows(article, Byline, [row for row in bylines if row["author"]])
    link_body_images(article)
    return gone


def _find(model, given, noun, gone):
    """The row of ``model`` that ``given`` named, or None with its name added to ``gone``."""
    if given is None:
        return None
    row = model.objects.filter(pk=given["id"]).first()
    if row is None:
        name = given.get("name") or given.get("caption") or given.get("alt_text") or given["id"]
        gone.append(f"{noun} “{name}”")
    return row


def _find_all(model, given, noun, gone):
    rows = (_find(model, each, noun, gone) for each in given)
    return [row for row in rows if row]


def _with(rows, name, model, gone):
    """``rows`` with what stands under ``name`` turned into a row of ``model``."""
    return [{**row, name: _find(model, row[name], name, gone)} for row in rows]


def _apply_rows(article, model, rows):
    """Make the article's rows of ``model`` those given, in that order; a row that stays keeps its
    key, so that a form open elsewhere goes on pointing at it."""
    have = dict(model.objects.filter(article=article).values_list("uid", "pk"))
    if model is Byline:
        # Two authors who change places would stand twice for a moment.
        model.objects.filter(article=article).delete()
    else:
        keep = {given["uid"] for given in rows}
        model.objects.filter(article=article).exclude(uid__in=keep).delete()
    placed = [
        model(pk=have.get(given["uid"]), article=article, position=position, **given)
        for position, given in enumerate(rows)
    ]
    fresh = [row for row in placed if row.pk is None or model is Byline]
    stay = [row for row in placed if row not in fresh] if model is not Byline else []
    names = [*(rows[0] if rows else ()), "position"]
    # Past save(): a new quote would copy its expert's role of today over an empty one of that day.
    model.objects.bulk_create(fresh)
    model.objects.bulk_update(stay, [name for name in names if name != "uid"])


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
    see is left alone.
    """
    article = Article.objects.select_for_update(of=("self",)).get(pk=revision.article_id)
    if article.status == Article.Status.PUBLISHED:
        article = open_working_copy(article, by=by)
    gone = apply_snapshot(article, revision.snapshot)
    save_revision(article, by=by, note=f"Restored revision {revision.number}", at=at)
    return article, gone


@transaction.atomic
def open_working_copy(article, *, by):
    """The working copy of a published or scheduled article, begun now if there is none.

    Raise NotEditable for an article in any other state: that one is edited as it is.
    """
    live = Article.objects.select_for_update(of=("self",)).get(pk=article.pk)
    if live.revises_id:
        return live
    if live.status != Article.Status.PUBLISHED:
        raise NotEditable("Readers cannot see this article: edit it as it is.")
    copy = Article.objects.filter(revises=live).first()
    if copy is None:
        copy = Article.objects.create(revises=live, owner=live.owner)
        apply_snapshot(copy, to_snapshot(live))
        save_revision(copy, by=by, note="Begun from what readers see")
    return copy


@transaction.atomic
def publish_changes(copy, *, by, kind, note="", at=None):
    """Put what the working copy says in the place of what readers see, at ``at`` or now.

    ``kind`` is one of Change; all but a typing fix need a ``note`` for readers, which stands on
    the page as a dated notice. With ``at`` in the future the copy waits for the work loop. Return
    the live article. Raise NotEditable if it is no working copy, if the note is missing or a
    typing fix is too large, and GateRefused with what the gate finds.
    """
    now = timezone.now()
    copy = Article.objects.select_for_update(of=("self",)).get(pk=copy.pk)
    if not copy.revises_id:
        raise NotEditable("This is no working copy.")
    live = Article.objects.select_for_update(of=("self",)).get(pk=copy.revises_id)
    if live.status != Article.Status.PUBLISHED:
        raise NotEditable("The article was withdrawn meanwhile. Publish it again first.")
    if refused := gate.blocking(copy, at=max(at or now, live.published_at)):
        raise GateRefused(refused)
    _check_change(live, copy, kind, note)
    if at and at > now:
        copy.changes_due_at, copy.changes_kind, copy.changes_note = at, kind, note
        copy.save()
        return live
    _replace(live, copy, by=by, kind=kind, note=note, at=now)
    return live


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
    if kind == Change.TYPO and diff.size(to_snapshot(live), to_snapshot(copy)) > TYPO_CHARACTERS:
        raise NotEditable(
            f"A typing fix changes at most {TYPO_CHARACTERS} characters. "
            "Call this an update, a clarification or a correction."
        )


def _replace(live, copy, *, by, kind, note, at):
    was_public, old_slug = live.is_published(), live.slug
    if was_public and copy.slug != old_slug:
        remember_address(live)
    before, after = to_snapshot(live), to_snapshot(copy)
    apply_snapshot(live, after)
    if live.has_been_public():
        remember_left(before, after)
    _hand_over(copy, live)
    Event.objects.create(
        article=live,
        verb=Event.Verb.CHANGED,
        from_status=live.status,
        to_status=live.status,
        by=by,
        at=at,
        effective_at=at,
        reason=f"{Change(kind).name.lower()}: {note}".strip(": "),
    )
    copy.delete()
    save_revision(live, by=by, note=f"Published: {Change(kind).name.lower()}", at=at)
    if kind != Change.TYPO and was_public:
        issue_correction(live, by=by, kind=kind, text=note, at=at)
    version.bump()


def _hand_over(copy, live):
    """Give the copy's revisions and events to the live article, numbered on from its own."""
    number = live.revisions.aggregate(last=Max("number"))["last"] or 0
    for revision in copy.revisions.order_by("number"):
        number += 1
        revision.article, revision.number = live, number
        revision.save()
    copy.events.update(article=live)


@transaction.atomic
def discard_changes(copy, *, by, at=None):
    """Throw a working copy away; its revisions stay in the live article's history. Return that.

    Raise NotEditable if it is no working copy.
    """
    copy = Article.objects.select_for_update(of=("self",)).get(pk=copy.pk)
    if not copy.revises_id:
        raise NotEditable("This is no working copy.")
    live = Article.objects.select_for_update(of=("self",)).get(pk=copy.revises_id)
    save_revision(copy, by=by, note="Discarded")
    _hand_over(copy, live)
    copy.delete()
    Event.objects.create(
        article=live,
        verb=Event.Verb.DISCARDED,
        from_status=live.status,
        to_status=live.status,
        by=by,
        at=at or timezone.now(),
    )
    return live


def publish_due_changes(at=None, limit=20):
    """Publish the working copies whose moment has come; return how many.

    One that the gate refuses by now, or whose article was withdrawn, waits for an editor.
    """
    done = 0
    due = Article.objects.changes_due(at or timezone.now()).order_by("changes_due_at", "pk")
    for copy in due[:limit]:
        try:
            publish_changes(copy, by=None, kind=copy.changes_kind, note=copy.changes_note)
        except (NotEditable, GateRefused) as error:
            log.warning("Changes to article %s not published: %s", copy.revises_id, error)
        else:
            done += 1
    return done
