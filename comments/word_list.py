"""Words that moderators listed, found in a text."""

from dataclasses import dataclass

from comments import folding
from comments.models import WordRule

List = WordRule.List


@dataclass(frozen=True)
class Found:
    """A rule that a text meets, and where: ``text[start:end]``."""

    words: str
    start: int
    end: int


class WordList:
    """Rules in a shape in which the time to look depends on the text only, not on their number."""

    def __init__(self, rules):
        """``rules``: pairs of a rule's words as typed and as folded."""
        self.by_folded = {tuple(folded.split()): words for words, folded in rules if folded}
        self.lengths = {}
        for key in self.by_folded:
            self.lengths.setdefault(key[0], set()).add(len(key))

    @classmethod
    def of(cls, *lists):
        """The rules on ``lists``, WordRule.List. One query."""
        return cls(cls.rows_of(*lists))

    @classmethod
    def of_words(cls, words):
        """Rules that stand in no row."""
        return cls(cls.rows_for(words))

    @staticmethod
    def rows_of(*lists):
        rows = WordRule.objects.filter(list__in=lists).order_by("pk")
        return rows.values_list("words", "folded")[: WordRule.MOST]

    @staticmethod
    def rows_for(words):
        return [(each, " ".join(folding.words_of(each))) for each in words]

    def __bool__(self):
        return bool(self.by_folded)

    def found_in(self, text):
        """A Found for each place of ``text`` that meets a rule, in the order of the text."""
        if not self:
            return []
        tokens = folding.tokens_of(text)
        found = {*self._among(tokens), *self._among(folding.spelt_out(tokens))}
        return sorted(found, key=lambda each: (each.start, each.end, each.words))

    def _among(self, tokens):
        words = [token.word for token in tokens]
        for start, word in enumerate(words):
            for length in self.lengths.get(word, ()):
                # At the end of a text the piece can be shorter, and then meet a shorter rule.
                piece = tuple(words[start : start + length])
                if rule := self.by_folded.get(piece):
                    yield Found(rule, tokens[start].start, tokens[start + len(piece) - 1].end)


def pieces_of(comment, words):
    """What of the name and the text of ``comment`` meets a rule of the WordList ``words``."""
    return [
        (each.words, said[each.start : each.end])
        for said in (comment.display_name, comment.body)
        for each in words.found_in(said)
    ]
