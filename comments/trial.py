"""What a word or phrase would have found among the last comments, before it becomes a rule."""

from collections import Counter
from dataclasses import dataclass

from comments.models import Comment
from comments.word_list import WordList

LAST = 1000
MOST_SHOWN = 20
AROUND = 80  # characters


@dataclass(frozen=True)
class Hit:
    """A comment and the piece of it that was found, with what stands before and after."""

    comment: Comment
    before: str
    piece: str
    after: str


@dataclass(frozen=True)
class Trial:
    looked_at: int
    matched: int
    by_status: list
    hits: list


def trial_of(words, last=LAST):
    """The Trial of ``words`` on the newest ``last`` comments. One query."""
    rule = WordList.of_words([words])
    rows = Comment.objects.exclude(body="").order_by("-pk").only("display_name", "body", "status")
    comments = list(rows[:last])
    hits = [hit for comment in comments if (hit := _hit(comment, rule))]
    counts = Counter(hit.comment.get_status_display() for hit in hits)
    return Trial(len(comments), len(hits), counts.most_common(), hits[:MOST_SHOWN])


def _hit(comment, rule):
    """The first place at which ``comment`` meets ``rule``, or None."""
    for said in (comment.body, comment.display_name):
        if found := rule.found_in(said):
            start, end = found[0].start, found[0].end
            before, after = said[max(0, start - AROUND) : start], said[end : end + AROUND]
            return Hit(comment, before, said[start:end], after)
    return None
