"""A thread too long for its article's page: bounded there, whole on a page of its own."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from comments.models import Comment, Thread, place_of
from comments.places import MOST_IN_THREAD, MOST_ON_PAGE, shares
from comments.thread import REPLIES_PER_PAGE
from tests.factories import make_article

TABLES = re.compile('"comments_(comment|thread)"')


def grow(article, threads, replies):
    """``threads`` first comments with so many ``replies`` each, in few statements."""
    count = threads * (1 + replies)
    Comment.objects.bulk_create(
        Comment(article=article, display_name=f"N{n}", body=f"Text {n}.", status="approved")
        for n in range(count)
    )
    rows = list(Comment.objects.filter(article=article, path="").order_by("pk"))
    for number, row in enumerate(rows):
        first = rows[number - number % (1 + replies)]
        row.parent = None if row is first else first
        row.path, row.depth = place_of(row.pk, row.parent)
    Comment.objects.bulk_update(rows, ["parent", "path", "depth"], batch_size=300)
    Thread.objects.update_or_create(article=article, defaults={"approved_count": count})
    return rows


def numbers(html):
    return [int(number) for number in re.findall(r'<li id="c-(\d+)">', html)]


@pytest.mark.parametrize(
    ("sizes", "expected"),
    [
        ([], []),
        ([3, 1, 2], [3, 1, 2]),
        ([500], [MOST_IN_THREAD]),
        ([1, 500, 2], [1, MOST_IN_THREAD, 2]),
        ([50] * 25, [4] * 25),
        ([1] * 24 + [500], [1] * 24 + [MOST_IN_THREAD]),
        ([1] * 200, [1] * 200),
    ],
)
def test_room_on_a_page_is_shared_fairly(sizes, expected):
    assert shares(sizes) == expected


def test_a_page_is_bounded_and_leads_on_to_the_rest(client, article):
    rows = grow(article, threads=1, replies=70)
    html = client.get(article.get_absolute_url()).content.decode()
    assert numbers(html) == [row.pk for row in rows[:MOST_IN_THREAD]]
    path = reverse("comments:replies", args=[rows[0].pk])
    assert f'<a href="{path}">Read the whole thread, 31 more comments</a>' in html


def test_many_long_threads_share_the_page(client, article):
    grow(article, threads=25, replies=9)
    html = client.get(article.get_absolute_url()).content.decode()
    assert len(numbers(html)) == MOST_ON_PAGE
    assert html.count("Read the whole thread, 6 more comments") == 25


def test_the_whole_thread_stands_on_pages_of_its_own(client, article):
    rows = grow(article, threads=1, replies=120)
    path = reverse("comments:replies", args=[rows[0].pk])
    seen, address = [], path
    for _ in range(3):
        html = client.get(address).content.decode()
        found = numbers(html)
        assert found[0] == rows[0].pk
        seen += found[1:]
        later = re.search(r'href="([^"]+)">Later replies', html)
        address = later and later[1]
    assert seen == [row.pk for row in rows[1:]] and address is None
    back = re.search(r'href="([^"]+)">Earlier replies', html)[1]
    assert numbers(client.get(back).content.decode())[1:] == [
        row.pk for row in rows[1 + REPLIES_PER_PAGE : 1 + 2 * REPLIES_PER_PAGE]
    ]


def test_the_address_of_a_comment_deep_in_a_thread_leads_to_the_page_it_stands_on(client, article):
    rows = grow(article, threads=2, replies=120)
    for row in (rows[0], rows[5], rows[45], rows[50], rows[51], rows[120], rows[200]):
        response = client.get(reverse("comments:place", args=[row.pk]))
        url, _, fragment = response["Location"].partition("#")
        assert response.status_code == 302 and fragment == f"c-{row.pk}"
        assert row.pk in numbers(client.get(url).content.decode())


def test_replies_stay_where_the_first_comment_is_hidden(client, article):
    rows = grow(article, threads=1, replies=60)
    Comment.objects.filter(pk=rows[0].pk).update(status="rejected", body="Canary")
    html = client.get(reverse("comments:replies", args=[rows[0].pk])).content.decode()
    assert "Canary" not in html and "not shown any more" in html
    assert numbers(html)[1] == rows[1].pk


@pytest.mark.parametrize("query", ["?before=x", "?before=n" + "f" * 9, "?before=%00", "?x=1"])
def test_a_bad_cursor_is_the_first_page(client, article, query):
    rows = grow(article, threads=1, replies=60)
    path = reverse("comments:replies", args=[rows[0].pk])
    assert numbers(client.get(path + query).content.decode()) == numbers(
        client.get(path).content.decode()
    )


def test_only_what_begins_a_visible_thread_has_such_a_page(client, article):
    rows = grow(article, threads=1, replies=1)
    for pk in (rows[1].pk, 999999, 10**17):
        assert client.get(reverse("comments:replies", args=[pk])).status_code == 404
    for change in ({"comments_policy": "off"}, {"status": "draft"}):
        type(article).objects.filter(pk=article.pk).update(**change)
        path = reverse("comments:replies", args=[rows[0].pk])
        assert client.get(path).status_code == 404


def test_nothing_costs_more_queries_in_a_long_thread(client, db):
    counts = []
    for size in (2, 200):
        article = make_article()
        rows = grow(article, threads=3, replies=size)
        paths = [
            article.get_absolute_url(),
            f"{article.get_absolute_url()}?order=best",
            reverse("comments:replies", args=[rows[0].pk]),
            reverse("comments:place", args=[rows[1].pk]),
        ]
        found = []
        for path in paths:
            with CaptureQueriesContext(connection) as queries:
                client.get(path)
            found.append(sum(bool(TABLES.search(each["sql"])) for each in queries))
        counts.append(found)
    assert counts[0] == counts[1]
    assert max(counts[0][:2]) <= 5
