"""A text as numbers: which words, pairs of words and runs of letters it holds, hashed.

What people are called by others tells nothing about spam and would be learned all the same. So the
words for that are read as one and the same (see ``identity``), and with them every word that too
few texts held to be learned from: whom nobody has listed is read like everybody else. The writer's
name is not read at all.
"""

import math
import re
from collections import Counter
from functools import lru_cache
from zlib import crc32

from comments import folding
from comments.learning.identity import GROUPS

BITS = 17
SIZE = 1 << BITS
LONGEST = 1000  # characters that are read; what spam wants, it says at once
RUN = 4  # letters
LEAST_TEXTS = 3  # that hold a word, or it is none that is known
ADDRESS = re.compile(
    r"(?:https?://|www\.)[^\s<>\"]++|\b[\w-]++(?:\.[\w-]++)*+\.[a-z]{2,10}\b", re.I
)
WORD = re.compile(r"[^\W_]+")
LINK, ANY = "linkhere", "anyword"


def features_of(body, vocabulary):
    """The sorted numbers, each below SIZE, of what ``body`` holds."""
    return sorted({number_of(each) for each in named_features(body, vocabulary)})


def named_features(body, vocabulary):
    """The same before hashing."""
    plain, links = plain_and_links(body)
    read = WORD.sub(lambda match: read_as(match[0], vocabulary), plain)
    words = WORD.findall(read)
    line = f" {' '.join(read.split())} "
    found = {f"w {word}" for word in words}
    found.update(f"p {first} {second}" for first, second in zip(words, words[1:], strict=False))
    found.update(f"r {line[start : start + RUN]}" for start in range(len(line) - RUN + 1))
    found.add(f"links {min(links, 3)}")
    found.add(f"length {min(8, int(math.log2(len(words) + 1)))}")
    found.add(f"capitals {capitals_in(body)}")
    return found


def vocabulary_of(bodies):
    """The words, as numbers, that enough of ``bodies`` hold."""
    counts = Counter()
    for body in bodies:
        counts.update({word_number(word) for word in WORD.findall(plain_and_links(body)[0])})
    known = {number for number, count in counts.items() if count >= LEAST_TEXTS}
    return frozenset(known - {word_number(word) for word in GROUPS} | {word_number(LINK)})


def pieces_of(body, vocabulary):
    """Pairs of a word as it is read and the piece of ``body`` where it stands, for saying why."""
    for match in ADDRESS.finditer(body[:LONGEST]):
        yield LINK, match[0]
    for match in WORD.finditer(body[:LONGEST]):
        word = read_as(folding.plain_of(match[0]), vocabulary)
        if word != ANY:
            yield word, match[0]


def plain_and_links(body):
    """The beginning of ``body`` in small letters, with one word for each link; and how many."""
    return ADDRESS.subn(f" {LINK} ", folding.plain_of(body[:LONGEST]))


def read_as(word, vocabulary):
    return word if word_number(word) in vocabulary else ANY


@lru_cache(maxsize=20_000)
def word_number(word):
    return crc32(word.encode("utf-8", "replace"))


@lru_cache(maxsize=50_000)
def number_of(name):
    return crc32(name.encode("utf-8", "replace")) & (SIZE - 1)


def capitals_in(body):
    """The share of capitals among letters, in fifths."""
    letters = [character for character in body[:LONGEST] if character.isalpha()]
    return int(5 * sum(map(str.isupper, letters)) / len(letters)) if letters else "none"
