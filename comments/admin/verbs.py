"""What a moderator can do with a comment in the queue: one table for buttons, keys and posts."""

from dataclasses import dataclass

from comments import moderate
from comments.models import Comment

Status = Comment.Status


@dataclass(frozen=True)
class Verb:
    """``key`` presses its button; ``is_told`` means that the writer reads a reason."""

    name: str
    label: str
    key: str = ""
    is_told: bool = False
    is_main: bool = False


APPROVE = Verb("approve", "Approve", "a", is_main=True)
KEEP = Verb("keep", "Keep it", "a", is_main=True)
SHOW_EDIT = Verb("show_edit", "Show the new text", "a", is_main=True)
SPAM = Verb("mark_spam", "Spam", "s")
PICK = Verb("pick", "Editor’s pick", "e")
UNPICK = Verb("unpick", "No pick any more", "e")
RESTORE = Verb("restore", "Undo")
REJECT = Verb("reject", "Reject", "r", is_told=True)
REMOVE = Verb("remove", "Remove", "r", is_told=True)
REFUSE_EDIT = Verb("refuse_edit", "Keep the old text", "r", is_told=True)
VERBS = {
    verb.name: verb
    for verb in (
        *(APPROVE, KEEP, SHOW_EDIT, SPAM, PICK, UNPICK),
        *(RESTORE, REJECT, REMOVE, REFUSE_EDIT),
    )
}


def verbs_in(status):
    """What can be done with every comment in ``status``, and so with many at once."""
    return [
        verb for verb in (APPROVE, SPAM, REJECT, REMOVE) if status in moderate.MOVES[verb.name][1]
    ]


def verbs_for(comment, *, is_reported, is_edited):
    """What can be done with ``comment``; no key stands for two of them."""
    verbs = verbs_in(comment.status)
    if comment.status == Status.APPROVED:
        verbs.insert(0, UNPICK if comment.is_pick else PICK)
        if is_reported:
            verbs.insert(0, KEEP)
        if is_edited:
            verbs[:0] = [SHOW_EDIT, REFUSE_EDIT]
    return verbs


def keys_of(verbs):
    """The verb that each key stands for, the first that has it."""
    keys = {}
    for verb in verbs:
        keys.setdefault(verb.key, verb)
    return keys
