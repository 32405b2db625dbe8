"""Paging by place instead of by number: ``?before=`` names the last row a reader has seen.

New rows never shift what follows, and no page costs more than the first. The value is opaque, not
secret: a forged one leads to another place in the same public list.
"""

import re
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from django.db.models import Q

PER_PAGE = 20
_SHAPE = re.compile(r"([0-9a-f]{1,16})-([0-9a-f]{1,15})")
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND = timedelta(microseconds=1)


@dataclass
class Page:
    """Some rows of a list, and the cursors that lead on; "" where there is nothing older."""

    rows: list = field(default_factory=list)
    older: str = ""
    is_first: bool = True


def encode(at, pk):
    """The cursor of the row ``pk`` whose moment is ``at``."""
    return f"{(at - _EPOCH) // _MICROSECOND:x}-{pk:x}"


def decode(text):
    """The moment and key in a cursor, or None for anything else."""
    found = _SHAPE.fullmatch(text or "")
    if not found:
        return None
    try:
        return _EPOCH + int(found[1], 16) * _MICROSECOND, int(found[2], 16)
    except OverflowError:
        return None


def page_of(rows, text, *, moment="published_at", size=PER_PAGE):
    """The page of ``rows`` after the cursor ``text``, newest first; a bad cursor is the first page.

    ``moment`` names the column, or path, that ``rows`` are dated by; ties go by key.
    """
    place = decode(text)
    if place:
        at, pk = place
        same_moment_earlier = Q(**{f"{moment}__lt": at}) | Q(pk__lt=pk)
        rows = rows.filter(same_moment_earlier, **{f"{moment}__lte": at})
    found = list(rows.order_by(f"-{moment}", "-pk")[: size + 1])
    page = Page(rows=found[:size], is_first=place is None)
    if len(found) > size:
        last = page.rows[-1]
        page.older = encode(_follow(last, moment), last.pk)
    return page


def _follow(row, path):
    for name in path.split("__"):
        row = getattr(row, name)
    return row
