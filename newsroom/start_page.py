"""What the desk opens on: only what asks somebody for an action."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Count, Exists, Max, OuterRef, Q
from django.urls import reverse
from django.utils import timezone

from articles import permissions
from articles.models import Article, Autosave, Revision
from articles.notes import open_notes_for
from comments.figures import queue_now
from comments.models import Comment
from comments.permissions import may_moderate
from newsroom import due
from postbox.models import Letter

SHOWN = 6
MAILS_TOLD_FOR = timedelta(days=7)
Status = Article.Status


def waiting_for(user, site):
    """What needs ``user``, by the parts of the page; each is empty if nothing does."""
    comments = waiting_comments(user, site)
    if not permissions.may_see_articles(user):
        return {"comments": comments, "nothing": not comments}
    late = due.waiting(user, limit=SHOWN)
    parts = {
        "comments": comments,
        "assigned": due.some(assigned_to(user), SHOWN),
        "review": due.some(to_review(user), SHOWN),
        "notes": due.some(open_notes_for(user), SHOWN),
        "late": late,
        "today": due.coming(user, until=end_of_today(), limit=SHOWN),
        "editing": was_editing(user),
        "refused": refused(user, late.rows),
        "machine": machine(user),
    }
    return {
        **parts,
        "nothing": not any(parts.values()),
        "sees_articles": True,
        "may_write": permissions.may_write(user),
    }


def assigned_to(user):
    """Articles of which ``user`` is to do the next thing: not out yet, or with changes pending."""
    copies = Article.objects.filter(revises=OuterRef("pk"))
    mine = due.seen_articles(user).filter(assigned_to=user)
    open_ones = mine.filter(~Q(status=Status.PUBLISHED) | Exists(copies))
    return open_ones.for_cards().order_by("saved_at", "pk")


def to_review(user):
    """Articles and changes in review, the longest waiting first, for whoever may decide."""
    rows = Article.objects.filter(status=Status.IN_REVIEW)
    if not permissions.has_right_to("send_back", user):
        return rows.none()
    return permissions.visible_to(user, rows).for_cards().order_by("saved_at", "pk")


@dataclass(frozen=True)
class Edited:
    """``article``, None if it is not begun, which somebody had in hand.

    ``typed_at`` is the moment of text that was never saved, under ``headline``.
    """

    article: Article | None
    headline: str
    at: datetime
    typed_at: datetime | None = None


def was_editing(user):
    """Some Edited: drafts of ``user``, changes that they work on, and text they did not save."""
    drafts = due.some(own_drafts(user), SHOWN)
    kept = unsaved(user)[:SHOWN]
    found = {row.revises_id or row.pk: Edited(row, str(row), row.saved_at) for row in drafts.rows}
    for row in kept:
        article = row.article
        headline = str(article) if article else typed_headline(row) or "Untitled article"
        key = (article.revises_id or article.pk) if article else None
        shown = found[key].article if key in found else article
        found[key] = Edited(shown, headline, row.saved_at, row.saved_at)
    rows = sorted(found.values(), key=lambda each: each.at, reverse=True)[:SHOWN]
    return due.Some(rows, max(drafts.total, len(found)))


def own_drafts(user):
    """Drafts of ``user`` and changes that they made and that wait for no moment, newest first."""
    worked_on = Revision.objects.filter(
        article=OuterRef("revises_id"),
        strand=Revision.Strand.COPY,
        saved_by=user,
        saved_at__gte=OuterRef("created_at"),
    )
    draft = Article.objects.filter(status=Status.DRAFT, changes_due_at=None)
    own = Q(revises=None, owner=user) | Q(revises__isnull=False) & Exists(worked_on)
    rows = permissions.visible_to(user, draft.filter(own))
    return rows.for_cards().order_by("-saved_at", "-pk")


def unsaved(user):
    """What ``user`` typed and never saved, in articles that are open to them, newest first."""
    mine = Autosave.objects.filter(account=user).select_related("article__section")
    seen = permissions.visible_to(user, Article.objects.filter(pk=OuterRef("article")))
    mine = mine.filter(Q(article=None) | Exists(seen)).defer("fields", "article__body")
    return mine.order_by("-saved_at", "-pk")


def typed_headline(row):
    typed = next((value for name, value in row.fields if name == "headline"), "")
    return " ".join(str(typed).split())[:120]


def end_of_today():
    """The moment at which tomorrow begins where the person is."""
    now = timezone.localtime()
    return now.replace(hour=0, minute=0, second=0, microsecond=0, fold=0) + timedelta(days=1)


def refused(user, late):
    """Dues that will not pass as they are: changes that wait, then the next to come."""
    coming = due.coming(user, limit=due.CHECKED).rows
    known = [each for each in late if each.findings]
    asked = due.checked(coming[: max(0, due.CHECKED - len(late))])
    return known + [each for each in asked if each.findings or each.why]


def machine(user):
    """What does not run, for whoever can see to it: the work loop, and mail."""
    if not permissions.has_right_to("send_back", user):
        return {}
    silence = due.silence_of_work()
    found = {}
    if due.work_is_silent(silence):
        found |= {"is_silent": True, "ran_at": due.last_round(silence)}
    if failed := failed_mails():
        found["failed_mails"] = failed
    return found


def failed_mails():
    """How many letters were given up lately, and what the mail server said; None if none was."""
    since = timezone.now() - MAILS_TOLD_FOR
    letters = Letter.objects.filter(failed_at__gte=since)
    told = letters.aggregate(count=Count("pk"), last=Max("failed_at"))
    return told if told["count"] else None


def waiting_comments(user, site):
    """The comments.figures.Queue that asks for ``user``, and where it is; None if nothing does."""
    if Comment not in site._registry or not may_moderate(user):
        return None
    found = queue_now()
    url = reverse("admin:comments_comment_changelist")
    return {"queue": found, "url": url} if found.total else None
