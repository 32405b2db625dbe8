"""Many posts in the same moment, through the address that readers' forms have."""

import pytest
from django.test import Client

from articles.models import Article
from comments.models import Comment, Commenter, ModerationEvent, Thread
from postbox.models import Letter
from tests.comments.conftest import SAME_ORIGIN, fields, post_url
from tests.factories import make_article

POLICIES = [Article.CommentsPolicy.OPEN, Article.CommentsPolicy.PREMODERATED]


def posted(article, given):
    """Status, address and cookie of the answer to one post."""
    response = Client().post(post_url(article), given, headers=SAME_ORIGIN)
    cookie = response.cookies.get("commenter")
    return response.status_code, response.headers.get("Location"), cookie and cookie.value


def assert_counted(article):
    """Each comment whole, each event there, and the thread's numbers those of its rows."""
    shown = Comment.objects.filter(article=article).approved().count()
    numbers = Thread.objects.filter(article=article).values_list("approved_count", "version")
    assert list(numbers) == ([(shown, shown)] if shown else [])
    assert ModerationEvent.objects.count() == shown
    assert all(comment.path and comment.verdicts for comment in Comment.objects.all())


@pytest.mark.parametrize("policy", POLICIES)
def test_fifty_identical_posts_get_fifty_equal_answers_and_one_set_of_mails(together, policy):
    article = make_article(comments_policy=policy)
    given = fields(email="kaia@example.com", notify="on")
    answers = together(50, lambda number: posted(article, given))
    assert len(set(answers)) == 1
    comment = Comment.objects.get()
    assert answers[0][:2] == (303, f"/comments/{comment.pk}/mine/")
    assert Commenter.objects.get() == comment.commenter
    assert Letter.objects.get().to == "kaia@example.com"
    assert_counted(article)


def test_fifty_identical_posts_without_a_key_are_one_comment_too(together):
    article = make_article()
    given = fields(key="", email="kaia@example.com")
    answers = together(50, lambda number: posted(article, given))
    assert {answer[:2] for answer in answers} == {answers[0][:2]} and answers[0][0] == 303
    assert Comment.objects.count() == Commenter.objects.count() == Letter.objects.count() == 1


def test_fifty_identical_answers_to_one_comment_are_one(together):
    article = make_article(comments_policy=Article.CommentsPolicy.OPEN)
    posted(article, fields())
    first = Comment.objects.get()
    given = fields(body="We do, too.", parent=first.pk)
    assert len(set(together(50, lambda number: posted(article, given)))) == 1
    assert Comment.objects.exclude(pk=first.pk).get().parent == first
    assert_counted(article)


@pytest.mark.parametrize("policy", POLICIES)
def test_twenty_different_posts_from_one_office_are_all_kept(together, policy):
    article = make_article(comments_policy=policy)

    def one(number):
        email = f"colleague-{number}@example.com"
        return posted(article, fields(body=f"What number {number} thinks.", email=email))

    answers = together(20, one)
    assert {status for status, _, _ in answers} == {303}
    assert len({address for _, address, _ in answers}) == 20
    assert len({cookie for _, _, cookie in answers}) == 20
    kept = set(Comment.objects.values_list("body", flat=True))
    assert kept == {f"What number {number} thinks." for number in range(20)}
    assert Letter.objects.values("to").distinct().count() == Letter.objects.count() == 20
    assert_counted(article)
