"""Two bodies side by side, paragraph by paragraph. No database here."""

import re
from dataclasses import dataclass, field
from functools import cached_property
from html import unescape

from articles import body
from articles.diff import Mark
from articles.marks import Kind, Pair, pair, replaced
from articles.sequences import steps

# Changed paragraphs on one page, and tags and entities in a body that can still be cut up at once.
SHOWN = 300
MAX_ELEMENTS = 30_000
# Two paragraphs are versions of one if they share this part of their different words.
ALIKE = 0.4
# Units of sequences.Effort for finding that out, and how many words of one cost a unit more.
COST_OF_LIKENESS, WORDS_PER_UNIT = 10, 4
BLOCKS = {
    "h2": "Heading",
    "h3": "Subheading",
    "ul": "List",
    "ol": "Numbered list",
    "blockquote": "Quotation",
    "table": "Table",
    "hr": "Line",
}
_LINES = re.compile(r"(?=<(?:li|tr|br)\b)")
_WORDS = re.compile(r"\w+")
_TAG = re.compile(r"<(\w+)")
_ELEMENT = re.compile("<[^<>]*>")


@dataclass(frozen=True)
class Part:
    """A block of the body as safe ``html``, or an embed with the words of its slot."""

    key: str
    html: str = ""
    slot: str = ""

    @cached_property
    def words(self):
        """What it says, the items of a list in lines of their own."""
        lines = (body.text(each) for each in _LINES.split(self.html))
        said = self.slot or "\n".join(line for line in lines if line)
        return said or f"({self.label.lower() or 'empty paragraph'})"

    @cached_property
    def bag(self):
        return frozenset(_WORDS.findall(self.words))

    @property
    def label(self):
        tag = _TAG.match(self.html)
        return BLOCKS.get(tag[1], "") if tag else ""


@dataclass(frozen=True)
class Fold:
    """A run of unchanged Parts."""

    parts: list
    kind: str = "fold"


@dataclass
class BodyChanges:
    """How one body became another: Pairs and Folds in order.

    ``left_out`` counts what was too much to show; ``is_too_long`` says that the bodies were too
    long to compare at all.
    """

    differ: bool = False
    rows: list = field(default_factory=list)
    left_out: int = 0
    is_too_long: bool = False


def parts_of(snapshot):
    """The body of ``snapshot`` as Parts."""
    quotes = {quote["uid"]: quote for quote in snapshot.get("quotes") or ()}
    pictures = {each["token"]: each for each in snapshot.get("body_images") or ()}
    return [
        Part(part.html, html=part.html)
        if isinstance(part, body.Html)
        else Part(body.embed_html(part.kind, part.ref), slot=slot_words(part, quotes, pictures))
        for part in body.parts(snapshot.get("body") or "")
    ]


def slot_words(embed, quotes, pictures):
    """What stands in the slot of ``embed``."""
    if embed.kind == "takeaways":
        return "Key takeaways"
    if embed.kind == "quote":
        expert = (quotes.get(embed.ref) or {}).get("expert") or {}
        return f"Expert quote: {expert.get('name', 'nobody named')}"
    return f"Picture: {(pictures.get(embed.ref) or {}).get('caption') or embed.ref}"


def is_too_long(html):
    """Whether a body is more than a page can bear to have cut up into its parts."""
    return html.count("<") + html.count("&") > MAX_ELEMENTS


def plain_words(html):
    """The words of a body of any length, without its formatting: quicker than body.text()."""
    return " ".join(unescape(_ELEMENT.sub(" ", html)).split())


def body_changes(old, new, effort):
    """The BodyChanges between two snapshots; ``effort`` is a sequences.Effort."""
    bodies = [side.get("body") or "" for side in (old, new)]
    if bodies[0] == bodies[1]:
        return BodyChanges()
    if any(map(is_too_long, bodies)):
        return BodyChanges(differ=True, is_too_long=True)
    before, after = parts_of(old), parts_of(new)
    found, keys = BodyChanges(), [[part.key for part in side] for side in (before, after)]
    for stays, a, b, c, d in steps(*keys, effort):
        if stays:
            found.rows.append(Fold(after[c:d]))
            continue
        found.differ = True
        _add_changes(found, before[a:b], after[c:d], effort)
    return found


def _add_changes(found, old, new, effort):
    room = SHOWN - sum(isinstance(row, Pair) for row in found.rows)
    pairs = list(_paired(old[:room], new[:room], effort))
    found.rows += [_pair(*each, effort) for each in pairs[:room]]
    found.left_out += len(pairs[room:]) + max(len(old[room:]), len(new[room:]))


def _paired(old, new, effort):
    """Pairs of Parts, in order: versions of one another first, the rest side by side."""
    a = c = 0
    for i, j in [*_versions(old, new, effort), (len(old), len(new))]:
        for place in range(max(i - a, j - c)):
            yield (
                old[a + place] if a + place < i else None,
                new[c + place] if c + place < j else None,
            )
        if i < len(old):
            yield old[i], new[j]
        a, c = i + 1, j + 1


def _versions(old, new, effort):
    """Pairs of places that hold versions of one paragraph, both in order, as alike as can be."""
    per_row = COST_OF_LIKENESS * len(new) + sum(len(part.bag) for part in new) // WORDS_PER_UNIT
    effort.left -= len(old) * per_row
    if effort.left <= 0:
        return []
    best = [[0.0] * (len(new) + 1) for _ in range(len(old) + 1)]
    for i in range(len(old) - 1, -1, -1):
        for j in range(len(new) - 1, -1, -1):
            both = best[i + 1][j + 1] + likeness(old[i], new[j])
            best[i][j] = max(best[i + 1][j], best[i][j + 1], both)
    return list(_picked(best, old, new))


def _picked(best, old, new):
    i = j = 0
    while i < len(old) and j < len(new):
        if best[i][j] == best[i + 1][j]:
            i += 1
        elif best[i][j] == best[i][j + 1]:
            j += 1
        else:
            yield i, j
            i, j = i + 1, j + 1


def likeness(one, other):
    """From ALIKE to 1 for versions of one paragraph, 0 for anything else."""
    if one.slot or other.slot or not one.bag or not other.bag:
        return 0
    shared = 2 * len(one.bag & other.bag) / (len(one.bag) + len(other.bag))
    return shared if shared >= ALIKE else 0


def _pair(old, new, effort):
    """The Pair of two Parts, either perhaps None."""
    label = _label(old or new, new or old)
    if old is None or new is None or not likeness(old, new):
        return replaced(label, *(part.words if part else "" for part in (old, new)))
    links = _links(old.html, new.html)
    if old.words == new.words:
        return Pair(label, Kind.FORMATTED, html=(old.html, new.html), links=links)
    found = pair(label, old.words, new.words, effort)
    return Pair(label, found.kind, found.old, found.new, links=links)


def _label(old, new):
    if old.label == new.label:
        return new.label
    return f"{old.label or 'Paragraph'}, now {new.label.lower() or 'paragraph'}"


def _links(old, new):
    before, after = body.links(old), body.links(new)
    lost = [Mark("removed", each) for each in before if each not in after]
    return lost + [Mark("added", each) for each in after if each not in before]
