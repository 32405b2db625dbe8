"""The editors' screens; registered by being imported."""

from . import address, article, image, paper, people, records, section

__all__ = ["address", "article", "image", "paper", "people", "records", "section"]
