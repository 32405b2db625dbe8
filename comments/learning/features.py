"""A text as numbers: which words, pairs of words and runs of letters it holds, hashed.

What people are called by others tells nothing about spam and would be learned all the same, so
those words are read as one and the same (see ``identity``); the writer's name is not read at all.
"""

import math
import re
from functools import lru_cache
from zlib import crc32

from comments import folding
from comments.learning.identity import GROUPS, ONE_OF_THEM

BITS = 17
SIZE = 1 << BITS
LONGEST = 1000  # characters that are read; what spam wants, it says at once
RUN = 4  # letters
ADDRESS = re.compile(
    r"(?:https?://|www\.)[^\s<>\"]++|\b[\w-]++(?:\.[\w-]++)*+\.[a-z]{2,10}\b", re.I
)
WORD = re.compile(r"[^\W_]+")
LINK = " linkhere "


def features_of(body):
    """The sorted numbers, each below SIZE, of what ``body`` holds."""
    return sorted({number_of(each) for each in named_features(body)})


def named_features(body):
    """The same before hashing."""
    body = body[:LONGEST]
    plain = folding.plain_of(body)
    without, links = ADDRESS.subn(LINK, plain)
    without = WORD.sub(neutral, without)
    words = WORD.findall(without)
    line = f" {' '.join(without.split())} "
    found = {f"w {word}" for word in words}
    found.update(f"p {first} {second}" for first, second in zip(words, words[1:], strict=False))
    found.update(f"r {line[start : start + RUN]}" for start in range(len(line) - RUN + 1))
    found.add(f"links {min(links, 3)}")
    found.add(f"length {min(8, int(math.log2(len(words) + 1)))}")
    found.add(f"capitals {capitals_in(body)}")
    return found


def words_with_places(body):
    """Pairs of a word as it is named above and a piece of ``body``, for showing why."""
    for match in ADDRESS.finditer(body[:LONGEST]):
        yield f"w {LINK.strip()}", match[0]
    for match in WORD.finditer(body[:LONGEST]):
        yield f"w {neutral_word(folding.plain_of(match[0]))}", match[0]


@lru_cache(maxsize=50_000)
def number_of(name):
    return crc32(name.encode("utf-8", "replace")) & (SIZE - 1)


def neutral(match):
    return neutral_word(match[0])


def neutral_word(word):
    return ONE_OF_THEM if word in GROUPS else word


def capitals_in(body):
    """The share of capitals among letters, in fifths."""
    letters = [character for character in body if character.isalpha()]
    return int(5 * sum(map(str.isupper, letters)) / len(letters)) if letters else "none"
