"""The buttons below an article: they save first, then do one verb."""

import re
from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.utils import timezone

from articles.models import Article, Correction, Event
from tests import factories
from tests.admin.steps import ARTICLE, change_page, form_data, page, post, rows, words_of

Status = Article.Status


def ready(status="in_review", **given):
    return factories.make_article(status=status, **given)


def test_a_writer_sends_a_draft_to_review(login, writer):
    article = ready("draft", owner=writer)
    response = post(login(writer), article, "_review", headline="Better headline")
    fresh = Article.objects.get()
    assert (fresh.status, fresh.headline) == (Status.IN_REVIEW, "Better headline")
    assert "Sent to review." in words_of(response)
    assert Event.objects.get().by == writer


def test_words_are_saved_even_if_the_verb_refuses(login, writer):
    article = ready("draft", owner=writer, section=None)
    response = post(login(writer), article, "_review", headline="Better headline")
    fresh = Article.objects.get()
    assert (fresh.status, fresh.headline) == (Status.DRAFT, "Better headline")
    assert "Choose a section before you send the article to review." in words_of(response)


def test_an_editor_sends_an_article_back_with_a_note(login, editor, writer):
    article = ready(owner=writer)
    post(login(editor), article, "_send_back", note="Who says so?")
    assert Article.objects.get().status == Status.DRAFT
    assert Event.objects.get().reason == "Who says so?"
    assert "Who says so?" in words_of(login(writer).get(change_page(article)))


def test_sending_back_needs_a_note_and_keeps_the_words(login, editor):
    article = ready()
    response = post(login(editor), article, "_send_back", standfirst="New words")
    fresh = Article.objects.get()
    assert (fresh.status, fresh.standfirst) == (Status.IN_REVIEW, "New words")
    assert "Say what is missing" in words_of(response)


def test_a_publisher_publishes_and_readers_can(login, publisher):
    article = ready()
    response = post(login(publisher), article, "_publish")
    assert Article.objects.published().get() == article
    assert "View on site" in words_of(response)


def test_what_the_gate_refuses_is_saved_and_the_findings_are_shown(login, publisher):
    article = ready(authors=[])
    response = post(login(publisher), article, "_publish", standfirst="Kept all the same")
    fresh = Article.objects.get()
    assert (fresh.status, fresh.standfirst) == (Status.IN_REVIEW, "Kept all the same")
    assert "Name at least one author." in words_of(response)
    assert 'href="#bylines-group"' in response.content.decode()


def test_a_new_article_can_be_published_in_one_go(login, publisher):
    section, author = factories.make_section(), factories.make_author()
    post(
        login(publisher),
        None,
        "_publish",
        headline="Straight out",
        body="<p>Words.</p>",
        section=section.pk,
        bylines=[{"author": author.pk}],
    )
    assert Article.objects.published().get().headline == "Straight out"


def schedule(client, article, day, clock, **given):
    return post(client, article, "_schedule", publish_on=day, publish_time=clock, **given)


@time_machine.travel(datetime(2026, 3, 2, 13, 5, tzinfo=UTC), tick=False)
def test_a_publisher_schedules_in_the_own_time_zone(login, publisher):
    publisher.time_zone = "Europe/Paris"
    publisher.save()
    article = ready()
    client = login(publisher)
    assert "Europe/Paris (CET, UTC+1)" in words_of(client.get(change_page(article)))
    schedule(client, article, "2026-03-04", "08:30")
    fresh = Article.objects.get()
    assert fresh.published_at == datetime(2026, 3, 4, 7, 30, tzinfo=UTC)
    assert fresh.is_scheduled()
    html = client.get(change_page(article)).content.decode()
    assert 'value="2026-03-04"' in html
    assert 'value="08:30"' in html


@time_machine.travel(datetime(2026, 3, 2, 13, 5, tzinfo=UTC), tick=False)
@pytest.mark.parametrize(
    ("zone", "day", "clock", "words"),
    [
        ("Europe/Paris", "2026-03-02", "14:05", "Choose a time after now (14:05 in Paris)"),
        ("Europe/Paris", "2026-03-01", "23:00", "Choose a time after now (14:05 in Paris)"),
        ("Europe/Berlin", "2027-03-28", "02:30", "There is no 02:30 on 28 March 2027 in Berlin"),
        ("Europe/Berlin", "2026-10-25", "02:30", "It is 02:30 on 25 October 2026 in Berlin twice"),
        (
            "America/New_York",
            "2027-03-14",
            "02:30",
            "There is no 02:30 on 14 March 2027 in New York",
        ),
        ("UTC", "", "", "Choose a date"),
        ("UTC", "2026-03-04", "", "Choose a time"),
        ("UTC", "9999-12-31", "23:59", "Choose a date in the next twenty years"),
        ("UTC", "0001-01-01", "00:00", "Choose a time after now (13:05 in UTC)"),
        ("UTC", "2026-02-30", "00:00", "Give a date that exists"),
    ],
)
def test_a_time_that_cannot_be_is_refused_in_words(login, publisher, zone, day, clock, words):
    publisher.time_zone = zone
    publisher.save()
    article = ready()
    response = schedule(login(publisher), article, day, clock, standfirst="Typed words")
    assert words in words_of(response)
    assert "Typed words" in response.content.decode()
    assert Article.objects.get().status == Status.IN_REVIEW


def test_scheduling_before_the_embargo_ends_is_refused(login, publisher):
    article = ready(embargoed_until=timezone.now() + timedelta(days=3))
    tomorrow = timezone.localdate() + timedelta(days=1)
    response = schedule(login(publisher), article, tomorrow.isoformat(), "09:00")
    assert "The embargo ends on" in words_of(response)
    assert Article.objects.get().status == Status.IN_REVIEW


def scheduled(**given):
    return ready("published", published_at=timezone.now() + timedelta(hours=3), **given)


def test_a_schedule_can_be_moved_and_taken_off(login, publisher):
    article = scheduled()
    client = login(publisher)
    later = timezone.localdate() + timedelta(days=9)
    schedule(client, article, later.isoformat(), "09:00")
    assert Article.objects.get().published_at.date() == later
    post(client, Article.objects.get(), "_withdraw")
    assert Article.objects.get().status == Status.DRAFT


@pytest.mark.parametrize("button", ["_save", "_publish", "_schedule"])
def test_what_is_due_is_never_saved_against_the_gate(login, publisher, button):
    article = scheduled()
    data = form_data(article, body="", standfirst="Typed words") | {button: "1"}
    data |= {"publish_on": timezone.localdate() + timedelta(days=2), "publish_time": "09:00"}
    response = login(publisher).post(change_page(article), data, follow=True)
    fresh = Article.objects.get()
    assert (fresh.body, fresh.standfirst) == (article.body, article.standfirst)
    assert (fresh.status, fresh.published_at) == (article.status, article.published_at)
    assert '<a href="#id_body" data-to-field="id_body">Body: Write the body.' in (
        response.content.decode()
    )
    assert "Typed words" in response.content.decode()
    assert not fresh.revisions.exists()


def test_removing_the_byline_of_what_is_due_is_taken_back_whole(login, editor):
    article = scheduled()
    data = form_data(article) | {"bylines-0-DELETE": "on"}
    response = login(editor).post(change_page(article), data)
    assert "Name at least one author." in words_of(response)
    assert article.bylines.count() == 1


def test_a_live_article_is_withdrawn_with_a_reason_only(login, publisher):
    article = ready("published")
    client = login(publisher)
    response = post(client, article, "_withdraw")
    assert "Readers will see the reason" in words_of(response)
    assert Article.objects.get().status == Status.PUBLISHED
    post(client, article, "_withdraw", reason="The source withdrew.")
    fresh = Article.objects.get()
    assert (fresh.status, fresh.withdrawn_reason) == (Status.WITHDRAWN, "The source withdrew.")
    assert "The source withdrew." in words_of(client.get(change_page(article)))


def test_a_verb_that_came_too_late_keeps_the_words(login, editor):
    article = ready()
    data = form_data(article, standfirst="New words") | {"_review": "1"}
    response = login(editor).post(change_page(article), data, follow=True)
    assert "This article is in review, not a draft." in words_of(response)
    assert Article.objects.get().standfirst == "New words"


@pytest.mark.parametrize("button", ["_publish", "_schedule", "_withdraw", "_send_back"])
def test_a_writer_has_none_of_the_publishers_buttons(login, writer, button):
    article = ready("draft", owner=writer)
    client = login(writer)
    html = client.get(change_page(article)).content.decode()
    assert f'name="{button}"' not in html
    tomorrow = timezone.localdate() + timedelta(days=1)
    given = {"publish_on": tomorrow.isoformat(), "publish_time": "09:00", "reason": "x"}
    response = post(client, article, button, headline="Changed", **given)
    assert response.status_code == 403
    fresh = Article.objects.get()
    assert (fresh.status, fresh.headline) == (Status.DRAFT, article.headline)


def test_each_sees_the_buttons_that_fit(login, writer, editor, publisher):
    def buttons(account, article):
        html = login(account).get(change_page(article)).content.decode()
        names = ("_save", "_review", "_send_back", "_publish", "_schedule", "_withdraw")
        return {name for name in names if f'name="{name}"' in html}

    draft, review = ready("draft", owner=writer), ready(owner=writer)
    live, due = ready("published", owner=writer), scheduled()
    assert buttons(writer, draft) == {"_save", "_review"}
    assert buttons(writer, review) == {"_save"}
    assert buttons(writer, live) == set()
    assert buttons(editor, review) == {"_save", "_send_back"}
    assert buttons(editor, live) == {"_save"}
    assert buttons(publisher, draft) == {"_save", "_review", "_publish", "_schedule"}
    assert buttons(publisher, review) == {"_save", "_send_back", "_publish", "_schedule"}
    assert buttons(publisher, due) == {"_save", "_publish", "_schedule", "_withdraw"}
    assert buttons(publisher, live) == {"_save", "_withdraw"}


def test_an_editor_issues_a_correction(login, editor):
    article = ready("published")
    client = login(editor)
    address = page(f"{ARTICLE}_correct", article.pk)
    assert "What was wrong" in words_of(client.get(address))
    empty = client.post(address, {"kind": "correction", "text": "  "})
    assert "Fill this in" in words_of(empty)
    given = {"kind": "clarification", "text": "It was 2 GW.", "is_serious": "on"}
    client.post(address, given)
    correction = Correction.objects.get()
    assert (correction.text, correction.issued_by) == ("It was 2 GW.", editor)
    assert correction.is_serious
    assert "It was 2 GW." in words_of(client.get(change_page(article)))


def test_only_what_readers_see_is_corrected(login, editor, writer):
    draft = ready("draft", owner=writer)
    live = ready("published", owner=writer)
    given = {"kind": "correction", "text": "x"}
    login(editor).post(page(f"{ARTICLE}_correct", draft.pk), given)
    login(writer).post(page(f"{ARTICLE}_correct", live.pk), given)
    assert not Correction.objects.exists()


def test_a_get_of_any_button_changes_nothing(login, publisher):
    article = ready()
    login(publisher).get(change_page(article), {"_publish": "1"})
    assert Article.objects.get().status == Status.IN_REVIEW
    assert not Event.objects.exists()


def test_rows_of_a_refused_save_come_back(login, publisher):
    article = scheduled()
    data = form_data(article, body="") | rows("takeaways", [{"text": "A new thought"}])
    response = login(publisher).post(change_page(article), data)
    assert "A new thought" in response.content.decode()
    assert not article.takeaways.exists()


def test_the_kind_of_change_comes_back_if_its_note_is_missing(login, publisher):
    live = factories.make_article()
    response = post(
        login(publisher), live, "_publish_changes", headline="Better", change_kind="clarification"
    )
    assert "Tell readers what changed." in words_of(response)
    html = response.content.decode()
    panel = r'<details class="with-words" name="act" open><summary class="button">Publish'
    assert re.search(panel, html)
    assert re.search(r'value="clarification"[^>]* checked', html)
