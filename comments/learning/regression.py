"""Logistic regression on sets of numbers, in plain Python; the same data give the same weights.

The steps are those of AdaGrad (Duchi, Hazan, Singer 2011). A text of any length has the length
one: its features are divided by the square root of their number.
"""

import math
import random
from array import array
from dataclasses import dataclass

EPOCHS = 4
STEP = 0.5
BIAS_STEP = 0.1
SURE = 1e-3  # nothing is left to learn from what is known so well
FARTHEST = 30.0


@dataclass(frozen=True)
class Regression:
    weights: array
    bias: float

    def score(self, features):
        """Above 0 rather spam, below rather not; no probability."""
        if not features:
            return self.bias
        weights = self.weights
        return self.bias + sum([weights[each] for each in features]) / math.sqrt(len(features))


def learned_from(examples, size, epochs=EPOCHS):
    """The Regression for ``examples``: pairs of features, sorted numbers below ``size``, and
    whether it is spam."""
    weights, squares = array("d", bytes(8 * size)), array("d", bytes(8 * size))
    bias, bias_squares = 0.0, 1e-8
    examples = [(features, is_spam) for features, is_spam in examples if features]
    order = random.Random(1)  # noqa: S311  (an order, no secret)
    root = math.sqrt
    for _ in range(epochs):
        order.shuffle(examples)
        for features, is_spam in examples:
            scale = 1 / root(len(features))
            score = bias + scale * sum([weights[each] for each in features])
            score = max(-FARTHEST, min(FARTHEST, score))
            error = 1 / (1 + math.exp(-score)) - is_spam
            if abs(error) < SURE:
                continue
            slope = error * scale
            square, step = slope * slope, STEP * slope
            for each in features:
                squares[each] += square
                weights[each] -= step / root(squares[each])
            bias_squares += error * error
            bias -= BIAS_STEP * error / root(bias_squares)
    return Regression(weights, bias)


def limit_for(good_scores, share):
    """The score above which at most ``share`` of ``good_scores`` lie; None if there are too few.

    Too few to tell one in a thousand are less than a thousand.
    """
    if len(good_scores) < 1 / share:
        return None
    return sorted(good_scores, reverse=True)[int(share * len(good_scores))]


def share_above(scores, limit):
    """The share of ``scores`` above ``limit``."""
    if not scores:
        return 0.0
    return sum(score > limit for score in scores) / len(scores)


def area(spam_scores, good_scores):
    """How often a spam scores higher than a good one: 1 always, 0.5 as by chance (AUC)."""
    ranked = sorted([(score, 1) for score in spam_scores] + [(score, 0) for score in good_scores])
    places = sum(place for place, (_, is_spam) in enumerate(ranked, 1) if is_spam)
    spam, good = len(spam_scores), len(good_scores)
    return (places - spam * (spam + 1) / 2) / (spam * good) if spam and good else 0.5
