"""The only door to the rows of reader comments."""

from .akismet import AkismetQuestion
from .comment import (
    DIGITS,
    EDIT_FOR,
    MAX_DEPTH,
    Comment,
    Commenter,
    CommentQuerySet,
    ModerationEvent,
    PathField,
    digest_of,
    new_token,
    objections_in,
    place_of,
)
from .digest import LAST_HOUR, LONGEST_PATIENCE, DigestChoice
from .reader import (
    Appeal,
    BadgeInvitation,
    CommentEdit,
    CommenterEvent,
    Recommendation,
    Report,
)
from .rules import Ban, Breaker, WordRule
from .spam_model import SpamModel
from .thread import Thread, closing

__all__ = [
    "EDIT_FOR",
    "DIGITS",
    "LAST_HOUR",
    "LONGEST_PATIENCE",
    "MAX_DEPTH",
    "AkismetQuestion",
    "Appeal",
    "BadgeInvitation",
    "Ban",
    "Breaker",
    "Comment",
    "CommentEdit",
    "CommentQuerySet",
    "Commenter",
    "CommenterEvent",
    "DigestChoice",
    "ModerationEvent",
    "PathField",
    "Recommendation",
    "Report",
    "SpamModel",
    "Thread",
    "WordRule",
    "closing",
    "digest_of",
    "new_token",
    "objections_in",
    "place_of",
]
