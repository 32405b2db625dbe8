"""The moderators' screens; registered by being imported."""

from . import commenter, events, queue, words

__all__ = ["commenter", "events", "queue", "words"]
