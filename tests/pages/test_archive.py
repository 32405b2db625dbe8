import re
from datetime import UTC, datetime

import pytest
import time_machine

from tests.factories import ago, make_article

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def now():
    with time_machine.travel(datetime(2026, 3, 15, 12, tzinfo=UTC), tick=False):
        yield


def at(*parts):
    return datetime(*parts, tzinfo=UTC)


def test_the_archive_names_the_months_that_have_stories(read):
    for moment in (at(2024, 2, 28), at(2026, 1, 1), at(2026, 3, 1)):
        make_article(published_at=moment)
    make_article(published_at=at(2025, 5, 5), status="draft")
    links = re.findall(r'href="(/\d{4}/\d{2}/)"', read("/archive/").text)
    assert links == ["/2026/01/", "/2026/03/", "/2024/02/"]


def test_a_year_counts_its_months(read):
    for moment in (at(2026, 1, 1), at(2026, 1, 31, 23, 59), at(2026, 2, 1)):
        make_article(published_at=moment)
    text = read("/2026/").text
    assert re.search(r'/2026/01/">January</a> <span class="muted">2 stories', text)
    assert re.search(r'/2026/02/">February</a> <span class="muted">1 story<', text)
    assert "March" not in text


def test_months_begin_where_the_paper_is(read, settings):
    settings.TIME_ZONE = "Asia/Tokyo"
    make_article(published_at=at(2026, 1, 31, 20), headline="In February there")
    assert "In February there" in read("/2026/02/").text
    assert "In February there" not in read("/2026/01/").text


def test_a_month_shows_its_days(read):
    make_article(published_at=at(2026, 3, 2, 8), headline="Second")
    make_article(published_at=at(2026, 3, 1, 8), headline="First")
    text = read("/2026/03/").text
    order = [
        text.index(each) for each in ("Monday, 2 March", "Second", "Sunday, 1 March", ">First<")
    ]
    assert order == sorted(order)


@pytest.mark.parametrize(
    "path", ["/2026/03/", "/2026/02/", "/1999/01/", "/0001/01/", "/2026/", "/1066/"]
)
def test_any_month_up_to_now_answers_empty_or_not(read, path):
    page = read(path)
    assert page.status == 200
    assert "Nothing here yet" in page.text


@pytest.mark.parametrize(
    "path", ["/2026/04/", "/2027/", "/2027/01/", "/9999/12/", "/2026/13/", "/2026/00/", "/0000/"]
)
def test_what_has_not_begun_is_unknown(read, path):
    assert read(path).status == 404


def test_a_very_old_import_does_not_break_the_archive(read):
    make_article(published_at=at(1870, 1, 1))
    make_article(published_at=ago(hours=1))
    links = re.findall(r'href="(/\d{4}/\d{2}/)"', read("/archive/").text)
    assert links == ["/2026/03/", "/1870/01/"]
