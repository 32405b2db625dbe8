"""What a check says about a comment."""

from dataclasses import asdict, dataclass
from enum import StrEnum


class Kind(StrEnum):
    PASS = "pass"  # noqa: S105  (not a password)
    HOLD = "hold"
    SPAM = "spam"
    ERROR = "error"


@dataclass(frozen=True)
class Verdict:
    """``words`` say to a moderator why, in a sentence; empty where the check found nothing."""

    kind: Kind
    words: str = ""

    def row(self, screen):
        """What is stored of it, under the name of the check."""
        return {"screen": screen, **asdict(self)}


PASSED = Verdict(Kind.PASS)


def hold(words):
    return Verdict(Kind.HOLD, words)


def spam(words):
    return Verdict(Kind.SPAM, words)
