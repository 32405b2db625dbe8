from comments.screen.verdict import PASSED, hold, told_as

LEAST_SECONDS = 3


@told_as(
    "Time to write",
    "A comment that comes faster than a person can write it waits for an editor.",
)
def timing(comment, entry):
    """Whether a person could have written it since the form was started."""
    if entry is None:
        return PASSED
    if entry.seconds is None:
        return hold("The time it took to write is not known.")
    if entry.seconds < LEAST_SECONDS:
        return hold(f"It was sent {entry.seconds:.1f} seconds after the form was opened.")
    return PASSED
