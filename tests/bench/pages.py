"""How much slower pages get when the paper grows: server time at two sizes, in one run.

    NEWSROOM_DATA=/tmp/bench SECRET_KEY=x .venv/bin/python -m tests.bench.pages --articles 20000
    .venv/bin/python tests/with_postgres.py .venv/bin/python -m tests.bench.pages

Fills the database it is pointed at, so point it at an empty one. Figures are medians in
milliseconds; the ratio is what counts, as machines differ.
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

from articles.models import Article, Author, Section, Tag  # noqa: E402
from newsroom.models import User  # noqa: E402

ROUNDS = 7
SMALL = 200


def pages():
    """Names and paths of the pages measured."""
    article = Article.objects.published().newest_first().first()
    first = {model: model.objects.first().get_absolute_url() for model in (Section, Tag, Author)}
    return {
        "front page": "/",
        "article": article.get_absolute_url(),
        "section": first[Section],
        "tag": first[Tag],
        "author": first[Author],
        "archive": "/archive/",
        "feed": "/feed/",
        "sitemap index": "/sitemap.xml",
        "admin list": "/admin/articles/article/",
        "admin search": "/admin/articles/article/?q=ledger",
        "admin form": f"/admin/articles/article/{article.pk}/change/",
    }


def measure(client):
    """Median milliseconds of each page."""
    found = {}
    for name, path in pages().items():
        times = []
        for _ in range(ROUNDS):
            start = time.perf_counter()
            status = client.get(path).status_code
            times.append((time.perf_counter() - start) * 1000)
            if status != 200:
                raise SystemExit(f"{path} answered {status}")
        found[name] = statistics.median(times)
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
    print(f"{'page':<16}{SMALL:>10}{given.articles:>10}{'ratio':>8}")
    for name, before in small.items():
        print(f"{name:<16}{before:>10.1f}{large[name]:>10.1f}{large[name] / before:>8.2f}")


if __name__ == "__main__":
    main()
