"""What of an article a comment can answer by itself: its key takeaways and its quotes."""

from dataclasses import dataclass

from comments import text

LABELS = {"takeaway": "Key takeaway", "quote": "Quote"}
LONGEST_WORDS = 70


@dataclass(frozen=True)
class Part:
    """One takeaway or quote: ``number`` is its place in the article, ``words`` begin it."""

    uid: str
    kind: str
    number: int
    words: str

    @property
    def fragment(self):
        """Its id on the article's page."""
        return f"{self.kind}-{self.number}"

    @property
    def label(self):
        return f"{LABELS[self.kind]} {self.number}"


def parts_of(takeaways, quotes):
    """The Parts by uid, of rows in the order in which the article has them."""
    kinds = (("takeaway", takeaways), ("quote", quotes))
    return {
        row.uid: Part(row.uid, kind, number, text.excerpt(row.text, LONGEST_WORDS))
        for kind, rows in kinds
        for number, row in enumerate(rows, 1)
    }


def parts_under(article):
    """The Parts of ``article`` as it stands now. Two queries."""
    return parts_of(article.takeaways.all(), article.quotes.all())
