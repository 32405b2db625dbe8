"""The editorial calendar, by week and by month."""

import re
from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from articles.models import Article
from articles.revise import open_working_copy
from tests import factories
from tests.admin.steps import change_page, words_of

CALENDAR = "/admin/calendar/"
NOW = datetime(2026, 11, 25, 10, 0, tzinfo=UTC)  # a Wednesday


@pytest.fixture(autouse=True)
def clock():
    with time_machine.travel(NOW, tick=False):
        yield


def at(*parts):
    return datetime(2026, *parts, tzinfo=UTC)


def days_in(response):
    """The words of each day of the page, by its date."""
    html = response.content.decode()
    found = re.findall(r'<time datetime="(\S+?)">(.*?)(?=<time datetime|</ol>)', html, re.DOTALL)
    return {day: " ".join(re.sub(r"<[^>]+>", " ", words).split()) for day, words in found}


def due_changes(article, by, moment):
    copy = open_working_copy(article, by=by)
    Article.objects.filter(pk=copy.pk).update(changes_due_at=moment, headline="Changed words")
    return copy


def test_the_week_shows_each_thing_on_its_day_with_its_state(login, editor):
    live = factories.make_article(headline="Out since Monday", published_at=at(11, 23, 7))
    factories.make_article(headline="Out on Friday", published_at=at(11, 27, 8, 30))
    factories.make_article(headline="Out next week", published_at=at(11, 30))
    factories.make_article(headline="A draft", status="draft")
    factories.make_article(headline="Gone", status="withdrawn", published_at=at(11, 24))
    due_changes(live, editor, at(11, 26, 12))
    response = login(editor).get(CALENDAR)
    days = days_in(response)
    assert list(days) == [f"2026-11-{day}" for day in range(23, 30)]
    assert "07:00 Published Out since Monday" in days["2026-11-23"]
    assert "08:30 Scheduled Out on Friday" in days["2026-11-27"]
    assert "12:00 Changes due Changed words" in days["2026-11-26"]
    assert "Nothing planned." in days["2026-11-24"]
    assert "Today" in days["2026-11-25"]
    said = words_of(response)
    assert "Week 48: 23 to 29 November 2026" in said
    for absent in ("Out next week", "A draft", "Gone"):
        assert absent not in said


def test_changes_lead_to_the_form_of_their_article(login, editor):
    live = factories.make_article(published_at=at(11, 1))
    copy = due_changes(live, editor, at(11, 26, 12))
    html = login(editor).get(CALENDAR).content.decode()
    assert change_page(live) in html
    assert f"article/{copy.pk}/" not in html


@pytest.mark.parametrize(
    ("zone", "day", "words"),
    [
        ("Europe/Paris", "2026-11-27", "00:30 Scheduled"),
        ("America/New_York", "2026-11-26", "18:30 Scheduled"),
        ("Asia/Kolkata", "2026-11-27", "05:00 Scheduled"),
    ],
)
def test_a_day_is_that_of_the_editor_s_own_clocks(login, editor, zone, day, words):
    editor.time_zone = zone
    editor.save()
    factories.make_article(published_at=at(11, 26, 23, 30))
    response = login(editor).get(CALENDAR)
    assert words in days_in(response)[day]
    assert f"Times on clocks in {zone} (" in words_of(response)


def test_the_ends_of_a_week_are_midnights_where_the_editor_is(login, editor):
    """A week in which clocks go back is an hour longer than others."""
    editor.time_zone = "Europe/Berlin"
    editor.save()
    first, last = datetime(2026, 10, 18, 22, tzinfo=UTC), datetime(2026, 10, 25, 23, tzinfo=UTC)
    for name, moment in (("First", first), ("Last", last - timedelta(minutes=1))):
        factories.make_article(headline=name, published_at=moment)
    for name, moment in (("Before", first - timedelta(minutes=1)), ("After", last)):
        factories.make_article(headline=name, published_at=moment)
    days = days_in(login(editor).get(f"{CALENDAR}?week=2026-W43"))
    assert "00:00 Published First" in days["2026-10-19"]
    assert "23:59 Published Last" in days["2026-10-25"]
    assert not {"Before", "After"} & set(" ".join(days.values()).split())


def test_the_month_and_the_ways_from_it(login, editor):
    factories.make_article(headline="On the last day", published_at=at(12, 31, 23))
    response = login(editor).get(f"{CALENDAR}?month=2026-12")
    days = days_in(response)
    assert len(days) == 31
    assert "On the last day" in days["2026-12-31"]
    html = response.content.decode()
    assert "<h1>December 2026</h1>" in html
    for way in ("?month=2026-11", "?month=2027-01", "?week=2026-W49"):
        assert f'href="{way}"' in html
    assert "starts-2" in html  # the first of December 2026 is a Tuesday


def test_the_ways_from_a_week_cross_the_year(login, editor):
    html = login(editor).get(f"{CALENDAR}?week=2026-W53").content.decode()
    assert "<h1>Week 53: 28 December 2026 to 3 January 2027</h1>" in html
    for way in ("?week=2026-W52", "?week=2026-W48", "?week=2027-W01", "?month=2026-12"):
        assert f'href="{way}"' in html


@pytest.mark.parametrize(
    "query",
    [
        *("?week=", "?week=2026-W54", "?week=2025-W53", "?week=2026-W00", "?week=2026W48"),
        *("?week=0000-W01", "?week=9999-W52", "?week=%00", "?week=" + "9" * 4000, "?unknown=1"),
        *("?week=%D9%A2%D9%A0%D9%A2%D9%A6-W48", "?week=2026-W48%0A"),
    ],
)
def test_a_week_there_is_not_is_the_present_one(login, editor, query):
    response = login(editor).get(CALENDAR + query)
    assert response.status_code == 200
    assert "Week 48: 23 to 29 November 2026" in words_of(response)


@pytest.mark.parametrize("month", ["", "2026-13", "2026-00", "0000-01", "9999-12", "%00", "x"])
def test_a_month_there_is_not_is_the_present_one(login, editor, month):
    response = login(editor).get(f"{CALENDAR}?month={month}")
    assert "<h1>November 2026</h1>" in response.content.decode()


def test_a_full_day_shows_its_first_thirty_and_leads_to_the_rest(login, editor):
    section = factories.make_section()
    Article.objects.bulk_create(
        Article(
            headline=f"Number {each}.",
            slug=f"number-{each}",
            section=section,
            status=Article.Status.PUBLISHED,
            published_at=at(11, 26, 6) + timedelta(minutes=each),
        )
        for each in range(41)
    )
    live = Article.objects.order_by("published_at").last()
    due_changes(live, editor, at(11, 26, 5))
    client = login(editor)
    response = client.get(CALENDAR)
    day = days_in(response)["2026-11-26"]
    assert "Changed words" in day
    assert "Number 28." in day
    assert "Number 29." not in day
    assert "and 12 more" in day
    rest = re.search(r'href="([^"]+)">and 12 more', response.content.decode())[1]
    assert client.get(rest.replace("&amp;", "&")).context_data["cl"].result_count == 41


def test_a_writer_sees_the_own_ones_only(login, writer, editor):
    mine = factories.make_article(headline="Mine", owner=writer, published_at=at(11, 27))
    factories.make_article(headline="Theirs", owner=editor, published_at=at(11, 27))
    live = factories.make_article(headline="Out", owner=editor, published_at=at(11, 1))
    due_changes(live, editor, at(11, 26))
    said = words_of(login(writer).get(CALENDAR))
    assert mine.headline in said
    assert "Theirs" not in said
    assert "Changed words" not in said


def test_changes_are_seen_by_the_owner_of_the_article_not_of_the_copy(login, writer, editor):
    live = factories.make_article(owner=writer, published_at=at(11, 1))
    due_changes(live, editor, at(11, 26))
    assert "Changed words" in words_of(login(writer).get(CALENDAR))
    Article.objects.filter(pk=live.pk).update(owner=editor)
    assert "Changed words" not in words_of(login(writer).get(CALENDAR))


@pytest.mark.parametrize("path", [CALENDAR, "/admin/board/"])
def test_plans_are_for_those_who_see_articles_and_are_only_read(
    client, login, moderator, editor, path
):
    assert client.get(path).status_code == 302
    assert login(moderator).get(path).status_code == 403
    assert path not in login(moderator).get("/admin/").content.decode()
    home = login(editor).get("/admin/").content.decode()
    assert home.count(f'href="{path}"') == 2  # on top of the desk, and in the sidebar
    assert login(editor).post(path, {"x": "1"}).status_code == 405


@pytest.mark.parametrize("query", ["", "?month=2026-11"])
def test_the_number_of_queries_does_not_grow(login, editor, query):
    client = login(editor)

    def count():
        with CaptureQueriesContext(connection) as queries:
            client.get(CALENDAR + query)
        return len(queries)

    def fill(number):
        section = factories.make_section(f"Section {number}")
        moment = timezone.now() + timedelta(days=number % 5, minutes=number)
        live = factories.make_article(published_at=at(11, 2), section=section)
        factories.make_article(published_at=moment, section=section)
        due_changes(live, editor, moment)

    fill(1)
    few = count()
    for number in range(2, 20):
        fill(number)
    assert count() == few
    assert few <= 10
