"""Content for load tests: the same seed always gives the same rows."""

import random
from datetime import timedelta

from django.core.management.base import BaseCommand
from django.db import transaction
from django.utils import timezone

from articles import version
from articles.models import Article, Author, Byline, Expert, ExpertQuote, KeyTakeaway, Section, Tag
from comments.models import Comment, Thread, place_of

BATCH = 500
WORDS = (
    "rack cable tape switch table model ledger audit cooling grid harbour timetable archive "
    "gateway schema index quota batch region supplier contract outage meter permit tender"
).split()


class Command(BaseCommand):
    help = "Makes articles and comments for load tests; deterministic for a seed."

    def add_arguments(self, parser):
        parser.add_argument("--articles", type=int, default=1000)
        parser.add_argument("--comments-per-article", type=int, default=0)
        parser.add_argument("--big-thread", type=int, default=0, metavar="K")
        parser.add_argument("--seed", type=int, default=1)

    def handle(self, *args, articles, comments_per_article, big_thread, seed, **options):
        self.random = random.Random(seed)  # noqa: S311  (content, not secrets)
        self.now = timezone.now().replace(microsecond=0)
        self.seed = seed
        self.furniture()
        for start in range(0, articles, BATCH):
            count = min(BATCH, articles - start)
            with transaction.atomic():
                rows = self.articles(start, count)
                for row in rows:
                    self.comments(row, comments_per_article)
            self.stdout.write(f"{start + count} of {articles} articles")
        if big_thread:
            self.big_thread(big_thread)
        version.bump()

    def furniture(self):
        """The sections, tags and people that all articles share."""
        names = [f"{word.title()} {self.seed}" for word in WORDS]
        self.sections = [Section.objects.get_or_create(name=name)[0] for name in names[:6]]
        self.tags = [Tag.objects.get_or_create(name=name)[0] for name in names]
        self.authors = [Author.objects.get_or_create(name=name)[0] for name in names[:10]]
        self.experts = [
            Expert.objects.get_or_create(name=name, defaults={"role": "Engineer"})[0]
            for name in names[:20]
        ]

    def sentence(self, length=12):
        words = self.random.choices(WORDS, k=length)
        return " ".join(words).capitalize() + "."

    def articles(self, start, count):
        """``count`` published articles, an hour apart, with takeaways, quote, byline and tags."""
        rows = Article.objects.bulk_create(
            [self.article(number) for number in range(start, start + count)]
        )
        KeyTakeaway.objects.bulk_create(
            KeyTakeaway(article=row, position=place, text=self.sentence())
            for row in rows
            for place in range(3)
        )
        ExpertQuote.objects.bulk_create(
            ExpertQuote(
                article=row,
                text=self.sentence(20),
                expert=self.random.choice(self.experts),
                role="Engineer",
            )
            for row in rows
        )
        Byline.objects.bulk_create(
            Byline(article=row, author=self.random.choice(self.authors)) for row in rows
        )
        link = Article.tags.through
        link.objects.bulk_create(
            link(article_id=row.pk, tag_id=tag.pk)
            for row in rows
            for tag in self.random.sample(self.tags, 3)
        )
        return rows

    def article(self, number):
        at = self.now - timedelta(hours=number + 1)
        return Article(
            headline=self.sentence(7)[:-1],
            standfirst=self.sentence(),
            slug=f"made-{self.seed}-{number}",
            section=self.random.choice(self.sections),
            body="".join(f"<p>{self.sentence(60)}</p>" for _ in range(5)),
            status=Article.Status.PUBLISHED,
            published_at=at,
            first_published_at=at,
            first_published_on=timezone.localtime(at, timezone.get_default_timezone()).date(),
            saved_at=at,
        )

    def big_thread(self, count):
        newest = Article.objects.published().newest_first().first()
        if newest is None:
            return
        for start in range(0, count, BATCH):
            with transaction.atomic():
                self.comments(newest, min(BATCH, count - start))
            self.stdout.write(f"{min(start + BATCH, count)} of {count} comments in one thread")

    def comments(self, article, count):
        """``count`` approved comments under ``article``, some of them replies."""
        if not count:
            return
        rows = Comment.objects.bulk_create(
            Comment(
                article=article,
                display_name=self.random.choice(WORDS).title(),
                body=self.sentence(25),
                status=Comment.Status.APPROVED,
                created_at=article.published_at + timedelta(seconds=place),
                published_at=article.published_at + timedelta(seconds=place),
            )
            for place in range(count)
        )
        for place, row in enumerate(rows):
            row.parent = self.random.choice(rows[max(0, place - 20) : place] or [None])
            if self.random.random() < 0.4:
                row.parent = None
            row.path, row.depth = place_of(row.pk, row.parent)
        Comment.objects.bulk_update(rows, ["parent", "path", "depth"])
        thread, _ = Thread.objects.get_or_create(article=article)
        thread.approved_count += count
        thread.version += 1
        thread.save()
