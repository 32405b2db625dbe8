"""The editors' screens; registered by being imported."""

from . import article, image, paper, people, records, section

__all__ = ["article", "image", "paper", "people", "records", "section"]
