import re

import pytest
from django.test import Client
from django.urls import reverse

from articles.models import Article
from articles.publish import withdraw
from comments.models import Comment
from comments.moderate import approve, mark_spam, reject, remove, withdraw_own
from tests.factories import make_comment


@pytest.fixture
def mine(client, post, article):
    """``mine()``: the receipt of the comment just posted, as its writer sees it."""
    assert post(article, body="See https://a.example/x for more.").status_code == 303
    comment = Comment.objects.get()

    def see():
        return client.get(reverse("comments:receipt", args=[comment.pk]))

    see.comment = comment
    return see


def test_the_writer_sees_the_waiting_comment_and_its_state(mine):
    response = mine()
    page = response.content.decode()
    assert response.status_code == 200
    assert "Only you can see this." in page and "Waiting for an editor" in page
    assert "See https://a.example/x for more." in page


def test_no_link_of_a_comment_that_nobody_has_read_can_be_clicked(mine):
    assert 'href="https://a.example' not in mine().content.decode()


def test_the_receipt_is_kept_by_no_cache_and_no_search_engine(mine):
    response = mine()
    assert "no-store" in response["Cache-Control"] and "private" in response["Cache-Control"]
    assert response["X-Robots-Tag"] == "noindex"
    assert "ETag" not in response


def test_nobody_else_sees_it(mine, login, chief, post, article):
    url = reverse("comments:receipt", args=[mine.comment.pk])
    stranger = Client()
    unknown = stranger.get(reverse("comments:receipt", args=[mine.comment.pk + 1]))
    assert stranger.get(url).status_code == 404
    assert stranger.get(url).content == unknown.content
    stranger.cookies["commenter"] = mine.comment.commenter.token
    assert stranger.get(url).status_code == 404
    stranger.cookies["commenter"] = "x" * 5000
    assert stranger.get(url).status_code == 404
    other_writer = Client()
    other_writer.post(f"{article.get_absolute_url()}comment/")
    assert other_writer.get(url).status_code == 404


def test_the_address_of_the_article_never_shows_it(mine, client, article):
    assert "a.example" not in client.get(article.get_absolute_url()).content.decode()


@pytest.mark.parametrize(
    ("decide", "words"),
    [
        (lambda c, m: approve(c, by=m), "Your comment is published."),
        (
            lambda c, m: reject(c, by=m, reason="It names a private person"),
            "An editor decided against this comment: It names a private person",
        ),
        (lambda c, m: mark_spam(c, by=m), "Waiting for an editor"),
        (lambda c, m: (approve(c, by=m), remove(c, by=m, reason="It advertises")), "It advertises"),
        (lambda c, m: withdraw_own(c), "Withdrawn by its writer"),
    ],
)
def test_the_writer_learns_what_became_of_it(mine, moderator, decide, words):
    decide(mine.comment, moderator)
    assert words in mine().content.decode()


def test_spam_reads_exactly_like_waiting(mine, moderator):
    waiting = mine().content
    mark_spam(mine.comment, by=moderator)
    assert mine().content == waiting


def test_it_stands_between_its_neighbours(client, post, article, moderator):
    before, hidden = make_comment(article), make_comment(article)
    approve(before, by=moderator)
    location = post(article)["Location"]
    after = make_comment(article)
    approve(after, by=moderator)
    own = int(location.split("/")[2])
    page = client.get(location).content.decode()
    places = [page.index(f'id="c{before.pk}-h"'), page.index(f'id="c-{own}"')]
    places.append(page.index(f'id="c{after.pk}-h"'))
    assert places == sorted(places)
    assert f'id="c{hidden.pk}-h"' not in page


def test_a_reply_stands_below_what_it_answers(client, post, article, moderator):
    parent = make_comment(article, display_name="Mara", body="Next week.")
    approve(parent, by=moderator)
    page = client.get(post(article, parent=parent.pk)["Location"]).content.decode()
    assert page.index(f'id="c{parent.pk}-h"') < page.index('<ol class="replies">')
    assert "in reply to <bdi>Mara</bdi>" in page
    remove(parent, by=moderator)
    page = client.get(f"/comments/{Comment.objects.get(parent=parent).pk}/mine/").content.decode()
    assert "Mara" not in page and parent.body not in page


def test_the_receipt_of_a_hidden_article_says_nothing_of_it(mine, article, chief):
    withdraw(article, by=chief, reason="The source could not be confirmed.")
    page = mine().content.decode()
    assert "a.example" in page
    assert article.headline not in page and article.get_absolute_url() not in page


def test_a_draft_in_the_browser_is_let_go_only_on_the_receipt(mine, article):
    url = article.get_absolute_url()
    assert re.search(rf'data-stored-for="{url}comment/[ "]', mine().content.decode())
    assert Article.objects.get(pk=article.pk).get_absolute_url() == url


def test_no_address_appears_on_any_page_of_a_comment(client, post, open_article):
    location = post(open_article, email="kaia@example.com", notify="on")["Location"]
    for url in (location, open_article.get_absolute_url(), f"{location}../reply/"):
        assert "kaia@example" not in client.get(url, follow=True).content.decode()
