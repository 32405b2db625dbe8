import re
import unicodedata

from comments import folding
from comments.screen.verdict import PASSED, hold, told_as

ALPHABETS = ("LATIN", "CYRILLIC", "GREEK", "ARMENIAN", "CHEROKEE")
WORD = re.compile(rf"[^\W\d_](?:[^\W\d_]|[{folding.INVISIBLE}])*+")
HIDDEN_INSIDE = re.compile(rf"(?<=[a-z])[{folding.INVISIBLE}]++(?=[a-z])", re.IGNORECASE)
# Mathematical, circled, squared and other letters that stand for usual ones; never the wide ones
# that people write in Japan, and not the few that stand in formulas.
DRESSED = re.compile("[\u24b6-\u24e9\U0001d400-\U0001d7ff\U0001f110-\U0001f189]")
MOST_DRESSED = 4


@told_as(
    "Letters",
    "Words that mix the letters of two alphabets, hide characters, or are made of signs that only "
    "look like letters make a comment wait.",
)
def letters(comment, entry):
    """Whether words are written so that they look like others, in the text or in the name."""
    said = f"{comment.display_name}\n{comment.body}"
    if mixed := mixed_words(said):
        return hold(f"The word “{mixed[0]}” mixes the letters of two alphabets.", mixed)
    if HIDDEN_INSIDE.search(said):
        hidden = [each for each in WORD.findall(said) if HIDDEN_INSIDE.search(each)]
        return hold("A word holds characters that nobody sees.", hidden)
    if len(found := DRESSED.findall(said)) > MOST_DRESSED:
        return hold("It is written in letters that only look like letters.", found)
    return PASSED


def mixed_words(said):
    """Words of Latin letters with look-alikes of another alphabet among them."""
    if said.isascii():
        return []
    return [word for word in WORD.findall(said) if not word.isascii() and is_mixed(word)]


def is_mixed(word):
    """Whether ``word`` has Latin letters and others that pass for Latin ones.

    A Greek sign before a unit and an ending in another alphabet are not meant to deceive.
    """
    word = word[: folding.LONGEST]
    alphabets = {alphabet_of(character) for character in word} - {""}
    if len(alphabets) < 2 or "LATIN" not in alphabets:
        return False
    plain = folding.plain_of(word).translate(folding.LOOK_ALIKES)
    return all(character.isascii() for character in plain if character.isalpha())


def alphabet_of(character):
    name = unicodedata.name(character, "")
    return next((each for each in ALPHABETS if name.startswith(each)), "")
