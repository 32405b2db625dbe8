"""What a thread of 10,000 comments costs among a million: queries, time in the database, bytes, and
the time of the whole page beside that of an article with ten.

    .venv/bin/python tests/with_postgres.py .venv/bin/python -m tests.bench.comments
    NEWSROOM_DATA=/tmp/bench .venv/bin/python -m tests.bench.comments --rows 100000

Fills the database it is pointed at, so point it at an empty one; takes one to three minutes. Pages
are looked at in turn, so that a busy machine slows all of them alike: the ratios count. "cold" is
the best of some requests to a process that has not drawn these comments before, since what it drew
it remembers. The database's milliseconds are, of all queries of a page, those that the page waits
for at its best, and of the queries about comments those that PostgreSQL itself counts.
"""

import argparse
import os
import random
import statistics
import tempfile
import time
from contextlib import contextmanager
from typing import NamedTuple

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "newsroom.settings")
os.environ.setdefault("SECRET_KEY", "a key for benchmarks only")
os.environ.setdefault("NEWSROOM_DATA", tempfile.mkdtemp(prefix="newsroom-bench-"))
django.setup()

from django.conf import settings  # noqa: E402  (after setup)
from django.core.management import call_command  # noqa: E402
from django.db import connection, transaction  # noqa: E402
from django.db.models import Count  # noqa: E402
from django.test import Client  # noqa: E402

from articles.models import Article  # noqa: E402
from comments.models import MAX_DEPTH, Comment, Thread, place_of  # noqa: E402
from comments.templatetags.comments import drawings  # noqa: E402
from comments.thread import PER_PAGE  # noqa: E402

ROUNDS = 25
EXPLAINED = 5
WORDS = "tape power cloud grid model disk fibre audit ledger query shelf cooling".split()
PER_THREAD = 5  # comments
HEX = {"postgresql": "lpad(to_hex({}), 9, '0')", "sqlite": "printf('%09x', {})"}


class Look(NamedTuple):
    """One request: milliseconds of all and of its queries, those about comments, and bytes."""

    ms: float
    in_database: float
    about_comments: list
    size: int


class Stopwatch:
    """Notes the queries about comments, and the time that all queries take."""

    def __init__(self):
        self.about_comments, self.seconds = [], 0.0

    def __call__(self, execute, sql, params, many, context):
        start = time.perf_counter()
        try:
            return execute(sql, params, many, context)
        finally:
            self.seconds += time.perf_counter() - start
            if '"comments_comment"' in sql or '"comments_thread"' in sql:
                self.about_comments.append((sql, params))


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
            row.parent = rows[chance.randrange(number)]
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


def measure(client, pages):
    """For each page the Looks at it, one in each round, so that a busy machine slows all alike."""
    looks = {name: [] for name in pages}
    for _ in range(ROUNDS):
        for name, path in pages.items():
            looks[name].append(look_at(client, path))
    return looks


def look_at(client, path):
    with watched() as watch:
        start = time.perf_counter()
        response = client.get(path)
        taken = time.perf_counter() - start
    if response.status_code not in (200, 302):
        raise SystemExit(f"{path} answered {response.status_code}")
    return Look(taken * 1000, watch.seconds * 1000, watch.about_comments, len(response.content))


def look_at_cold(client, path):
    """The quickest Look of some by a process that has drawn none of the comments yet."""
    looks = []
    for _ in range(EXPLAINED):
        drawings.forget()
        looks.append(look_at(client, path))
    return min(looks, key=lambda look: look.ms)


def by_the_server(about_comments):
    """Milliseconds that PostgreSQL itself takes to plan and run these queries, at its best."""
    return sum(
        min(planned_and_run(sql, params) for _ in range(EXPLAINED))
        for sql, params in about_comments
    )


def planned_and_run(sql, params):
    with connection.cursor() as cursor:
        cursor.execute(f"EXPLAIN (ANALYZE, TIMING OFF, FORMAT JSON) {sql}", params)
        (plan,) = cursor.fetchone()[0]
    return plan["Planning Time"] + plan["Execution Time"]


def pages_of(big, small):
    """Names and paths of the pages measured; the first is what the others are compared with."""
    url = big.get_absolute_url()
    roots = Comment.objects.filter(article=big, parent=None).order_by("path")
    paths = list(roots.values_list("path", flat=True))
    rows = Comment.objects.filter(article=big).order_by("path")
    middle, last = rows[rows.count() // 2], rows.last()
    sizes = rows.values_list("root").annotate(size=Count("pk")).order_by("-size")
    longest = f"/comments/{int(sizes[0][0], 16)}/replies/"
    return {
        "10 comments": small.get_absolute_url(),
        f"{rows.count()} comments": url,
        "its second page": f"{url}?before=n{paths[PER_PAGE - 1]}",
        "in the middle": f"{url}?before=n{paths[len(paths) // 2]}",
        "its last page": f"{url}?before=n{paths[-PER_PAGE - 1]}",
        "newest first": f"{url}?order=newest",
        "best first": f"{url}?order=best",
        "permalink, middle": f"/comments/{middle.pk}/",
        "permalink, last": f"/comments/{last.pk}/",
        "longest thread": longest,
    }


def report(pages, cold, looks):
    is_postgres = connection.vendor == "postgresql"
    base, cold_base = looks["10 comments"], cold["10 comments"]
    print(f"{'':<20}{'--- page ms ---':^24}{'-- database ms --':^24}{'com.':>8}")
    names = ("cold", "median", "ratio", "all", "comments", "queries", "kB")
    print(f"{'page':<20}{''.join(f'{name:>10}' for name in names)}")
    for name in pages:
        found = looks[name]
        taken = statistics.median(each.ms for each in found)
        ratio = taken / statistics.median(each.ms for each in base)
        asked = by_the_server(found[-1].about_comments) if is_postgres else float("nan")
        figures = (cold[name].ms, taken, ratio, min(each.in_database for each in found), asked)
        print(f"{name:<20}{''.join(f'{each:>10.2f}' for each in figures)}", end="")
        print(f"{len(found[-1].about_comments):>10}{found[-1].size / 1000:>10.1f}")
    biggest = list(pages)[1]
    ratios = [big.ms / small.ms for big, small in zip(looks[biggest], base, strict=True)]
    print(f"{biggest} beside 10, round by round: {statistics.median(ratios):.2f} times as long;")
    print(f"drawn for the first time: {cold[biggest].ms / cold_base.ms:.2f} times")


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
    pages, client = pages_of(big, small), Client()
    client.get(others[0].get_absolute_url())  # templates are read once
    cold = {name: look_at_cold(client, path) for name, path in pages.items()}
    report(pages, cold, measure(client, pages))


if __name__ == "__main__":
    main()
