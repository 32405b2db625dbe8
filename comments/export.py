"""Everything a reader wrote, and what became of it, as JSON that people can read as well.

It says what the reader's own pages say and no more: whoever sends spam does not learn what was
found, accounts of the newsroom have no names, and articles that nobody can read have no words.
"""

import json

from django.conf import settings
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone

from articles.models import Paper
from comments import moderate
from comments.models import (
    BadgeInvitation,
    Ban,
    Comment,
    CommentEdit,
    CommenterEvent,
    ModerationEvent,
    Recommendation,
    Report,
)
from comments.policy import Policy

AT_ONCE = 200  # comments in memory
MOST = 10_000  # rows of every other kind
Status = Comment.Status


def export(commenters, *, at=None):
    """Yield the text of one JSON object about ``commenters``, one person, piece by piece."""
    head = about_person(commenters, at or timezone.now())
    yield _dumped(head).removesuffix("\n}") + ',\n  "comments": ['
    separator = "\n"
    for row in comment_rows(commenters):
        yield separator + _dumped(row)
        separator = ",\n"
    yield "\n  ]\n}\n"


def note_export(commenters, *, by, at=None):
    """Record that ``by`` handed out what ``commenters`` wrote; return the events."""
    at = at or timezone.now()
    return [
        CommenterEvent.objects.create(
            commenter=each,
            verb=CommenterEvent.Verb.EXPORTED,
            by=by,
            comment_count=each.comments.count(),
            at=at,
        )
        for each in commenters
    ]


def about_person(commenters, at):
    """Everything but the comments, as plain values."""
    visitors = [each.visitor for each in commenters]
    recommended = Recommendation.objects.filter(visitor__in=visitors).order_by("pk")[:MOST]
    reported = Report.objects.filter(Q(commenter__in=commenters) | Q(reporter__in=visitors))
    bans = Ban.objects.filter(commenter__in=commenters).order_by("pk")[:MOST]
    badges = BadgeInvitation.objects.filter(taken_by__in=commenters).select_related("expert")
    return {
        "paper": Paper.current().name,
        "made_at": _moment(at),
        "browsers": [_browser(each) for each in commenters],
        "recommendations": [
            {"comment": each.comment_id, "at": _moment(each.at)} for each in recommended
        ],
        "reports": [_report(each) for each in reported.order_by("pk")[:MOST]],
        "bans": [
            {
                "reason": each.reason,
                "from": _moment(each.made_at),
                "until": _moment(each.until),
                "lifted_at": _moment(each.lifted_at),
            }
            for each in bans
        ],
        "badges": [
            {"expert": each.expert.name, "taken_at": _moment(each.taken_at)}
            for each in badges.order_by("pk")[:MOST]
        ],
    }


def comment_rows(commenters):
    """Each comment of ``commenters`` as plain values, the oldest first."""
    paper, after = Paper.current(), 0
    mine = Comment.objects.filter(commenter__in=commenters).select_related("article", "appeal")
    mine = mine.defer("article__body", "verdicts")
    while True:
        found = list(mine.filter(pk__gt=after).order_by("pk")[:AT_ONCE])
        if not found:
            return
        decisions = _by_comment(ModerationEvent.objects.filter(comment__in=found))
        edits = _by_comment(CommentEdit.objects.filter(comment__in=found))
        for comment in found:
            yield _comment(comment, paper, decisions, edits)
        after = found[-1].pk


def status_shown(status):
    """The state as its writer may know it: spam seems to wait, so that who sends it learns
    nothing."""
    return Status.PENDING if status == Status.SPAM else Status(status)


def is_public(comment, paper):
    """Whether readers can see the article and its comments."""
    article = comment.article
    is_off = (article.comments_policy or paper.comments_policy) == Policy.OFF
    return article.is_published() and not is_off


def _comment(comment, paper, decisions, edits):
    appeal, can_be_seen = getattr(comment, "appeal", None), is_public(comment, paper)
    status = status_shown(comment.status)
    place = reverse("comments:place", args=[comment.pk])
    is_shown = can_be_seen and status == Status.APPROVED
    return {
        "number": comment.pk,
        "address": f"{settings.SITE_URL}{place}" if is_shown else None,
        "article": _article(comment.article) if can_be_seen else None,
        "answers_comment": comment.parent_id,
        "answers_part": comment.about or None,
        "name": comment.display_name,
        "badge": comment.get_badge_display() or None,
        "text": comment.body,
        "state": status.label,
        "reason": comment.reason if comment.reason and status == comment.status else None,
        "written_at": _moment(comment.created_at),
        "published_at": _moment(comment.published_at),
        "edited_at": _moment(comment.edited_at),
        "editors_pick_since": _moment(comment.picked_at),
        "recommendations": comment.recommendations,
        "mails_about_answers": comment.notify,
        "edits": [_edit(each) for each in edits.get(comment.pk, ())],
        "appeal": appeal and {"words": appeal.words, "at": _moment(appeal.at)},
        "decisions": [
            _decision(each) for each in decisions.get(comment.pk, ()) if _may_be_told(each)
        ],
    }


def _article(article):
    address = f"{settings.SITE_URL}{article.get_absolute_url()}"
    return {"headline": article.headline, "address": address}


def _edit(edit):
    return {
        "text_before": edit.body_before,
        "text": edit.body,
        "state": edit.get_status_display(),
        "reason": edit.reason or None,
        "written_at": _moment(edit.created_at),
        "decided_at": _moment(edit.decided_at),
    }


def _may_be_told(event):
    return Status.SPAM not in (event.from_status, event.to_status)


def _decision(event):
    own = (moderate.WITHDRAWN, moderate.SECOND_LOOK)
    by_machine = "yourself" if event.reason in own else "a check"
    return {
        "what": event.get_verb_display(),
        "state_before": Status(event.from_status).label if event.from_status else None,
        "state_after": Status(event.to_status).label,
        "by": "an editor" if event.by_id else by_machine,
        "reason": event.reason or None,
        "at": _moment(event.at),
    }


def _browser(commenter):
    return {
        "first_written_at": _moment(commenter.created_at),
        "email": commenter.email or None,
        "email_confirmed_at": _moment(commenter.email_confirmed_at),
        "email_that_waits_to_be_confirmed": commenter.unconfirmed_address or None,
    }


def _report(report):
    return {
        "comment": report.comment_id,
        "reason": report.get_reason_display(),
        "words": report.words,
        "outcome": report.get_outcome_display(),
        "at": _moment(report.at),
    }


def _by_comment(rows):
    found = {}
    for row in rows.order_by("pk"):
        found.setdefault(row.comment_id, []).append(row)
    return found


def _moment(at):
    return at and timezone.localtime(at).isoformat(timespec="seconds")


def _dumped(value):
    return json.dumps(value, ensure_ascii=False, indent=2)
