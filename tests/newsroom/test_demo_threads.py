"""The threads of the demonstration show a moderator everything there is to decide about."""

from datetime import timedelta

import pytest
from django.utils import timezone

from comments.models import (
    Appeal,
    Ban,
    Comment,
    CommentEdit,
    Report,
    Thread,
    WordRule,
)
from comments.policy import Policy, policy_of
from newsroom.demo import paper, threads, threads_order
from newsroom.demo.talk import talk
from tests.factories import make_account, make_article, make_author, make_expert

pytestmark = pytest.mark.django_db
DAYS_AGO = {"which-newport": 9}


@pytest.fixture
def talked():
    """The threads under stand-ins for the articles of the demonstration; what is published."""
    slugs = [each["article"] for each in [*threads.THREADS, *threads_order.THREADS]]
    names = {each["slug"]: each["name"] for each in paper.AUTHORS}
    author = make_author(names[threads_order.AUTHOR], slug=threads_order.AUTHOR)
    expert = make_expert("Sven-Olov Härkönen")
    articles = {
        slug: make_article(
            slug=slug,
            authors=[author],
            takeaways=["One", "Two", "Three", "Four"],
            quotes=[{"expert": expert}, {"expert": expert}],
            published_at=timezone.now() - timedelta(days=DAYS_AGO.get(slug, 4)),
        )
        for slug in slugs
    }
    people = {name: make_account(name) for name in ("writer", "editor", "moderator")}
    talk(articles, people)
    return articles


def reasons(status):
    rows = Comment.objects.filter(status=status).values_list("verdicts", flat=True)
    return {row["screen"] for verdicts in rows for row in verdicts if row["kind"] != "pass"}


def test_there_is_one_of_everything(talked):
    assert {"links", "name", "words", "civility", "timing", "shape", "repetition"} <= reasons(
        Comment.Status.PENDING
    )
    assert set(Comment.objects.values_list("status", flat=True)) == set(Comment.Status.values)
    assert set(Comment.objects.exclude(badge="").values_list("badge", flat=True)) == set(
        Comment.Badge.values
    )
    assert not Comment.objects.filter(status="rejected", reason="").exists()
    assert Appeal.objects.get().comment.status == Comment.Status.PENDING
    assert CommentEdit.objects.get().status == CommentEdit.Status.PENDING
    assert Report.objects.filter(outcome="open").values("comment").distinct().count() == 2
    assert Ban.objects.in_force(timezone.now()).count() == 1
    assert set(WordRule.objects.values_list("list", flat=True)) == {"hold", "spam", "nudge"}
    assert Comment.objects.filter(picked_at__isnull=False).count() == 2
    newport = talked["which-newport"]
    assert policy_of(newport) == Policy.CLOSED
    kinds = {len(thread.answers) for thread in Thread.objects.exclude(answers={})}
    assert max(kinds) == 2  # a takeaway and a quote


def test_a_long_thread_folds_and_the_closed_one_can_be_read(client, talked):
    page = client.get(talked["row-14-drill"].get_absolute_url()).content.decode()
    assert "Show 4 more replies" in page and "Editor’s pick" in page
    closed = client.get(talked["which-newport"].get_absolute_url()).content.decode()
    assert "Comments closed on" in closed and "nearest pub" in closed


def test_nothing_of_it_lies_in_the_future_and_no_mail_is_written(talked, mailoutbox):
    assert not Comment.objects.filter(created_at__gt=timezone.now()).exists()
    assert not mailoutbox


def test_no_name_of_a_reader_is_that_of_somebody_the_paper_quotes_or_pays():
    known = {each["name"] for each in [*paper.AUTHORS, *paper.EXPERTS]}
    said = [
        each
        for thread in [*threads.THREADS, *threads_order.THREADS]
        for each in every_comment(thread["comments"])
    ]
    assert {each["name"] for each in said if each["name"] in known} == {"Sven-Olov Härkönen"}
    assert len(said) > 60


def every_comment(comments):
    for each in comments:
        yield each
        yield from every_comment(each["replies"])
