"""Asks Akismet about comments, if the paper has a key for it: in the work loop, never in a request.

Until there is an answer the comment waits, and if none comes a moderator decides. What is sent is
in ``fields_of``: no address of the writer, neither of mail nor of the network.
"""

import logging
import time
import urllib.error
import urllib.request
from datetime import timedelta
from urllib.parse import urlencode

from django.conf import settings
from django.db import transaction
from django.db.models import F, Q
from django.utils import timezone

from comments import moderate
from comments.breaker import breaker_now
from comments.models import AkismetQuestion, Comment
from comments.policy import Policy, policy_of
from comments.screen import worst_of
from comments.screen.verdict import PASSED, Kind, hold, spam

log = logging.getLogger(__name__)

SCREEN = "akismet"
TIMEOUT = 5.0  # seconds for one answer
MOST_TIME = 10.0  # seconds for one round; other work waits meanwhile
MOST_AT_ONCE = 20
LEASE = timedelta(minutes=2)
PAUSE = timedelta(minutes=20)
MOST_TRIES = 6
ASKED_FOR = timedelta(days=3)  # after that a moderator has long seen it
LONGEST_ANSWER = 100  # bytes
# Akismet wants an address of the writer. None is kept, so that it gets the one that names nobody.
NOBODY = "127.0.0.1"
Answer = AkismetQuestion.Answer
Status = Comment.Status
ANSWERS = {b"true": Answer.SPAM, b"false": Answer.GOOD}
VERDICTS = {
    Answer.SPAM: spam("Akismet finds it to be spam."),
    Answer.GOOD: PASSED,
    Answer.GIVEN_UP: hold("Akismet gave no answer."),
}


class NoAnswer(Exception):
    """Akismet said neither yes nor no; the message says what happened, without the comment."""


class NoRedirect(urllib.request.HTTPRedirectHandler):
    """The key goes to the address that was set, and nowhere else."""

    def redirect_request(self, *args, **kwargs):
        return None


OPENER = urllib.request.build_opener(NoRedirect)


def ask_akismet(at=None):
    """Ask about waiting comments that are due, and act on the answers; return how many came."""
    if not settings.AKISMET_KEY:
        return 0
    at, started, answered = at or timezone.now(), time.monotonic(), 0
    for comment in due(at).select_related("article")[:MOST_AT_ONCE]:
        if time.monotonic() - started > MOST_TIME:
            break
        if not claim(comment, at):
            continue
        try:
            answer = answer_on(comment)
        except NoAnswer as error:
            note_failure(comment, str(error), at)
            break  # what fails now fails for the next one, too
        answered += settle(comment, answer, at)
    return answered


def due(at):
    """Waiting comments whose present text has no answer yet, and whose turn it is."""
    asked_before = Q(akismet__body_digest=F("body_digest"))
    unanswered = Q(akismet__answer="", akismet__ask_after__lte=at)
    rows = Comment.objects.awaiting_moderation().filter(created_at__gt=at - ASKED_FOR)
    return rows.filter(Q(akismet=None) | ~asked_before | unanswered)


def claim(comment, at):
    """Whether it is for the caller to ask about ``comment``; nobody else does for a while."""
    question, is_new = AkismetQuestion.objects.get_or_create(
        comment=comment, defaults={"ask_after": at + LEASE, "body_digest": comment.body_digest}
    )
    if is_new:
        return True
    is_same = question.body_digest == comment.body_digest
    if is_same and (question.answer or question.ask_after > at):
        return False  # another worker was quicker
    mine = AkismetQuestion.objects.filter(pk=question.pk, ask_after=question.ask_after)
    return bool(
        mine.update(
            ask_after=at + LEASE,
            body_digest=comment.body_digest,
            answer="",
            tries=question.tries if is_same else 0,
        )
    )


def answer_on(comment):
    """What Akismet says about ``comment``: Answer.SPAM or Answer.GOOD. Raise NoAnswer."""
    request = urllib.request.Request(  # noqa: S310  (settings allow http and https only)
        f"{settings.AKISMET_URL}comment-check",
        data=urlencode(fields_of(comment)).encode(),
        headers={"User-Agent": "Newsroom/1.0"},
    )
    try:
        with OPENER.open(request, timeout=TIMEOUT) as response:
            body = response.read(LONGEST_ANSWER).strip()
    except (OSError, ValueError, urllib.error.URLError) as error:
        raise NoAnswer(type(error).__name__) from error
    if body not in ANSWERS:
        raise NoAnswer("Neither yes nor no. Is the key right?")
    return ANSWERS[body]


def fields_of(comment):
    """What Akismet gets to know: the text, the name, the article's address, the moment."""
    return {
        "api_key": settings.AKISMET_KEY,
        "blog": settings.SITE_URL,
        "user_ip": NOBODY,
        "permalink": settings.SITE_URL + comment.article.get_absolute_url(),
        "comment_type": "reply" if comment.parent_id else "comment",
        "comment_author": comment.display_name,
        "comment_content": comment.body,
        "comment_date_gmt": comment.created_at.strftime("%Y-%m-%dT%H:%M:%SZ"),
        "blog_charset": "UTF-8",
    }


@transaction.atomic
def settle(comment, answer, at):
    """Write the answer beside the other verdicts, and do what all of them say; 1 if it counted."""
    fresh = Comment.objects.select_for_update(of=("self",), no_key=True).get(pk=comment.pk)
    if fresh.body_digest != comment.body_digest:
        return 0  # changed meanwhile: the next round asks about the new text
    AkismetQuestion.objects.filter(comment=fresh).update(answer=answer, last_error="")
    rest = [row for row in fresh.verdicts if row.get("screen") != SCREEN]
    fresh.verdicts = [*rest, VERDICTS[answer].row(SCREEN)]
    fresh.save(update_fields=["verdicts"])
    if fresh.status == Status.PENDING and not fresh.events.exists():
        _decide(fresh, at)
    return 1


def _decide(comment, at):
    """What submit_comment would have done, had all the checks been there at once."""
    worst = worst_of(comment.verdicts)
    if worst == Kind.SPAM:
        moderate.mark_spam(comment, by=None, at=at)
    elif worst == Kind.PASS and policy_of(comment.article) == Policy.OPEN and not breaker_now(at):
        moderate.approve(comment, by=None, at=at)


def note_failure(comment, error, at):
    """Ask again later, or leave it to a moderator."""
    log.warning("Akismet gave no answer: %s", error)
    question = AkismetQuestion.objects.get(comment=comment)
    question.tries += 1
    question.ask_after, question.last_error = at + PAUSE * question.tries, error[:100]
    question.save(update_fields=["tries", "ask_after", "last_error"])
    if question.tries >= MOST_TRIES:
        settle(comment, Answer.GIVEN_UP, at)
