import json
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from xml.etree import ElementTree

import pytest
import time_machine

from articles.body import embed_html
from tests.factories import ago, make_article, make_author, make_expert, make_section, make_tag

pytestmark = pytest.mark.django_db
CONTENT = "{http://purl.org/rss/1.0/modules/content/}encoded"
ATOM = "{http://www.w3.org/2005/Atom}"
SITE = "https://news.example.org"


@pytest.fixture(autouse=True)
def site(settings):
    settings.SITE_URL = SITE


@pytest.fixture
def article(picture):
    article = make_article(
        headline="Tape & <disk>",
        standfirst="Cheaper < dearer",
        takeaways=["Tape sold out"],
        tags=[make_tag("Power")],
        lead_image=picture(),
        published_at=datetime(2026, 3, 4, 7, 30, tzinfo=UTC),
    )
    quote = article.quotes.create(text="Tape is patient.", expert=make_expert())
    article.body = (
        '<p>One <a href="/tag/power/">link</a>.</p>'
        + embed_html("quote", quote.uid)
        + "<p>Two.</p>"
    )
    article.save()
    return article


def channel(page):
    assert page.status == 200
    return ElementTree.fromstring(page.text).find("channel")


def test_rss_is_whole_and_sound(read, article):
    page = read("/feed/")
    feed = channel(page)
    assert page.response["Content-Type"].startswith("application/rss+xml")
    assert feed.findtext("language") == "en-gb"
    assert feed.findtext("link") == f"{SITE}/"
    assert feed.find(f"{ATOM}link").attrib == {"href": f"{SITE}/feed/", "rel": "self"}
    item = feed.find("item")
    url = f"{SITE}{article.get_absolute_url()}"
    assert item.findtext("title") == "Tape & <disk>"
    assert item.findtext("link") == item.findtext("guid") == url
    assert item.find("guid").attrib == {"isPermaLink": "true"}
    assert parsedate_to_datetime(item.findtext("pubDate")) == article.published_at
    assert item.findtext("description") == "Cheaper &lt; dearer"


def test_the_text_is_whole_with_takeaways_and_quotes_in_their_places(read, article):
    content = channel(read("/feed/")).find("item").findtext(CONTENT)
    order = [
        content.index(each)
        for each in ("Tape sold out", "One <a", "Tape is patient.", "Yuki Tanabe", "Two.")
    ]
    assert order == sorted(order)
    assert f'href="{SITE}/tag/power/"' in content
    assert f'href="{SITE}/expert/yuki-tanabe/"' in content
    assert f'src="{SITE}/media/{article.lead_image.token}/640.jpg"' in content
    assert 'href="/' not in content


def test_atom_is_sound(read, article):
    feed = ElementTree.fromstring(read("/feed/atom/").text)
    entry = feed.find(f"{ATOM}entry")
    assert entry.findtext(f"{ATOM}id") == f"{SITE}{article.get_absolute_url()}"
    assert entry.findtext(f"{ATOM}published") == "2026-03-04T07:30:00+00:00"
    assert "Tape is patient." in entry.findtext(f"{ATOM}content")
    assert feed.findtext(f"{ATOM}id") == f"{SITE}/feed/atom/"


def test_json_feed_is_sound(read, article):
    page = read("/feed.json")
    feed = json.loads(page.text)
    assert page.response["Content-Type"] == "application/feed+json"
    assert feed["version"] == "https://jsonfeed.org/version/1.1"
    assert feed["feed_url"] == f"{SITE}/feed.json"
    item = feed["items"][0]
    assert item["id"] == item["url"] == f"{SITE}{article.get_absolute_url()}"
    assert item["date_published"] == "2026-03-04T07:30+00:00" or item["date_published"].startswith(
        "2026-03-04T07:30:00"
    )
    assert item["authors"] == [{"name": "Ana Ortega", "url": f"{SITE}/author/ana-ortega/"}]
    assert item["image"].endswith("/640.jpg")
    assert "Tape is patient." in item["content_html"]


@pytest.mark.parametrize("path", ["/feed/", "/feed/atom/", "/feed.json"])
def test_twenty_public_items_newest_first(read, path):
    for number in range(22):
        make_article(headline=f"Story {number:02}.", published_at=ago(hours=number + 1))
    make_article(status="draft", headline="Canary")
    make_article(published_at=ago(days=-1), headline="Canary")
    text = read(path).text
    assert "Canary" not in text
    assert text.index("Story 00.") < text.index("Story 19.")
    assert "Story 20." not in text


@pytest.mark.parametrize("path", ["/feed/", "/feed/atom/", "/feed.json", "/corrections/feed/"])
def test_an_empty_feed_is_the_same_tomorrow(read, path):
    first = read(path)
    with time_machine.travel(datetime.now(UTC) + timedelta(days=1)):
        assert read(path).text == first.text


def test_lists_have_feeds_of_their_own(read):
    tag, author, expert, section = make_tag(), make_author(), make_expert(), make_section("Models")
    make_article(
        tags=[tag],
        authors=[author],
        section=section,
        quotes=[{"expert": expert}, {"expert": expert}],
        headline="Seen",
    )
    make_article(authors=[], section=make_section("Power"), headline="Elsewhere")
    for row in (tag, author, expert, section):
        feed = channel(read(f"{row.get_absolute_url()}feed/"))
        assert [item.findtext("title") for item in feed.findall("item")] == ["Seen"]
        assert feed.find(f"{ATOM}link").attrib["href"] == f"{SITE}{row.get_absolute_url()}feed/"


def test_control_characters_do_not_break_a_feed(read):
    make_article(headline="Tape\x0b and\x01 disk", standfirst="\x02")
    for path in ("/feed/", "/feed/atom/"):
        ElementTree.fromstring(read(path).text)
    assert read("/news-sitemap.xml").status == 200
    ElementTree.fromstring(read("/news-sitemap.xml").text)
