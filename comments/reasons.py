"""Why a moderator does not publish a comment: in the same words to moderators, to the writer and on
the page of rules."""

from django.utils.text import slugify

# A writer reads these, so they say what is wrong with the words, not with the person. The number
# of each is its key in the queue; the last asks for a note.
REASONS = (
    "It attacks a person",
    "It names a private person",
    "It is off the subject",
    "It advertises something",
    "It says what cannot be checked and may harm somebody",
    "It does not keep to our rules for comments",
)
OTHER_REASON = REASONS[-1]
# Where each stands on the page of rules.
ANCHORS = {words: f"reason-{slugify(words)}" for words in REASONS}


def anchor_of(reason):
    """Where the page of rules has the rule behind ``reason``, a reason with or without a note; ""
    if that was given in other words."""
    return next((ANCHORS[words] for words in REASONS if reason.startswith(words)), "")
