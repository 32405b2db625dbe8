"""The body of an article with its takeaways, quotes and pictures in their places."""

from dataclasses import dataclass
from typing import Any

from articles import body


@dataclass(frozen=True)
class Part:
    """One piece of the text: ``kind`` is html, takeaways, quote or picture, ``value`` its words
    or row."""

    kind: str
    value: Any


def compose(html, *, takeaways=(), quotes=(), images=()):
    """The parts of a body in the order they are read.

    An embed that names nothing, or the same thing twice, is left out. What the writer has not
    placed stands near the beginning: takeaways before the text, quotes after its first paragraph.
    Each quote gets the ``number`` that its id on the page carries, by position, not by place.
    """
    for number, quote in enumerate(quotes, 1):
        quote.number = number
    waiting = {
        "takeaways": {"": list(takeaways)} if takeaways else {},
        "quote": {quote.uid: quote for quote in quotes},
        "image": {image.token: image for image in images},
    }
    found = [each for each in (_part(part, waiting) for part in body.parts(html)) if each]
    if left := list(waiting["quote"].values()):
        place = _after_first_paragraph(found)
        found[place:place] = [Part("quote", quote) for quote in left]
    if waiting["takeaways"]:
        found.insert(0, Part("takeaways", list(takeaways)))
    return found


def _part(part, waiting):
    """What stands in the place of ``part``; each row is taken from ``waiting`` only once."""
    if isinstance(part, body.Html):
        return Part("html", part.html)
    ref = "" if part.kind == "takeaways" else part.ref
    row = waiting[part.kind].pop(ref, None)
    kind = "picture" if part.kind == "image" else part.kind
    return Part(kind, row) if row else None


def _after_first_paragraph(parts):
    for place, part in enumerate(parts, 1):
        if part.kind == "html" and part.value.startswith("<p>"):
            return place
    return len(parts)
