"""The verbs that change an article's state."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.db import IntegrityError, transaction
from django.utils import timezone

from articles.models import Article, Event
from articles.publish import (
    NotReadyToPublish,
    WrongState,
    publish,
    send_back,
    send_to_review,
    withdraw,
)
from articles.version import site_version
from tests.factories import ago, make_article

pytestmark = pytest.mark.django_db
Status = Article.Status


def last_event(article):
    return article.events.order_by("-pk").first()


def test_publishing_makes_it_public_at_once_and_says_who_did_it(publisher):
    article = make_article(status="draft")
    before = site_version()
    publish(article, by=publisher)
    assert article in Article.objects.published()
    event = last_event(article)
    assert (event.by, event.from_status, event.to_status) == (publisher, "draft", "published")
    assert site_version() != before


def test_a_future_moment_schedules_and_nothing_has_to_run_then(publisher):
    article = make_article(status="draft")
    due = timezone.now() + timedelta(days=2)
    publish(article, by=publisher, at=due)
    assert last_event(article).verb == Event.Verb.SCHEDULED
    with time_machine.travel(due - timedelta(seconds=1), tick=False):
        assert article not in Article.objects.published()
        assert article in Article.objects.scheduled()
        before = site_version()
    with time_machine.travel(due, tick=False):
        assert article in Article.objects.published()
        assert site_version() != before


@pytest.mark.parametrize(
    ("status", "published_at", "is_published", "is_scheduled"),
    [
        ("draft", None, False, False),
        ("in_review", None, False, False),
        ("published", -1, True, False),
        ("published", 60, False, True),
        ("withdrawn", -1, False, False),
    ],
)
def test_queryset_and_method_agree(status, published_at, is_published, is_scheduled):
    given = {}
    if published_at is not None:
        given["published_at"] = timezone.now() + timedelta(seconds=published_at)
    article = make_article(status=status, **given)
    assert article.is_published() == Article.objects.published().exists() == is_published
    assert article.is_scheduled() == Article.objects.scheduled().exists() == is_scheduled


def test_the_gate_refuses_with_every_blocking_finding_and_changes_nothing(publisher):
    article = make_article(status="draft", headline="", section=None, body="", authors=[])
    with pytest.raises(NotReadyToPublish) as refused:
        publish(article, by=publisher)
    codes = {finding.code for finding in refused.value.findings}
    assert codes == {"headline", "section", "byline", "body"}
    article.refresh_from_db()
    assert article.status == Status.DRAFT
    assert not article.events.exists()


def test_what_readers_see_already_is_not_published_again(publisher):
    article = make_article()
    with pytest.raises(WrongState):
        publish(article, by=publisher)


def test_an_embargo_holds_on_every_path(publisher):
    ends = timezone.now() + timedelta(days=1)
    article = make_article(status="draft", embargoed_until=ends)
    with pytest.raises(NotReadyToPublish):
        publish(article, by=publisher)
    publish(article, by=publisher, at=ends)
    article.published_at = ends - timedelta(seconds=1)
    with pytest.raises(IntegrityError), transaction.atomic():
        article.save()


def test_withdrawing_hides_it_and_keeps_the_reason(publisher):
    article = make_article()
    withdraw(article, by=publisher, reason="The source took it back.")
    assert article not in Article.objects.published()
    assert article.status == Status.WITHDRAWN
    assert article.withdrawn_reason == "The source took it back."
    assert last_event(article).reason == "The source took it back."


def test_readers_are_owed_a_reason(publisher):
    article = make_article()
    with pytest.raises(WrongState):
        withdraw(article, by=publisher, reason="  ")
    assert article in Article.objects.published()


def test_withdrawing_what_nobody_saw_makes_it_a_draft_again(publisher):
    article = make_article(status="draft")
    publish(article, by=publisher, at=timezone.now() + timedelta(days=2))
    withdraw(article, by=publisher, reason="")
    assert article.status == Status.DRAFT
    assert article.first_published_on is None


def test_publishing_again_keeps_address_and_dates(publisher):
    article = make_article(published_at=ago(days=40))
    address, published_at = article.get_absolute_url(), article.published_at
    withdraw(article, by=publisher, reason="Under review.")
    publish(article, by=publisher)
    assert article.is_published()
    assert article.get_absolute_url() == address
    assert article.published_at == published_at
    assert article.withdrawn_reason == ""


def test_publishing_again_at_a_given_moment_moves_only_that(publisher):
    article = make_article(published_at=ago(days=40))
    address, first = article.get_absolute_url(), article.first_published_at
    withdraw(article, by=publisher, reason="Under review.")
    publish(article, by=publisher, at=ago(minutes=1))
    assert article.get_absolute_url() == address
    assert article.first_published_at == first
    assert article.published_at > ago(minutes=2)


def test_moving_the_moment_of_what_is_scheduled_moves_its_first_date(publisher):
    article = make_article(status="draft")
    publish(article, by=publisher, at=datetime(2030, 1, 1, 12, tzinfo=UTC))
    publish(article, by=publisher, at=datetime(2030, 3, 4, 12, tzinfo=UTC))
    assert article.get_absolute_url().startswith("/2030/03/04/")


def test_the_date_in_the_address_is_the_sites_own_whoever_publishes(settings, publisher):
    settings.TIME_ZONE = "Europe/Berlin"
    article = make_article(status="draft", slug="late")
    with timezone.override("America/New_York"):
        publish(article, by=publisher, at=datetime(2026, 3, 4, 23, 30, tzinfo=UTC))
    assert article.get_absolute_url() == "/2026/03/05/late/"
    settings.TIME_ZONE = "UTC"
    assert Article.objects.get().get_absolute_url() == "/2026/03/05/late/"


def test_review_and_back(writer, editor):
    article = make_article(status="draft", owner=writer)
    send_to_review(article, by=writer)
    assert article.status == Status.IN_REVIEW
    with pytest.raises(WrongState):
        send_back(article, by=editor, reason="")
    send_back(article, by=editor, reason="Who else did you ask?")
    assert article.status == Status.DRAFT
    assert [event.by for event in article.events.order_by("pk")] == [writer, editor]


def test_review_needs_a_section(writer):
    article = make_article(status="draft", section=None)
    with pytest.raises(WrongState, match="section"):
        send_to_review(article, by=writer)


def test_only_drafts_go_to_review(writer):
    for status in ("in_review", "published", "withdrawn"):
        with pytest.raises(WrongState):
            send_to_review(make_article(status=status), by=writer)


def test_a_stale_copy_in_hand_does_not_undo_what_happened_meanwhile(publisher):
    article = make_article(status="draft")
    stale = Article.objects.get(pk=article.pk)
    Article.objects.filter(pk=article.pk).update(headline="Changed by somebody else")
    publish(stale, by=publisher)
    assert Article.objects.get().headline == "Changed by somebody else"


def test_a_blocking_finding_is_overridden_with_a_reason_that_is_kept(publisher):
    article = make_article(status="draft", authors=[])
    publish(article, by=publisher, override="The agency forbids a byline.")
    assert article.is_published()
    event = last_event(article)
    assert event.reason == "The agency forbids a byline."
    assert event.overridden == ["Name at least one author."]


@pytest.mark.parametrize("given", [{"headline": ""}, {"section": None}])
def test_some_findings_are_never_overridden(publisher, given):
    article = make_article(status="draft", **given)
    with pytest.raises(NotReadyToPublish):
        publish(article, by=publisher, override="Because.")


def test_an_empty_reason_overrides_nothing(publisher):
    with pytest.raises(NotReadyToPublish):
        publish(make_article(status="draft", authors=[]), by=publisher, override="  ")


def test_publishing_again_is_now_when_the_moment_it_had_never_came(publisher):
    article = make_article(published_at=ago(days=40))
    withdraw(article, by=publisher, reason="Under review.")
    publish(article, by=publisher, at=timezone.now() + timedelta(days=40))
    withdraw(article, by=publisher, reason="Not yet.")
    publish(article, by=publisher)
    assert article.is_published()


def test_an_article_that_comes_back_with_other_words_is_dated_anew(publisher):
    article = make_article()
    withdraw(article, by=publisher, reason="Under review")
    publish(Article.objects.get(), by=publisher)
    assert Article.objects.get().changed_at is None
    withdraw(article, by=publisher, reason="Under review")
    Article.objects.update(headline="Other words")
    publish(Article.objects.get(), by=publisher)
    assert Article.objects.get().changed_at is not None
