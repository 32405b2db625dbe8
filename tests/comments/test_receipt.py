import re
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from articles.models import Article
from articles.publish import withdraw
from comments.appeal import appeal
from comments.models import Comment, ModerationEvent
from comments.moderate import approve, mark_spam, reject, remove, withdraw_own
from comments.reasons import REASONS
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


def words_of(response):
    return " ".join(re.sub(r"<[^>]+>", " ", response.content.decode()).split())


def test_the_writer_learns_the_place_in_the_queue_and_the_usual_wait(mine, moderator):
    for _ in range(3):
        make_comment(created_at=mine.comment.created_at - timedelta(minutes=1))
    assert "3 comments came before yours." in words_of(mine())
    assert "half of all comments were read" not in words_of(mine())
    for _ in range(20):
        made = make_comment(created_at=mine.comment.created_at - timedelta(minutes=39))
        approve(made, by=moderator, at=mine.comment.created_at)
    assert "half of all comments were read within 39 minutes" in words_of(mine())


@pytest.mark.parametrize("reason", REASONS)
def test_every_rule_leads_to_where_the_page_of_rules_has_it(client, mine, moderator, reason):
    reject(mine.comment, by=moderator, reason=f"{reason}. Leave out the neighbour.")
    link = re.search(r'href="(/comments/policy/)#([-a-z]+)"', mine().content.decode())
    assert f'<li id="{link[2]}">{reason}.</li>' in client.get(link[1]).content.decode()


def test_a_reason_in_other_words_leads_to_all_of_them(client, mine, moderator):
    reject(mine.comment, by=moderator, reason="Somebody else wrote this.")
    assert 'href="/comments/policy/#reasons"' in mine().content.decode()
    assert 'id="reasons"' in client.get("/comments/policy/").content.decode()


def test_a_check_that_held_it_leads_to_its_rule(client, mine):
    Comment.objects.update(verdicts=[{"screen": "links", "kind": "hold", "words": "So."}])
    assert 'href="/comments/policy/#check-links"' in mine().content.decode()
    assert 'id="check-links"' in client.get("/comments/policy/").content.decode()


@pytest.mark.parametrize("published_before", [False, True])
def test_it_says_whether_a_person_or_a_check_decided_and_how_to_appeal(
    mine, moderator, published_before
):
    given = {"reason": "It advertises something"}
    if published_before:
        approve(mine.comment, by=moderator)
        remove(mine.comment, by=moderator, **given)
    else:
        reject(mine.comment, by=moderator, **given)
    button = f'class="btn btn--quiet" href="/comments/{mine.comment.pk}/appeal/"'
    assert "An editor decided against this comment: It advertises something" in words_of(mine())
    assert button in mine().content.decode()
    ModerationEvent.objects.update(by=None)
    assert "A check of ours, not a person, decided" in words_of(mine())
    appeal(mine.comment)
    assert "An editor will look again." in words_of(mine())
    reject(mine.comment, by=moderator, **given)
    page = mine()
    assert "You asked for a second look, and this is what came of it." in words_of(page)
    assert button not in page.content.decode()


def test_an_appeal_that_was_granted_is_told_so(mine, moderator):
    reject(mine.comment, by=moderator, reason="It attacks a person")
    appeal(mine.comment)
    approve(mine.comment, by=moderator)
    assert "Your comment is published. An editor looked again" in words_of(mine())


def test_what_was_withdrawn_offers_no_appeal_and_no_rule(mine):
    withdraw_own(mine.comment)
    page = words_of(mine())
    assert "Removed. Withdrawn by its writer." in page
    assert "second look" not in page and "Our rules" not in page


def test_a_published_comment_under_a_hidden_article_has_a_state(mine, moderator, article, chief):
    approve(mine.comment, by=moderator)
    withdraw(article, by=chief, reason="The source could not be confirmed.")
    assert "Your comment was published. Readers cannot see the article now." in words_of(mine())


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
