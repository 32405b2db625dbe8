from datetime import UTC, datetime, timedelta
from xml.etree import ElementTree

import pytest
import time_machine

from tests.factories import ago, make_article, make_author, make_expert, make_section, make_tag

pytestmark = pytest.mark.django_db
MAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
NEWS = "{http://www.google.com/schemas/sitemap-news/0.9}"
SITE = "https://news.example.org"


@pytest.fixture(autouse=True)
def site(settings):
    settings.SITE_URL = SITE


def addresses(page):
    assert page.status == 200
    assert page.response["Content-Type"].startswith("application/xml")
    return [each.text for each in ElementTree.fromstring(page.text).iter(f"{MAP}loc")]


def test_the_index_has_a_file_for_each_month_with_stories(read):
    make_article(published_at=datetime(2024, 2, 28, tzinfo=UTC))
    make_article(published_at=datetime(2024, 5, 1, tzinfo=UTC))
    make_article(published_at=datetime(2024, 4, 1, tzinfo=UTC), status="draft")
    assert addresses(read("/sitemap.xml")) == [
        f"{SITE}/sitemap-pages.xml",
        f"{SITE}/sitemap-2024-05.xml",
        f"{SITE}/sitemap-2024-02.xml",
    ]


def test_a_month_holds_its_public_stories(read):
    article = make_article(published_at=datetime(2024, 2, 28, tzinfo=UTC))
    make_article(published_at=datetime(2024, 2, 27, tzinfo=UTC), status="draft")
    assert addresses(read("/sitemap-2024-02.xml")) == [f"{SITE}{article.get_absolute_url()}"]
    for path in (
        "/sitemap-2024-03.xml",
        "/sitemap-2024-13.xml",
        "/sitemap-9999-12.xml",
        "/sitemap-0000-01.xml",
    ):
        assert read(path).status == 404


def test_pages_that_are_no_articles_have_a_file(read):
    make_article(section=make_section("Models"), tags=[make_tag("Cost")], quotes=[{}])
    make_article(
        status="draft",
        tags=[make_tag("Canary")],
        authors=[make_author("Canary")],
        quotes=[{"expert": make_expert("Canary")}],
    )
    found = addresses(read("/sitemap-pages.xml"))
    for path in (
        "/",
        "/section/models/",
        "/tag/cost/",
        "/author/ana-ortega/",
        "/expert/yuki-tanabe/",
    ):
        assert f"{SITE}{path}" in found
    assert "canary" not in str(found)


def test_the_news_sitemap_holds_two_days(read):
    article = make_article(headline="Tape & disk", published_at=ago(hours=30))
    make_article(published_at=ago(hours=51))
    make_article(published_at=ago(hours=-1))
    page = read("/news-sitemap.xml")
    assert addresses(page) == [f"{SITE}{article.get_absolute_url()}"]
    news = ElementTree.fromstring(page.text).find(f"{MAP}url/{NEWS}news")
    assert news.findtext(f"{NEWS}title") == "Tape & disk"
    assert news.findtext(f"{NEWS}publication/{NEWS}language") == "en"
    assert news.findtext(f"{NEWS}publication_date").endswith("+00:00")


def test_the_news_sitemap_has_another_tag_when_its_hour_has_passed(read):
    make_article()
    first = read("/news-sitemap.xml").response["ETag"]
    assert read("/news-sitemap.xml", HTTP_IF_NONE_MATCH=first).status == 304
    with time_machine.travel(datetime.now(UTC) + timedelta(hours=1)):
        assert read("/news-sitemap.xml", HTTP_IF_NONE_MATCH=first).status == 200
