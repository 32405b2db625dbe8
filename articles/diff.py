"""Comparing and merging what an article says. Works on snapshots; no database here.

A snapshot is what ``articles.revise.to_snapshot`` gives. Rows in its lists are told apart by
``uid``, so that a row that moved is still the same row.
"""

import hashlib
import json
import re
from collections.abc import Callable
from dataclasses import dataclass, field

from articles import body
from articles.sequences import alike, common, steps

FIELDS = ("headline", "standfirst", "slug", "topic", "section", "lead_image", "comments_policy")
ROWS = ("takeaways", "quotes", "bylines")
_WORDS = re.compile(r"\s+|[^\W_]+|.", re.UNICODE | re.DOTALL)


@dataclass(frozen=True)
class Mark:
    """A run of words: ``kind`` is same, added or removed."""

    kind: str
    text: str


def words(old, new, effort=None):
    """The way from ``old`` to ``new`` as Marks, word by word, or coarser if that is much work.

    The same and added marks give ``new`` back to the letter; the same and removed ones ``old``.
    ``effort`` is a sequences.Effort that several calls share.
    """
    before, after = _WORDS.findall(old), _WORDS.findall(new)
    marks = []
    for stays, a, b, c, d in steps(before, after, effort):
        if stays:
            marks.append(Mark("same", "".join(before[a:b])))
            continue
        if a < b:
            marks.append(Mark("removed", "".join(before[a:b])))
        if c < d:
            marks.append(Mark("added", "".join(after[c:d])))
    return marks


def size(old, new):
    """How many characters the way from one snapshot to the other adds or removes.

    A change that is no change of words, of section, tags or picture say, counts as 1,000.
    """
    changed = [name for name in (*FIELDS, *ROWS, "tags") if not same(old.get(name), new.get(name))]
    total = 0
    for name in changed:
        if not isinstance(old[name], str) or not isinstance(new[name], str):
            total += _size_of_rows(old[name], new[name])
        else:
            total += _size_of_words(old[name], new[name])
    return total + _size_of_words(old["body"], new["body"])


NO_WORDS = 1000


def _size_of_words(old, new):
    return sum(len(mark.text) for mark in words(old, new) if mark.kind != "same")


def _size_of_rows(old, new):
    """The size of a change in rows that kept their uids, NO_WORDS if anything else changed."""
    uids = [
        [row.get("uid") for row in side] if isinstance(side, list) else None for side in (old, new)
    ]
    if uids[0] != uids[1] or not uids[0] or None in uids[0]:
        return NO_WORDS
    total = 0
    for before, after in zip(old, new, strict=True):
        if {**before, "text": ""} != {**after, "text": ""}:
            return NO_WORDS
        total += _size_of_words(before.get("text", ""), after.get("text", ""))
    return total


def same(one, other):
    """Whether two values of a snapshot say the same: what a name stands for is known by its id,
    whatever it is called by now."""
    if isinstance(one, dict) and isinstance(other, dict) and "id" in one and "id" in other:
        return one["id"] == other["id"]
    if isinstance(one, list) and isinstance(other, list):
        return len(one) == len(other) and all(map(same, one, other))
    if isinstance(one, dict) and isinstance(other, dict):
        return one.keys() == other.keys() and all(same(one[name], other[name]) for name in one)
    return one == other


@dataclass(frozen=True)
class Clash:
    """Two people changed the same thing in different ways. None, or an empty list of blocks of
    the body, means that it is not there."""

    name: str
    base: object
    theirs: object
    mine: object

    @property
    def key(self):
        """Tells this clash of these very words from any other."""
        said = json.dumps([self.name, self.base, self.theirs, self.mine], sort_keys=True)
        return hashlib.sha256(said.encode()).hexdigest()[:16]


class Side:
    """What a clash can be settled for; BOTH is for blocks of the body, theirs first."""

    THEIRS, MINE, BOTH = "theirs", "mine", "both"


@dataclass
class Merge:
    """A snapshot with everything that merged by itself and what was chosen where it clashed;
    ``theirs`` stands, and the clash is listed, where nothing was chosen."""

    snapshot: dict
    choose: Callable = field(default=lambda clash: None)
    clashes: list = field(default_factory=list)

    def settle(self, clash):
        """The side chosen for ``clash``, or theirs."""
        side = self.choose(clash)
        if side is None:
            self.clashes.append(clash)
        if side == Side.BOTH and clash.name == "body":
            return clash.theirs + clash.mine
        return clash.mine if side == Side.MINE else clash.theirs


def merge(base, theirs, mine, *, choices=None):
    """``mine`` and ``theirs``, both begun from ``base``, in one snapshot.

    Different fields, different rows, different fields of one row and different blocks of the
    body merge by themselves. What clashes is listed with all three texts, unless ``choices``
    names a Side for its key.
    """
    merged = Merge(dict(theirs), choose=lambda clash: (choices or {}).get(clash.key))
    for name in FIELDS:
        merged.snapshot[name] = _pick(
            merged, name, base.get(name), theirs.get(name), mine.get(name)
        )
    merged.snapshot["body"] = _body(merged, base["body"], theirs["body"], mine["body"])
    merged.snapshot["tags"] = _keyed(
        merged, "tags", "slug", base["tags"], theirs["tags"], mine["tags"], sort=True
    )
    for name in ROWS:
        merged.snapshot[name] = _keyed(merged, name, "uid", base[name], theirs[name], mine[name])
    return merged


def _pick(merged, name, base, theirs, mine):
    """The side that changed; ``theirs``, and a clash, if both did."""
    if same(mine, theirs) or same(mine, base):
        return theirs
    if same(theirs, base):
        return mine
    return merged.settle(Clash(name, base, theirs, mine))


def _keyed(merged, name, key, base, theirs, mine, *, sort=False):
    """Rows known by ``key``, merged one by one; in my order if I changed it, else in theirs."""
    sides = [{row[key]: row for row in side} for side in (base, theirs, mine)]
    rows = {}
    for each in dict.fromkeys([*sides[1], *sides[2], *sides[0]]):
        row = _row(merged, f"{name}:{each}", *(side.get(each) for side in sides))
        if row is not None:
            rows[each] = row
    if sort:
        return [rows[each] for each in sorted(rows)]
    return [rows[each] for each in _order(rows, *(list(side) for side in sides))]


def _row(merged, name, base, theirs, mine):
    """One row, or None if it is gone. A row that one deleted and the other changed is a clash."""
    if base is None or theirs is None or mine is None:
        return _pick(merged, name, base, theirs, mine)
    return {
        each: _pick(merged, f"{name}:{each}", base.get(each), theirs.get(each), mine.get(each))
        for each in theirs
    }


def _order(rows, base, theirs, mine):
    kept = [each for each in base if each in rows]
    moved = [each for each in mine if each in kept] != [each for each in kept if each in mine]
    first, second = (mine, theirs) if moved else (theirs, mine)
    order = [each for each in first if each in rows]
    for place, each in enumerate(second):
        if each in rows and each not in order:
            before = [other for other in second[:place] if other in order]
            order.insert(order.index(before[-1]) + 1 if before else 0, each)
    return order + [each for each in rows if each not in order]


def blocks(html):
    """The body as a list of the HTML of its top-level blocks and embeds."""
    return [
        part.html if isinstance(part, body.Html) else body.embed_html(part.kind, part.ref)
        for part in body.parts(html)
    ]


def _body(merged, base, theirs, mine):
    merged_blocks = []
    for chunk in merge_sequences(blocks(base), blocks(theirs), blocks(mine)):
        if isinstance(chunk, Clash):
            merged_blocks += merged.settle(chunk)
        else:
            merged_blocks += chunk
    return "".join(merged_blocks)


def merge_sequences(base, theirs, mine):
    """Yield merged stretches of the three lists in order, and a Clash where both changed one.

    What both added at the same place is kept, theirs first.
    """
    a, b = 0, 0
    z = 0
    for start, end, in_theirs, in_mine in _agreed(base, theirs, mine):
        yield from _stretch(base[z:start], theirs[a:in_theirs], mine[b:in_mine])
        yield base[start:end]
        z, a, b = end, in_theirs + end - start, in_mine + end - start
    yield from _stretch(base[z:], theirs[a:], mine[b:])


def _stretch(base, theirs, mine):
    if mine in (theirs, base):
        yield theirs
    elif theirs == base:
        yield mine
    elif not base:
        yield theirs + mine
    else:
        yield from _narrowed(base, theirs, mine)


def _narrowed(base, theirs, mine):
    """A Clash without what both sides changed in the same way at its ends."""
    shortest = min(len(base), len(theirs), len(mine))
    head = alike(theirs, mine, shortest)
    tail = alike(theirs[::-1], mine[::-1], shortest - head)
    yield theirs[:head]
    if head or tail:
        yield from _stretch(*(side[head : len(side) - tail] for side in (base, theirs, mine)))
    else:
        yield Clash("body", base, theirs, mine)
    yield theirs[len(theirs) - tail :]


def _agreed(base, theirs, mine):
    """Stretches of ``base`` that stand unchanged on both sides: start, end, and where they begin
    in ``theirs`` and in ``mine``."""
    one, two = common(base, theirs), common(base, mine)
    i = j = 0
    while i < len(one) and j < len(two):
        (a, b, length), (c, d, other) = one[i], two[j]
        start, end = max(a, c), min(a + length, c + other)
        if start < end:
            yield start, end, b + start - a, d + start - c
        if a + length < c + other:
            i += 1
        else:
            j += 1
