"""A thread that closes so many days after publication: by the clock, with nobody's help."""

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from articles.models import Paper
from comments.closing import close_after
from comments.models import Comment
from tests.factories import ago, make_article, make_comment

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


@pytest.fixture
def paper():
    return Paper.objects.update_or_create(
        pk=1, defaults={"name": "Rack & Row", "comments_close_after": 14}
    )[0]


def page(client, article):
    return client.get(article.get_absolute_url()).content.decode()


def test_a_thread_is_open_until_its_days_are_over_and_says_when(client, post, paper):
    article = make_article(published_at=ago(days=13))
    assert "Comments close on" in page(client, article)
    assert post(article).status_code == 303
    with time_machine.travel(timezone.now() + DAY):
        html = page(client, article)
        assert "<strong>Comments closed on <time" in html and "data-comment-form" not in html
        response = post(article, body="Too late?")
    assert response.status_code == 422 and "Too late?" in response.content.decode()


def test_a_copy_from_before_is_not_taken_for_true_afterwards(client, paper):
    article = make_article(published_at=ago(days=13))
    reply = make_comment(article, status="approved")
    for path in (article.get_absolute_url(), f"/comments/{reply.pk}/reply/"):
        tag = {"If-None-Match": client.get(path)["ETag"]}
        assert client.get(path, headers=tag).status_code == 304
        with time_machine.travel(timezone.now() + DAY):
            assert client.get(path, headers=tag).status_code == 200


def test_one_article_may_have_its_own_days_or_stay_open(client, post, paper):
    short, ever = make_article(published_at=ago(days=3)), make_article(published_at=ago(days=99))
    close_after(short, 2)
    close_after(ever, 0)
    assert post(short).status_code == 422
    assert post(ever).status_code == 303
    close_after(short, None)
    assert post(short, body="Open again.").status_code == 303


def test_without_a_number_nothing_closes(post):
    Paper.objects.update_or_create(pk=1, defaults={"name": "Rack & Row"})
    assert post(make_article(published_at=ago(days=4000))).status_code == 303
    assert Comment.objects.count() == 1


def test_the_desk_sets_the_days(login, moderator, writer):
    article = make_article()
    url = f"/admin/comments/comment/thread/{article.pk}/"
    assert login(moderator).post(url, {"act": "close", "days": "30"}).status_code == 302
    article.thread.refresh_from_db()
    assert article.thread.close_after == 30
    for bad in ("-1", "x", "99999999999"):
        response = login(moderator).post(url, {"act": "close", "days": bad})
        assert response.status_code == 422
    assert login(moderator).post(url, {"act": "close", "days": ""}).status_code == 302
    assert login(writer).post(url, {"act": "close", "days": "1"}).status_code == 403
    article.thread.refresh_from_db()
    assert article.thread.close_after is None


@pytest.mark.parametrize("days", [-1, 3651])
def test_no_other_number_is_taken(days):
    with pytest.raises(ValueError, match="3650"):
        close_after(make_article(), days)
