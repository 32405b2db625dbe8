"""The moderators' screens; registered by being imported."""

from . import events, queue

__all__ = ["events", "queue"]
