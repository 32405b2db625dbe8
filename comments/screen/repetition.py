from datetime import timedelta

from comments.models import Comment, digest_of
from comments.screen.verdict import PASSED, hold, told_as

WINDOW = timedelta(hours=24)
COUNTED = 100


@told_as(
    "The same again",
    "A text that was sent before in the last 24 hours, by anybody and under any article, waits.",
)
def repetition(comment, entry):
    """Whether the same words came in during the last day, under any article and by anybody."""
    since = comment.created_at - WINDOW
    same = Comment.objects.filter(body_digest=digest_of(comment.body), created_at__gte=since)
    count = same[:COUNTED].count()
    if not count:
        return PASSED
    times = "once" if count == 1 else f"{count} times" if count < COUNTED else "very often"
    return hold(f"The same text was sent {times} before in the last 24 hours.")
