"""The mails about comments: finished letters, written in the transaction that gives the reason.

None goes to an address that was not confirmed, but the question whether it may be. A letter about
a decision waits a moment, so that Undo can take it back.
"""

from datetime import timedelta

from django.conf import settings
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone

from articles.models import Paper
from comments import links
from comments.models import Comment
from comments.policy import Policy, policy_of
from comments.reasons import anchor_of
from postbox import outbox, rate
from postbox.guard import derived_key
from postbox.models import Letter

Status = Comment.Status
UNDO_FOR = timedelta(seconds=30)
A_DAY = timedelta(days=1)
DIGEST = "moderation-digest"  # the kind of letters to moderators, which no reader's leaving stops
ANSWERS_A_DAY = 10  # to one reader about one article; what comes after is on the page
DECISION_PAGE = {
    Status.APPROVED: "published",
    Status.REJECTED: "refused",
    Status.REMOVED: "refused",
}


def ask_to_confirm(commenter, address, *, article, key):
    """The question whether ``address`` is that of whoever typed it; repeats nothing typed."""
    link = links.confirm_link(commenter, address)
    _write("confirm", address, article, key=key, link=link)


def tell_decision(comment, event):
    """Tell the writer of ``comment`` what a person decided in ``event``; nothing about spam."""
    page = DECISION_PAGE.get(event.to_status)
    if page is None or event.by is None or not _may_hear(comment):
        return
    _write(
        page,
        comment.commenter.email,
        comment.article,
        key=decision_key(event),
        leave=links.leave_link(comment.commenter),
        send_after=event.at + UNDO_FOR,
        comment=comment,
        reason=event.reason,
        link=_absolute("receipt", comment),
        edit_until=_edit_until(comment),
        rules=f"{settings.SITE_URL}{reverse('comments:policy')}#{anchor_of(event.reason)}",
    )


def tell_answer(reply, *, at):
    """Tell the writer of the comment that ``reply`` answers, if they asked for it."""
    answered = reply.parent
    if answered is None or not answered.notify or not _may_hear(answered):
        return
    writer = answered.commenter
    if answered.status != Status.APPROVED or _is_same_person(writer, reply.commenter):
        return
    about_article = f"comment-answers:{writer.pk}:{reply.article_id}"
    if not rate.allow(about_article, limit=ANSWERS_A_DAY, window=A_DAY, at=at):
        return
    _write(
        "answered",
        writer.email,
        reply.article,
        key=answer_key(reply.pk),
        leave=links.leave_link(writer, reply.article),
        send_after=at + UNDO_FOR,
        comment=reply,
        link=_absolute("place", reply),
    )


def invite_expert(address, *, article, expert, key, link):
    """Ask whoever reads mail at ``address`` to take the badge of ``expert``."""
    _write("badge", address, article, key=key, link=link, expert=expert)


def tell_moderator(address, *, key, leave, **context):
    """Tell a moderator who asked for it what waits; whether that was not written before."""
    return _write("digest", address, None, key=key, leave=leave, kind=DIGEST, **context)


def lead_to_own(commenter, *, key):
    """Send whoever reads mail at the confirmed address to what was written with it."""
    link = links.mine_link(commenter)
    _write("mine", commenter.email, None, key=key, link=link)


def take_back_decision(event):
    outbox.cancel(decision_key(event))


def take_back_answer(reply):
    outbox.cancel(answer_key(reply.pk))


def take_back_answers(replies):
    """The same for many, most of which nobody is told about."""
    keys = [answer_key(reply.pk) for reply in replies]
    for key in Letter.objects.filter(dedup_key__in=keys).values_list("dedup_key", flat=True):
        outbox.cancel(key)


def question_key(commenter):
    """Of the letter that asks about the address typed at ``email_asked_at``; holds nothing of it,
    since the key outlives the letter."""
    asked_at = commenter.email_asked_at.timestamp()
    return f"comment-confirm-{derived_key('comment-confirm', commenter.pk, asked_at)}"


def decision_key(event):
    return f"comment-decision-{event.pk}"


def answer_key(reply_pk):
    return f"comment-answer-{reply_pk}"


def _may_hear(comment):
    """Whether its writer has a confirmed address, and the article can be named to anybody."""
    writer, article = comment.commenter, comment.article
    if writer is None or not writer.has_confirmed_address:
        return False
    return article.is_published() and policy_of(article) != Policy.OFF


def _edit_until(comment):
    """Until when its writer may change it; None if that is over: addresses are confirmed late."""
    until = comment.editable_until
    return until if until and until > timezone.now() else None


def _is_same_person(writer, other):
    if other is None:
        return False
    has_address = other.has_confirmed_address
    return writer == other or (has_address and writer.email.casefold() == other.email.casefold())


def _absolute(page, comment):
    return f"{settings.SITE_URL}{reverse(f'comments:{page}', args=[comment.pk])}"


def _write(page, to, article, *, key, leave="", kind="", send_after=None, **context):
    """Put one letter in the outbox, and return whether it is new; whoever can leave does so with
    one click (RFC 8058)."""
    context = {"paper": Paper.current(), "article": article, "leave": leave, **context}
    template = f"comments/mail/{page}"
    headers = {
        "List-Unsubscribe": f"<{leave}>",
        "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
    }
    return outbox.write(
        Letter(
            kind=kind or f"comment-{page}",
            to=to,
            subject=render_to_string(f"{template}_subject.txt", context),
            text=render_to_string(f"{template}.txt", context),
            html=render_to_string(f"{template}.html", context),
            headers=headers if leave else {},
            dedup_key=key,
            **({"send_after": send_after} if send_after else {}),
        )
    )
