"""What a check says about a comment."""

from collections.abc import Callable
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


@dataclass(frozen=True)
class Rule:
    """What readers are told of a check on the page of rules: what it is about, and a sentence.

    It holds no word of a list, and no measure that only helps to slip through. ``is_in_use`` says
    whether the check does anything here.
    """

    title: str
    words: str
    is_in_use: Callable = lambda: True


def told_as(title, words, **given):
    """Put the Rule for readers beside the check that it is about, as its ``rule``."""

    def with_rule(check):
        check.rule = Rule(title, words, **given)
        return check

    return with_rule
