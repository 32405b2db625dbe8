from xml.etree import ElementTree

import pytest

from articles.models import Address, Article
from articles.publish import withdraw
from comments.moderate import approve, remove
from tests.factories import make_article, make_comment

ATOM = "{http://www.w3.org/2005/Atom}"


@pytest.fixture
def feed(client, article):
    """``feed()``: the root element of the article's feed."""
    url = f"{article.get_absolute_url()}feed/"
    return lambda: ElementTree.fromstring(client.get(url).content)


def test_the_newest_comments_come_first_with_their_own_addresses(feed, article, moderator):
    for number in range(3):
        comment = make_comment(article, body=f"Number *{number}*", display_name="Priya")
        approve(comment, by=moderator)
    entries = feed().findall(f"{ATOM}entry")
    words = [entry.find(f"{ATOM}summary").text for entry in entries]
    assert words == [f"<p>Number <em>{number}</em></p>" for number in (2, 1, 0)]
    link = entries[0].find(f"{ATOM}link").get("href")
    assert link == f"http://127.0.0.1:8000/comments/{comment.pk}/"
    assert entries[0].find(f"{ATOM}author/{ATOM}name").text == "Priya"
    assert entries[0].find(f"{ATOM}title").text == f"Priya on “{article.headline}”"


def test_what_goes_from_the_page_goes_from_the_feed(feed, article, moderator):
    comment = make_comment(article)
    approve(comment, by=moderator)
    remove(comment, by=moderator)
    make_comment(article)
    assert feed().findall(f"{ATOM}entry") == []


def test_a_feed_holds_fifty_comments_at_most(feed, article):
    for _ in range(52):
        make_comment(article, status="approved")
    assert len(feed().findall(f"{ATOM}entry")) == 50


def test_no_character_breaks_the_feed(feed, article):
    odd = "<&\"'>]]> \x0b\x00 \ufffe \u202e 👩🏽‍🚀".replace("\0", "")
    make_comment(article, status="approved", display_name=odd, body=odd)
    assert "👩🏽‍🚀" in feed().find(f"{ATOM}entry/{ATOM}summary").text


def test_its_addresses_come_from_the_settings_whatever_host_was_asked(client, article, settings):
    settings.ALLOWED_HOSTS = ["*"]
    url = f"{article.get_absolute_url()}feed/"
    page = client.get(url, headers={"Host": "evil.example", "X-Forwarded-Host": "evil.example"})
    assert "evil" not in page.content.decode()


def test_it_is_validated_by_the_version_of_its_thread(client, article, moderator):
    url = f"{article.get_absolute_url()}feed/"
    response = client.get(url)
    assert response["Content-Type"].startswith("application/atom+xml")
    tag = {"If-None-Match": response["ETag"]}
    assert client.get(url, headers=tag).status_code == 304
    approve(make_comment(article), by=moderator)
    assert client.get(url, headers=tag).status_code == 200


def test_hidden_articles_and_threads_have_no_feed(client, article, db, chief):
    off, draft = make_article(comments_policy="off"), make_article(status="draft")
    for each in (off, draft):
        assert client.get(f"{each.get_absolute_url()}feed/").status_code == 404
    withdraw(article, by=chief, reason="The source could not be confirmed.")
    gone = client.get(f"{article.get_absolute_url()}feed/")
    assert gone.status_code == 410 and article.headline not in gone.content.decode()


def test_a_feed_at_an_old_address_moves_in_one_hop(client, article):
    Address.objects.create(path="/2020/01/02/old-slug/", article=article)
    response = client.get("/2020/01/02/old-slug/feed/")
    assert response.status_code == 301
    assert response["Location"] == f"{article.get_absolute_url()}feed/"
    assert Article.objects.count() == 1
