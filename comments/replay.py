"""What the checks that read a text would say today, or after a change, of comments that came.

Nothing is written. A check that judged by more than the text (when, whence, how often) keeps what
it said then.
"""

from collections import Counter
from dataclasses import dataclass, field
from functools import partial

from comments import text
from comments.models import Comment, ModerationEvent, SpamModel
from comments.screen import worst_of
from comments.screen.civility import civility
from comments.screen.learned import judged as judged_by_model
from comments.screen.letters import letters
from comments.screen.links import MOST_LINKS
from comments.screen.shape import shape
from comments.screen.verdict import PASSED, Kind, hold
from comments.screen.words import judged as judged_by_words
from comments.word_list import List, WordList

AT_ONCE = 500
MOST_EXAMPLES = 5
UNDECIDED = "undecided"


@dataclass(frozen=True)
class Change:
    """What is tried: words to add to the lists or take from them, another number of links, or
    what was learned last whether it may act or not."""

    hold_words: tuple = ()
    spam_words: tuple = ()
    without_words: tuple = ()
    most_links: int | None = None
    with_learned: bool = False

    @property
    def is_any(self):
        return self != Change()

    @property
    def checks(self):
        """The names of the checks that it changes; all that read a text, where nothing is tried."""
        if not self.is_any:
            return {"shape", "letters", "words", "civility", "learned"}
        named = {
            "words": self.hold_words or self.spam_words or self.without_words,
            "links": self.most_links is not None,
            "learned": self.with_learned,
        }
        return {name for name, is_changed in named.items() if is_changed}


@dataclass
class Outcome:
    """How many comments would fare differently, by what people decided about them; some of them."""

    count: Counter = field(default_factory=Counter)
    examples: list = field(default_factory=list)

    def add(self, comment, decision, why):
        self.count[decision] += 1
        if len(self.examples) < MOST_EXAMPLES:
            self.examples.append((comment, why))


@dataclass
class Replay:
    """``held``: would wait for an editor; ``spam``: would be put away; ``let_through``: neither,
    any more."""

    looked_at: int = 0
    outcomes: dict = field(
        default_factory=lambda: {
            Kind.HOLD: Outcome(),
            Kind.SPAM: Outcome(),
            Kind.PASS: Outcome(),
        }
    )


def replay(change, *, last, progress=lambda count: None):
    """The Replay of ``change`` over the ``last`` comments; ``progress`` hears how far it is."""
    checks, found = checks_after(change), Replay()
    before = None
    while found.looked_at < last:
        rows = Comment.objects.exclude(body="").order_by("-pk")  # "": erased by its writer
        if before is not None:
            rows = rows.filter(pk__lt=before)
        chunk = list(rows[: min(AT_ONCE, last - found.looked_at)])
        if not chunk:
            break
        decisions = decisions_on(chunk)
        for comment in chunk:
            _look_at(comment, checks, decisions.get(comment.pk, UNDECIDED), found)
        before = chunk[-1].pk
        found.looked_at += len(chunk)
        progress(found.looked_at)
    return found


def _look_at(comment, checks, decision, found):
    fresh = [check(comment).row(name) for name, check in checks.items()]
    kept = [row for row in comment.verdicts if row.get("screen") not in checks]
    was, would_be = worst_of(comment.verdicts), worst_of(kept + fresh)
    if was != would_be:
        why = "; ".join(row["words"] for row in fresh if row["kind"] != Kind.PASS)
        found.outcomes[would_be].add(comment, decision, why)


def checks_after(change):
    """The checks that ``change`` touches as it would have them: functions of a comment."""
    without = {" ".join(each) for each in WordList.of_words(change.without_words).by_folded}
    lists = [
        WordList(
            (words, folded)
            for words, folded in [*WordList.rows_of(kind), *WordList.rows_for(added)]
            if folded not in without
        )
        for kind, added in ((List.HOLD, change.hold_words), (List.SPAM, change.spam_words))
    ]
    model = SpamModel.objects.defer("vocabulary", "weights").first()
    may_judge = model and model.hold_at is not None and (change.with_learned or model.may_act)
    every = {
        "shape": lambda comment: shape(comment, None),
        "letters": lambda comment: letters(comment, None),
        "civility": lambda comment: civility(comment, None),
        "words": lambda comment: judged_by_words(comment, *lists),
        "links": partial(
            _links, most=MOST_LINKS if change.most_links is None else change.most_links
        ),
        "learned": lambda comment: judged_by_model(comment.body, model) if may_judge else PASSED,
    }
    return {name: check for name, check in every.items() if name in change.checks}


def _links(comment, most):
    count = len(text.links_in(comment.body))
    return hold(f"It holds {count} links.") if count > most else PASSED


def decisions_on(comments):
    """The state into which people last put each of ``comments``, by number. One query."""
    rows = ModerationEvent.objects.decisions().filter(comment__in=comments, by__isnull=False)
    return dict(rows.order_by("pk").values_list("comment_id", "to_status"))
