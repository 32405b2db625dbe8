"""The nightly check: what is counted is right, and if not it is mended."""

from datetime import timedelta

import pytest
from django.utils import timezone

from comments.counters import PICK, check_counters
from comments.models import Comment, Recommendation, Thread
from comments.moderate import approve, pick
from comments.waiting import in_words, place_in_queue, usual_wait
from newsroom.work import WORK
from tests.factories import ago, make_article, make_comment

TOMORROW = timedelta(days=1, minutes=1)


@pytest.fixture
def said(article, moderator):
    return approve(make_comment(article, about="0123456789ab"), by=moderator)


def check():
    return check_counters(at=timezone.now() + TOMORROW)


def test_it_is_part_of_the_due_work_and_looks_at_each_thread_once_a_day(said):
    assert check_counters in WORK
    Thread.objects.update(approved_count=7)
    assert check_counters() == 0
    assert check() == 1
    assert check() == 0


def test_right_numbers_are_left_alone(said):
    version = Thread.objects.get().version
    assert check() == 0 and Thread.objects.get().version == version


@pytest.mark.parametrize(
    "wrong", [{"approved_count": 7}, {"answers": {}}, {"answers": {"0123456789ab": [9, 1]}}]
)
def test_wrong_numbers_are_mended_and_readers_see_the_right_ones(said, wrong):
    version = Thread.objects.get().version
    Thread.objects.update(**wrong)
    assert check() == 1
    thread = Thread.objects.get()
    assert thread.approved_count == 1 and thread.answers == {"0123456789ab": [1, said.pk]}
    assert thread.version > version


def test_recommendations_are_counted_anew_with_the_rank(said, moderator):
    Recommendation.objects.create(comment=said, visitor=None)
    Recommendation.objects.create(comment=said, visitor=None)
    pick(said, by=moderator)
    Comment.objects.filter(pk=said.pk).update(recommendations=99, thread_rank=5)
    assert check() == 1
    fresh = Comment.objects.get()
    assert (fresh.recommendations, fresh.thread_rank) == (2, PICK + 2)


# How long it takes


def test_the_usual_wait_is_told_from_what_happened_and_only_if_enough_did(moderator):
    article, now = make_article(), timezone.now()
    for minutes in range(1, 20):
        at = now - timedelta(minutes=minutes)
        approve(make_comment(article, created_at=at), by=moderator, at=now)
    assert usual_wait() is None
    waiting = make_comment(article, created_at=now - timedelta(hours=5))
    approve(waiting, by=None, at=now)  # a machine waits for nobody
    assert usual_wait() is None
    waiting = make_comment(article, created_at=now - timedelta(hours=4))
    approve(waiting, by=moderator, at=now)
    wait = usual_wait()
    assert (wait.median, wait.most) == (timedelta(minutes=10), timedelta(minutes=18))
    assert usual_wait(at=now + timedelta(days=8)) is None


def test_the_place_in_the_queue_counts_those_that_came_before(article):
    rows = [make_comment(article, created_at=ago(minutes=50 - n)) for n in range(3)]
    make_comment(article, created_at=ago(hours=9), status="spam")
    assert [place_in_queue(row) for row in rows] == [0, 1, 2]


def test_the_receipt_tells_both(client, post, article, moderator):
    for minutes in range(20):
        comment = make_comment(article, created_at=ago(minutes=minutes + 30))
        approve(comment, by=moderator)
    make_comment(article, created_at=ago(hours=1))
    page = client.get(post(article)["Location"]).content.decode()
    assert "1 comment came before yours." in page
    assert "half of all comments were read within 40 minutes" in page


@pytest.mark.parametrize(
    ("span", "words"),
    [
        (timedelta(seconds=1), "a minute"),
        (timedelta(minutes=39, seconds=1), "40 minutes"),
        (timedelta(minutes=60), "an hour"),
        (timedelta(minutes=61), "2 hours"),
        (timedelta(hours=49), "3 days"),
    ],
)
def test_a_span_is_said_in_words(span, words):
    assert in_words(span) == words
