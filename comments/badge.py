"""Who is speaking, where that can be proved: the newsroom by a log-in, a quoted expert by a link
that was sent to an address an editor knows.

A badge holds under one article. That of an expert is bound to the cookie of the browser in which
the link was followed, and comes with the name under which the article quotes them.
"""

from datetime import timedelta

from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from articles import invite
from articles.models import Article, Byline, ExpertQuote, Paper
from comments import letters, moderate, submit, text
from comments.models import BadgeInvitation, Comment, Commenter
from comments.policy import TAKES_COMMENTS, policy_of
from postbox import rate
from postbox.guard import derived_key

INVITED_FOR = timedelta(days=30)
MOST_WORKING = 50  # links to one article, at a time
Badge = Comment.Badge


class CannotInvite(Exception):
    """No link was sent; the message says why, to an editor."""


@transaction.atomic
def invite_expert(article, *, expert, email, by, at=None):
    """Send a link to ``email`` by which its reader takes the badge of ``expert``.

    The address is kept in the letter only, until that has gone. Return the BadgeInvitation. Raise
    CannotInvite.
    """
    at = at or timezone.now()
    if not ExpertQuote.objects.filter(article=article, expert=expert).exists():
        raise CannotInvite(f"The article does not quote {expert}.")
    if BadgeInvitation.objects.working(at).filter(article=article).count() >= MOST_WORKING:
        raise CannotInvite("Many links to this article work already. Revoke one first.")
    if not rate.allow_unconfirmed(email, kind="badge", at=at):
        raise CannotInvite("A link went to this address not long ago. One a day, three a month.")
    made = BadgeInvitation.objects.create(
        article=article, expert=expert, made_by=by, made_at=at, expires_at=at + INVITED_FOR
    )
    path = reverse("comments:badge", kwargs={"token": invite.token_of(made)})
    letters.invite_expert(
        email,
        article=article,
        expert=expert,
        key=f"comment-badge-{made.pk}",
        link=f"{settings.SITE_URL}{path}",
    )
    return made


def invitation_of(token, *, commenter=None, at=None):
    """The invitation that ``token`` names, if it is free or was taken by ``commenter``.

    Raise articles.invite.DeadInvitation, also where the article is not public.
    """
    found = invite.invitation_of(BadgeInvitation, token, at=at)
    is_free = found.taken_by_id is None or (commenter and found.taken_by_id == commenter.pk)
    if not is_free or not found.article.is_published():
        raise invite.DeadInvitation
    return found


@transaction.atomic
def take(token, *, commenter=None, at=None):
    """Give the badge to ``commenter``, a new one if there is none yet; return the invitation.

    Twice is once; whoever comes second finds a dead link. Raise articles.invite.DeadInvitation.
    """
    at = at or timezone.now()
    found = invitation_of(token, commenter=commenter, at=at)
    found = BadgeInvitation.objects.select_for_update(of=("self",), no_key=True).get(pk=found.pk)
    if found.taken_by_id is None:
        found.taken_by = commenter or Commenter.objects.create(created_at=at)
        found.taken_at = at
        found.save(update_fields=["taken_by", "taken_at"])
    elif commenter is None or found.taken_by_id != commenter.pk:
        raise invite.DeadInvitation
    return found


@transaction.atomic
def answer_as_staff(article, *, by, body, parent=None, at=None):
    """Publish what somebody of the newsroom has to say under ``article``; return the Comment.

    The same words twice are one comment, unless the first was taken down. Raise submit.NotTaken,
    and ValueError for words no form lets through.
    """
    at = at or timezone.now()
    body = text.cleaned(body).strip()
    if text.is_blank(body) or not submit.LEAST_BODY <= len(body) <= submit.LONGEST_BODY:
        raise ValueError("A comment has 2 to 5,000 characters.")
    fresh = Article.objects.published().select_for_update(no_key=True).filter(pk=article.pk).first()
    if fresh is None:
        raise submit.ArticleGone
    if policy_of(fresh) not in TAKES_COMMENTS:
        raise submit.CommentsClosed
    if parent and not Comment.objects.visible().filter(pk=parent.pk, article=fresh).exists():
        raise submit.ParentGone
    same = Comment.objects.filter(article=fresh, parent=parent, body=body).exclude(badge="")
    taken_down = same.exclude(status=Comment.Status.APPROVED).count()
    key = derived_key("comment-by-staff", by.pk, fresh.pk, parent and parent.pk, taken_down, body)
    if stored := Comment.objects.filter(article=fresh, key=key).first():
        return stored
    name, badge = name_and_badge(by, fresh)
    said = Comment(article=fresh, parent=parent, display_name=name, badge=badge, body=body)
    said.key, said.created_at = key, at
    said.save()
    return moderate.approve(said, by=by, at=at)


def name_and_badge(account, article):
    """Under which name and badge ``account`` writes for the newsroom below ``article``.

    Never the name to log in with: that is nobody's business.
    """
    byline = Byline.objects.filter(article=article, author__account=account)
    if found := byline.select_related("author").first():
        return found.author.name[: submit.LONGEST_NAME], Badge.AUTHOR
    author = getattr(account, "author", None)
    name = author.name if author else account.get_full_name() or Paper.current().name
    return name[: submit.LONGEST_NAME], Badge.STAFF
