"""Checks that every comment goes through, in order.

A check is a function ``check(comment, entry)`` that returns a Verdict. ``comment`` is not stored
yet; ``entry`` is what its post shows about itself (``postbox.guard.Entry``), or None where nobody
posted it. All of them run and all verdicts are kept, so that a moderator sees every reason.
"""

import logging

from comments.screen.address import address
from comments.screen.akismet import akismet
from comments.screen.civility import civility
from comments.screen.decoy import decoy
from comments.screen.learned import learned
from comments.screen.letters import letters
from comments.screen.links import links
from comments.screen.name import name
from comments.screen.rate import article_rate, rate, writer_rate
from comments.screen.repetition import repetition
from comments.screen.shape import shape
from comments.screen.timing import timing
from comments.screen.verdict import Kind, Verdict
from comments.screen.wave import wave
from comments.screen.words import words

SCREENS = (
    *(shape, letters, name, decoy, timing, address, links, repetition),
    *(rate, writer_rate, article_rate, wave, words, civility, learned, akismet),
)
# What guesses calls nothing spam alone.
GUESSES = frozenset({"learned", "akismet"})
log = logging.getLogger(__name__)


def verdicts_on(comment, entry, screens=None):
    """Every check's verdict as a row for ``Comment.verdicts``.

    A check that fails says so in its row and stops nothing; see ``worst_of``.
    """
    return [_asked(check, comment, entry).row(check.__name__) for check in screens or SCREENS]


def worst_of(rows):
    """PASS only if every check passed it; a check that failed counts as HOLD.

    What one guess alone calls spam is held: a second check has to object, too.
    """
    objections = [row for row in rows if row["kind"] != Kind.PASS]
    if not objections:
        return Kind.PASS
    callers = {row.get("screen") for row in objections if row["kind"] == Kind.SPAM}
    is_spam = bool(callers - GUESSES) or (callers and len(objections) > 1)
    return Kind.SPAM if is_spam else Kind.HOLD


def _asked(check, comment, entry):
    try:
        return check(comment, entry)
    except Exception as error:  # whatever it is, it must not let a comment through
        log.exception("The check %s failed", check.__name__)
        words = f"The check “{check.__name__}” failed ({type(error).__name__})."
        return Verdict(Kind.ERROR, words)
