from comments.screen.verdict import PASSED, spam, told_as


@told_as(
    "Written by a person",
    "What programs send, and people do not, is put away as spam.",
)
def decoy(comment, entry):
    """Whether the field that people cannot see was filled in.

    Password managers fill it too, so the words are kept and a moderator can let them through.
    """
    if entry is not None and entry.is_decoy_filled:
        return spam("The hidden field was filled in.")
    return PASSED
