"""How long text, checks and the learned check take for 5,000 hostile characters, and learning.

    .venv/bin/python -m tests.bench.screens
    .venv/bin/python tests/with_postgres.py .venv/bin/python -m tests.bench.screens

Makes and fills a database of its own folder, or the empty one it is pointed at. Figures are the
worst of some rounds, in milliseconds of the processor, so that whatever else the machine does
counts for nothing; the bar is 100 for everything together. Each round begins with nothing
remembered. The last texts were found by trying some thousand mixtures of the others.
"""

import os
import random
import statistics
import tempfile
import time
from datetime import timedelta

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "newsroom.settings")
os.environ.setdefault("SECRET_KEY", "a key for benchmarks only")
os.environ.setdefault("NEWSROOM_DATA", tempfile.mkdtemp(prefix="newsroom-bench-"))
django.setup()

from django.core.management import call_command  # noqa: E402  (after setup)
from django.utils import timezone  # noqa: E402

from articles.models import Article  # noqa: E402
from comments import folding, text  # noqa: E402
from comments.learn import make_model  # noqa: E402
from comments.learning.identity import TRIED  # noqa: E402
from comments.models import Comment, ModerationEvent, SpamModel, WordRule  # noqa: E402
from comments.screen import verdicts_on  # noqa: E402
from newsroom.models import User  # noqa: E402

LENGTH = 5000
ROUNDS = 5
DECISIONS = 1500  # of each kind: as many as are learned from
WORDS = (
    "rack cable tape switch table model ledger audit cooling grid harbour timetable archive "
    "gateway schema index quota batch region supplier contract outage meter permit tender"
).split()
HOSTILE = {
    "<": "<",
    "&": "&",
    "( and [": "([",
    "@": "@",
    "letters": "a",
    "single letters": "a ",
    "words on the list": "word7 ",
    "beginnings of phrases": "begin ",
    "dots": "a.",
    "dashes": "a-",
    "addresses": "https://a.example/",
    "halves of addresses": "http://",
    "www": "www.",
    "combining marks": "\u0301",
    "letters with marks": "a\u0301",
    "nothing visible": "a\u200b",
    "Cyrillic among Latin": "a\u0430",
    "mathematical letters": "\U0001d4d5",
    "ligatures of 18 letters": "\ufdfa",
    "Chinese": "\u4e00",
    "emphasis": "*a",
    "quotes": "> > ",
    "lists": "- a\n",
    "code": "`a",
    "turned round": "\u202e",
    "capital ß": "\u1e9e",
    "marks in addresses": "http://a\u0301",
    "ligatures in addresses": "\ufb03www.\ufdfa http://a\u0301",
}


def texts():
    pick = random.Random(1)
    for name, piece in HOSTILE.items():
        yield name, (piece * LENGTH)[:LENGTH]
    signs = [chr(pick.randrange(33, 0x3000)) for _ in range(300)] + [" "] * 60
    yield "random signs", "".join(pick.choices(signs, k=LENGTH))
    yield "prose", " ".join(pick.choices(WORDS, k=LENGTH))[:LENGTH]


def fill():
    """An article, full word lists, and as many decisions as are learned from."""
    call_command("migrate", verbosity=0)
    now = timezone.now()
    article = Article.objects.create(
        headline="A bench", slug="a-bench", status="published", published_at=now, section=section()
    )
    WordRule.objects.bulk_create(
        WordRule(words=words, folded=words)
        for number in range(WordRule.MOST // 2)
        for words in (f"word{number}", f"begin {number}")
    )
    account = User.objects.create(username="bench")
    pick = random.Random(2)
    for status in (Comment.Status.SPAM, Comment.Status.APPROVED):
        buy = ["buy", "cheap", "order", "click"] if status == Comment.Status.SPAM else []
        rows = Comment.objects.bulk_create(
            Comment(
                article=article,
                body=" ".join(pick.choices(WORDS + TRIED + buy * 8, k=60)),
                status=status,
                path=f"{number:09x}",
                created_at=now - timedelta(days=2),
            )
            for number in range(DECISIONS)
        )
        ModerationEvent.objects.bulk_create(
            ModerationEvent(comment=row, by=account, to_status=status) for row in rows
        )
    return article


def section():
    return Article._meta.get_field("section").related_model.objects.create(name="Bench")


def milliseconds(work, *given):
    start = time.process_time()
    work(*given)
    return 1000 * (time.process_time() - start)


def worst(work, *given):
    return max(milliseconds_anew(work, *given) for _ in range(ROUNDS))


def milliseconds_anew(work, *given):
    for remembers in (folding.tokens_of, folding.spelt_out, folding.folded, folding.skeleton):
        remembers.cache_clear()
    return milliseconds(work, *given)


def main():
    article = fill()
    took = milliseconds(make_model, timezone.now())
    model = SpamModel.objects.get()
    size = len(model.weights) + len(model.vocabulary)
    print(f"learning from {2 * DECISIONS:,} decisions: {took:,.0f} ms, {size:,} bytes")
    SpamModel.objects.update(held_by_word={"anybody": 0.0})  # so that it judges
    print(f"{'5,000 characters':<28}{'text':>8}{'checks':>8}{'both':>8}")
    both = []
    for name, body in texts():
        comment = Comment(article=article, display_name="Priya", body=body, network_key="")
        shown = worst(text.html_of, body)
        judged = worst(verdicts_on, comment, None)
        both.append(shown + judged)
        print(f"{name:<28}{shown:>8.1f}{judged:>8.1f}{both[-1]:>8.1f}")
    print(f"worst {max(both):.1f}, median {statistics.median(both):.1f}; the bar is 100")


if __name__ == "__main__":
    main()
