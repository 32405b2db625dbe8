from datetime import timedelta

from comments.models import Comment, digest_of
from comments.screen.verdict import PASSED, hold

WINDOW = timedelta(hours=24)


def repetition(comment, entry):
    """Whether the same words came in during the last day, under any article and by anybody."""
    count = Comment.objects.filter(
        body_digest=digest_of(comment.body), created_at__gte=comment.created_at - WINDOW
    ).count()
    if count:
        times = "once" if count == 1 else f"{count} times"
        return hold(f"The same text was sent {times} before in the last 24 hours.")
    return PASSED
