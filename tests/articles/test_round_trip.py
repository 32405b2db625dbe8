"""Whatever a revision holds comes back unchanged: snapshot, restore, snapshot."""

import random

import pytest

from articles import body
from articles.models import Article, ExpertQuote, Revision
from articles.revise import restore_revision
from articles.snapshot import snapshot_of, to_snapshot
from tests.factories import (
    make_article,
    make_author,
    make_expert,
    make_image,
    make_section,
    make_tag,
    picture_bytes,
)
from tests.trials import trials

pytestmark = pytest.mark.django_db
COUNT, BESIDE = trials(40, 200), 10
WORDS = "tape rack power “quoted” naïve 東京 & < > 'n' \u0301 🙂 it’s 40 % https://a.example/?b=1&c=2".split()


class Stock:
    """The rows a made-up revision can name, and the dice it is thrown with."""

    def __init__(self, seed):
        self.dice = random.Random(seed)
        content = picture_bytes(8, 8)
        self.sections = [make_section(f"Section {n}") for n in range(3)]
        self.tags = [make_tag(f"Tag {n}") for n in range(6)]
        self.authors = [make_author(f"Author {n}") for n in range(4)]
        self.experts = [make_expert(f"Expert {n}") for n in range(4)]
        self.images = [make_image(content=content, caption=f"Picture {n}") for n in range(3)]
        self.uids = [f"{n:012x}" for n in range(12)]

    def words(self, most):
        return " ".join(self.dice.choices(WORDS, k=self.dice.randint(1, most)))

    def some(self, rows):
        return self.dice.sample(rows, self.dice.randint(0, len(rows)))

    def one(self, rows):
        return self.dice.choice([None, *rows])


def named(row):
    return {"id": row.pk, "slug": row.slug, "name": row.name} if row else None


def quote(stock, uid):
    pick = stock.dice.choice
    return {
        "uid": uid,
        "text": stock.words(30),
        "expert": named(stock.one(stock.experts)),
        "role": pick(["", stock.words(4)]),
        "organisation": pick(["", stock.words(4)]),
        "disclosure": pick(["", stock.words(6)]),
        "obtained_by": pick(["", *ExpertQuote.ObtainedBy.values]),
        "source_url": pick(["", "https://source.example/?a=1&b=2"]),
        "said_on": pick([None, "2026-02-28"]),
    }


def body_of(stock, quotes):
    blocks = [f"<p>{stock.words(20)}</p>" for _ in range(stock.dice.randint(0, 6))]
    blocks += [f"<h2>{stock.words(3)}</h2>", f"<ul><li><strong>{stock.words(5)}</strong></li></ul>"]
    blocks += [body.embed_html("quote", each["uid"]) for each in stock.some(quotes)]
    blocks += [body.embed_html("image", each.token) for each in stock.some(stock.images)]
    blocks += [body.embed_html("takeaways")] * stock.dice.randint(0, 1)
    stock.dice.shuffle(blocks)
    return body.clean("".join(blocks))


def made_up(stock, number):
    """The snapshot of a revision that differs from any other in most of its parts."""
    quotes = [quote(stock, uid) for uid in stock.some(stock.uids)[:5]]
    words = {
        "headline": f"{number} {stock.words(8)}"[:120],
        "standfirst": stock.words(12)[:300],
        "slug": f"slug-{number}",
        "topic": stock.dice.choice(["", stock.words(2)[:40]]),
        "body": body_of(stock, quotes),
        "comments_policy": stock.dice.choice(["", *Article.CommentsPolicy.values]),
        "section": stock.one(stock.sections),
        "lead_image": stock.one(stock.images),
    }
    bylines = zip(stock.some(stock.uids), stock.some(stock.authors), strict=False)
    return {
        # Sections, pictures and words as an article would hold them; its rows as plain values.
        **snapshot_of(
            Article(**words), tags=stock.some(stock.tags), bylines=(), takeaways=(), quotes=()
        ),
        "bylines": [
            {"uid": uid, "author": named(author), "credit": stock.dice.choice(["", "Lisbon"])}
            for uid, author in bylines
        ],
        "takeaways": [
            {"uid": uid, "text": stock.words(15)[:300]} for uid in stock.some(stock.uids)[:5]
        ],
        "quotes": quotes,
    }


def revisions(article, stock, count):
    rows = [
        Revision(article=article, number=number, snapshot=made_up(stock, number))
        for number in range(1, count + 1)
    ]
    return Revision.objects.bulk_create(rows)


def test_revisions_of_a_draft_come_back_unchanged(editor):
    draft = make_article(status="draft")
    for number, revision in enumerate(revisions(draft, Stock(seed=7), COUNT)):
        row, gone = restore_revision(revision, by=editor)
        assert (row, gone) == (draft, [])
        # What was just written down, read back; every tenth time what the rows themselves say.
        assert draft.revisions.newest_first().first().snapshot == revision.snapshot
        if number % 10 == 0:
            assert to_snapshot(Article.objects.get(pk=draft.pk)) == revision.snapshot
    assert Article.objects.count() == 1


def test_revisions_of_a_live_article_come_back_beside_it(editor):
    live = make_article(takeaways=["First."], quotes=[{}])
    public = to_snapshot(live)
    for revision in revisions(live, Stock(seed=8), BESIDE):
        copy, gone = restore_revision(revision, by=editor)
        assert (copy.revises, gone) == (live, [])
        assert to_snapshot(Article.objects.get(pk=copy.pk)) == revision.snapshot
    assert to_snapshot(Article.objects.get(pk=live.pk)) == public
