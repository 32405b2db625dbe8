"""Two snapshots of an article side by side. No database here.

Whatever they hold, the work and the page it makes are bounded: see articles.sequences for words
and articles.compare_body for paragraphs.
"""

from dataclasses import dataclass

from articles import diff
from articles.compare_body import BodyChanges, body_changes
from articles.marks import Kind, kind_of, pair, replaced
from articles.sequences import Effort, steps

LABELS = {
    "headline": "Headline",
    "standfirst": "Standfirst",
    "slug": "Address",
    "section": "Section",
    "topic": "Topic",
    "tags": "Tags",
    "bylines": "Authors",
    "lead_image": "Lead picture",
    "comments_policy": "Comments",
}
QUOTE_LABELS = {
    "text": "Words",
    "expert": "Person",
    "role": "Role",
    "organisation": "Organisation",
    "disclosure": "Disclosure",
    "obtained_by": "Obtained by",
    "source_url": "Source",
    "said_on": "Said on",
}
# Units of sequences.Effort for one page: less than half a second of work.
PAGE_EFFORT = 2_000_000


@dataclass(frozen=True)
class Item:
    """A takeaway, a quote or a picture, with a Pair for each thing about it that differs."""

    label: str
    kind: str
    is_moved: bool
    pairs: list


@dataclass(frozen=True)
class Group:
    """The Items of one sort that differ, and how many others there are."""

    title: str
    items: list
    unchanged: int


@dataclass(frozen=True)
class Comparison:
    """What differs between two snapshots; ``unchanged`` names the fields that do not."""

    fields: list
    unchanged: list
    groups: list
    body: BodyChanges

    def differs(self):
        return bool(self.fields or self.groups or self.body.differ)


def side_by_side(old, new, *, words_for=None, effort=None):
    """The Comparison of two snapshots.

    ``words_for`` gives, by the name of a field, the words that stand for its stored values;
    ``effort`` is a sequences.Effort that several comparisons share.
    """
    words_for = words_for or {}
    effort = effort or Effort(PAGE_EFFORT)
    fields = [_field(name, old, new, words_for, effort) for name in LABELS]
    groups = [
        _group(title, *(rows(side, words_for) for side in (old, new)), effort)
        for title, rows in GROUPS.items()
    ]
    return Comparison(
        fields=[each for each in fields if each.kind != Kind.SAME],
        unchanged=[each.label for each in fields if each.kind == Kind.SAME],
        groups=[each for each in groups if each.items],
        body=body_changes(old, new, effort),
    )


def _field(name, old, new, words_for, effort):
    said = [_said(side, name, words_for) for side in (old, new)]
    if name == "lead_image" and not diff.same(old.get(name), new.get(name)):
        return replaced(LABELS[name], *said)
    return pair(LABELS[name], *said, effort)


def _said(snapshot, name, words_for):
    """The words of a field of ``snapshot``, or a list of them."""
    value = snapshot.get(name)
    if name == "lead_image":
        return picture_words(value)
    if name == "tags":
        return [tag["name"] for tag in value or ()]
    if name == "bylines":
        return [byline_words(row) for row in value or ()]
    if name == "section":
        return _name_of(value)
    return words_for.get(name, {}).get(value, value) or ""


def _name_of(row):
    return row.get("name", "") if row else ""


def byline_words(row):
    name = _name_of(row.get("author")) or "Nobody"
    return f"{name} ({row['credit']})" if row.get("credit") else name


def picture_words(picture):
    """What is written about a picture, a line for each thing."""
    if not picture:
        return ""
    lines = {
        "Caption": picture.get("caption"),
        "Alternative text": picture.get("alt_text"),
        "Credit": picture.get("credit"),
    }
    if "focal_x" in picture:  # not where only what readers read is compared
        lines |= {
            "Focal point": f"{picture['focal_x']} per cent across, {picture.get('focal_y')} down",
            "File": picture.get("token"),
        }
    written = [f"{name}: {words}" for name, words in lines.items() if words]
    return "\n".join([*written, "Decorative"] if picture.get("is_decorative") else written)


def _takeaways(snapshot, words_for):
    rows = snapshot.get("takeaways") or ()
    return {
        row["uid"]: (f"Takeaway {number}", {"Words": row["text"]})
        for number, row in enumerate(rows, 1)
    }


def _quotes(snapshot, words_for):
    rows = snapshot.get("quotes") or ()
    return {
        row["uid"]: (f"Quote {number}", _quote_texts(row, words_for))
        for number, row in enumerate(rows, 1)
    }


def _quote_texts(row, words_for):
    said = {**row, "expert": _name_of(row.get("expert"))}
    return {
        label: words_for.get(name, {}).get(said.get(name), said.get(name)) or ""
        for name, label in QUOTE_LABELS.items()
    }


def _pictures(snapshot, words_for):
    rows = snapshot.get("body_images") or ()
    return {row["id"]: ("Picture", {"Words": picture_words(row)}) for row in rows}


# What each sort of row says: by its key a label, and its texts by their names.
GROUPS = {
    "Key takeaways": _takeaways,
    "Expert quotes": _quotes,
    "Pictures in the body": _pictures,
}


def _group(title, old, new, effort):
    items = [
        _item(old.get(key), new.get(key), is_moved, effort)
        for key, is_moved in _in_order(list(old), list(new), effort)
    ]
    differ = [each for each in items if each.is_moved or each.kind != Kind.SAME]
    return Group(title, differ, len(items) - len(differ))


def _in_order(old, new, effort):
    """Every key once, as both lists have them, and whether it stands in another place now."""
    for stays, a, b, c, d in steps(old, new, effort):
        if not stays:
            yield from ((key, False) for key in old[a:b] if key not in new)
        yield from ((key, not stays and key in old) for key in new[c:d])


def _item(old, new, is_moved, effort):
    label = (new or old)[0]
    before, after = (side[1] if side else {} for side in (old, new))
    pairs = [
        pair(name, before.get(name, ""), after.get(name, ""), effort) for name in (after or before)
    ]
    differ = [each for each in pairs if each.kind != Kind.SAME]
    return Item(label, kind_of(before, after), is_moved, differ)


ORDER = (
    *("headline", "standfirst", "slug", "body", "takeaways", "quotes", "lead_image"),
    *("section", "topic", "bylines", "tags", "comments_policy"),
)


def changed_parts(old, new):
    """Which parts of an article differ between two snapshots, in words like "2 takeaways".

    Cheap: nothing is compared word by word. What is only called something else by now, like a
    tag, is the same.
    """
    return [
        _part_words(name, old.get(name), new.get(name))
        for name in ORDER
        if not diff.same(old.get(name) or None, new.get(name) or None)
    ]


def _part_words(name, old, new):
    if name not in ("takeaways", "quotes"):
        return LABELS.get(name, name).lower()
    before, after = ({row["uid"]: row for row in side or ()} for side in (old, new))
    changed = [
        uid
        for uid in before.keys() | after.keys()
        if not diff.same(before.get(uid), after.get(uid))
    ]
    if not changed:
        return f"order of {name}"
    return f"{len(changed)} {name if len(changed) > 1 else name[:-1]}"
