from comments.breaker import watch
from comments.screen.verdict import PASSED, hold, told_as


@told_as(
    "In a wave",
    "When many bad comments arrive at once, an editor reads every comment first, for an hour. The "
    "form says so.",
)
def wave(comment, entry):
    """Whether so many bad comments come now that an editor reads every one first."""
    if breaker := watch(comment.created_at):
        return hold(
            "Many comments arrive now: an editor reads each first.", version=str(breaker.pk)
        )
    return PASSED
