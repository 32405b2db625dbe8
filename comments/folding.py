"""Words and names as they are compared: without case, accents and look-alike letters.

Nothing here is stored or shown; it says whether two spellings would be read as one.
"""

import re
import unicodedata
from functools import lru_cache
from typing import NamedTuple

# Letters of other alphabets, and signs, that a reader takes for the Latin letter beside them.
LOOK_ALIKES = str.maketrans(
    {
        look_alike: letter
        for letter, all_of_them in {
            "a": "аαɑᴀᎪꓮ",
            "b": "вƄʙᏴꓐ",
            "c": "сϲᴄᏟꓚ",
            "d": "ԁժᴅᎠꓓ",
            "e": "еҽεєᴇᎬꓰ",
            "f": "ғſꜰꓝ",
            "g": "ɡցɢᏀꓖ",
            "h": "нһհʜᎻꓧ",
            "i": "іιӏıɩǀɪᎥꓲ",
            "j": "јϳᴊᎫꓙ",
            "k": "кκᴋᏦꓗ",
            "l": "ⅼʟᏞꓡ",
            "m": "мᴍᎷꓟ",
            "n": "ոηпɴꓠ",
            "o": "оοօσᴏꓳ",
            "p": "рρᴘᏢꓑ",
            "q": "ԛզ",
            "r": "гᴦʀᎡꓣ",
            "s": "ѕꜱᏚꓢ",
            "t": "тτᴛᎢꓔ",
            "u": "υսʋᴜꓴ",
            "v": "ѵνᴠᏙꓦ",
            "w": "ԝѡωᴡᎳꓪ",
            "x": "хχꓫ",
            "y": "уүγʏꓬ",
            "z": "ᴢᏃꓜ",
        }.items()
        for look_alike in all_of_them
    }
)
# Letters in dark circles and squares, and those of flags: NFKD leaves them as they are.
IN_SHAPES = str.maketrans(
    {
        chr(first + place): chr(ord("a") + place)
        for first in (0x1F150, 0x1F170, 0x1F1E6)
        for place in range(26)
    }
)
DIGITS_FOR_LETTERS = str.maketrans("013457", "oieast")
# In a name nobody sees the difference; among words they would make two of one.
ONE_STROKE = str.maketrans({"l": "i", "1": "i", "|": "i", "0": "o"})
RN_AND_VV = (("rn", "m"), ("vv", "w"))
# Writing without blanks between words: each character is compared by itself.
SINGLE = (
    "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
)
# What shows nothing may stand inside a word, as marks do; so do the vowels of India's scripts.
INVISIBLE = (
    "\u00ad\u034f\u061c\u115f\u1160\u180e\u200b-\u200f\u2060-\u2064\u3164\ufe00-\ufe0f\ufeff\uffa0"
)
ACCENTS = "\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f"
POINTS = "\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670"
INSIDE = rf"\w{INVISIBLE}{ACCENTS}{POINTS}\u0900-\u0dff"
TOKEN = re.compile(rf"[{SINGLE}]|(?![{SINGLE}_])\w(?:(?![{SINGLE}_])[{INSIDE}])*+")
UNSEEN = re.compile(rf"[{INVISIBLE}]")
MARKS = re.compile(rf"[{ACCENTS}{POINTS}]")
APART = re.compile(r"[\W_]+")
LONGEST_RUN = 5  # words of one name
LONGEST = 100  # characters of a word that are compared
SPELT_OUT = 3  # so many letters in a row that stand alone are a word
CACHED = 10_000


class Token(NamedTuple):
    """A folded word and where it stands in the text it comes from."""

    word: str
    start: int
    end: int


@lru_cache(maxsize=8)  # one comment is compared with several lists in turn
def tokens_of(text):
    """The folded words of ``text`` in their order. Time is linear in its length."""
    found = []
    for match in TOKEN.finditer(text):
        if word := folded(match[0][:LONGEST]):
            found.append(Token(word, match.start(), match.end()))
    return tuple(found)


def words_of(text):
    """The folded words of ``text``."""
    return [token.word for token in tokens_of(text)]


@lru_cache(maxsize=8)
def spelt_out(tokens):
    """``tokens`` with letters that stand alone (``c a s i n o``) put together to words."""
    joined, run = [], []
    for token in [*tokens, None]:
        if token is not None and len(token.word) == 1 and token.word.isascii():
            run.append(token)
            continue
        if len(run) >= SPELT_OUT:
            word = "".join(each.word for each in run)
            joined.append(Token(word, run[0].start, run[-1].end))
        else:
            joined += run
        run = []
        if token is not None:
            joined.append(token)
    return tuple(joined)


@lru_cache(maxsize=CACHED)
def folded(word):
    """``word`` in lower case without accents; look-alikes count as the letter they look like.

    A word written in another alphabet stays in it, unless all of it reads as Latin.
    """
    plain = plain_of(word)
    letters = sum(character.isalpha() for character in plain)
    if not letters or plain.isascii() and plain.isalpha():
        return plain
    latin = plain.translate(LOOK_ALIKES)
    if not latin.isascii():
        return plain
    return latin.translate(DIGITS_FOR_LETTERS) if letters > 1 else latin


def plain_of(text):
    """``text`` in lower case, in usual letters, without accents and what shows nothing."""
    if text.isascii():
        return text.lower()
    apart = unicodedata.normalize("NFKD", UNSEEN.sub("", text).translate(IN_SHAPES).casefold())
    # Once more: capitals among the mathematical letters are usual ones only now.
    return unicodedata.normalize("NFC", MARKS.sub("", apart).casefold())


@lru_cache(maxsize=CACHED)
def skeleton(name):
    """The same for two names that a reader could take for one another; "" for no letter."""
    plain = plain_of(name).translate(LOOK_ALIKES).replace("&", "and")
    plain = "".join(each for each in plain.translate(ONE_STROKE) if each.isalnum())
    for written, read in RN_AND_VV:
        plain = plain.replace(written, read)
    return plain


@lru_cache(maxsize=CACHED)
def skeletons_within(name):
    """Skeletons of each word of ``name``, and of words that stand together in it, two of them in
    either order: two tuples."""
    parts = [part for part in APART.split(plain_of(name)) if skeleton(part)]
    runs = [
        " ".join(parts[start:end])
        for start in range(len(parts))
        for end in range(start + 2, min(start + LONGEST_RUN, len(parts)) + 1)
    ]
    swapped = [f"{second} {first}" for first, second in zip(parts, parts[1:], strict=False)]
    return tuple(map(skeleton, parts)), tuple(map(skeleton, [*runs, *swapped]))
