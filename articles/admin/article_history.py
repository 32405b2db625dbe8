"""What an article said at each save: to read, to compare, to name and to bring back."""

import re
from dataclasses import dataclass

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError
from django.db.models import OuterRef, Q, Subquery
from django.http import Http404, HttpResponseNotAllowed, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import path, reverse

from articles import changes, compare, compare_body, permissions, revise
from articles.forms import zone_words
from articles.models import Article, Event, ExpertQuote, Revision
from articles.snapshot import UnknownSnapshot, to_snapshot

from .rows import change_page, row_of

PER_PAGE = 50
MOST_EVENTS = 200
NAME_LENGTH = Revision._meta.get_field("name").max_length
Strand = Revision.Strand
WORDS_FOR = {
    "comments_policy": {"": "As the paper has it", **dict(Article.CommentsPolicy.choices)},
    "obtained_by": dict(ExpertQuote.ObtainedBy.choices),
}


class NameForm(forms.Form):
    name = forms.CharField(
        label="Name",
        max_length=NAME_LENGTH,
        required=False,
        help_text="Like “As sent to the lawyer”. Empty takes the name away.",
    )


@dataclass(frozen=True)
class Entry:
    """One line of the history: a revision with what changed in it, or an event.

    ``changed`` is None for the first version; ``was_public`` says whether readers saw it.
    """

    revision: Revision | None = None
    changed: list | None = None
    was_public: bool = False
    event: Event | None = None

    @property
    def at(self):
        return self.revision.saved_at if self.revision else self.event.at


@dataclass(frozen=True)
class Side:
    """One side of a comparison; without a revision it is what stands there now."""

    key: str
    title: str
    snapshot: dict
    revision: Revision | None = None


class ArticleHistory:
    def get_urls(self):
        view = self.admin_site.admin_view
        one = "<path:object_id>/revision/<int:number>/"
        return [
            path(one, view(self.revision), name="articles_article_revision"),
            path(f"{one}restore/", view(self.restore), name="articles_article_restore"),
            path(f"{one}name/", view(self.milestone), name="articles_article_milestone"),
            path("<path:object_id>/compare/", view(self.compare), name="articles_article_compare"),
            *super().get_urls(),
        ]

    def history_view(self, request, object_id, extra_context=None):
        """Revisions and events, newest first: ``?before=`` is the number to go on from."""
        article = self._seen(request, object_id)
        before = number_in(request.GET.get("before"))
        only_named = "named" in request.GET
        rows = page_of(article, before, only_named=only_named)
        shown, is_whole = rows[:PER_PAGE], len(rows) <= PER_PAGE
        spans = changes.spans_in_public(article)
        entries = [
            Entry(revision=row, changed=changed, was_public=was_public(row, spans))
            for row, changed in with_changes(shown)
        ]
        if not only_named:
            events = events_beside(article, shown, before, is_whole)
            entries += [Entry(event=event) for event in events]
        context = {
            "title": "History",
            "entries": sorted(entries, key=lambda entry: entry.at, reverse=True),
            "newest": shown[:2],
            "older": None if is_whole else shown[-1].number,
            "before": before,
            "only_named": only_named,
            "has_copy": row_of(article) is not article,
            "name_length": NAME_LENGTH,
        }
        return self._history_page(request, "history", article, context)

    def revision(self, request, object_id, number):
        """What an article said once, for reading."""
        article = self._seen(request, object_id)
        return self._revision_page(request, article, revision_of(article, number))

    def _revision_page(self, request, article, revision, name_form=None):
        html = revision.snapshot.get("body") or ""
        is_long = compare_body.is_too_long(html)
        context = {
            "title": f"Revision {revision.number}",
            "revision": revision,
            "words": revision.snapshot,
            "parts": [] if is_long else compare_body.parts_of(revision.snapshot),
            "plain": compare_body.plain_words(html) if is_long else "",
            "name_form": name_form or NameForm(initial={"name": revision.name}),
        }
        response = self._history_page(request, "revision", article, context)
        response.status_code = 422 if name_form else 200
        return response

    def compare(self, request, object_id):
        """Two revisions side by side; ``new=now`` and ``old=public`` stand for no revision."""
        article = self._seen(request, object_id)
        old, new = sides(article, request.GET.get("old"), request.GET.get("new"))
        found = compare.side_by_side(old.snapshot, new.snapshot, words_for=WORDS_FOR)
        is_first = old.key == new.key and old.revision is not None and old.revision.number == 1
        context = {"title": "Compare", "sides": [old, new], "found": found, "is_first": is_first}
        return self._history_page(request, "compare", article, context)

    def restore(self, request, object_id, number):
        """POST: bring back what a revision says, beside what readers see."""
        article, revision = self._restorable(request, object_id, number)
        if request.method != "POST":
            return HttpResponseNotAllowed(["POST"])
        try:
            row, gone = revise.restore_revision(revision, by=request.user)
        except Article.DoesNotExist as error:
            raise Http404 from error
        except REFUSALS as refusal:
            self.message_user(request, refusal_words(refusal), messages.ERROR)
            page = reverse("admin:articles_article_revision", args=[article.pk, number])
            return HttpResponseRedirect(page)
        level = messages.WARNING if gone else messages.SUCCESS
        self.message_user(request, restored_words(revision, row, gone), level)
        return HttpResponseRedirect(change_page(article))

    def milestone(self, request, object_id, number):
        """POST: make a revision a milestone, or none with an empty name."""
        article, revision = self._restorable(request, object_id, number)
        if request.method != "POST":
            return HttpResponseNotAllowed(["POST"])
        form = NameForm(request.POST)
        if not form.is_valid():
            return self._revision_page(request, article, revision, form)
        revise.name_revision(revision, name=form.cleaned_data["name"])
        words = f"is called “{revision.name}” now" if revision.name else "has no name any more"
        self.message_user(request, f"Revision {number} {words}.")
        page = reverse("admin:articles_article_history", args=[article.pk])
        before = number_in(request.POST.get("before"))
        return HttpResponseRedirect(
            f"{page}?before={before}#revision-{number}" if before else f"{page}#revision-{number}"
        )

    def _restorable(self, request, object_id, number):
        """The article and its revision, for whoever may bring it back."""
        article = self._seen(request, object_id)
        if not permissions.may_restore(request.user, article):
            raise PermissionDenied
        return article, revision_of(article, number)

    def _history_page(self, request, name, article, context):
        shared = {
            "opts": self.opts,
            "article": article,
            "may_restore": permissions.may_restore(request.user, article),
            "is_public": article.is_published(),
            "zone": zone_words(),
        }
        context = {**self.admin_site.each_context(request), **shared, **context}
        return TemplateResponse(request, f"admin/articles/article/{name}.html", context)


def number_in(value):
    """The number of a revision in ``value``, or None for anything that can be none."""
    return int(value) if re.fullmatch("[0-9]{1,9}", value or "") else None


def revision_of(article, number):
    """The revision of ``article`` with that number. Raise Http404."""
    found = article.revisions.filter(number=number).select_related("saved_by").first()
    if found is None:
        raise Http404
    return found


def page_of(article, before, *, only_named=False):
    """One page of revisions, newest first, and one more row if there is another page.

    Each knows as ``follows_id`` the one saved before it in its strand, and as ``until`` when the
    next one took its place.
    """
    earlier = Revision.objects.filter(
        article=OuterRef("article"), strand=OuterRef("strand"), number__lt=OuterRef("number")
    )
    rows = article.revisions.newest_first().select_related("saved_by")
    later = Revision.objects.filter(
        article=OuterRef("article"), strand=OuterRef("strand"), number__gt=OuterRef("number")
    )
    rows = rows.annotate(
        follows_id=Subquery(earlier.newest_first().values("pk")[:1]),
        until=Subquery(later.order_by("number").values("saved_at")[:1]),
    )
    if before:
        rows = rows.filter(number__lt=before)
    if only_named:
        rows = rows.exclude(name="")
    return list(rows[: PER_PAGE + 1])


def was_public(row, spans):
    """Whether readers saw what the revision ``row`` says, in one of ``spans``."""
    return row.strand == Strand.ARTICLE and any(
        (row.until is None or since < row.until) and (until is None or row.saved_at < until)
        for since, until in spans
    )


def with_changes(rows):
    """Pairs of a revision and what changed in it, in words; None for the first version."""
    snapshots = {row.pk: row.snapshot for row in rows}
    others = {pk for row in rows for pk in (row.follows_id, row.began_from_id)} - snapshots.keys()
    snapshots |= Revision.objects.filter(pk__in=others - {None}).values_list("pk", "snapshot")
    for row in rows:
        before = snapshot_before(row, snapshots)
        yield row, None if before is None else compare.changed_parts(before, row.snapshot)


def snapshot_before(row, snapshots):
    """What the revision ``row`` is a change of, or None.

    That is the one before it in its strand, except for what was typed aside, and for a working
    copy just begun: it says what its article says, whatever the one before it said.
    """
    began, earlier = snapshots.get(row.began_from_id), snapshots.get(row.follows_id)
    is_begun = row.strand == Strand.COPY and (earlier is None or began == row.snapshot)
    if began is not None and (is_begun or row.strand == Strand.ASIDE):
        return began
    return earlier


def events_beside(article, shown, before, is_whole):
    """The events of the time that a page of revisions covers, those of the working copy too."""
    events = Event.objects.filter(Q(article=article) | Q(article__revises=article))
    if not is_whole:
        events = events.filter(at__gte=shown[-1].saved_at)
    above = article.revisions.filter(number__gte=before).order_by("number") if before else None
    if above is not None and (end := above.values_list("saved_at", flat=True).first()):
        events = events.filter(at__lt=end)
    return events.select_related("by").order_by("-at", "-pk")[:MOST_EVENTS]


def sides(article, old, new):
    """Both Sides of a comparison: the last two revisions where nothing is asked for.

    The lower number stands left. Raise Http404 for what this article has not.
    """
    numbers = article.revisions.newest_first().values_list("number", flat=True)
    new = new or str(numbers.first() or "now")
    if not old:
        number = number_in(new)
        earlier = numbers.filter(number__lt=number) if number else numbers
        old = str(earlier.first() or new)
    if number_in(old) and number_in(new) and number_in(old) > number_in(new):
        old, new = new, old
    return side(article, old), side(article, new)


def side(article, key):
    if key == "now":
        return Side(key, "What it says now", to_snapshot(row_of(article)))
    if key == "public" and article.is_published():
        return Side(key, "What readers see now", to_snapshot(article))
    if number_in(key) is None:
        raise Http404
    revision = revision_of(article, number_in(key))
    return Side(key, f"Revision {revision.number}", revision.snapshot, revision)


REFUSALS = (revise.NotEditable, revise.GateRefused, UnknownSnapshot, IntegrityError)


def refusal_words(refusal):
    """Why nothing was brought back."""
    if isinstance(refusal, revise.GateRefused):
        return f"Nothing was restored: this goes out at a set time. {refusal}"
    if isinstance(refusal, UnknownSnapshot):
        return "Nothing was restored: another release of this software wrote this revision."
    if isinstance(refusal, IntegrityError):
        return "Nothing was restored: somebody else saved something meanwhile. Try again."
    return f"Nothing was restored. {refusal}"


def restored_words(revision, row, gone):
    words = f"Revision {revision.number} is back."
    if row.revises_id:
        words += " It stands beside the live article. Readers see no change until you publish it."
    if gone:
        words += (
            f" Not brought back, since it is gone, taken or not allowed now: {', '.join(gone)}."
        )
    return words
