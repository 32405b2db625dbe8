"""The audit log: every change of an article's state, to be read and filtered, never changed."""

from datetime import UTC, datetime

import pytest
from django.contrib.auth.models import Permission
from django.db import connection
from django.test.utils import CaptureQueriesContext

from articles import publish, revise
from articles.models import Event
from tests import factories
from tests.admin.steps import change_page, page, words_of

LOG = "/admin/articles/event/"
Verb = Event.Verb


def write(article, verb=Verb.PUBLISHED, **given):
    given = {"from_status": "in_review", "to_status": "published", **given}
    return Event.objects.create(article=article, verb=verb, **given)


def shown(client, query=""):
    response = client.get(f"{LOG}{query}")
    assert response.status_code == 200, query
    return {event.reason for event in response.context_data["cl"].result_list}


@pytest.fixture
def events(writer, editor, publisher):
    publisher.first_name, publisher.last_name = "Ana Maria", "Ortega"
    publisher.save()
    first = factories.make_article(headline="Tape returns", slug="tape-returns", owner=writer)
    second = factories.make_article(headline="Lakes rise", slug="lakes-rise", owner=editor)
    write(
        first,
        reason="On paper",
        by=publisher,
        at=datetime(2026, 3, 4, 23, 30, tzinfo=UTC),
        overridden=["Name at least one author."],
    )
    write(first, Verb.CHANGED, reason="By itself", at=datetime(2026, 3, 5, 12, 0, tzinfo=UTC))
    write(second, Verb.WITHDRAWN, reason="Too early", by=editor, to_status="withdrawn")
    return first, second


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("", {"On paper", "By itself", "Too early"}),
        ("?verb__exact=withdrawn", {"Too early"}),
        ("?person=EDITOR", {"Too early"}),
        ("?person=ana+maria+ortega", {"On paper"}),
        ("?person=the+clock", {"By itself"}),
        ("?person=nobody", set()),
        ("?since=2026-03-05&until=2026-03-05", {"By itself"}),
        ("?until=2026-03-04", {"On paper"}),
        ("?since=2026-03-05", {"By itself", "Too early"}),
        ("?since=2026-03-99", {"On paper", "By itself", "Too early"}),
        ("?override=yes", {"On paper"}),
        ("?q=lakes", {"Too early"}),
        ("?q=/2026/01/02/tape-returns/", {"On paper", "By itself"}),
        ("?q=early", {"Too early"}),
        ("?q=tape&override=yes&person=publisher", {"On paper"}),
    ],
)
def test_the_log_is_filtered(login, editor, events, settings, query, expected):
    settings.TIME_ZONE = "UTC"
    assert shown(login(editor), query) == expected


def test_days_are_those_of_whoever_reads(login, editor, events):
    editor.time_zone = "Europe/Paris"
    editor.save()
    client = login(editor)
    assert shown(client, "?since=2026-03-05&until=2026-03-05") == {"On paper", "By itself"}
    assert "5 Mar 2026, 00:30 CET" in words_of(client.get(LOG))


def test_a_day_that_is_none_is_named(login, editor, events):
    said = words_of(login(editor).get(f"{LOG}?since=4+March"))
    assert "“4 March” is no day: it was left out." in said


def test_a_row_tells_who_when_from_to_and_why(login, editor, events):
    first, _ = events
    response = login(editor).get(LOG)
    said, html = words_of(response), response.content.decode()
    assert "In review → Published" in said
    assert "Ana Maria Ortega" in said
    assert "The clock" in said
    assert "On paper Against the checks: Name at least one author." in said
    assert f'<a href="{change_page(first)}">Tape returns</a>' in html


def test_the_event_of_a_working_copy_leads_to_its_article(login, editor):
    live = factories.make_article(headline="Tape returns")
    write(revise.open_working_copy(live, by=editor), Verb.SENT_TO_REVIEW)
    assert change_page(live) in login(editor).get(LOG).content.decode()


def test_an_event_is_read_whole_and_escaped(login, editor):
    event = write(factories.make_article(), reason="<b>x</b> " * 60, overridden=["<i>Must</i>"])
    html = login(editor).get(page("articles_event_change", event.pk)).content.decode()
    assert html.count("&lt;b&gt;x&lt;/b&gt;") == 60
    assert "<p>&lt;i&gt;Must&lt;/i&gt;</p>" in html
    assert 'name="reason"' not in html


def test_nobody_changes_or_deletes_an_event(login, chief, events):
    client = login(chief)
    before = list(Event.objects.values())
    event = Event.objects.first()
    change, delete = (page(f"articles_event_{each}", event.pk) for each in ("change", "delete"))
    assert client.post(change, {"reason": "Other", "verb": "withdrawn"}).status_code == 403
    assert client.post(delete, {"post": "yes"}).status_code == 403
    assert client.get(page("articles_event_add")).status_code == 403
    assert client.post(page("articles_event_add"), {"reason": "New"}).status_code == 403
    given = {"action": "delete_selected", "_selected_action": [event.pk], "post": "yes"}
    client.post(LOG, given)
    assert list(Event.objects.values()) == before


def test_the_log_is_for_those_with_the_right(login, writer, moderator, editor, events):
    for account in (writer, moderator):
        assert login(account).get(LOG).status_code == 403
    assert login(editor).get(LOG).status_code == 200


def test_each_account_reads_of_the_articles_it_sees(login, writer, events):
    writer.user_permissions.add(Permission.objects.get(codename="view_event"))
    client = login(writer)
    assert shown(client) == {"On paper", "By itself"}
    hidden = Event.objects.get(reason="Too early")
    response = client.get(page("articles_event_change", hidden.pk), follow=True)
    assert "Too early" not in response.content.decode()


def test_what_the_verbs_write_is_in_the_log(login, editor, publisher):
    article = factories.make_article(status="draft", headline="Tape returns")
    publish.send_to_review(article, by=editor)
    publish.publish(article, by=publisher)
    said = words_of(login(editor).get(LOG))
    assert said.index("In review → Published") < said.index("Draft → In review")


def test_the_number_of_queries_does_not_grow_with_events(login, editor, publisher):
    client = login(editor)

    def count():
        with CaptureQueriesContext(connection) as queries:
            client.get(LOG)
        return len(queries)

    def fill(number):
        for each in range(number):
            write(factories.make_article(), by=factories.make_account(f"by-{number}-{each}"))

    fill(2)
    before = count()
    fill(12)
    assert count() == before
    assert before <= 12


@pytest.mark.parametrize(
    "query",
    [
        "?person=%00",
        "?person=" + "x" * 5000,
        "?since=%00",
        "?since=0001-01-01",
        "?until=9999-12-31",
        "?until=" + "9" * 5000,
        "?since=2026-W01",
        "?override=%00",
        "?verb__exact=%00",
        "?verb__exact=x",
        "?by__password__startswith=a",
        "?article__body__contains=a",
        "?at__gte=x",
        "?q=%00",
        "?o=9.-x",
        "?p=99999999999999999999",
    ],
)
def test_a_strange_query_is_no_error(login, editor, events, query):
    assert login(editor).get(LOG + query, follow=True).status_code < 500
