import re

from comments import text
from comments.screen.verdict import PASSED, hold, told_as

LONGEST_WORD = 100
LEAST_LETTERS = 20
MOSTLY = 0.8
MANY_LINES, SHORT_LINE = 100, 10  # characters
LONG_WORD = re.compile(rf"(?<!\S)(?!https?://)\S{{{LONGEST_WORD},}}", re.IGNORECASE)


@told_as(
    "Shape",
    "A comment that holds no letter, is all in capitals, or has hidden or stacked characters or a "
    f"word of {LONGEST_WORD} letters, waits for an editor.",
)
def shape(comment, entry):
    """Whether it looks like something that a person wrote for others to read."""
    letters = [character for character in comment.body if character.isalpha()]
    capitals = sum(character.isupper() for character in letters)
    if not letters:
        return hold("It holds no letter.")
    if text.shown(comment.body) != comment.body:
        return hold("It holds hidden or stacked characters.")
    if LONG_WORD.search(comment.body):
        return hold(f"It holds a word of more than {LONGEST_WORD} letters.")
    lines = comment.body.count("\n") + 1
    if lines > MANY_LINES and len(comment.body) < SHORT_LINE * lines:
        return hold(f"It is written in {lines} short lines.")
    if len(letters) >= LEAST_LETTERS and capitals > MOSTLY * len(letters):
        return hold("It is written in capitals.")
    return PASSED
