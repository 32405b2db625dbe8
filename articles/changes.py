"""What readers were told of an article since it was published, and how its words differ.

The history of an article also holds what no reader ever saw: drafts, changes that were thrown
away, words typed while it was scheduled or withdrawn. Only two kinds of revision come out of
here: the one that took the place of what readers saw at the moment of a change, and the last one
before it.
"""

from bisect import bisect_right
from dataclasses import dataclass
from datetime import datetime
from operator import attrgetter

from django.utils import timezone

from articles.compare_public import page_effort, passages
from articles.models import Event, ExpertQuote, Revision

MOST = 50
Verb = Event.Verb
OPENING = (Verb.PUBLISHED, Verb.SCHEDULED)
WORDS_FOR = {"obtained_by": dict(ExpertQuote.ObtainedBy.choices)}


@dataclass
class Change:
    """Something that readers were told, or a change that they could see.

    ``passages`` lists what differs; it is None where nothing can be compared, or, with
    ``is_too_much``, more than a page can bear. ``away_since`` is when an article that was
    published again had been withdrawn.
    """

    at: datetime
    kind: str = "Typing fix"
    note: str = ""
    away_since: datetime | None = None
    is_notice_alone: bool = False
    passages: list | None = None
    is_too_much: bool = False


@dataclass
class Changes:
    """The last MOST changes of an article, newest first, and how many came before them."""

    shown: list
    older: int


def public_changes(article):
    """The Changes of an ``article`` that readers can see now; as many queries for fifty of them
    as for one."""
    events = article.events.filter(verb__in=(*OPENING, Verb.WITHDRAWN, Verb.CHANGED))
    events = events.order_by("at", "pk").values_list("verb", "at", "effective_at")
    moments = _moments(list(events), opens=article.first_published_at, now=timezone.now())
    found = _with_notices(list(moments), article.corrections.order_by("issued_at", "pk"))
    found.sort(key=attrgetter("at"), reverse=True)
    shown = found[:MOST]
    _find_words(article, shown)
    return Changes(shown, older=len(found) - len(shown))


def spans_in_public(article):
    """Pairs of moments from which and until which readers could see ``article``; until None if
    they can now."""
    events = article.events.filter(verb__in=(*OPENING, Verb.WITHDRAWN)).order_by("at", "pk")
    spans, opens = [], article.first_published_at
    for verb, at, effective_at in events.values_list("verb", "at", "effective_at"):
        if verb in OPENING:
            opens = max(at, effective_at or at)
            continue
        if opens and opens <= at:
            spans.append((opens, at))
        opens = None
    return [*spans, (opens, None)] if opens and article.is_published() else spans


def _moments(events, *, opens, now):
    """Yield a Change for each moment at which readers got other words, or got them back.

    ``opens`` is since when they see an article that was published without a verb of ours.
    """
    left = None
    for verb, at, effective_at in [*events, (None, now, None)]:
        is_open = opens is not None and opens <= at
        if is_open and left:
            yield Change(opens, kind="Published again", away_since=left)
            left = None
        if verb in OPENING:
            # It may say that it was public long ago; nobody saw it before it went out.
            opens = max(at, effective_at or at)
        elif verb == Verb.WITHDRAWN:
            opens, left = None, at if is_open else left
        elif verb == Verb.CHANGED and is_open:
            yield Change(at)


def _with_notices(changes, corrections):
    """``changes`` with the notice that came with each, and those that came by themselves."""
    waiting = {each.at: each for each in changes if not each.away_since}
    for notice in corrections:
        change = waiting.pop(notice.issued_at, None)
        if change is None:
            change = Change(notice.issued_at, is_notice_alone=True)
            changes.append(change)
        change.kind, change.note = notice.get_kind_display(), notice.text
    return changes


def _find_words(article, changes):
    """Fill in the passages of ``changes``, the newest first."""
    sides = _sides(article, [each for each in changes if not each.is_notice_alone])
    wanted = {pk for _, *pair in sides for pk in pair}
    snapshots = dict(Revision.objects.filter(pk__in=wanted).values_list("pk", "snapshot"))
    effort = page_effort()
    for change, *pair in sides:
        before, after = (snapshots[pk] for pk in pair)
        change.passages = passages(before, after, words_for=WORDS_FOR, effort=effort)
        change.is_too_much = change.passages is None


def _sides(article, changes):
    """Each of ``changes`` with the keys of the revisions before and after it, as far as they are
    known for sure."""
    if not changes:
        return []
    saved = article.revisions.filter(strand=Revision.Strand.ARTICLE)
    rows = sorted(saved.values_list("saved_at", "number", "pk", "began_from_id"))
    times = [row[0] for row in rows]
    found = []
    for change in changes:
        here = bisect_right(times, change.at)
        before = bisect_right(times, change.away_since) if change.away_since else here - 1
        if not here or not before:
            continue
        saved_at, _, after, began_from = rows[here - 1]
        # Earlier releases kept what was typed beside an article among its own revisions.
        if change.away_since or (saved_at == change.at and began_from):
            found.append((change, rows[before - 1][2], after))
    return found
