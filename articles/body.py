"""The body of an article as written, and the safe parts it is shown from.

A body is HTML with a small vocabulary, in which an embed is an empty ``<figure>`` that names a
row. ``ALLOWED`` is the one list behind the editor's buttons, the sanitiser and the stylesheet.
"""

import re
from dataclasses import dataclass
from html import escape
from html.parser import HTMLParser

import nh3
from django.utils.safestring import mark_safe

ALLOWED = {
    "p": set(),
    "h2": set(),
    "h3": set(),
    "ul": set(),
    "ol": {"start"},
    "li": set(),
    "blockquote": set(),
    "a": {"href"},
    "strong": set(),
    "em": set(),
    "s": set(),
    "sub": set(),
    "sup": set(),
    "code": set(),
    "br": set(),
    "hr": set(),
    "table": set(),
    "thead": set(),
    "tbody": set(),
    "tr": set(),
    "th": {"rowspan", "colspan"},
    "td": {"rowspan", "colspan"},
    "figure": {"data-ref"},  # and data-embed, with one of the values of EMBEDS
}
EMBEDS = {"takeaways", "quote", "image"}
URL_SCHEMES = {"http", "https", "mailto"}
BLOCKS = set(ALLOWED) - {"a", "strong", "em", "s", "sub", "sup", "code", "br"}
VOID = {"br", "hr"}
_CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
_REF = re.compile(r"[A-Za-z0-9_-]{1,32}\Z")


@dataclass(frozen=True)
class Html:
    """One block of the text, safe to show."""

    html: str


@dataclass(frozen=True)
class Embed:
    """The place of something stored elsewhere: ``kind`` is one of EMBEDS, ``ref`` its row."""

    kind: str
    ref: str


# Word processors write these; the meaning is kept, the element is not.
_SAME = {"b": "strong", "i": "em", "h1": "h2", "h4": "h3", "h5": "h3", "h6": "h3"}
# The parser takes the square of the time over a long run of these.
_LOOSE_AMPERSAND = re.compile(
    "&(?!(?:[A-Za-z][A-Za-z0-9]{1,31}|#[0-9]{1,7}|#[xX][0-9A-Fa-f]{1,6});)"
)
_SAME_TAG = re.compile(rf"<(/?)({'|'.join(_SAME)})(?=[\s/>])", re.IGNORECASE)
_BEGINS_BLOCK = re.compile(rf"<({'|'.join(BLOCKS)})\b")


def _attribute(tag, name, value):
    if name == "data-ref" and not _REF.match(value):
        return None
    if name == "href":
        return value.strip()
    return value


_cleaner = nh3.Cleaner(
    tags=set(ALLOWED),
    attributes={tag: names for tag, names in ALLOWED.items() if names},
    tag_attribute_values={"figure": {"data-embed": EMBEDS}},
    attribute_filter=_attribute,
    url_schemes=URL_SCHEMES,
    link_rel=None,
    strip_comments=True,
)


def clean(html):
    """``html`` with nothing but allowed tags and attributes; cleaning twice changes nothing."""
    text = _CONTROLS.sub("", html or "")
    text = _LOOSE_AMPERSAND.sub("&amp;", text)
    text = _SAME_TAG.sub(lambda found: f"<{found[1]}{_SAME[found[2].lower()]}", text).strip()
    # What was hidden by broken markup shows after the first time; a few rounds always suffice.
    for _ in range(5):
        cleaned = _cleaner.clean(text).strip()
        if cleaned == text:
            return cleaned
        text = cleaned
    return escape(text)


def embed_html(kind, ref=""):
    """The element that stands in a body for an embed of ``kind`` naming row ``ref``."""
    name = f' data-ref="{escape(ref)}"' if ref else ""
    return f'<figure data-embed="{escape(kind)}"{name}></figure>'


class _Splitter(HTMLParser):
    """Cuts clean HTML into its top-level blocks; embeds inside other blocks are dropped."""

    def __init__(self):
        super().__init__(convert_charrefs=False)
        self.parts = []
        self.open = []
        self.chunk = []

    def handle_starttag(self, tag, attrs):
        if tag == "figure":
            self._embed(dict(attrs))
            return
        if not self.open and tag in BLOCKS:
            self.flush()
        self.chunk.append(self.get_starttag_text())
        if tag not in VOID:
            self.open.append(tag)
        elif not self.open and tag in BLOCKS:
            self.flush()

    def handle_endtag(self, tag):
        if tag == "figure" or tag not in self.open:
            return
        while self.open.pop() != tag:
            pass
        self.chunk.append(f"</{tag}>")
        if not self.open and tag in BLOCKS:
            self.flush()

    def handle_data(self, data):
        self.chunk.append(data)

    def handle_entityref(self, name):
        self.chunk.append(f"&{name};")

    def handle_charref(self, name):
        self.chunk.append(f"&#{name};")

    def _embed(self, attrs):
        if self.open or attrs.get("data-embed") not in EMBEDS:
            return
        self.flush()
        self.parts.append(Embed(attrs["data-embed"], attrs.get("data-ref") or ""))

    def flush(self):
        html = "".join(self.chunk).strip()
        self.chunk = []
        if not html:
            return
        loose = not _BEGINS_BLOCK.match(html)
        # Clean already; words that stand in no block get a paragraph of their own.
        self.parts.append(Html(mark_safe(f"<p>{html}</p>" if loose else html)))


def parts(html):
    """The body as a list of Html and Embed, in order, one for each top-level block."""
    splitter = _Splitter()
    splitter.feed(clean(html))
    splitter.close()
    splitter.flush()
    return splitter.parts


def embeds(html, kind):
    """The refs of all embeds of ``kind`` in the body, in order."""
    return [part.ref for part in parts(html) if isinstance(part, Embed) and part.kind == kind]


class _Text(HTMLParser):
    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.words = []

    def handle_starttag(self, tag, attrs):
        if tag in BLOCKS or tag == "br":
            self.words.append(" ")

    def handle_endtag(self, tag):
        self.handle_starttag(tag, [])

    def handle_data(self, data):
        self.words.append(data)


def text(html):
    """The words of the body in one line, blocks kept apart by a blank."""
    walker = _Text()
    walker.feed(html or "")
    walker.close()
    return " ".join("".join(walker.words).split())


class _Links(HTMLParser):
    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.found = []

    def handle_starttag(self, tag, attrs):
        if tag == "a" and (href := dict(attrs).get("href")):
            self.found.append(href)


def links(html):
    """The addresses the body links to, in order, each once."""
    walker = _Links()
    walker.feed(html or "")
    walker.close()
    return list(dict.fromkeys(walker.found))


def excerpt(html, length=200):
    """The first words of the body, at most ``length`` characters, never cut inside a word."""
    words = text(html)
    if len(words) <= length:
        return words
    return words[: length - 1].rsplit(" ", 1)[0].rstrip(" ,;:.") + "…"


def word_count(html):
    return len(text(html).split())
