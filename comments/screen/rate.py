from datetime import timedelta

from comments.models import Comment
from comments.screen.verdict import PASSED, hold, told_as
from postbox.rate import allow

WINDOW = timedelta(minutes=10)
A_DAY = timedelta(days=1)
# An office or a whole mobile network may share one name, so more than this is held, not refused.
PER_WINDOW = 6
PER_DAY = 30
# Of one writer, known by a cookie; and under one article, whoever writes.
PER_WRITER = 4
PER_ARTICLE = 60
A_MINUTE = timedelta(minutes=1)
# Nobody reads or writes as fast as this; the text goes back to its sender.
HARD_CAP = 100


@told_as(
    "Comments from one network",
    f"More than {PER_WINDOW} in ten minutes, or {PER_DAY} in a day, wait for an editor. A whole "
    f"office may be one network, so nothing is refused before {HARD_CAP} in ten minutes; what "
    "comes then goes back to its writer, with the text.",
)
def rate(comment, entry):
    """How many comments came from the same network, in ten minutes and in a day."""
    if not comment.network_key:
        return PASSED
    key, at = f"comment:{comment.network_key}", comment.created_at
    if not allow(key, limit=PER_WINDOW, window=WINDOW, at=at):
        return hold(f"More than {PER_WINDOW} comments came from this network in ten minutes.")
    if not allow(key, limit=PER_DAY, window=A_DAY, at=at):
        return hold(f"More than {PER_DAY} comments came from this network in a day.")
    return PASSED


@told_as(
    "Comments of one writer",
    f"More than {PER_WRITER} in ten minutes wait for an editor.",
)
def writer_rate(comment, entry):
    """How many comments came from the same writer in ten minutes."""
    if comment.commenter is None or comment.commenter.pk is None:
        return PASSED
    since = comment.created_at - WINDOW
    rows = Comment.objects.filter(commenter=comment.commenter, created_at__gt=since)
    if rows[:PER_WRITER].count() < PER_WRITER:
        return PASSED
    return hold(f"More than {PER_WRITER} comments came from this writer in ten minutes.")


@told_as(
    "Comments under one article",
    f"While more than {PER_ARTICLE} arrive in a minute, the others wait.",
)
def article_rate(comment, entry):
    """How many comments came under the same article in a minute."""
    rows = Comment.objects.filter(
        article=comment.article_id,
        status__in=Comment.Status.values,  # all of them: so the index by state and time serves
        created_at__gt=comment.created_at - A_MINUTE,
    )
    if rows[:PER_ARTICLE].count() < PER_ARTICLE:
        return PASSED
    return hold(f"More than {PER_ARTICLE} comments came under this article in a minute.")


def is_under_hard_cap(network_key, at):
    """Count one more try from a network; False once it is past anything people do."""
    if not network_key:
        return True
    return allow(f"comment-cap:{network_key}", limit=HARD_CAP, window=WINDOW, at=at)
