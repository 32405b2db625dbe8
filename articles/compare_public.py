"""Two public versions of an article, as readers are shown what differs. No database here."""

from collections import deque
from dataclasses import dataclass, field
from datetime import date

from articles.compare import side_by_side
from articles.marks import Kind
from articles.sequences import Effort

# Units of sequences.Effort for one page and for one change, and what it costs to take a text to
# pieces: each character, and each tag or entity beside.
PAGE_EFFORT = 4_000_000
CHANGE_EFFORT = 1_200_000
COST_OF_CHARACTER = 4
COST_OF_ELEMENT = 120
PICTURE = ("id", "token", "caption", "alt_text", "credit")
# What an article says by its page and not on it.
UNREAD = ("slug", "comments_policy")
COMMA = ", "


@dataclass(frozen=True)
class Line:
    """Marks in the order in which they are read; ``name`` says of what part, ``remark`` what
    marks cannot say."""

    marks: list = field(default_factory=list)
    name: str = ""
    remark: str = ""


@dataclass(frozen=True)
class Passage:
    """One thing that differs, in Lines."""

    label: str
    lines: list


def page_effort():
    """What all comparisons on one page may cost together."""
    return Effort(PAGE_EFFORT)


def passages(old, new, *, words_for, effort):
    """What readers see differ between two snapshots, as Passages in the order of the page; None
    if that is more work than is left of ``effort``."""
    own = Effort(min(effort.left, CHANGE_EFFORT))
    effort.left -= own.left
    if own.left > 0:
        own.left -= sum(_cost(str(side)) for side in (old, new))
    if own.left <= 0:
        return None
    found = side_by_side(*map(for_readers, (old, new)), words_for=words_for, effort=own)
    effort.left += max(own.left, 0)
    fields = [Passage(pair.label, [Line(woven(pair))]) for pair in found.fields]
    items = [Passage(item.label, _lines_of(item)) for group in found.groups for item in group.items]
    body = [Passage("Text", _body_lines(found.body))] if found.body.differ else []
    return fields + items + body


def _cost(text):
    elements = text.count("<") + text.count("&")
    return COST_OF_CHARACTER * len(text) + COST_OF_ELEMENT * elements


def for_readers(snapshot):
    """``snapshot`` with the words that readers get and nothing else."""
    return {
        **snapshot,
        **dict.fromkeys(UNREAD, ""),
        "lead_image": _picture(snapshot.get("lead_image"), but="token"),
        "body_images": [_picture(each) for each in snapshot.get("body_images") or ()],
        "quotes": [
            {**quote, "said_on": _day(quote.get("said_on"))}
            for quote in snapshot.get("quotes") or ()
        ],
    }


def _picture(image, but=""):
    if not image:
        return image
    unread = (but, "alt_text") if image.get("is_decorative") else (but,)
    return {name: image.get(name) for name in PICTURE if name not in unread}


def _day(text):
    if not text:
        return ""
    day = date.fromisoformat(text)
    return f"{day.day} {day:%B %Y}"


def woven(pair):
    """The Marks of both sides of a marks.Pair in one run: what went, then what came."""
    run, old, new = [], deque(pair.old), deque(pair.new)
    while old or new:
        if old and old[0].kind == Kind.REMOVED:
            run.append(old.popleft())
        elif new and new[0].kind == Kind.ADDED:
            run.append(new.popleft())
        elif old and new and old[0] == new[0]:
            run.append(old.popleft())
            new.popleft()
        else:  # a comma between names that one side alone needs
            is_new = not old or (new and new[0].text == COMMA)
            run.append((new if is_new else old).popleft())
    return run


def _lines_of(item):
    moved = [Line(remark="Moved to another place.")] if item.is_moved else []
    names = [pair.label if pair.label != "Words" else "" for pair in item.pairs]
    return moved + [
        Line(woven(pair), name=name) for pair, name in zip(item.pairs, names, strict=True)
    ]


def _body_lines(body):
    if body.is_too_long:
        return [Line(remark="The text changed. It is too long to show how.")]
    lines = [line for row in body.rows for line in _row_lines(row)]
    if body.left_out:
        lines.append(Line(remark=_counted(body.left_out, "more paragraph", "changed")))
    return lines


def _row_lines(row):
    if row.kind == "fold":
        return [Line(remark=_counted(len(row.parts), "paragraph", "unchanged"))]
    links = [Line(row.links, name="Links")] if row.links else []
    if row.kind == Kind.FORMATTED:
        looks = [] if links else [Line(remark="A paragraph with the same words looks different.")]
        return looks + links
    return [Line(woven(row), name=row.label), *links]


def _counted(number, noun, what):
    return f"{number} {noun}{'' if number == 1 else 's'} {what}."
