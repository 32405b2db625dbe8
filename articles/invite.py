"""Links for people without an account: to one article before it is public, or to one quote.

The address holds a signature over the number of a row, one purpose each; the row says whether the
link still works. Nothing secret is stored.
"""

import logging
from dataclasses import dataclass
from datetime import timedelta

from django.core import signing
from django.db import DatabaseError, transaction
from django.utils import timezone

from articles.models import Article, ExpertQuote, PreviewLink, PreviewOpening, QuoteCheck
from articles.models.preview import are_same

log = logging.getLogger(__name__)
PREVIEW_FOR = timedelta(days=7)
QUOTE_CHECK_FOR = timedelta(days=14)
LONGEST = timedelta(days=30)
MAX_COMMENT = 5000
MOST_WORKING = 50  # links of one kind to one article, at a time
MOST_OPENINGS = 1000  # of one link; what comes after is not counted
MOST_CHECKS = 200  # of one article, the newest, that are looked at


class DeadInvitation(Exception):
    """The link is not ours, was revoked, or has ended."""


class WordsChanged(Exception):
    """The quote was changed while its speaker looked at it: they must see the new words first."""


class TooManyInvitations(Exception):
    """So many links to one article work already that nobody could keep them in mind."""

    def __init__(self):
        super().__init__(f"{MOST_WORKING} links work already. Revoke one that is not needed first.")


class CommentRefused(ValueError):
    """There is nothing in the comment, or too much; the message says so to its writer."""


def _signer(model):
    return signing.Signer(salt=f"articles.{model._meta.model_name}")


def token_of(invitation):
    """What stands in the address of a PreviewLink or QuoteCheck."""
    return _signer(type(invitation)).sign(str(invitation.pk)).replace(":", ".")


def invitation_of(model, token, *, at=None):
    """The working row of ``model`` (PreviewLink or QuoteCheck) that ``token`` names.

    Raise DeadInvitation otherwise.
    """
    try:
        pk = _signer(model).unsign(token.replace(".", ":", 1))
        found = model.objects.select_related("article__working_copy").get(pk=pk)
    except (signing.BadSignature, model.DoesNotExist, ValueError) as error:
        raise DeadInvitation from error
    if not found.works(at):
        raise DeadInvitation
    return found


def draft_of(article):
    """What is to be public next: the working copy of ``article`` if there is one, else itself."""
    return getattr(article, "working_copy", article)


@transaction.atomic
def invite_to_preview(article, *, by, label, lasting=PREVIEW_FOR, at=None):
    """A new link to ``article``, named after whom it is for; it ends after LONGEST at most.

    Raise TooManyInvitations.
    """
    at = at or timezone.now()
    return PreviewLink.objects.create(
        article=_with_room_for(PreviewLink, article, at=at),
        label=label.strip()[:120] or "Somebody",
        made_by=by,
        made_at=at,
        expires_at=at + min(lasting, LONGEST),
    )


def _with_room_for(model, article, *, at):
    """The live row of ``article``, held, if one more link to it may be made."""
    live = article.revises_id or article.pk
    live = Article.objects.select_for_update(of=("self",), no_key=True).get(pk=live)
    if model.objects.working(at).filter(article=live).count() >= MOST_WORKING:
        raise TooManyInvitations
    return live


def open_preview(token, *, is_counted=True, at=None):
    """The article a preview token leads to, its working copy if there is one, and the link.

    Raise DeadInvitation.
    """
    link = invitation_of(PreviewLink, token, at=at)
    if is_counted:
        _count_opening(link, at=at)
    return draft_of(link.article), link


def _count_opening(link, *, at):
    """Note that the link was opened; the page never fails for it."""
    try:
        with transaction.atomic():
            if link.openings.count() < MOST_OPENINGS:
                PreviewOpening.objects.create(link=link, at=at or timezone.now())
    except DatabaseError:
        log.warning("An opening of preview link %s was not counted", link.pk)


def revoke(invitation, *, at=None):
    """End a link before its time; a second time changes nothing."""
    type(invitation).objects.filter(pk=invitation.pk, revoked_at=None).update(
        revoked_at=at or timezone.now()
    )


@transaction.atomic
def invite_to_check(quote, *, by, lasting=QUOTE_CHECK_FOR, at=None):
    """A link for the person quoted, to their own quote and nothing else.

    Raise TooManyInvitations.
    """
    at = at or timezone.now()
    return QuoteCheck.objects.create(
        article=_with_room_for(QuoteCheck, quote.article, at=at),
        quote_uid=quote.uid,
        made_by=by,
        made_at=at,
        expires_at=at + min(lasting, LONGEST),
    )


def quote_of(check):
    """The quote a check is about, in the working copy if there is one. Raise DeadInvitation if
    it is gone."""
    quotes = ExpertQuote.objects.filter(article=draft_of(check.article), uid=check.quote_uid)
    found = quotes.select_related("expert").first()
    if found is None:
        raise DeadInvitation
    return found


def open_check(token, *, at=None):
    """The check that a token names, and its quote. Raise DeadInvitation."""
    check = invitation_of(QuoteCheck, token, at=at)
    return check, quote_of(check)


@transaction.atomic
def approve_quote(token, *, words, at=None):
    """Note that the speaker approves exactly ``words``; return the check.

    Raise WordsChanged if the quote says something else by now, and DeadInvitation.
    """
    check, quote = open_check(token, at=at)
    if not are_same(words, quote.text):
        raise WordsChanged
    if not check.is_approval_of(quote.text):
        check.approved_at, check.approved_words = at or timezone.now(), quote.text
        check.save(update_fields=["approved_at", "approved_words"])
    return check


@transaction.atomic
def comment_on_quote(token, *, text, at=None):
    """Keep what the speaker has to say about the quote, in place of what they said before.

    Return the check. Raise CommentRefused and DeadInvitation.
    """
    check, _ = open_check(token, at=at)
    comment = cleaned_comment(text)
    if comment != check.comment:
        check.comment, check.commented_at = comment, at or timezone.now()
        check.save(update_fields=["comment", "commented_at"])
    return check


def cleaned_comment(text):
    """``text`` as it is kept, every line end one character. Raise CommentRefused."""
    comment = text.replace("\0", "").replace("\r\n", "\n").strip()
    if not comment:
        raise CommentRefused("Write a comment before you send it")
    if over := max(0, len(comment) - MAX_COMMENT):
        characters = "character" if over == 1 else "characters"
        raise CommentRefused(
            f"Your comment is {over:,} {characters} too long. The limit is {MAX_COMMENT:,}"
        )
    return comment


@dataclass(frozen=True)
class Checked:
    """What the person quoted has said to ``quote`` as it stands; ``checks``, the newest first."""

    quote: ExpertQuote
    checks: list

    @property
    def approval(self):
        """The check in which these very words were approved, else the last approval, or None."""
        approved = [check for check in self.checks if check.approved_at]
        approved.sort(key=lambda check: (check.is_approval_of(self.quote.text), check.approved_at))
        return approved[-1] if approved else None

    @property
    def comments(self):
        """The checks in which something was said, the last first."""
        said = [check for check in self.checks if check.comment]
        return sorted(said, key=lambda check: check.commented_at, reverse=True)

    @property
    def working(self):
        """The checks whose link still opens the quote."""
        return [check for check in self.checks if check.works()]

    @property
    def state(self):
        """One of none, waiting, commented, approved and lapsed."""
        if self.approval:
            return "approved" if self.approval.is_approval_of(self.quote.text) else "lapsed"
        if self.comments:
            return "commented"
        return "waiting" if self.working else "none"


def checks_of(article):
    """What the people quoted have said: one Checked for each quote of what is to be public next."""
    live_id = article.revises_id or article.pk
    by_uid = {}
    rows = QuoteCheck.objects.filter(article_id=live_id).order_by("-pk")
    for check in rows.select_related("made_by")[:MOST_CHECKS]:
        by_uid.setdefault(check.quote_uid, []).append(check)
    quotes = draft_of(article).quotes.select_related("expert")
    return [Checked(quote, by_uid.get(quote.uid, [])) for quote in quotes]


def state_of_check(quote):
    """What the checks of ``quote`` come to: none, waiting, commented, approved or lapsed."""
    live_id = quote.article.revises_id or quote.article_id
    rows = QuoteCheck.objects.filter(article_id=live_id, quote_uid=quote.uid).order_by("-pk")
    return Checked(quote, list(rows[:MOST_CHECKS])).state
