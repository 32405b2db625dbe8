"""The schedule board: what is due, what fired and how late, what waits past its moment."""

import re
from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from articles.models import Article, Event
from articles.publish import publish, withdraw
from articles.revise import Change, open_working_copy, publish_changes, publish_due_changes
from tests import factories
from tests.admin.steps import words_of

BOARD = "/admin/board/"
NOW = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)


@pytest.fixture(autouse=True)
def clock():
    with time_machine.travel(NOW, tick=False) as traveller:
        yield traveller


def due_copy(article, by, at, **given):
    copy = open_working_copy(article, by=by)
    publish_changes(copy, by=by, kind=Change.UPDATE, note="New figures.", at=at)
    Article.objects.filter(pk=copy.pk).update(headline="Changed words", **given)
    return copy


def part_of(response, heading):
    """The words of the part of the board under ``heading``."""
    html = response.content.decode()
    found = re.search(rf"<section[^>]*><h2[^>]*>{heading}</h2>(.*?)</section>", html, re.DOTALL)
    return " ".join(re.sub(r"<[^>]+>", " ", found[1]).split()) if found else ""


def test_what_is_due_is_told_in_three_zones_and_in_words(login, editor, settings):
    settings.TIME_ZONE = "America/New_York"
    editor.time_zone = "Europe/Paris"
    editor.save()
    factories.make_article(headline="Tomorrow", published_at=NOW + timedelta(hours=21))
    factories.make_article(headline="Soon", published_at=NOW + timedelta(minutes=5))
    live = factories.make_article()
    due_copy(live, editor, NOW + timedelta(hours=1))
    due = part_of(login(editor).get(BOARD), "Due")
    assert due.index("Soon") < due.index("Changed words") < due.index("Tomorrow")
    assert (
        "Tue 24 Nov 2026, 10:00 Paris (CET, UTC+1) · 04:00 New York (EST, UTC-5) · 09:00 UTC "
        "in 21 hours" in due
    )


def test_zones_that_are_the_same_are_told_once(login, editor):
    factories.make_article(published_at=NOW + timedelta(hours=1))
    due = part_of(login(editor).get(BOARD), "Due")
    assert "Mon 23 Nov 2026, 13:00 UTC in 1 hour" in due
    assert due.count("13:00") == 1


def test_an_article_fired_on_time_by_the_clock_with_no_work_loop(login, publisher, clock):
    article = factories.make_article(status="in_review", headline="Fired")
    publish(article, by=publisher, at=NOW + timedelta(hours=1))
    moved = factories.make_article(status="in_review", headline="Moved later")
    publish(moved, by=publisher, at=NOW + timedelta(minutes=30))
    publish(moved, by=publisher, at=NOW + timedelta(days=3))
    at_once = factories.make_article(status="in_review", headline="Out at once")
    publish(at_once, by=publisher)
    early = factories.make_article(status="in_review", headline="Out early")
    publish(early, by=publisher, at=NOW + timedelta(hours=1))
    publish(early, by=publisher)
    gone = factories.make_article(status="in_review", headline="Gone again")
    publish(gone, by=publisher, at=NOW + timedelta(minutes=10))
    clock.move_to(NOW + timedelta(hours=2))
    withdraw(gone, by=publisher, reason="A mistake.")
    fired = part_of(login(publisher).get(BOARD), "Fired")
    assert "Fired Article Mon 23 Nov 2026, 13:00 UTC on time, by the clock" in fired
    for absent in ("Moved later", "Out at once", "Out early", "Gone again"):
        assert absent not in fired


@pytest.mark.parametrize(
    ("passed", "words"),
    [
        (timedelta(0), "on time, by the work loop"),
        (timedelta(seconds=3), "3 seconds late, by the work loop"),
        (timedelta(hours=1, minutes=4), "1 hour, 4 minutes late, by the work loop"),
    ],
)
def test_changes_say_how_late_the_work_loop_was(login, publisher, clock, passed, words):
    live = factories.make_article(headline="Live")
    due_copy(live, publisher, NOW + timedelta(hours=1))
    clock.move_to(NOW + timedelta(hours=1) + passed)
    assert publish_due_changes() == 1
    by_hand = factories.make_article(headline="By hand")
    copy = open_working_copy(by_hand, by=publisher)
    publish_changes(copy, by=publisher, kind=Change.UPDATE, note="New figures.")
    fired = part_of(login(publisher).get(BOARD), "Fired")
    assert f"Changed words Changes Mon 23 Nov 2026, 13:00 UTC {words}" in fired
    assert "By hand" not in fired


def test_changes_that_the_gate_refuses_wait_with_the_reason(login, editor, clock, beat):
    live = factories.make_article()
    due_copy(live, editor, NOW + timedelta(minutes=30), body="")
    due = part_of(login(editor).get(BOARD), "Due")
    assert "Changed words" in due
    assert "Write the body." in due
    clock.move_to(NOW + timedelta(minutes=34))
    beat(1)
    publish_due_changes()
    response = login(editor).get(BOARD)
    waiting = part_of(response, "Waiting past its moment")
    assert "4 minutes late: the gate refuses them" in waiting
    assert "Write the body." in waiting
    assert "Changed words" not in part_of(response, "Due")


def test_what_was_overridden_with_a_reason_is_no_finding(login, publisher):
    live = factories.make_article()
    copy = open_working_copy(live, by=publisher)
    Article.objects.filter(pk=copy.pk).update(body="")
    copy.refresh_from_db()
    given = {"note": "Cut.", "at": NOW + timedelta(hours=1), "override": "The lawyer asked."}
    publish_changes(copy, by=publisher, kind=Change.UPDATE, **given)
    assert "Write the body." not in part_of(login(publisher).get(BOARD), "Due")


def test_changes_to_a_withdrawn_article_say_so(client, login, publisher, clock):
    live = factories.make_article()
    due_copy(live, publisher, NOW + timedelta(minutes=30))
    withdraw(live, by=publisher, reason="A mistake.")
    due = part_of(login(publisher).get(BOARD), "Due")
    assert "They will wait: the article was withdrawn" in due
    assert "Changes due 12:30: the article was withdrawn" in words_of(client.get("/admin/"))
    clock.move_to(NOW + timedelta(hours=1))
    waiting = part_of(login(publisher).get(BOARD), "Waiting past its moment")
    assert "30 minutes late: the article was withdrawn" in waiting


@pytest.mark.parametrize(
    ("late", "silent_for", "words"),
    [
        (timedelta(minutes=4), 1200, "4 minutes late: the work loop does not run"),
        (timedelta(minutes=4), None, "4 minutes late: the work loop does not run"),
        (timedelta(minutes=4), 2, "4 minutes late: open them, and publish them to see why"),
        (timedelta(seconds=1), 2, "Goes out with the next round of the work loop"),
    ],
)
def test_what_waits_says_why(login, editor, clock, beat, late, silent_for, words):
    live = factories.make_article()
    due_copy(live, editor, NOW + timedelta(minutes=30))
    clock.move_to(NOW + timedelta(minutes=30) + late)
    if silent_for is not None:
        beat(silent_for)
    assert words in part_of(login(editor).get(BOARD), "Waiting past its moment")


def test_the_board_says_when_the_work_loop_ran(login, editor, beat):
    client = login(editor)
    assert "the work loop, which has never run." in words_of(client.get(BOARD))
    beat(360)
    said = words_of(client.get(BOARD))
    assert "which ran 6 minutes ago" in said
    assert "The work loop does not run." in said
    beat(3)
    said = words_of(client.get(BOARD))
    assert "which ran 3 seconds ago" in said
    assert "The work loop does not run." not in said


def test_a_beat_from_a_clock_that_went_back_is_no_error(login, editor, beat):
    beat(-90)
    assert "which ran 0 seconds ago" in words_of(login(editor).get(BOARD))


def test_an_empty_board_says_so(login, writer):
    said = words_of(login(writer).get(BOARD))
    assert "Nothing is scheduled." in said
    assert "Nothing went out by schedule in the last 30 days." in said
    assert "Waiting past its moment" not in said


def test_a_writer_sees_the_own_ones_only(login, writer, editor, publisher, clock):
    for owner in (writer, editor):
        name = owner.username
        soon = factories.make_article(status="in_review", headline=f"Fired {name}", owner=owner)
        publish(soon, by=publisher, at=NOW + timedelta(minutes=1))
        live = factories.make_article(owner=owner)
        copy = due_copy(live, publisher, NOW + timedelta(minutes=1))
        Article.objects.filter(pk=copy.pk).update(headline=f"Late {name}", body="")
        out = factories.make_article(headline=f"Changed {name}", owner=owner)
        Event.objects.create(article=out, verb=Event.Verb.CHANGED, effective_at=NOW)
        later = NOW + timedelta(days=1)
        factories.make_article(published_at=later, headline=f"Due {name}", owner=owner)
    clock.move_to(NOW + timedelta(hours=1))
    said = words_of(login(writer).get(BOARD))
    for what in ("Fired", "Late", "Changed", "Due"):
        assert f"{what} writer" in said
        assert f"{what} editor" not in said


def test_each_part_is_bounded_and_queries_do_not_grow(login, publisher, beat, monkeypatch):
    monkeypatch.setattr("newsroom.due.CHECKED", 2)
    beat(1)
    client = login(publisher)

    def fill(count):
        for _ in range(count):
            due_at = timezone.now() + timedelta(hours=1)
            quotes = [{"role": "Engineer"}]
            article = factories.make_article(status="in_review", quotes=quotes)
            publish(article, by=publisher, at=timezone.now() + timedelta(minutes=1))
            due_copy(factories.make_article(), publisher, due_at)
            due_copy(factories.make_article(quotes=quotes), publisher, NOW + timedelta(seconds=9))
            factories.make_article(published_at=due_at, quotes=quotes)

    def ask():
        with CaptureQueriesContext(connection) as queries:
            response = client.get(BOARD)
        return len(queries), response

    fill(2)
    with time_machine.travel(NOW + timedelta(minutes=30), tick=False):
        few, _ = ask()
    fill(2)
    section = factories.make_section()
    Article.objects.bulk_create(
        Article(
            headline="One of many",
            slug=f"number-{each}",
            section=section,
            status=Article.Status.PUBLISHED,
            published_at=NOW + timedelta(days=2),
        )
        for each in range(60)
    )
    with time_machine.travel(NOW + timedelta(minutes=30), tick=False):
        many, response = ask()
    assert many == few
    assert len(response.context_data["coming"].rows) == 50
    due = part_of(response, "Due")
    assert "The next 50 of 68." in due
    assert "The next 2 are checked here" in due
