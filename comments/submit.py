"""The only way in for a comment."""

from dataclasses import dataclass
from datetime import timedelta

from django.db import IntegrityError, transaction
from django.utils import timezone

from articles.models import Article
from comments import address, moderate, text
from comments.ban import ban_on
from comments.models import BadgeInvitation, Comment, Commenter, digest_of
from comments.policy import TAKES_COMMENTS, Policy, policy_of
from comments.screen import verdicts_on, worst_of
from comments.screen.civility import wounding_in
from comments.screen.rate import WINDOW, is_under_hard_cap
from comments.screen.verdict import Kind
from postbox.guard import derived_key

SAME_FOR, SAME_LOOKED_AT = timedelta(days=1), 20
LONGEST_NAME = 80
LEAST_BODY, LONGEST_BODY = 2, 5000
Status = Comment.Status


class NotTaken(Exception):
    """The comment was not stored; whoever catches this gives the text back to its writer."""


class ArticleGone(NotTaken):
    """Readers cannot see the article, or cannot see it any more."""


class CommentsClosed(NotTaken):
    """The article takes no comments now."""


class ParentGone(NotTaken):
    """The comment that was answered is not there for readers, or not under this article."""


class TooManyComments(NotTaken):
    """The network is past its hard cap; ``retry_after`` is in seconds."""

    retry_after = int(WINDOW.total_seconds())


class Banned(NotTaken):
    """Comments of this writer are not taken now; ``ban`` says until when, and why."""

    def __init__(self, ban):
        self.ban = ban
        super().__init__(ban)


class Nudge(NotTaken):
    """Words of it may wound somebody, ``pieces`` as they stand in it: its writer decides, once,
    whether to post them. Posted with ``nudged`` it is taken as any other."""

    def __init__(self, pieces):
        self.pieces = pieces
        super().__init__(pieces)


@dataclass(frozen=True)
class Words:
    """What a reader wrote, cleaned, and where: two posts with the same Words are one comment."""

    article_id: int
    parent_id: int | None
    display_name: str
    body: str

    def are_those_of(self, comment):
        return (self.parent_id, self.display_name, self.body) == (
            comment.parent_id,
            comment.display_name,
            comment.body,
        )

    def key(self, *more):
        return derived_key(self.article_id, self.parent_id, self.display_name, self.body, *more)


def submit_comment(
    article,
    *,
    display_name,
    body,
    email="",
    notify=False,
    parent=None,
    about="",
    key=None,
    commenter=None,
    network_key="",
    entry=None,
    nudged=False,
    at=None,
):
    """Store what a reader wrote under ``article``; return the Comment in the state it begins in.

    It waits for a moderator unless the policy is OPEN and every check passes it. The same ``key``
    with the same words gives the comment that is stored already, however many come at once; with
    other words it makes a second comment, under a key derived from both. Without ``key`` one is
    derived from the words, the network and the day. The same words of one ``commenter`` within a
    day are one comment under any key: a form that was gone back to has another.

    ``commenter`` is who is writing, if a cookie told; else a new one is made. Whoever proved to be
    quoted in the article gets their badge, and the name that goes with it. ``about`` is the uid of
    the takeaway or quote that is answered. ``entry`` is what ``postbox.guard.examine`` said about
    the post; where there was none, nobody is nudged. Raise NotTaken (ArticleGone, CommentsClosed,
    ParentGone, Banned, TooManyComments, Nudge), and ValueError for words no form lets through.
    """
    at = at or timezone.now()
    proof = BadgeInvitation.objects.held_by(commenter, article)
    name = proof.expert.name[:LONGEST_NAME] if proof else display_name
    words = _words(article, parent, name, body)
    key = key or words.key(network_key, f"{at:%Y-%m-%d}")
    if stored := _stored(words, key) or _said_before(words, commenter, at):
        return stored
    policy = _policy_for(article)
    _check_parent(article, parent)
    if ban := ban_on(commenter=commenter, network_key=network_key, address=email, at=at):
        raise Banned(ban)
    if not is_under_hard_cap(network_key, at):
        raise TooManyComments
    comment = Comment(
        article=article,
        parent=parent,
        commenter=commenter,
        display_name=words.display_name,
        badge=Comment.Badge.EXPERT if proof else "",
        body=words.body,
        about=about,
        notify=notify,
        key=key,
        network_key=network_key,
        created_at=at,
    )
    comment.typed_address = email
    if entry is not None and not nudged and (pieces := wounding_in(comment)):
        raise Nudge(pieces)
    # Before the transaction: a check may take its time, and what it counted stays counted.
    comment.verdicts = verdicts_on(comment, entry)
    begin = _state_to_begin_in(policy, comment.verdicts)
    return _store(comment, words, begin, commenter, email)


def _words(article, parent, display_name, body):
    name, body = text.cleaned_line(display_name), text.cleaned(body).strip()
    if text.is_blank(name) or len(name) > LONGEST_NAME:
        raise ValueError(f"A comment needs a name of at most {LONGEST_NAME} characters.")
    if text.is_blank(body) or not LEAST_BODY <= len(body) <= LONGEST_BODY:
        raise ValueError(f"A comment has {LEAST_BODY} to {LONGEST_BODY} characters.")
    return Words(article.pk, parent and parent.pk, name, body)


def _stored(words, key):
    """The comment that ``words`` made before, under ``key`` or the key derived from it."""
    keys = (key, words.key(key))
    found = Comment.objects.filter(article=words.article_id, key__in=keys)
    return next((each for each in found if words.are_those_of(each)), None)


def _said_before(words, commenter, at):
    """The comment that ``commenter`` made of ``words`` not long ago, and has not withdrawn."""
    if commenter is None:
        return None
    same = Comment.objects.filter(
        article=words.article_id,
        commenter=commenter,
        body_digest=digest_of(words.body),
        created_at__gt=at - SAME_FOR,
    )
    found = same.exclude(reason=moderate.WITHDRAWN).order_by("pk")
    return next((each for each in found[:SAME_LOOKED_AT] if words.are_those_of(each)), None)


def _policy_for(article):
    """The policy of ``article`` as it is now, whatever the caller read before."""
    fresh = Article.objects.published().filter(pk=article.pk).first()
    if fresh is None:
        raise ArticleGone
    policy = policy_of(fresh)
    if policy not in TAKES_COMMENTS:
        raise CommentsClosed
    return policy


def _check_parent(article, parent):
    if parent is None:
        return
    if not Comment.objects.visible().filter(pk=parent.pk, article=article).exists():
        raise ParentGone


def _state_to_begin_in(policy, verdicts):
    worst = worst_of(verdicts)
    if worst == Kind.SPAM:
        return Status.SPAM
    if worst == Kind.PASS and policy == Policy.OPEN:
        return Status.APPROVED
    return Status.PENDING


def _store(comment, words, begin, commenter, email):
    """Write the comment, or find the one that another process wrote in the meantime."""
    for key in (comment.key, words.key(comment.key)):
        comment.key = key
        try:
            with transaction.atomic():
                return _write(comment, words, begin, commenter, email)
        except IntegrityError:
            if stored := _stored(words, key):
                return stored
    raise ArticleGone  # neither key was taken by these words: the row it hung on is gone


def _write(comment, words, begin, commenter, email):
    comment.pk, at = None, comment.created_at
    # Held from here on, so that two posts of one browser see each other.
    known = Commenter.objects.still_there(commenter)
    if stored := _said_before(words, known, at):
        return stored
    comment.commenter = known or Commenter.objects.create(created_at=at)
    comment.save(force_insert=True)
    moderate.begin(comment, begin)
    address.ask(comment, email, at=at)
    return comment
