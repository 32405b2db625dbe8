"""Promise 7: two editors on one article, and no word of either is lost."""

import random

import pytest

from articles import diff
from articles.edit import save_words, settle
from articles.models import Article, Revision
from articles.revise import last_revision
from articles.snapshot import to_snapshot
from tests.factories import make_account, make_article
from tests.trials import trials

pytestmark = pytest.mark.django_db
ROUNDS = 10
WORLDS = trials(5, 100)  # 1,000 interleavings
PARAGRAPHS = 5


def paragraphs(snapshot):
    return diff.blocks(snapshot["body"])


def tokens(snapshot):
    """Every typed word of ``snapshot``: each is typed once only."""
    texts = [snapshot["headline"], snapshot["standfirst"], *paragraphs(snapshot)]
    texts += [row["text"] for name in ("takeaways", "quotes") for row in snapshot[name]]
    return {word for text in texts for word in text.replace("<", " ").split() if word[:1] == "w"}


class Editor:
    """Somebody who opens a form, types, and saves later; ``dice`` decides what."""

    count = 0

    def __init__(self, account, dice):
        self.account, self.dice = account, dice
        self.base = self.mine = None

    def open(self, article):
        row = Article.objects.filter(revises=article).first() or article
        self.base, self.mine = last_revision(row), to_snapshot(row)

    def word(self):
        Editor.count += 1
        return f"w{Editor.count}x"

    def type(self):
        for _ in range(self.dice.randint(1, 4)):
            self.dice.choice(
                (self.headline, self.standfirst, self.change, self.add, self.drop, self.row)
            )()

    def headline(self):
        self.mine["headline"] = f"{self.word()} headline"

    def standfirst(self):
        self.mine["standfirst"] += f" {self.word()}"

    def change(self):
        blocks = paragraphs(self.mine)
        if blocks:
            at = self.dice.randrange(len(blocks))
            blocks[at] = f"<p>{self.word()} {blocks[at][3:-4]}</p>"
        self.mine["body"] = "".join(blocks)

    def add(self):
        blocks = paragraphs(self.mine)
        blocks.insert(self.dice.randint(0, len(blocks)), f"<p>{self.word()}</p>")
        self.mine["body"] = "".join(blocks)

    def drop(self):
        blocks = paragraphs(self.mine)
        if len(blocks) > 2:
            del blocks[self.dice.randrange(len(blocks))]
        self.mine["body"] = "".join(blocks)

    def row(self):
        rows = self.mine[self.dice.choice(("takeaways", "quotes"))]
        if rows and self.dice.random() < 0.7:
            self.dice.choice(rows)["text"] += f" {self.word()}"
        elif rows and len(rows) > 1:
            rows.pop(self.dice.randrange(len(rows)))

    def save(self, article):
        """Save; check that what merged holds both, and settle what clashed."""
        row = Article.objects.filter(revises=article).first() or article
        theirs, typed = to_snapshot(row), tokens(self.mine)
        kept = save_words(article, by=self.account, typed=self.mine, base=self.base)
        if kept.aside:
            assert tokens(kept.aside.snapshot) == typed
            assert to_snapshot(row) == theirs
            sides = (diff.Side.THEIRS, diff.Side.MINE)
            kept = settle(
                kept.aside,
                by=self.account,
                choices={clash.key: self.dice.choice(sides) for clash in kept.clashes},
            )
            assert not kept.clashes
            return
        now, before = tokens(to_snapshot(kept.row)), tokens(self.base.snapshot)
        # Mine is there, less what they took out on purpose; and the other way round.
        assert typed - (before - tokens(theirs)) <= now
        assert tokens(theirs) - (before - typed) <= now


def world(seed, rounds):
    """One article under two editors; every word that was ever saved is in the history."""
    dice = random.Random(seed)
    article = make_article(
        status=dice.choice(("draft", "published")),
        body="".join(f"<p>w0{number} stands</p>" for number in range(PARAGRAPHS)),
        takeaways=["wa one", "wb two", "wc three"],
        quotes=[{"text": "wd said"}, {"text": "we said"}],
    )
    editors = [Editor(make_account(f"e{seed}-{number}", group="Editor"), dice) for number in (1, 2)]
    saved = set()
    save_words(article, by=None, typed=to_snapshot(article) | {"topic": f"Topic {seed}"})
    for each in editors:
        each.open(article)
    for _ in range(rounds):
        each = dice.choice(editors)
        each.type()
        saved |= tokens(each.mine)
        each.save(article)
        each.open(article)
    kept = set().union(*(tokens(snapshot) for snapshot in snapshots(article)))
    assert saved <= kept, f"seed {seed}: {sorted(saved - kept)} lost"


def snapshots(article):
    return Revision.objects.filter(article=article).values_list("snapshot", flat=True)


@pytest.mark.parametrize("seed", range(WORLDS))
def test_no_word_of_two_editors_is_lost_however_they_take_turns(seed):
    world(seed, ROUNDS)
