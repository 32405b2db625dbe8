"""Promise 12: what is due at T is public on the first request after T and never before.

No work loop runs in these tests, editors sit in other zones than the newsroom, and the clocks
change on the days they choose.
"""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.contrib.auth import get_user_model
from django.test import Client

from articles.models import Article
from articles.moments import NoSuchMoment, in_zones, moment_of
from newsroom.work import seconds_since_work, work_once
from tests.admin.steps import change_page, post, words_of
from tests.factories import make_account, make_article, make_section

BEFORE = datetime(2026, 10, 1, 9, 0, tzinfo=UTC)
BERLIN, NEW_YORK = "Europe/Berlin", "America/New_York"
NEWSROOM = "Pacific/Auckland"
SECOND = timedelta(seconds=1)


@pytest.fixture(autouse=True)
def clock(settings, tmp_path):
    """1 October 2026, no work loop, and a newsroom far from everybody."""
    settings.TIME_ZONE = NEWSROOM
    settings.DATA_DIR = tmp_path
    with time_machine.travel(BEFORE, tick=False) as traveller:
        yield traveller


@pytest.fixture
def schedule(db, login):
    """``schedule(zone, day, hour)``: what an editor in ``zone`` is told, and the article."""

    def press(zone, day, hour):
        publisher = make_account("publisher", group="Publisher", time_zone=zone)
        article = make_article(
            status="in_review", headline="Out at T", section=make_section("Power"), slug="out-at-t"
        )
        chosen = {"publish_on": day, "publish_time": hour}
        response = post(login(publisher), article, "_schedule", **chosen)
        return response, Article.objects.get(pk=article.pk)

    return press


@pytest.mark.parametrize(
    ("zone", "day", "hour", "words"),
    [
        (BERLIN, "2027-03-28", "02:00", "There is no 02:00 on 28 March 2027 in Berlin"),
        (BERLIN, "2027-03-28", "02:30", "There is no 02:30 on 28 March 2027 in Berlin"),
        (BERLIN, "2026-10-25", "02:00", "twice, at 00:00 and at 01:00 UTC"),
        (BERLIN, "2026-10-25", "02:30", "twice, at 00:30 and at 01:30 UTC"),
        (NEW_YORK, "2027-03-14", "02:30", "There is no 02:30 on 14 March 2027 in New York"),
        (NEW_YORK, "2027-03-14", "02:59", "There is no 02:59 on 14 March 2027 in New York"),
    ],
)
def test_a_time_without_one_moment_is_refused_with_the_way_out(schedule, zone, day, hour, words):
    response, article = schedule(zone, day, hour)
    said = words_of(response)
    assert words in said
    assert "Choose a time before 02:00, or from 03:00 on" in said
    assert (article.status, article.published_at) == (Article.Status.IN_REVIEW, None)
    assert f'value="{hour}"' in response.content.decode()


def surfaces(article):
    """The readers' pages on which an article that is out stands."""
    day = article.first_published_on
    section = article.section.get_absolute_url()
    return (
        *("/", "/feed/", "/feed/atom/", "/feed.json", section, f"{section}feed/"),
        *(f"/{day:%Y/%m}/", f"/sitemap-{day:%Y-%m}.xml", "/news-sitemap.xml"),
    )


@pytest.mark.parametrize(
    ("zone", "day", "hour", "utc"),
    [
        (BERLIN, "2027-03-28", "01:59", datetime(2027, 3, 28, 0, 59, tzinfo=UTC)),
        (BERLIN, "2027-03-28", "03:00", datetime(2027, 3, 28, 1, 0, tzinfo=UTC)),
        (BERLIN, "2026-10-25", "01:59", datetime(2026, 10, 24, 23, 59, tzinfo=UTC)),
        (BERLIN, "2026-10-25", "03:00", datetime(2026, 10, 25, 2, 0, tzinfo=UTC)),
        (NEW_YORK, "2027-03-14", "01:59", datetime(2027, 3, 14, 6, 59, tzinfo=UTC)),
        (NEW_YORK, "2027-03-14", "03:00", datetime(2027, 3, 14, 7, 0, tzinfo=UTC)),
        ("Asia/Kolkata", "2026-12-31", "23:45", datetime(2026, 12, 31, 18, 15, tzinfo=UTC)),
    ],
)
def test_it_is_public_on_the_first_request_after_its_moment(schedule, clock, zone, day, hour, utc):
    _, article = schedule(zone, day, hour)
    assert article.published_at == utc
    assert article.first_published_on == utc.astimezone(ZoneInfo(NEWSROOM)).date()
    page, reader = article.get_absolute_url(), Client()
    clock.move_to(utc - timedelta(microseconds=1))
    assert reader.get(page).status_code == 404
    clock.move_to(utc - SECOND)
    assert reader.get(page).status_code == 404
    for surface in surfaces(article):
        assert page not in reader.get(surface).content.decode(), surface
    kept = reader.get("/").headers["ETag"]
    clock.move_to(utc)
    assert reader.get(page).status_code == 200
    assert reader.get("/", headers={"If-None-Match": kept}).status_code == 200
    for surface in surfaces(article):
        assert page in reader.get(surface).content.decode(), surface
    assert seconds_since_work() is None


def test_a_work_loop_doubled_or_early_brings_nothing_forward(schedule, clock):
    _, article = schedule(BERLIN, "2027-03-28", "03:00")
    page, reader = article.get_absolute_url(), Client()
    clock.move_to(article.published_at - SECOND)
    for _ in range(2):
        work_once()
    assert reader.get(page).status_code == 404
    clock.move_to(article.published_at)
    for _ in range(2):
        work_once()
    assert reader.get(page).status_code == 200
    assert Article.objects.get(pk=article.pk).published_at == article.published_at


def test_a_moment_stays_when_people_and_newsroom_move(schedule, clock, settings):
    _, article = schedule(BERLIN, "2027-03-28", "03:00")
    page = article.get_absolute_url()
    get_user_model().objects.update(time_zone="America/Los_Angeles")
    settings.TIME_ZONE = "Pacific/Honolulu"
    for moment, status in ((-SECOND, 404), (timedelta(0), 200)):
        clock.move_to(datetime(2027, 3, 28, 1, tzinfo=UTC) + moment)
        assert Client().get(page).status_code == status


def test_the_form_shows_the_moment_as_the_editor_s_clocks_will(schedule, client):
    """Scheduled in winter time for a day of summer time, and read in winter time."""
    _, article = schedule(BERLIN, "2027-03-28", "03:00")
    html = client.get(change_page(article)).content.decode()
    assert 'value="2027-03-28"' in html
    assert 'value="03:00"' in html


@pytest.mark.parametrize(
    ("zone", "day", "hour", "words"),
    [
        (
            "America/Santiago",
            date(2026, 4, 4),
            time(23, 30),
            "It is 23:30 on 4 April 2026 in Santiago twice, at 02:30 on 5 April 2026 and at "
            "03:30 on 5 April 2026 UTC: clocks go back over it. "
            "Choose a time before 23:00, or from 00:00 on 5 April 2026 on",
        ),
        (
            "Australia/Lord_Howe",
            date(2026, 10, 4),
            time(2, 15),
            "There is no 02:15 on 4 October 2026 in Lord Howe: clocks go forward over it. "
            "Choose a time before 02:00, or from 02:30 on",
        ),
        (
            "Europe/Berlin",
            date(2026, 10, 25),
            time(2, 30),
            "It is 02:30 on 25 October 2026 in Berlin twice, at 00:30 and at 01:30 UTC: "
            "clocks go back over it. Choose a time before 02:00, or from 03:00 on",
        ),
    ],
)
def test_the_sound_times_around_a_change_are_exact(zone, day, hour, words):
    with pytest.raises(NoSuchMoment) as refusal:
        moment_of(day, hour, ZoneInfo(zone))
    assert str(refusal.value) == words


@pytest.mark.parametrize("zone", [BERLIN, NEW_YORK, "Australia/Lord_Howe", "America/Santiago"])
def test_every_half_hour_around_a_change_is_one_moment_or_refused(zone):
    """There and back again, on the days around each change of a year."""
    place, refused = ZoneInfo(zone), 0
    for number in range(365):
        day = date(2026, 7, 1) + timedelta(days=number)
        noon = datetime.combine(day, time(12), tzinfo=place)
        if noon.utcoffset() == (noon - timedelta(days=1)).utcoffset():
            continue
        for half_hours in range(-24, 48):
            wall = datetime.combine(day, time(0)) + timedelta(minutes=30 * half_hours)
            try:
                moment = moment_of(wall.date(), wall.time(), place)
            except NoSuchMoment:
                refused += 1
            else:
                assert moment.astimezone(UTC).astimezone(place).replace(tzinfo=None) == wall
    assert refused == {"Australia/Lord_Howe": 2}.get(zone, 4)


def test_zones_are_told_with_offsets_of_that_day_and_without_doubles():
    winter = datetime(2026, 11, 23, 7, 30, tzinfo=UTC)
    zones = [ZoneInfo("Europe/Paris"), ZoneInfo(NEW_YORK), UTC]
    assert in_zones(winter, zones) == [
        ("Paris (CET, UTC+1)", "Mon 23 Nov 2026, 08:30"),
        ("New York (EST, UTC-5)", "02:30"),
        ("UTC", "07:30"),
    ]
    summer = datetime(2026, 7, 6, 7, 30, tzinfo=UTC)
    assert in_zones(summer, zones[:1]) == [("Paris (CEST, UTC+2)", "Mon 6 Jul 2026, 09:30")]
    assert in_zones(winter, [ZoneInfo("Etc/UTC"), ZoneInfo("UTC"), UTC]) == [
        ("UTC", "Mon 23 Nov 2026, 07:30")
    ]


def test_another_day_elsewhere_is_named():
    moment = datetime(2026, 11, 23, 7, 30, tzinfo=UTC)
    zones = [ZoneInfo("Pacific/Honolulu"), ZoneInfo("Asia/Kolkata"), UTC]
    assert in_zones(moment, zones) == [
        ("Honolulu (HST, UTC-10)", "Sun 22 Nov 2026, 21:30"),
        ("Kolkata (IST, UTC+5:30)", "Mon 23 Nov 2026, 13:00"),
        ("UTC", "07:30"),
    ]


def test_an_hour_that_comes_twice_is_told_apart():
    berlin = [ZoneInfo(BERLIN)]
    first, second = (datetime(2026, 10, 25, hour, 30, tzinfo=UTC) for hour in (0, 1))
    assert in_zones(first, berlin) == [("Berlin (CEST, UTC+2)", "Sun 25 Oct 2026, 02:30")]
    assert in_zones(second, berlin) == [("Berlin (CET, UTC+1)", "Sun 25 Oct 2026, 02:30")]
