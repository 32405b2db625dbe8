"""A reader's plain text: what is stored of it, and the safe HTML it is shown as.

Paragraphs, ``*emphasis*``, quotes by ``>``, lists by ``-``, `` `code` `` and web addresses; nothing
else. Every piece is escaped when it is written, and tags come from this file only. Time is linear
in the length of the text, whatever stands in it.
"""

import itertools
import re
import unicodedata
import zlib

from django.utils.html import escape
from django.utils.safestring import mark_safe

# Not characters, or characters that control terminals and break XML. Tab and line feed stay.
NOT_TEXT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufdd0-\ufdef\ufffe\uffff]")
SURROGATES = re.compile("[\ud800-\udfff]")
LINE_ENDS = re.compile("\r\n|[\r\x85\u2028\u2029]")
# They turn the words after them around, and a name or an address can be forged with that.
BIDI_CONTROLS = re.compile("[\u202a-\u202e\u2066-\u2069]")
# Where stacked marks may be: a run of what is neither a letter nor ASCII.
RUN_OF_MARKS = re.compile(r"[^\w\s\x00-\x7f]{5,}")
MAX_MARKS = 4  # pointed Hebrew has as many on one letter
# They count as letters or symbols, and show nothing.
BLANKS = frozenset("\u115f\u1160\u2800\u3164\uffa0")

# They are no characters, so that no cleaned text holds them; every < of ours begins a tag.
MARK_BEGINS, MARK_ENDS = "\ufdd0", "\ufdd1"
TAG_OR_FLAG = re.compile("(<[^>]*>|[\ufdd0\ufdd1])")

LINK_REL = "nofollow ugc noopener"
MAX_ADDRESS = 2000
TINTS = 6  # classes of the stylesheet, tile--1 and so on
CODE = r"`(?P<code>[^`\n]++)`"
ADDRESS = r"(?<!\w)(?P<address>https?://[^\s<>\"`*]++)"
EMPHASIS = r"(?<![\w*])\*(?![\s*])(?P<emphasis>[^*\n]++)(?<!\s)\*(?![\w*])"
PLAIN_TOKENS = re.compile(f"{CODE}|{ADDRESS}", re.IGNORECASE)
TOKENS = re.compile(f"{CODE}|{ADDRESS}|{EMPHASIS}", re.IGNORECASE)
# A host with a dot in it and no account before it: what stands before an @ only looks like one.
HOST_AND_REST = re.compile(r"https?://[\w-]++(?:\.[\w-]++)++\.?+(?::\d{1,5})?(?:[/?#].*)?", re.I)
QUOTE_MARK = re.compile(r"\s*>[>\s]*+")
LIST_MARK = re.compile(r"\s*-\s++(?=\S)")


def cleaned(text):
    """``text`` as it is stored: NFC, lines ended by LF, without what is not text."""
    text = SURROGATES.sub("\ufffd", LINE_ENDS.sub("\n", text))
    return unicodedata.normalize("NFC", NOT_TEXT.sub("", text))


def cleaned_line(text):
    """The same for a name: one line, single blanks, none at the ends."""
    return " ".join(cleaned(text).split())


def is_blank(text):
    """Whether nobody could see anything of ``text``."""
    return not any(unicodedata.category(c)[0] in "LNPS" and c not in BLANKS for c in text)


def shown(text):
    """``text`` without marks stacked into other lines and without turned-round writing."""
    return RUN_OF_MARKS.sub(_without_pile, BIDI_CONTROLS.sub("", text))


def _without_pile(found):
    kept, marks = [], 0
    for character in found[0]:
        category = unicodedata.category(character)
        if category in ("Mn", "Me"):
            marks += 1
            if marks > MAX_MARKS:
                continue
        elif category != "Cf":  # joiners show nothing, so they do not end a pile
            marks = 0
        kept.append(character)
    return "".join(kept)


def html_of(text, *, links=True):
    """Safe HTML of a comment; addresses stay text where ``links`` is false."""
    return mark_safe(_blocks(shown(cleaned(text)), links=links))


def marked_html_of(text, pieces):
    """The same without links, with each of ``pieces`` in a ``<mark>``, wherever it stands."""
    text = shown(cleaned(text))
    spans = _spans(text, [shown(cleaned(piece)).strip() for piece in pieces])
    flagged, end = [], 0
    for start, stop in spans:
        flagged += text[end:start], MARK_BEGINS, text[start:stop], MARK_ENDS
        end = stop
    html = _blocks("".join([*flagged, text[end:]]), links=False)
    return mark_safe("".join(_with_marks(html)))


def holds(text, piece):
    """Whether ``marked_html_of`` would find ``piece`` in ``text``."""
    piece = shown(cleaned(piece)).strip()
    return bool(piece) and piece in shown(cleaned(text))


def excerpt(text, length=200):
    """The first words in one line, at most ``length`` characters."""
    words = " ".join(shown(cleaned(text)).split())
    if len(words) <= length:
        return words
    return words[: length - 1].rsplit(" ", 1)[0].rstrip(" ,;:.") + "…"


def initials(name):
    """One or two letters that stand for a person where others show a picture."""
    words = [word for word in shown(name).split() if word[0].isalnum()]
    chosen = [words[0], words[-1]] if len(words) > 1 else words[:1]
    return "".join(word[0] for word in chosen).upper() or "?"


def tint_of(name):
    """Which of the TINTS, from 1, stands behind the initials of ``name``: always the same."""
    return 1 + zlib.crc32(shown(name).casefold().encode()) % TINTS


def links_in(text):
    """The web addresses of ``text`` that would become links."""
    found = (each["address"] for each in PLAIN_TOKENS.finditer(cleaned(text)) if each["address"])
    return [address for address in map(_without_tail, found) if _is_web_address(address)]


def _blocks(text, *, links):
    """The HTML of ``text``, which is safe as long as all of it was made here."""
    blocks = itertools.groupby(text.split("\n"), key=_kind)
    return "".join(MAKERS[kind](list(group), links) for kind, group in blocks)


def _spans(text, pieces):
    """Where ``pieces`` stand in ``text``, as whole words if they do so anywhere; joined where they
    touch."""
    found = []
    for piece in filter(None, pieces):
        places, place = [], text.find(piece)
        while place != -1:
            places.append((place, place + len(piece)))
            place = text.find(piece, place + len(piece))
        found += [each for each in places if _is_whole(text, *each)] or places
    joined = []
    for start, end in sorted(found):
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined


def _is_whole(text, start, end):
    """Whether no word goes on across either end of the span."""
    around = (text[max(0, start - 1) : start + 1], text[end - 1 : end + 1])
    return not any(len(pair) == 2 and pair.isalnum() for pair in around)


def _with_marks(html):
    """``html`` in parts, with the words between flags marked; no mark stands around a tag."""
    is_marked = False
    for part in TAG_OR_FLAG.split(html):
        if part in (MARK_BEGINS, MARK_ENDS):
            is_marked = part == MARK_BEGINS
        elif is_marked and part and not part.startswith("<"):
            yield f"<mark>{part}</mark>"
        else:
            yield part


def _kind(line):
    if not line.strip():
        return "blank"
    if QUOTE_MARK.match(line):
        return "quote"
    return "list" if LIST_MARK.match(line) else "words"


def _paragraph(lines, links):
    return f"<p>{'<br>'.join(_inline(line.strip(), links, TOKENS) for line in lines)}</p>"


def _quote(lines, links):
    said = [QUOTE_MARK.sub("", line, count=1) for line in lines]
    groups = itertools.groupby(said, key=bool)
    inside = "".join(_paragraph(list(group), links) for is_said, group in groups if is_said)
    return f"<blockquote>{inside}</blockquote>" if inside else ""


def _list(lines, links):
    items = (_inline(LIST_MARK.sub("", line, count=1), links, TOKENS) for line in lines)
    return f"<ul>{''.join(f'<li>{item}</li>' for item in items)}</ul>"


MAKERS = {
    "blank": lambda lines, links: "",
    "quote": _quote,
    "list": _list,
    "words": _paragraph,
}


def _inline(line, links, tokens):
    """One line with its code, addresses and, by TOKENS only, emphasis."""
    pieces, end = [], 0
    for found in tokens.finditer(line):
        pieces.append(escape(line[end : found.start()]))
        pieces.append(_token(found, links))
        end = found.end()
    pieces.append(escape(line[end:]))
    return "".join(pieces)


def _token(found, links):
    if found["code"]:
        return f"<code>{escape(found['code'])}</code>"
    if found["address"]:
        return _address(found["address"], links)
    return f"<em>{_inline(found['emphasis'], links, PLAIN_TOKENS)}</em>"


def _address(typed, links):
    address = _without_tail(typed)
    if not links or not _is_web_address(address):
        return escape(typed)
    link = f'<a href="{escape(address)}" rel="{LINK_REL}">{escape(address)}</a>'
    return link + escape(typed[len(address) :])


def _is_web_address(address):
    return len(address) <= MAX_ADDRESS and bool(HOST_AND_REST.fullmatch(address))


def _without_tail(address):
    """``address`` without the punctuation of the sentence it stands in.

    A closing bracket belongs to it only if it was opened inside.
    """
    spare = {close: address.count(close) - address.count(open_) for open_, close in ("()", "[]")}
    end = len(address)
    while end:
        last = address[end - 1]
        if spare.get(last, 0) > 0:
            spare[last] -= 1
        elif last not in ".,;:!?'’”…":
            break
        end -= 1
    return address[:end]
