from comments.screen.verdict import PASSED, spam


def decoy(comment, entry):
    """Whether the field that people cannot see was filled in.

    Password managers fill it too, so the words are kept and a moderator can let them through.
    """
    if entry is not None and entry.is_decoy_filled:
        return spam("The hidden field was filled in.")
    return PASSED
