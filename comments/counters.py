"""What is kept about a thread so that no page has to count it.

Each function belongs in the transaction that changes what is counted. Locks are taken from the
comment by the first of its thread to the row of the whole thread, so that none waits in a circle.
"""

import logging
from collections import Counter
from datetime import timedelta

from django.db import transaction
from django.db.models import Count, F, Max, Min
from django.db.models.functions import Greatest
from django.utils import timezone

from comments.models import DIGITS, Comment, Thread

log = logging.getLogger(__name__)

# The best threads: those with an editor's pick first, then by recommendations. All votes are for a
# comment and none against, so that any lower bound of confidence grows with their number alone;
# what keeps the number honest is how few of them one network may give (comments.recommend).
PICK = 1_000_000
A_DAY = timedelta(days=1)
CHECKED_AT_ONCE = 50
MENDED_AT_ONCE = 200


def note_visible(comment, difference):
    """Readers see ``comment`` from now on (1), or not any more (-1)."""
    rank_thread(comment)
    _with_thread(
        comment.article_id,
        lambda rows: rows.update(
            # A count that was wrong before must not keep a comment from being taken down.
            approved_count=Greatest(F("approved_count") + difference, 0),
            version=F("version") + 1,
        ),
    )
    if comment.about:
        note_answers(comment.article_id, comment.about)


def note_hidden(comments):
    """Readers see none of ``comments`` any more, which may stand in many threads."""
    raising = {
        each.path[:DIGITS]: each for each in comments if each.recommendations or each.is_pick
    }
    for _, comment in sorted(raising.items()):
        rank_thread(comment)
    for article_id, count in sorted(Counter(each.article_id for each in comments).items()):
        _with_thread(
            article_id,
            lambda rows, count=count: rows.update(
                approved_count=Greatest(F("approved_count") - count, 0), version=F("version") + 1
            ),
        )
    for article_id, about in sorted({(each.article_id, each.about) for each in comments}):
        if about:
            note_answers(article_id, about)


def note_tombstones(comments):
    """Where ``comments`` stood, once read and hidden since, readers see other words."""
    for article_id in sorted({each.article_id for each in comments}):
        _with_thread(article_id, lambda rows: rows.update(version=F("version") + 1))


def note_change(comment):
    """Readers see something else of ``comment``: a new text, one more recommendation, a mark."""
    rank_thread(comment)
    _with_thread(comment.article_id, lambda rows: rows.update(version=F("version") + 1))


def rank_thread(comment):
    """Bring the rank of the thread in which ``comment`` stands up to date."""
    root = comment.path[:DIGITS]
    first = Comment.objects.filter(pk=int(root, 16))
    list(
        first.select_for_update(no_key=True).values_list("pk")
    )  # or two at once would miss each other
    thread = Comment.objects.filter(article=comment.article_id, root=root).approved()
    found = thread.aggregate(Max("recommendations"), picks=Count("picked_at"))
    rank = min(found["recommendations__max"] or 0, PICK - 1) + (PICK if found["picks"] else 0)
    first.exclude(thread_rank=rank).update(thread_rank=rank)


def note_answers(article_id, uid):
    """Count anew the visible comments that answer one takeaway or quote."""
    thread = Thread.objects.select_for_update(no_key=True).get(article=article_id)
    answers = _answers_of(Comment.objects.filter(article=article_id, about=uid)).get(uid)
    rest = {key: value for key, value in thread.answers.items() if key != uid}
    thread.answers = {**rest, **({uid: answers} if answers else {})}
    thread.save(update_fields=["answers"])


def _answers_of(comments):
    """Of ``comments``, by uid: how many answer it, and the number of the first."""
    rows = comments.approved().values("about").annotate(count=Count("pk"), first=Min("pk"))
    return {row["about"]: [row["count"], row["first"]] for row in rows.order_by()}


def _with_thread(article_id, change):
    """Make the thread's row if there is none yet, counted as things stand, else ``change`` it."""
    rows = Thread.objects.filter(article=article_id)
    if change(rows):
        return
    first = {"approved_count": Comment.objects.filter(article=article_id).approved().count()}
    _, is_new = Thread.objects.get_or_create(
        article_id=article_id, defaults={**first, "version": 1}
    )
    if not is_new:  # another process made it meanwhile, without this comment
        change(rows)


def check_counters(at=None):
    """Count anew what was last counted a day ago, and mend what is wrong; return how many threads
    were mended.

    Some threads at a time, so that the work loop has time for everything else.
    """
    at = at or timezone.now()
    due = Thread.objects.filter(checked_at__lte=at - A_DAY).order_by("checked_at")
    return sum(_check(thread, at) for thread in due[:CHECKED_AT_ONCE])


def _check(thread, at):
    """Whether anything about one thread had to be mended."""
    mended = _mend_recommendations(Comment.objects.filter(article=thread.article_id))
    mended += _mend_thread(thread.pk, at)
    if mended:
        log.warning("Thread %s: mended %s", thread.pk, ", ".join(mended))
    return bool(mended)


def _mend_recommendations(comments):
    """Count the recommendations of ``comments`` anew; say so if any were wrong."""
    counted = comments.annotate(right=Count("recommended")).exclude(recommendations=F("right"))
    wrong = list(counted.values_list("pk", flat=True)[:MENDED_AT_ONCE])
    for pk in wrong:
        with transaction.atomic():
            comment = Comment.objects.select_for_update(no_key=True).get(pk=pk)
            comment.recommendations = comment.recommended.count()
            comment.save(update_fields=["recommendations"])
            note_change(comment)
    return ["recommendations"] if wrong else []


@transaction.atomic
def _mend_thread(pk, at):
    """The names of what was wrong in the thread's own row."""
    found = Thread.objects.select_for_update(skip_locked=True, no_key=True).filter(pk=pk).first()
    if found is None:  # somebody is changing it: the next round has time
        return []
    comments = Comment.objects.filter(article=found.article_id)
    right = {
        "approved_count": comments.approved().count(),
        "answers": _answers_of(comments.exclude(about="")),
    }
    wrong = {name: value for name, value in right.items() if getattr(found, name) != value}
    for name, value in wrong.items():
        setattr(found, name, value)
    found.version += bool(wrong)
    found.checked_at = at
    found.save()
    return list(wrong)
