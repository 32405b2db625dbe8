"""Promise 16: one gate on every path to readers, and an override that is on record."""

from datetime import timedelta

import pytest
import time_machine
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.contrib.auth.models import Permission
from django.utils import timezone

from articles import gate, invite
from articles.models import Article, Byline, Event
from articles.publish import NotReadyToPublish, publish
from articles.revise import (
    GateRefused,
    open_working_copy,
    publish_changes,
    publish_due_changes,
    restore_revision,
    save_revision,
)
from tests import factories
from tests.admin.steps import change_page, page, post, words_of

pytestmark = pytest.mark.django_db
LATER = {
    "publish_on": (timezone.localdate() + timedelta(days=2)).isoformat(),
    "publish_time": "09:00",
}
CHANGE = {"change_kind": "update", "change_note": "More was said."}


def broken(**given):
    """An article that the gate refuses: it has no byline."""
    return factories.make_article(status="in_review", authors=(), **given)


def undescribed(**given):
    """One with a finding that can be overridden: its picture is not described."""
    picture = factories.make_image(alt_text="")
    return factories.make_article(status="in_review", lead_image=picture, **given)


def by_form(client, article):
    post(client, article, "_publish")


def by_schedule(client, article):
    post(client, article, "_schedule", **LATER)


def by_many(client, article):
    data = {"action": "publish_now", ACTION_CHECKBOX_NAME: [article.pk]}
    client.post(page("articles_article_changelist"), data)


@pytest.mark.parametrize("way", [by_form, by_schedule, by_many])
def test_no_way_of_the_admin_leads_past_the_gate(login, publisher, way):
    article = broken()
    way(login(publisher), article)
    assert Article.objects.get().status == Article.Status.IN_REVIEW
    assert not Event.objects.filter(verb__in=["published", "scheduled"]).exists()


@pytest.mark.parametrize("at", [None, timezone.now() + timedelta(days=2)])
def test_a_shell_meets_the_gate_too(chief, at):
    with pytest.raises(NotReadyToPublish):
        publish(broken(), by=chief, at=at)


def test_an_import_meets_it_as_well(chief):
    """An import makes a draft and publishes it by the verb, in the past."""
    with pytest.raises(NotReadyToPublish):
        publish(broken(), by=chief, at=timezone.now() - timedelta(days=900))


def test_changes_meet_it_now_at_their_moment_and_when_they_are_restored(publisher):
    live = factories.make_article()
    copy = open_working_copy(live, by=publisher)
    due = timezone.now() + timedelta(hours=1)
    copy.headline = "Better said"
    copy.save()
    publish_changes(copy, by=publisher, kind="update", note="More.", at=due)
    copy.bylines.all().delete()
    with time_machine.travel(due + timedelta(minutes=1)):
        assert publish_due_changes() == 0
        assert Article.objects.get(pk=live.pk).headline == live.headline
    with pytest.raises(GateRefused):
        publish_changes(copy, by=publisher, kind="update", note="More.")


def test_a_scheduled_article_is_not_restored_to_what_would_not_pass(publisher):
    article = factories.make_article(
        status="published", published_at=timezone.now() + timedelta(days=2), authors=()
    )
    empty = save_revision(article, by=publisher)
    Byline.objects.create(article=article, author=factories.make_author())
    save_revision(article, by=publisher)
    with pytest.raises(GateRefused):
        restore_revision(empty, by=publisher)
    assert article.bylines.exists()


# Overriding


def test_an_override_needs_a_reason_and_both_are_on_record(login, chief):
    article = undescribed()
    client = login(chief)
    post(client, article, "_publish")
    assert Article.objects.get().status == Article.Status.IN_REVIEW
    post(client, article, "_publish", override="The photographer describes it tonight.")
    assert Article.objects.get().is_published()
    event = Event.objects.get(verb="published")
    assert event.by == chief
    assert event.reason == "The photographer describes it tonight."
    assert "Describe the picture" in event.overridden[0]


def test_a_reason_without_the_right_overrides_nothing(login, publisher):
    publisher.groups.get().permissions.remove(Permission.objects.get(codename="override_gate"))
    article = undescribed()
    client = login(publisher)
    post(client, article, "_publish", override="Because I say so")
    assert Article.objects.get().status == Article.Status.IN_REVIEW
    assert 'name="override"' not in client.get(change_page(article)).content.decode()


def test_what_cannot_be_overridden_is_not(login, chief):
    article = factories.make_article(
        status="in_review", embargoed_until=timezone.now() + timedelta(days=3)
    )
    response = post(login(chief), article, "_publish", override="We were allowed to")
    assert "The embargo ends" in words_of(response)
    assert "We were allowed to" in response.content.decode()
    assert Article.objects.get().status == Article.Status.IN_REVIEW


def test_what_was_overridden_once_does_not_stop_the_next_save(login, chief):
    article = undescribed()
    client = login(chief)
    post(client, article, "_schedule", override="Tonight.", **LATER)
    assert Article.objects.get().is_scheduled()
    post(client, article, standfirst="A better standfirst")
    assert Article.objects.get().standfirst == "A better standfirst"
    post(client, article, body="")
    assert Article.objects.get().body


def test_changes_can_be_overridden_and_say_so(login, chief):
    live = factories.make_article()
    picture = factories.make_image(alt_text="")
    client = login(chief)
    told = CHANGE | {"lead_image": picture.pk}
    post(client, live, "_publish_changes", **told)
    assert Article.objects.get(pk=live.pk).lead_image is None
    copy = Article.objects.get(revises=live)
    post(client, copy, "_publish_changes", override="Tonight.", **told)
    assert Article.objects.get(pk=live.pk).lead_image == picture
    event = Event.objects.get(verb="changed")
    assert "Tonight." in event.reason
    assert event.overridden


# Advice that stands on somebody else's word


def test_a_quote_changed_after_its_approval_is_told(chief):
    article = factories.make_article(quotes=[{"text": "Said so."}])
    quote = article.quotes.get()
    check = invite.invite_to_check(quote, by=chief)
    invite.approve_quote(invite.token_of(check), words="Said so.")
    assert "approval" not in codes_of(article)
    article.quotes.update(text="Said so!")
    assert "approval" in codes_of(article)


def codes_of(article):
    fresh = Article.objects.get(pk=article.pk)
    return {each.code for each in gate.findings(fresh, at=timezone.now())}
