"""Links for people without an account: to one article before it is public, or to one quote.

The address holds a signature over the number of a row, one purpose each; the row says whether the
link still works. Nothing secret is stored.
"""

from datetime import timedelta

from django.core import signing
from django.db import transaction
from django.utils import timezone

from articles.models import ExpertQuote, PreviewLink, PreviewOpening, QuoteCheck

PREVIEW_FOR = timedelta(days=7)
QUOTE_CHECK_FOR = timedelta(days=14)
LONGEST = timedelta(days=30)
MAX_COMMENT = 5000


class DeadInvitation(Exception):
    """The link is not ours, was revoked, or has ended."""


class WordsChanged(Exception):
    """The quote was changed while its speaker looked at it: they must see the new words first."""


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
        found = model.objects.select_related("article").get(pk=pk)
    except (signing.BadSignature, model.DoesNotExist, ValueError) as error:
        raise DeadInvitation from error
    if not found.works(at):
        raise DeadInvitation
    return found


def invite_to_preview(article, *, by, label, lasting=PREVIEW_FOR, at=None):
    """A new link to ``article``, named after whom it is for; at most LONGEST."""
    at = at or timezone.now()
    return PreviewLink.objects.create(
        article=article.revises or article,
        label=label.strip()[:120] or "Somebody",
        made_by=by,
        made_at=at,
        expires_at=at + min(lasting, LONGEST),
    )


def open_preview(token, *, at=None):
    """The article a preview token leads to: its working copy, if there is one.

    The opening is counted. Raise DeadInvitation.
    """
    link = invitation_of(PreviewLink, token, at=at)
    PreviewOpening.objects.create(link=link, at=at or timezone.now())
    return getattr(link.article, "working_copy", link.article), link


def revoke(invitation, *, at=None):
    """End a link before its time; a second time changes nothing."""
    type(invitation).objects.filter(pk=invitation.pk, revoked_at=None).update(
        revoked_at=at or timezone.now()
    )


def invite_to_check(quote, *, by, lasting=QUOTE_CHECK_FOR, at=None):
    """A link for the person quoted, to their own quote and nothing else."""
    at = at or timezone.now()
    return QuoteCheck.objects.create(
        article=quote.article.revises or quote.article,
        quote_uid=quote.uid,
        made_by=by,
        made_at=at,
        expires_at=at + min(lasting, LONGEST),
    )


def quote_of(check):
    """The quote a check is about, in the working copy if there is one. Raise DeadInvitation if
    it is gone."""
    article = getattr(check.article, "working_copy", check.article)
    found = ExpertQuote.objects.filter(article=article, uid=check.quote_uid).first()
    if found is None:
        raise DeadInvitation
    return found


@transaction.atomic
def approve_quote(token, *, words, at=None):
    """Note that the speaker approves exactly ``words``; return the check.

    Raise WordsChanged if the quote says something else by now, and DeadInvitation.
    """
    check = invitation_of(QuoteCheck, token, at=at)
    quote = quote_of(check)
    if same_line_ends(words) != same_line_ends(quote.text):
        raise WordsChanged
    check.approved_at, check.approved_words = at or timezone.now(), quote.text
    check.save()
    return check


@transaction.atomic
def comment_on_quote(token, *, text, at=None):
    """Keep what the speaker has to say about the quote; return the check. Raise DeadInvitation."""
    check = invitation_of(QuoteCheck, token, at=at)
    check.comment = text.replace("\0", "")[:MAX_COMMENT]
    check.commented_at = at or timezone.now()
    check.save()
    return check


def same_line_ends(text):
    """Browsers post every line end as two characters."""
    return text.replace("\r\n", "\n")


def state_of_check(quote):
    """What the checks of ``quote`` come to: none, waiting, commented, approved or lapsed."""
    article_id = quote.article.revises_id or quote.article_id
    checks = list(QuoteCheck.objects.filter(article_id=article_id, quote_uid=quote.uid))
    if any(check.is_approval_of(quote.text) for check in checks):
        return "approved"
    if any(check.approved_at for check in checks):
        return "lapsed"
    if any(check.comment for check in checks):
        return "commented"
    return "waiting" if any(check.works() for check in checks) else "none"
