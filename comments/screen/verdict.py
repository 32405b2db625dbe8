"""What a check says about a comment."""

from dataclasses import dataclass
from enum import StrEnum

MOST_EVIDENCE = 5
LONGEST_EVIDENCE = 100


class Kind(StrEnum):
    PASS = "pass"  # noqa: S105  (not a password)
    HOLD = "hold"
    SPAM = "spam"
    ERROR = "error"


@dataclass(frozen=True)
class Verdict:
    """``words`` say to a moderator why, in a sentence; empty where the check found nothing.

    ``evidence`` are pieces of the comment as they stand in it; ``version`` says by what the check
    judged, where that changes: the number of what was learned.
    """

    kind: Kind
    words: str = ""
    evidence: tuple = ()
    version: str = ""

    def row(self, screen):
        """What is stored of it, under the name of the check."""
        row = {"screen": screen, "kind": self.kind, "words": self.words}
        if pieces := list(dict.fromkeys(piece[:LONGEST_EVIDENCE] for piece in self.evidence)):
            row["evidence"] = pieces[:MOST_EVIDENCE]
        if self.version:
            row["version"] = self.version
        return row


PASSED = Verdict(Kind.PASS)


def hold(words, evidence=(), version=""):
    return Verdict(Kind.HOLD, words, tuple(evidence), version)


def spam(words, evidence=(), version=""):
    return Verdict(Kind.SPAM, words, tuple(evidence), version)
