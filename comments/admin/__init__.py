"""The moderators' screens; registered by being imported."""

from . import events, queue, words

__all__ = ["events", "queue", "words"]
