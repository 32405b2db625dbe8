"""What changed between two values of a snapshot, as marked words for a reader. No database here."""

import re
from dataclasses import dataclass, field

from articles import diff
from articles.diff import Mark
from articles.sequences import steps

_WORD = re.compile(r"\w")


class Kind:
    """What became of a thing between two snapshots."""

    SAME, CHANGED, ADDED, REMOVED = "same", "changed", "added", "removed"
    FORMATTED = "formatted"  # a paragraph with the same words that looks different


@dataclass(frozen=True)
class Pair:
    """One thing on both sides: Marks of the old words and of the new ones, either perhaps none.

    ``html`` holds both sides as they look where only their formatting changed; ``links`` the
    addresses that a paragraph's links lost or gained, as Marks.
    """

    label: str
    kind: str
    old: list = field(default_factory=list)
    new: list = field(default_factory=list)
    html: tuple = ()
    links: list = field(default_factory=list)


def pair(label, old, new, effort):
    """Two texts, or two lists of names, as a Pair; ``effort`` is a sequences.Effort."""
    marked = _marked_names if isinstance(new, list) else _marked_words
    return Pair(label, kind_of(old, new), *marked(old, new, effort))


def kind_of(old, new):
    if old == new:
        return Kind.SAME
    if not old:
        return Kind.ADDED
    return Kind.CHANGED if new else Kind.REMOVED


def replaced(label, old, new):
    """A Pair of texts of things that have nothing to do with each other, even if they say the
    same."""
    kind = Kind.CHANGED if old and new else kind_of(old, new)
    before, after = (
        [Mark(*each)] if each[1] else [] for each in (("removed", old), ("added", new))
    )
    return Pair(label, kind, before, after)


def _marked_words(old, new, effort):
    marks = readable(diff.words(old, new, effort))
    return [[mark for mark in marks if mark.kind != other] for other in ("added", "removed")]


def _marked_names(old, new, effort):
    before, after = [], []
    for stays, a, b, c, d in steps(old, new, effort):
        before += [Mark("same" if stays else "removed", name) for name in old[a:b]]
        after += [Mark("same" if stays else "added", name) for name in new[c:d]]
    return [_with_commas(before), _with_commas(after)]


def _with_commas(marks):
    return [part for mark in marks for part in (Mark("same", ", "), mark)][1:]


def readable(marks):
    """``marks`` without crumbs: what stays between two changes and holds no word changes too, and
    of texts that share little the whole does."""
    length = {"same": 0, "removed": 0, "added": 0}
    for mark in marks:
        length[mark.kind] += len(mark.text) if _WORD.search(mark.text) else 0
    if length["same"] * 4 < min(length["removed"], length["added"]):
        return _one_change(marks)
    return list(_without_crumbs(marks))


def _without_crumbs(marks):
    run = []
    for place, mark in enumerate(marks):
        is_crumb = run and place + 1 < len(marks) and not _WORD.search(mark.text)
        if mark.kind == "same" and not is_crumb:
            yield from _one_change(run)
            run = []
            yield mark
        else:
            run.append(mark)
    yield from _one_change(run)


def _one_change(run):
    """A run of marks as what is removed and then what is added."""
    old = "".join(mark.text for mark in run if mark.kind != "added")
    new = "".join(mark.text for mark in run if mark.kind != "removed")
    return [mark for mark in (Mark("removed", old), Mark("added", new)) if mark.text]
