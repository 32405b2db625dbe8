from functools import lru_cache

from comments.learning.machine import Machine
from comments.models import SpamModel
from comments.screen.verdict import PASSED, Kind, Verdict, hold, spam, told_as


@told_as(
    "What reads like spam",
    "A program learns from what the editors decide. Once it knows enough, it lets a comment wait "
    "that reads like earlier spam. It looks at the text alone; words for what people are do not "
    "count.",
)
def learned(comment, entry):
    """Whether it reads like what moderators put away as spam, as far as a machine can tell.

    It reads the text only, and says nothing before people have decided enough; see comments.learn.
    """
    newest = SpamModel.objects.defer("vocabulary", "weights").first()
    if newest is None or not newest.may_act:
        return PASSED
    return judged(comment.body, newest)


def judged(body, model):
    """The verdict of ``model``, a SpamModel, on a text."""
    machine, version = machine_of(model.pk, model.made_at), str(model.pk)
    score = machine.score(body)
    if score <= model.hold_at:
        return Verdict(Kind.PASS, version=version)
    pieces = machine.telling_pieces(body)
    if model.spam_at is not None and score > model.spam_at:
        return spam("It reads like spam in nearly every way.", pieces, version)
    return hold("It reads like spam.", pieces, version)


@lru_cache(maxsize=2)
def machine_of(pk, made_at):
    """The Machine of the SpamModel ``pk``, which never changes; kept, as it is large.

    ``made_at`` tells it from one of the same number in another database.
    """
    row = SpamModel.objects.get(pk=pk)
    return Machine.unpacked(row.vocabulary, row.weights, row.bias)
