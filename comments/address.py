"""The address that a reader may leave with a comment: asked about, confirmed, and let go.

Until its owner says yes it counts for nothing, and is forgotten when the question has lapsed.
"""

from datetime import timedelta

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from articles.models import Article
from comments import letters, links
from comments.models import Comment, Commenter, ModerationEvent
from postbox import outbox, rate
from postbox.models import Letter

Status = Comment.Status
AN_HOUR = timedelta(hours=1)
ASKED_PER_NETWORK = 20  # questions to different people that one network may cause in an hour
STOPPED_AT_ONCE = 200


def ask(comment, email, *, at):
    """Keep ``email``, typed with ``comment``, as unconfirmed, and send the question about it.

    Nothing is sent for spam, nor oftener than an address that has not confirmed may be written
    to. Belongs in the transaction that stores the comment.
    """
    if not email:
        return
    # As it is now, held: the caller's may be older than a yes, and a yes is to one address only.
    writers = Commenter.objects.select_for_update(no_key=True)
    comment.commenter = commenter = writers.get(pk=comment.commenter_id)
    if commenter.has_confirmed_address and commenter.email == email:
        return
    if commenter.email_confirmed_at:
        commenter.new_email = email
    else:
        commenter.email = email
    commenter.email_asked_at = at
    commenter.save(update_fields=["email", "new_email", "email_asked_at"])
    if comment.status == Status.SPAM or not _may_ask(email, comment.network_key, at):
        return
    key = letters.question_key(commenter)
    letters.ask_to_confirm(commenter, email, article=comment.article, key=key)


def _may_ask(email, network_key, at):
    network = f"comment-address:{network_key}"
    if network_key and not rate.allow(network, limit=ASKED_PER_NETWORK, window=AN_HOUR, at=at):
        return False
    return rate.allow_unconfirmed(email, kind="comment", at=at)


def asked_by(token):
    """The commenter whose address ``token`` was sent to, and whether it is confirmed already.

    Raise DeadLink if it was sent to no address of theirs.
    """
    pk, is_the_one = links.confirmed_by(token)
    commenter = Commenter.objects.filter(pk=pk).first()
    if commenter is None:
        raise links.DeadLink
    if commenter.has_confirmed_address and is_the_one(commenter.email):
        return commenter, True
    if not is_the_one(commenter.unconfirmed_address):
        raise links.DeadLink
    return commenter, False


@transaction.atomic
def confirm(token, *, at=None):
    """Note that the address belongs to its commenter; return them. Twice is once.

    What was decided while the question was open is told now. Raise DeadLink.
    """
    pk, _ = links.confirmed_by(token)
    Commenter.objects.select_for_update(no_key=True).filter(pk=pk).first()
    commenter, is_done = asked_by(token)
    if is_done:
        return commenter
    since = commenter.email_asked_at
    commenter.email = commenter.unconfirmed_address
    commenter.email_confirmed_at, commenter.new_email = at or timezone.now(), ""
    commenter.email_asked_at = None
    commenter.save()
    _tell_what_was_decided(commenter, since)
    return commenter


def _tell_what_was_decided(commenter, since):
    events = ModerationEvent.objects.decisions().filter(
        comment__commenter=commenter,
        comment__status=F("to_status"),
        by__isnull=False,
        at__gte=since,
    )
    told = set()
    for event in events.select_related("comment__article").order_by("-pk")[:20]:
        if event.comment_id not in told:
            told.add(event.comment_id)
            letters.tell_decision(event.comment, event)


@transaction.atomic
def leave(token):
    """Stop the mails that ``token`` came with: about one article, or all of them. Works twice,
    and for ever.

    Return whether all of them were meant. Raise DeadLink if ``token`` is not ours.
    """
    pk, article_pk = links.left_by(token)
    commenter = Commenter.objects.select_for_update(no_key=True).filter(pk=pk).first()
    is_all = article_pk == links.EVERYTHING
    if commenter is None:  # erased: there is nobody to write to
        return is_all
    comments = commenter.comments.all() if is_all else commenter.comments.filter(article=article_pk)
    comments.update(notify=False)
    if commenter.email:
        stop_letters(commenter.email, None if is_all else article_pk)
    if is_all:
        commenter.email, commenter.new_email = "", ""
        commenter.email_confirmed_at = commenter.email_asked_at = None
        commenter.save()
    return is_all


def is_left(token):
    """Whether no mail will come any more of those that ``token`` came with. Raise DeadLink."""
    pk, article_pk = links.left_by(token)
    commenter = Commenter.objects.filter(pk=pk).first()
    if commenter is None or not commenter.email:
        return True
    if article_pk == links.EVERYTHING:
        return False
    return not commenter.comments.filter(article=article_pk, notify=True).exists()


def is_all(token):
    """Whether ``token`` came with mails of every kind, not about one article. Raise DeadLink."""
    return links.left_by(token)[1] == links.EVERYTHING


def way_out_of_all(token):
    """The link that stops all mails, for whoever came with one about a single article."""
    pk, article_pk = links.left_by(token)
    commenter = Commenter.objects.filter(pk=pk).first()
    if commenter is None or article_pk == links.EVERYTHING or not commenter.email:
        return ""
    return links.leave_link(commenter)


def article_of(token):
    """The public article that ``token`` is about, or None."""
    _, article_pk = links.left_by(token)
    return Article.objects.published().filter(pk=article_pk).first()


def stop_letters(email, article_pk=None):
    """Take back what was written to ``email`` about comments, of one article or of all, and has
    not gone yet."""
    waiting = Letter.objects.filter(
        to=email, kind__startswith="comment-", sent_at=None, failed_at=None
    )
    keys = list(waiting.values_list("dedup_key", flat=True)[:STOPPED_AT_ONCE])
    if article_pk is not None:
        replies = Comment.objects.filter(
            article=article_pk, parent__commenter__email=email, parent__commenter__isnull=False
        )
        numbers = {key.rpartition("-")[2] for key in keys}
        chosen = replies.filter(pk__in=[each for each in numbers if each.isdigit()])
        about_it = {letters.answer_key(pk) for pk in chosen.values_list("pk", flat=True)}
        keys = [key for key in keys if key in about_it]
    for key in keys:
        outbox.cancel(key)


def forget_unconfirmed(at=None):
    """Erase addresses whose question nobody answered in time; return how many."""
    lapsed = Commenter.objects.filter(
        email_asked_at__lte=(at or timezone.now()) - links.CONFIRM_FOR
    )
    never = lapsed.filter(email_confirmed_at=None).update(email="", email_asked_at=None)
    return never + lapsed.update(new_email="", email_asked_at=None)
