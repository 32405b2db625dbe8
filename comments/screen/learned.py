from functools import lru_cache

from comments.learning import features
from comments.learning.regression import unpacked
from comments.models import SpamModel
from comments.screen.verdict import PASSED, Kind, Verdict, hold, spam

MOST_SHOWN = 3


def learned(comment, entry):
    """Whether it reads like what moderators put away as spam, as far as a machine can tell.

    It reads the text only, and says nothing before people have decided enough; see comments.learn.
    """
    newest = SpamModel.objects.defer("weights").first()
    if newest is None or not newest.may_act:
        return PASSED
    return judged(comment.body, newest)


def judged(body, model):
    """The verdict of ``model``, a SpamModel, on a text."""
    regression, numbers = regression_of(model.pk), features.features_of(body)
    score, version = regression.score(numbers), str(model.pk)
    if score <= model.hold_at:
        return Verdict(Kind.PASS, version=version)
    pieces = telling_pieces(body, regression)
    if model.spam_at is not None and score > model.spam_at:
        return spam("It reads like spam in nearly every way.", pieces, version)
    return hold("It reads like spam.", pieces, version)


@lru_cache(maxsize=2)
def regression_of(pk):
    """The numbers of the SpamModel ``pk``, which never change; kept, as they are many."""
    row = SpamModel.objects.get(pk=pk)
    return unpacked(row.weights, row.bias, features.SIZE)


def telling_pieces(body, regression):
    """The words of ``body`` that speak most for spam."""
    weight_of = {
        piece: regression.weights[features.number_of(name)]
        for name, piece in features.words_with_places(body)
    }
    pieces = sorted(weight_of, key=weight_of.get, reverse=True)
    return [piece for piece in pieces[:MOST_SHOWN] if weight_of[piece] > 0]
