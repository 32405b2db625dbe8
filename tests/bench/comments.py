"""What a thread of 10,000 comments costs among a million: queries, time in the database, bytes, and
the time of the whole page beside that of an article with ten.

    .venv/bin/python tests/with_postgres.py .venv/bin/python -m tests.bench.comments
    NEWSROOM_DATA=/tmp/bench .venv/bin/python -m tests.bench.comments --rows 100000

Fills the database it is pointed at, so point it at an empty one. Times are medians in
milliseconds. No copy of a page is kept; comments that a process has drawn before it remembers,
so that the first request of all is shown apart.
"""

import argparse
import os
import random
import statistics
import tempfile
import time
from contextlib import contextmanager

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "newsroom.settings")
os.environ.setdefault("SECRET_KEY", "a key for benchmarks only")
os.environ.setdefault("NEWSROOM_DATA", tempfile.mkdtemp(prefix="newsroom-bench-"))
django.setup()

from django.conf import settings  # noqa: E402  (after setup)
from django.core.management import call_command  # noqa: E402
from django.db import connection, transaction  # noqa: E402
from django.test import Client  # noqa: E402

from articles.models import Article  # noqa: E402
from comments.models import MAX_DEPTH, Comment, Thread, place_of  # noqa: E402

ROUNDS = 15
WORDS = "tape power cloud grid model disk fibre audit ledger query shelf cooling".split()
THREADS = 2000  # first comments among the 10,000
PER_THREAD = 5  # of the others
HEX = {"postgresql": "lpad(to_hex({}), 9, '0')", "sqlite": "printf('%09x', {})"}


class Stopwatch:
    """Counts the queries about comments, and the time that all of them take."""

    def __init__(self):
        self.about_comments, self.seconds = 0, 0.0

    def __call__(self, execute, sql, params, many, context):
        start = time.perf_counter()
        try:
            return execute(sql, params, many, context)
        finally:
            self.about_comments += '"comments_comment"' in sql or '"comments_thread"' in sql
            self.seconds += time.perf_counter() - start


@contextmanager
def watched():
    watch = Stopwatch()
    with connection.execute_wrapper(watch):
        yield watch


def sentence(chance):
    return f"{' '.join(chance.choices(WORDS, k=25)).capitalize()}."


def grow(article, count, chance):
    """``count`` comments, down to MAX_DEPTH, as a lively discussion has them."""
    rows = Comment.objects.bulk_create(
        Comment(
            article=article,
            display_name=chance.choice(WORDS).title(),
            body=sentence(chance),
            status=Comment.Status.APPROVED,
            published_at=article.published_at,
            recommendations=chance.randrange(40),
            thread_rank=chance.randrange(40),
        )
        for _ in range(count)
    )
    firsts = max(1, count // PER_THREAD)
    for number, row in enumerate(rows):
        if number >= firsts:
            near = rows[max(0, number - firsts) : number]
            row.parent = chance.choice(near)
        row.path, row.depth = place_of(row.pk, row.parent)
    Comment.objects.bulk_update(rows, ["parent", "path", "depth"], batch_size=500)
    Thread.objects.update_or_create(article=article, defaults={"approved_count": count})
    assert count < 1000 or max(row.depth for row in rows) == MAX_DEPTH


def fill(articles, rows):
    """``rows`` comments under ``articles`` in turn, by the database itself."""
    sample = Comment.objects.order_by("pk").first()
    start = Comment.objects.order_by("-pk").first().pk
    first = f"{start} + i - (i % {PER_THREAD})"
    hexed = HEX[connection.vendor].format
    spread = len(articles)
    given = {
        "id": f"{start} + i",
        "article_id": f"{articles[0].pk} - ((i / {PER_THREAD}) % {spread})",
        "parent_id": f"CASE WHEN i % {PER_THREAD} = 0 THEN NULL ELSE {first} END",
        "depth": f"CASE WHEN i % {PER_THREAD} = 0 THEN 1 ELSE 2 END",
        "path": f"CASE WHEN i % {PER_THREAD} = 0 THEN {hexed(f'{start} + i')} "
        f"ELSE {hexed(first)} || {hexed(f'{start} + i')} END",
        "commenter_id": "NULL",
        "key": "NULL",
    }
    fields = [each for each in Comment._meta.concrete_fields if not each.generated]
    columns = [each.column for each in fields]
    values = [given.get(column, f'sample."{column}"') for column in columns]
    quoted = ", ".join(f'"{column}"' for column in columns)
    with connection.cursor() as cursor:
        cursor.execute(
            f"WITH RECURSIVE n(i) AS (SELECT {PER_THREAD} UNION ALL "  # noqa: S608  (our own words)
            f"SELECT i + 1 FROM n WHERE i < {rows + PER_THREAD - 1}) "
            f"INSERT INTO comments_comment ({quoted}) SELECT {', '.join(values)} "
            f"FROM n, comments_comment sample WHERE sample.id = {sample.pk}"
        )


def settle():
    """Leave the tables as they are after a quiet night."""
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE" if connection.vendor == "postgresql" else "ANALYZE")


def measure(client, path):
    """Medians of the page's and the database's milliseconds; queries about comments; bytes."""
    rounds = [measure_once(client, path) for _ in range(ROUNDS)]
    times, in_database, queries, sizes = zip(*rounds, strict=True)
    return statistics.median(times), statistics.median(in_database), queries[-1], sizes[-1]


def measure_once(client, path):
    with watched() as watch:
        start = time.perf_counter()
        response = client.get(path)
        taken = time.perf_counter() - start
    if response.status_code not in (200, 302):
        raise SystemExit(f"{path} answered {response.status_code}")
    return taken * 1000, watch.seconds * 1000, watch.about_comments, len(response.content)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--rows", type=int, default=1_000_000)
    parser.add_argument("--big", type=int, default=10_000)
    given = parser.parse_args()
    settings.ALLOWED_HOSTS.append("testserver")
    settings.STORAGES["staticfiles"] = {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
    }
    call_command("migrate", verbosity=0)
    call_command("make_content", articles=300, comments_per_article=0, big_thread=0, seed=1)
    articles = list(Article.objects.published().order_by("-pk"))
    big, small, *others = articles
    chance = random.Random(1)  # noqa: S311  (made-up comments)
    with transaction.atomic():
        grow(small, 10, chance)
        grow(big, given.big, chance)
    start = time.perf_counter()
    fill([each for each in others if each.pk < small.pk], given.rows - given.big)
    settle()
    print(f"{Comment.objects.count()} comments, made in {time.perf_counter() - start:.0f} s")
    client = Client()
    deep = Comment.objects.filter(article=big, parent=None).order_by("path")
    middle = deep.values_list("path", flat=True)[deep.count() // 2]
    last = Comment.objects.filter(article=big).order_by("-path").first()
    pages = {
        "with 10": small.get_absolute_url(),
        f"with {given.big}": big.get_absolute_url(),
        "newest first": f"{big.get_absolute_url()}?order=newest",
        "best first": f"{big.get_absolute_url()}?order=best",
        "in the middle": f"{big.get_absolute_url()}?before=n{middle}",
        "permalink": f"/comments/{last.pk}/",
        "whole thread": f"/comments/{int(last.path[:9], 16)}/replies/",
    }
    client.get(others[0].get_absolute_url())  # templates are read once
    first = {name: measure_once(client, path)[0] for name, path in pages.items()}
    found = {name: measure(client, path) for name, path in pages.items()}
    base = found["with 10"][0]
    print(f"{'page':<16}{'first':>8}{'ms':>8}{'ratio':>7}{'db ms':>8}{'queries':>9}{'kB':>8}")
    for name, (ms, in_database, queries, size) in found.items():
        figures = f"{ms:>8.1f}{ms / base:>7.2f}{in_database:>8.1f}{queries:>9}{size / 1000:>8.1f}"
        print(f"{name:<16}{first[name]:>8.1f}{figures}")


if __name__ == "__main__":
    main()
