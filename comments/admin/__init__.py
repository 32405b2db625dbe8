"""The moderators' screens; registered by being imported."""

from . import bans, commenter, events, queue, words

__all__ = ["bans", "commenter", "events", "queue", "words"]
