"""Some buttons are not about the words on the form: a form that is refused does not stop them."""

from datetime import timedelta

import pytest
from django.utils import timezone

from articles import autosave
from articles.models import Article, Event
from tests import factories
from tests.admin.steps import change_page, post, words_of

pytestmark = pytest.mark.django_db
Status = Article.Status


def test_an_article_is_withdrawn_whatever_is_wrong_with_the_form(login, publisher):
    live = factories.make_article()
    client = login(publisher)
    response = post(client, live, "_withdraw", headline="", standfirst="Typed", reason="Not ours.")
    fresh = Article.objects.get()
    assert (fresh.status, fresh.withdrawn_reason) == (Status.WITHDRAWN, "Not ours.")
    assert fresh.headline == live.headline
    assert "Withdrawn. What you typed was not saved" in words_of(response)
    assert "Typed" in client.get(change_page(live), {"kept": "1"}).content.decode()


def test_a_withdrawal_without_a_reason_stays_refused_with_everything_typed(login, publisher):
    live = factories.make_article()
    response = post(login(publisher), live, "_withdraw", headline="", standfirst="Typed")
    assert Article.objects.get().is_published()
    assert "Typed" in response.content.decode()
    assert not Event.objects.exists()


def test_changes_are_discarded_whatever_is_wrong_with_the_form(login, publisher):
    live = factories.make_article()
    client = login(publisher)
    post(client, live, standfirst="Saved beside it")
    copy = Article.objects.get(revises=live)
    post(client, copy, "_discard", headline="", standfirst="Typed")
    assert not Article.objects.filter(revises=live).exists()
    assert "Typed" in str(autosave.kept_for(publisher, live).fields)


def test_what_the_gate_keeps_from_a_save_can_still_be_taken_off_the_schedule(login, publisher):
    due = timezone.now() + timedelta(days=2)
    article = factories.make_article(status="published", published_at=due)
    response = post(login(publisher), article, "_withdraw", body="", standfirst="Typed")
    assert Article.objects.get().status == Status.DRAFT
    assert Article.objects.get().body
    assert "What you typed was not saved" in words_of(response)


def test_an_article_goes_back_to_its_writer_whatever_is_wrong_with_the_form(login, editor):
    article = factories.make_article(status="in_review")
    post(login(editor), article, "_send_back", headline="", note="Who says so?")
    assert Article.objects.get().status == Status.DRAFT
    assert Event.objects.get().reason == "Who says so?"


def test_text_that_is_brought_back_presses_no_button(login, publisher):
    article = factories.make_article(status="in_review")
    autosave.keep(publisher, article, fields=[("standfirst", "Typed"), ("_schedule", "1")])
    shown = words_of(login(publisher).get(change_page(article), {"kept": "1"}))
    assert "This is what you typed" in shown
    assert "Choose a date" not in shown


def test_changes_beside_a_live_article_are_saved_without_a_section_and_not_published(
    login, publisher
):
    live = factories.make_article()
    client = login(publisher)
    post(client, live, section="", headline="Better said")
    copy = Article.objects.get(revises=live)
    assert (copy.headline, copy.section) == ("Better said", None)
    response = post(client, copy, "_publish_changes", change_kind="update", change_note="More.")
    assert "Choose a section." in words_of(response)
    assert Article.objects.get(pk=live.pk).section


def test_nobody_presses_a_button_of_what_they_may_not_see(login, writer):
    hidden = factories.make_article(status="draft")
    response = login(writer).post(change_page(hidden), {"_discard": "1", "headline": ""})
    assert response.status_code == 404
    assert Article.objects.get() == hidden
    assert not Event.objects.exists()
