import pytest
from django.urls import reverse

from articles.models import Article
from comments.models import Comment
from comments.moderate import approve, remove
from tests.factories import make_comment


@pytest.fixture
def said(article, moderator):
    comment = make_comment(article, display_name="Mara", body="That is next week’s piece.")
    approve(comment, by=moderator)
    return comment


@pytest.fixture
def url(said):
    return reverse("comments:reply", args=[said.pk])


def test_a_small_page_shows_what_is_answered_and_the_form(client, url, said):
    response = client.get(url)
    page = response.content.decode()
    assert response.status_code == 200
    assert said.body in page and "<h1>Answer Mara</h1>" in page
    assert f'name="parent" value="{said.pk}"' in page
    assert f'action="{url}#speak"' in page


def test_it_is_the_same_for_everybody_and_may_be_kept(client, url, post, article):
    first = client.get(url)
    post(article)
    assert client.get(url).content == first.content
    assert first["Cache-Control"] == "public, no-cache" and first["ETag"]
    assert 'name="token" value' not in first.content.decode()


def test_an_answer_is_stored_under_what_it_answers(post, url, said, article):
    assert post(article, url=url, parent=said.pk).status_code == 303
    answer = Comment.objects.get(parent=said)
    assert answer.status == "pending" and answer.article == article


def test_the_forms_own_field_names_the_parent_and_may_be_missing(post, url, said, article):
    assert post(article, url=url, parent="").status_code == 303
    assert Comment.objects.get(display_name="Priya").parent == said


def test_what_is_wrong_comes_back_on_the_small_page(post, url, said, article):
    response = post(article, url=url, parent=said.pk, display_name="")
    page = response.content.decode()
    assert response.status_code == 422
    assert "Enter your name" in page and "<title>Error: Answer Mara" in page
    assert f'action="{url}#speak"' in page and f'name="parent" value="{said.pk}"' in page


def test_without_a_token_the_text_comes_back_with_one_button(post, url, said, article):
    response = post(article, url=url, parent=said.pk, token="")
    page = response.content.decode()
    assert response.status_code == 200
    assert f'action="{url}"' in page and f'name="parent" value="{said.pk}"' in page


def test_what_is_gone_cannot_be_answered_and_the_text_comes_back(
    client, post, url, said, article, moderator
):
    remove(said, by=moderator)
    known, unknown = post(article, url=url), post(article, url="/comments/999999/reply/")
    assert known.status_code == unknown.status_code == 404
    assert known.content == unknown.content
    assert "We run both through one gateway already." in known.content.decode()
    assert client.get(url).status_code == 404


def test_a_closed_thread_says_so(client, post, url, article):
    Article.objects.filter(pk=article.pk).update(comments_policy="closed")
    page = client.get(url).content.decode()
    assert "Comments are closed." in page and "data-comment-form" not in page
    assert post(article, url=url).status_code == 422


def test_numbers_that_no_database_knows_are_unknown(client, db):
    for number in ("0", "9" * 18, "9" * 30, "9" * 5000):
        for name in ("", "mine/", "reply/"):
            assert client.get(f"/comments/{number}/{name}").status_code == 404
