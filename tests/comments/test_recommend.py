"""A reader's yes: without an account, once, and never to the own words."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from comments import recommend as verb
from comments.models import Comment, Recommendation, Thread
from comments.moderate import approve, pick, remove, unpick
from tests.comments.conftest import CROSS_SITE, SAME_ORIGIN, token_of_age
from tests.factories import make_account, make_article, make_comment


@pytest.fixture
def said(article, moderator):
    return approve(make_comment(article, display_name="Mara"), by=moderator)


def url_of(comment):
    return reverse("comments:recommend", args=[comment.pk])


def press(comment, *, client=None, network="192.0.2.1", headers=SAME_ORIGIN, **data):
    return (client or Client()).post(url_of(comment), data, headers=headers, REMOTE_ADDR=network)


def number(comment):
    return Comment.objects.get(pk=comment.pk).recommendations


def test_the_small_page_is_the_same_for_everybody_and_changes_nothing(client, said, post, article):
    page = client.get(url_of(said))
    post(article)
    assert client.get(url_of(said)).content == page.content
    assert page["Cache-Control"] == "public, no-cache" and page["ETag"]
    assert number(said) == 0


def test_one_press_counts_and_leads_back_to_the_comment(said):
    response = press(said)
    assert (response.status_code, response["Location"]) == (303, f"/comments/{said.pk}/")
    assert number(said) == 1 and not response.cookies


def test_everybody_sees_the_number(client, said, article):
    url = article.get_absolute_url()
    tag = client.get(url)["ETag"]
    press(said)
    page = client.get(url, headers={"If-None-Match": tag})
    assert page.status_code == 200
    button = '<span class="lbl">Recommend</span><span class="vh"> what Mara wrote</span> <b>1</b>'
    assert button in page.content.decode()


def test_twice_from_one_network_is_once(said):
    assert [press(said).status_code for _ in range(2)] == [303, 303]
    assert number(said) == 1
    press(said, network="198.51.100.7")
    assert number(said) == 2


def test_a_writer_known_by_the_cookie_is_one_visitor_wherever_they_are(said, post, client, article):
    post(article)
    press(said, client=client)
    press(said, client=client, network="198.51.100.7")
    assert number(said) == 1


def test_nobody_recommends_the_own_comment(client, post, open_article):
    post(open_article)
    own = Comment.objects.get()
    response = press(own, client=client)
    assert response.status_code == 422 and "You wrote this comment" in response.content.decode()
    assert number(own) == 0


def test_one_network_can_give_one_comment_only_so_many(said):
    for count in range(verb.PER_NETWORK):
        verb.recommend(said, visitor=f"v{count}", network_key="n")
    with pytest.raises(verb.TooMany):
        verb.recommend(said, visitor="one more", network_key="n")
    assert number(said) == verb.PER_NETWORK


def test_what_no_page_of_ours_surely_sent_meets_a_button(client, said):
    for headers in (CROSS_SITE, {}, {"Origin": "null"}):
        response = press(said, headers=headers)
        assert response.status_code == 200 and "One more click" in response.content.decode()
    assert number(said) == 0
    assert press(said, headers={}, token=token_of_age()).status_code == 303
    assert number(said) == 1


def test_hidden_comments_cannot_be_recommended(client, said, moderator):
    remove(said, by=moderator)
    for comment in (said, make_comment(said.article)):
        assert client.get(url_of(comment)).status_code == 404
        assert press(comment).status_code == 404
    with pytest.raises(verb.NotShown):
        verb.recommend(said, visitor="v")
    assert not Recommendation.objects.exists()


def test_a_visitor_is_forgotten_in_time_and_the_number_stays(said):
    verb.recommend(said, visitor="v", at=timezone.now() - timedelta(days=31))
    assert verb.forget_visitors() == 1
    assert Recommendation.objects.get().visitor is None and number(said) == 1
    assert verb.forget_visitors() == 0


def test_many_at_once_are_all_counted_and_one_only_once(together):
    comment = approve(make_comment(make_article()), by=make_account("m"))
    together(10, lambda count: verb.recommend(comment, visitor=f"v{count % 5}"))
    assert number(comment) == 5
    assert Thread.objects.get().version == 6


# What it does to the order


@pytest.fixture
def order(client, article):
    """``order()``: numbers of the first comments of threads, the best first."""

    def ask(query="?order=best"):
        html = client.get(article.get_absolute_url() + query).content.decode()
        return [int(part.split('"')[0]) for part in html.split('<li id="c-')[1:]]

    return ask


def test_the_most_recommended_thread_comes_first_and_picks_before_it(order, article, moderator):
    first, second, third = (approve(make_comment(article), by=moderator) for _ in range(3))
    assert order() == [first.pk, second.pk, third.pk]
    press(second)
    assert order() == [second.pk, first.pk, third.pk]
    pick(third, by=moderator)
    assert order() == [third.pk, second.pk, first.pk]
    unpick(third, by=moderator)
    assert order() == [second.pk, first.pk, third.pk]


def test_a_good_reply_lifts_its_thread_as_long_as_it_is_seen(order, article, moderator):
    first, second = (approve(make_comment(article), by=moderator) for _ in range(2))
    reply = approve(make_comment(article, parent=second), by=moderator)
    press(reply)
    assert order() == [second.pk, reply.pk, first.pk]
    remove(reply, by=moderator)
    assert order() == [first.pk, second.pk]


def test_pages_of_the_best_lead_on_and_back(client, article):
    for count in range(60):
        make_comment(article, status="approved", thread_rank=count % 7)
    expected = list(Comment.objects.order_by("-thread_rank", "path").values_list("pk", flat=True))
    pages, address = [], f"{article.get_absolute_url()}?order=best"
    for _ in range(3):
        html = client.get(address).content.decode()
        pages.append([int(part.split('"')[0]) for part in html.split('<li id="c-')[1:]])
        link = html.partition(">Less recommended comments<")[0].rpartition('href="')[2]
        address, last = link.partition("#")[0].replace("&amp;", "&"), html
    assert [pk for page in pages for pk in page] == expected
    back = last.partition(">More recommended comments<")[0].rpartition('href="')[2]
    html = client.get(back.partition("#")[0].replace("&amp;", "&")).content.decode()
    assert [int(part.split('"')[0]) for part in html.split('<li id="c-')[1:]] == pages[1]
