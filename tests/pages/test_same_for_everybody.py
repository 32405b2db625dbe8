"""Promise 21: a public page is the same bytes for every reader."""

import re

import pytest

from articles.models import Expert
from articles.renditions import make_renditions
from tests.factories import make_article, make_expert, make_image, make_tag

pytestmark = pytest.mark.django_db
PAGES = [
    "/",
    "ARTICLE",
    "ARTICLEprint/",
    "ARTICLEchanges/",
    "/section/infrastructure/",
    "/tag/power/",
    "/author/ana-ortega/",
    "/expert/yuki-tanabe/",
    "/experts/",
    "/authors/",
    "/takeaways/",
    "/corrections/",
    "/comments/policy/",
    "/archive/",
    "/feed/",
    "/feed/atom/",
    "/feed.json",
    "/corrections/feed/",
    "/tag/power/feed/",
    "/sitemap.xml",
    "/sitemap-pages.xml",
    "/news-sitemap.xml",
    "/robots.txt",
    "/nothing/",
]


@pytest.fixture(scope="module")
def article(kept):
    picture = make_image()
    make_renditions(picture)
    article = make_article(
        tags=[make_tag()],
        takeaways=["One"],
        quotes=[{"expert": make_expert()}],
        lead_image=picture,
    )
    assert Expert.objects.count() == 1
    return article


@pytest.fixture(params=PAGES)
def path(request, article):
    return request.param.replace("ARTICLE", article.get_absolute_url())


def test_nothing_about_the_reader_changes_it(client, path):
    plain = client.get(path)
    client.cookies["sessionid"] = "something"
    client.cookies["csrftoken"] = "something"
    other = client.get(
        f"{path}?utm_source=mail&page=2&foo[]=1",
        HTTP_ACCEPT_LANGUAGE="fr,de;q=0.5",
        HTTP_X_FORWARDED_FOR="203.0.113.9",
        HTTP_X_FORWARDED_HOST="evil.example",
        HTTP_X_FORWARDED_PROTO="https",
        HTTP_HOST="localhost",
        HTTP_USER_AGENT="Something",
    )
    assert other.content == plain.content
    assert other.headers == plain.headers


def test_it_sets_no_cookie_and_varies_on_encoding_alone(client, path):
    response = client.get(path)
    assert not response.cookies
    assert response["Vary"] == "Accept-Encoding"
    assert response["Cache-Control"] == "public, no-cache"


def test_it_asks_no_other_host_and_holds_no_inline_code(client, path, settings):
    response = client.get(path)
    if "html" not in response["Content-Type"]:
        return
    text = response.content.decode()
    assert not re.search(r'<[^>]*\s(?:src|srcset)="(?!/)', text)
    assert not re.search(r'<link rel="stylesheet" href="(?!/)', text)
    assert not re.search(r"<[^>]+\s(?:style|on\w+)=", text)
    assert "<style" not in text
    for attributes in re.findall(r"<script([^>]*)>", text):
        assert "src=" in attributes or 'type="application/ld+json"' in attributes
    assert "nonce" not in response["Content-Security-Policy"]


def test_it_has_one_heading_of_the_first_level_and_no_gaps(client, path):
    response = client.get(path)
    if "html" not in response["Content-Type"]:
        return
    text = response.content.decode()
    levels = [int(each) for each in re.findall(r"<h([1-6])[\s>]", text)]
    assert levels.count(1) == 1
    assert levels[0] == 1 or path == "/"
    for above, below in zip(levels, levels[1:], strict=False):
        assert below - above <= 1
