"""How much slower pages get when the paper grows: server time at two sizes, in one run.

    NEWSROOM_DATA=/tmp/bench SECRET_KEY=x .venv/bin/python -m tests.bench.pages --articles 20000
    .venv/bin/python tests/with_postgres.py .venv/bin/python -m tests.bench.pages

Fills the database it is pointed at, so point it at an empty one. Figures are medians in
milliseconds; the ratio is what counts, as machines differ. A number of queries that grows is shown
as two.
"""

import argparse
import os
import statistics
import tempfile
import time

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "newsroom.settings")
os.environ.setdefault("SECRET_KEY", "a key for benchmarks only")
os.environ.setdefault("NEWSROOM_DATA", tempfile.mkdtemp(prefix="newsroom-bench-"))
django.setup()

from django.conf import settings  # noqa: E402  (after setup)
from django.core.management import call_command  # noqa: E402
from django.db import connection  # noqa: E402
from django.test import Client  # noqa: E402
from django.test.utils import CaptureQueriesContext  # noqa: E402

from articles.models import Article, Author, Expert, Section, Tag  # noqa: E402
from newsroom.models import User  # noqa: E402
from tests.admin.steps import change_page, form_data  # noqa: E402

ROUNDS = 7
SMALL = 200


LIST = "/admin/articles/article/"


def pages(article):
    """Names and paths of the pages measured."""
    first = {model: model.objects.first() for model in (Section, Tag, Author, Expert)}
    return {
        "front page": "/",
        "article": article.get_absolute_url(),
        "section": first[Section].get_absolute_url(),
        "tag": first[Tag].get_absolute_url(),
        "author": first[Author].get_absolute_url(),
        "archive": "/archive/",
        "feed": "/feed/",
        "sitemap index": "/sitemap.xml",
        "desk": "/admin/",
        "admin list": LIST,
        "list, last page": f"{LIST}?p={Article.objects.editable().count() // 50}",
        "list, published": f"{LIST}?view=published",
        "list, mine": f"{LIST}?view=mine",
        "list, section": f"{LIST}?section__id__exact={first[Section].pk}",
        "list, author": f"{LIST}?author={first[Author].name}",
        "list, tag": f"{LIST}?tag={first[Tag].name}",
        "list, expert": f"{LIST}?expert={first[Expert].name}",
        "list, corrected": f"{LIST}?corrected=yes",
        "admin search": f"{LIST}?q=ledger",
        "search, nothing": f"{LIST}?q=nowhere-to-be-found",
        "admin open": change_page(article),
        "admin history": f"{LIST}{article.pk}/history/",
    }


def steps(client):
    """What is measured: names, and functions that answer with a response."""
    article = Article.objects.published().newest_first().first()
    asked = {
        name: lambda path=path: client.get(path, follow=True)
        for name, path in pages(article).items()
    }
    return asked | {"admin save": lambda: save(client, article)}


def save(client, article):
    """Save words nobody saved before on the changes that wait beside ``article``."""
    row = Article.objects.filter(revises=article).first() or article
    typed = form_data(row, headline=f"Saved at {time.perf_counter_ns()}")
    return client.post(change_page(article), typed)


def measure(client):
    """Median milliseconds of each step, and its number of queries."""
    found = {}
    for name, step in steps(client).items():
        step()  # what is asked once in the life of a process
        times = []
        for _ in range(ROUNDS):
            start = time.perf_counter()
            status = step().status_code
            times.append((time.perf_counter() - start) * 1000)
            if status not in (200, 302):
                raise SystemExit(f"{name} answered {status}")
        with CaptureQueriesContext(connection) as queries:
            step()
        found[name] = statistics.median(times), len(queries)
    return found


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--articles", type=int, default=20_000)
    parser.add_argument("--big-thread", type=int, default=5_000)
    given = parser.parse_args()
    settings.ALLOWED_HOSTS.append("testserver")
    settings.STORAGES["staticfiles"] = {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
    }
    call_command("migrate", verbosity=0)
    client = Client()
    chief = User.objects.create_superuser("bench", "bench@example.com", "a long password")
    client.force_login(chief, backend="newsroom.login.NameOrEmailBackend")
    call_command("make_content", articles=SMALL, comments_per_article=2, big_thread=10, seed=1)
    small = measure(client)
    extra = {"comments_per_article": 1, "big_thread": given.big_thread, "seed": 2}
    call_command("make_content", articles=given.articles - SMALL, **extra)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")  # as autovacuum would have by then
    large = measure(client)
    print(f"{'page':<16}{SMALL:>10}{given.articles:>10}{'ratio':>8}{'queries':>10}")
    for name, (before, queries) in small.items():
        after, more = large[name]
        counts = f"{queries}" if queries == more else f"{queries} -> {more}"
        print(f"{name:<16}{before:>10.1f}{after:>10.1f}{after / before:>8.2f}{counts:>10}")


if __name__ == "__main__":
    main()
