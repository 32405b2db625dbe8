"""How often each page asks the database, everything around it included. None grows with rows."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from articles.models import Correction, Paper
from articles.renditions import make_renditions
from articles.version import bump
from comments.models import Comment, Thread
from tests.factories import (
    ago,
    make_article,
    make_author,
    make_comment,
    make_expert,
    make_image,
    make_section,
    make_tag,
)

pytestmark = pytest.mark.django_db
# The issue sets the first four; the others keep the pages from creeping up.
BARS = {
    "/": 10,
    "ARTICLE": 12,
    "ARTICLEprint/": 12,
    "ARTICLEchanges/": 8,
    "/section/models/": 8,
    "/tag/power/": 12,
    "/author/ana/": 12,
    "/expert/yuki/": 12,
    "/experts/": 8,
    "/authors/": 8,
    "/takeaways/": 8,
    "/corrections/": 8,
    "/archive/": 8,
    "/feed/": 14,
    "/feed/atom/": 14,
    "/feed.json": 14,
    "/corrections/feed/": 8,
    "/sitemap.xml": 6,
    "/sitemap-pages.xml": 8,
    "/news-sitemap.xml": 6,
    "/robots.txt": 3,
    "/comments/policy/": 8,
}


def picture():
    image = make_image()
    make_renditions(image)
    return image


def fill(number):
    """One article with three takeaways, two quotes, pictures and a correction, in a full paper."""
    experts = [make_expert("Yuki", portrait=picture()), make_expert(f"Expert {number}")]
    article = make_article(
        section=make_section("Models"),
        authors=[make_author("Ana", portrait=picture()), make_author(f"Author {number}")],
        takeaways=["One", "Two", "Three"],
        quotes=[{"expert": each} for each in experts],
        tags=[make_tag("Power"), make_tag(f"Tag {number}")],
        lead_image=picture(),
        published_at=ago(hours=number + 1),
    )
    make_article(section=make_section(f"Section {number % 3}"), published_at=ago(days=number + 1))
    Correction.objects.create(article=article, text="It was thirteen.")
    return article


def talk(article, count):
    for _ in range(count):
        make_comment(article, status=Comment.Status.APPROVED)
    Thread.objects.update_or_create(article=article, defaults={"approved_count": count})


def count(client, path):
    with CaptureQueriesContext(connection) as queries:
        assert client.get(path).status_code == 200
    return len(queries), [each["sql"] for each in queries]


def count_all(client, article):
    """The queries of every page in BARS, by its name there."""
    return {
        name: count(client, name.replace("ARTICLE", article.get_absolute_url())) for name in BARS
    }


def test_every_page_stays_within_its_bar_however_much_there_is(client):
    Paper.objects.update_or_create(pk=1, defaults={"name": "Rack & Row"})
    article = fill(0)
    fill(1)
    talk(article, 2)
    bump()
    few = count_all(client, article)
    for number in range(2, 26):
        fill(number)
    talk(article, 25)
    bump()
    many = count_all(client, article)
    for name, (queries, words) in many.items():
        assert queries <= BARS[name], "\n".join([name, *words])
        assert queries == few[name][0], "\n".join([name, *words])


def test_a_picture_costs_two_queries_at_most(client):
    image = picture()
    make_article(lead_image=image)
    few, queries = count(client, f"/media/{image.token}/320.jpg")
    assert few <= 2, queries
