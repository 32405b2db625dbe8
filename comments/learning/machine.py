"""What was learned, in one piece: a text in, a score out; and the same as bytes for a row."""

import sys
import zlib
from array import array
from dataclasses import dataclass

from comments.learning import features, seed
from comments.learning.regression import Regression, learned_from

MOST_SHOWN = 3
MOST_WORDS = 1_000_000


@dataclass(frozen=True)
class Machine:
    vocabulary: frozenset
    regression: Regression

    @classmethod
    def of(cls, texts):
        """What is learned from ``texts``, pairs of a text and whether it is spam, and the seed."""
        texts = [*seed.examples(), *texts]
        vocabulary = features.vocabulary_of(body for body, _ in texts)
        numbers = ((features.features_of(body, vocabulary), is_spam) for body, is_spam in texts)
        return cls(vocabulary, learned_from(numbers, features.SIZE))

    @classmethod
    def unpacked(cls, vocabulary, weights, bias):
        """The Machine of the columns of a row. Raise ValueError for bytes of another kind."""
        words = from_bytes(vocabulary, "I", MOST_WORDS)
        numbers = from_bytes(weights, "f", features.SIZE)
        if len(numbers) != features.SIZE:
            raise ValueError(f"{len(numbers)} weights instead of {features.SIZE}.")
        return cls(frozenset(words), Regression(numbers, bias))

    def packed(self):
        """The columns of a row."""
        return {
            "vocabulary": to_bytes(array("I", sorted(self.vocabulary))),
            "weights": to_bytes(array("f", self.regression.weights)),
            "bias": self.regression.bias,
        }

    def score(self, body):
        """Above 0 rather spam, below rather not; no probability."""
        return self.regression.score(features.features_of(body, self.vocabulary))

    def telling_pieces(self, body):
        """The words of ``body``, as they stand in it, that speak most for spam."""
        weight_of = {
            piece: self.regression.weights[features.number_of(f"w {word}")]
            for word, piece in features.pieces_of(body, self.vocabulary)
        }
        pieces = sorted(weight_of, key=weight_of.get, reverse=True)
        return [piece for piece in pieces[:MOST_SHOWN] if weight_of[piece] > 0]


def to_bytes(numbers):
    """An array as deflated bytes, little-endian on every machine."""
    numbers = array(numbers.typecode, numbers)
    if sys.byteorder == "big":
        numbers.byteswap()
    return zlib.compress(numbers.tobytes(), 6)


def from_bytes(packed, kind, most):
    """The array of ``to_bytes``, of at most ``most`` numbers. Raise ValueError."""
    numbers = array(kind)
    try:
        found = zlib.decompressobj().decompress(bytes(packed), numbers.itemsize * most + 1)
        numbers.frombytes(found)
    except (zlib.error, ValueError) as error:
        raise ValueError("These are no numbers.") from error
    if sys.byteorder == "big":
        numbers.byteswap()
    return numbers
