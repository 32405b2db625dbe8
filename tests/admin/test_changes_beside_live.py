"""Promise: saving changes to a live article never touches what readers see."""

from datetime import timedelta

import pytest
from django.utils import timezone

from articles.models import Article, Correction, Event
from articles.revise import last_revision, publish_due_changes
from articles.version import site_version
from tests import factories
from tests.admin.steps import change_page, form_data, page, post, words_of

pytestmark = pytest.mark.django_db


def live(**given):
    return factories.make_article(
        takeaways=["First.", "Second.", "Third."], quotes=[{"text": "Said."}], **given
    )


def copy_of(article):
    return Article.objects.get(revises=article)


def test_saving_a_live_article_leaves_every_byte_that_readers_get(client, login, editor):
    article = live()
    address, version = article.get_absolute_url(), site_version()
    before = client.get(address).content
    post(login(editor), article, headline="Better said", body="<p>New body.</p>", slug="elsewhere")
    client.logout()
    assert client.get(address).content == before
    assert site_version() == version
    assert copy_of(article).headline == "Better said"


def test_the_form_shows_the_changes_and_says_that_readers_do_not(login, editor):
    article = live()
    client = login(editor)
    response = post(client, article, headline="Better said")
    assert "Readers see no change until you publish it." in words_of(response)
    shown = words_of(client.get(change_page(article)))
    assert "Better said" in shown
    assert "Readers see the article as it was." in shown
    copy = copy_of(article)
    assert f"/article/{copy.pk}/" not in client.get(change_page(article)).content.decode()
    assert Article.objects.editable().count() == 1


def test_a_save_that_changes_nothing_opens_no_working_copy(login, editor):
    article = live()
    post(login(editor), article)
    assert not Article.objects.filter(revises=article).exists()


def test_rows_keep_their_uids_and_the_live_ones_their_words(login, editor):
    article = live()
    uids = [each.uid for each in article.takeaways.all()]
    data = form_data(article) | {
        "takeaways-0-text": "First, better said.",
        "takeaways-1-DELETE": "on",
    }
    client = login(editor)
    client.post(change_page(article), data)
    copy = copy_of(article)
    assert [(each.uid, each.text) for each in copy.takeaways.all()] == [
        (uids[0], "First, better said."),
        (uids[2], "Third."),
    ]
    assert [each.text for each in article.takeaways.all()] == ["First.", "Second.", "Third."]
    # A second save from the same old page, which still names the rows of the live article.
    data |= {"takeaways-2-text": "Third, better said.", "base": last_revision(copy).pk}
    client.post(change_page(article), data)
    assert [each.text for each in copy_of(article).takeaways.all()] == [
        "First, better said.",
        "Third, better said.",
    ]
    assert {each.article_id for each in article.takeaways.all()} == {article.pk}


def test_changes_are_published_with_their_kind_and_a_note(login, publisher):
    article = live()
    client = login(publisher)
    post(client, article, headline="Better said")
    response = post(
        client,
        copy_of(article),
        "_publish_changes",
        change_kind="correction",
        change_note="We had the wrong name.",
    )
    assert "Readers see the changes now." in words_of(response)
    fresh = Article.objects.get()
    assert (fresh.pk, fresh.headline) == (article.pk, "Better said")
    assert Correction.objects.get().text == "We had the wrong name."
    assert fresh.changed_at is not None


def test_a_typing_fix_that_changes_nothing_is_not_published(login, publisher):
    article = live()
    client = login(publisher)
    post(client, article, headline="Better said")
    copy = copy_of(article)
    response = post(client, copy, "_publish_changes", headline=article.headline, change_kind="typo")
    assert "Readers see just these words already. Discard the changes." in words_of(response)
    assert not Event.objects.filter(verb="changed").exists()


def test_changes_can_be_written_and_published_in_one_go(login, publisher):
    article = live()
    post(
        login(publisher),
        article,
        "_publish_changes",
        headline="Better said",
        change_kind="update",
        change_note="More was said.",
    )
    assert Article.objects.get().headline == "Better said"


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({}, "Say what kind of change this is."),
        ({"change_kind": "update", "change_note": " "}, "Tell readers what changed."),
        ({"change_kind": "typo", "body": "<p>" + "New words. " * 9 + "</p>"}, "A typing fix"),
        (
            {"change_kind": "update", "change_note": "Kept words", "body": ""},
            "Write the body.",
        ),
    ],
)
def test_a_refused_publication_keeps_the_changes_and_the_note(login, publisher, given, words):
    article = live()
    data = {"headline": "Better said", **given}
    response = post(login(publisher), article, "_publish_changes", **data)
    assert words in words_of(response)
    assert copy_of(article).headline == "Better said"
    assert Article.objects.get(pk=article.pk).headline == article.headline
    note = given.get("change_note", "").strip()
    assert not note or note in response.content.decode()


def test_a_form_that_comes_back_with_its_note_can_be_sent_again(login, publisher):
    article = live()
    client = login(publisher)
    data = form_data(article, body="", change_kind="update", change_note="Kept words")
    refused = client.post(change_page(article), data | {"_publish_changes": "1"})
    base = refused.context_data["adminform"].form["base"].value()
    again = data | {"body": "<p>A body.</p>", "base": base, "_publish_changes": "1"}
    client.post(change_page(article), again)
    assert Article.objects.get().body == "<p>A body.</p>"


def test_changes_go_out_at_a_time_and_can_be_taken_off(login, publisher):
    article = live()
    client = login(publisher)
    later = timezone.localdate() + timedelta(days=3)
    due = {"publish_on": later.isoformat(), "publish_time": "09:00"}
    told = {"change_kind": "update", "change_note": "The rules begin."}
    post(client, article, "_schedule_changes", headline="Better said", **told, **due)
    copy = copy_of(article)
    assert timezone.localtime(copy.changes_due_at).date() == later
    assert "Changes" in words_of(client.get(page("articles_article_changelist")))
    post(client, copy_of(article), "_hold")
    assert copy_of(article).changes_due_at is None
    assert publish_due_changes(at=timezone.now() + timedelta(days=9)) == 0
    verbs = [each.verb for each in Event.objects.order_by("pk")]
    assert verbs == [Event.Verb.CHANGES_DUE, Event.Verb.CHANGES_HELD]


def test_due_changes_are_never_saved_against_the_gate(login, publisher):
    article = live()
    client = login(publisher)
    later = (timezone.localdate() + timedelta(days=3)).isoformat()
    told = {"change_kind": "update", "change_note": "The rules begin."}
    due = {"publish_on": later, "publish_time": "09:00"}
    post(client, article, "_schedule_changes", headline="Better said", **told, **due)
    response = post(client, copy_of(article), body="", standfirst="Typed words")
    assert "Write the body." in words_of(response)
    assert "Typed words" in response.content.decode()
    assert copy_of(article).body


def test_discarding_leaves_the_words_in_the_history(login, editor):
    article = live()
    client = login(editor)
    post(client, article, headline="Better said")
    post(client, copy_of(article), "_discard", headline="Typed at the last moment")
    assert Article.objects.get().headline == article.headline
    kept = [each.snapshot["headline"] for each in article.revisions.all()]
    assert {"Better said", "Typed at the last moment"} <= set(kept)


def test_an_editor_without_the_right_saves_and_sends_to_review(login, editor):
    article = live()
    client = login(editor)
    post(client, article, headline="Better said")
    shown = client.get(change_page(article)).content.decode()
    assert 'name="_publish_changes"' not in shown
    refused = post(client, copy_of(article), "_publish_changes", change_kind="typo")
    assert refused.status_code == 403
    post(client, copy_of(article), "_review")
    assert copy_of(article).status == Article.Status.IN_REVIEW
    assert Article.objects.get(pk=article.pk).is_published()


def test_a_writer_does_not_touch_what_readers_see(login, writer):
    article = live(owner=writer)
    client = login(writer)
    assert post(client, article, headline="Mine").status_code == 403
    assert not Article.objects.filter(revises=article).exists()


def test_new_rows_of_a_refused_form_keep_their_uid(login, publisher):
    article = live()
    fresh = [{"text": "Typed words", "uid": "0123456789ab"}]
    data = form_data(article, headline="", quotes=fresh)
    response = login(publisher).post(change_page(article), data)
    assert 'value="0123456789ab"' in response.content.decode()


def test_a_withdrawn_article_goes_out_again_as_it_stands_on_its_form(login, publisher):
    article = live()
    client = login(publisher)
    post(client, article, headline="Better said")
    post(client, copy_of(article), "_withdraw", reason="Under review")
    assert Article.objects.get(pk=article.pk).status == Article.Status.WITHDRAWN
    assert copy_of(article).headline == "Better said"
    response = post(client, copy_of(article), standfirst="And put right")
    assert "Saved." in words_of(response) and "Saved beside" not in words_of(response)
    post(client, copy_of(article), "_publish")
    fresh = Article.objects.get()
    assert fresh.is_published()
    assert (fresh.headline, fresh.standfirst) == ("Better said", "And put right")
    assert fresh.changed_at is not None


def test_owner_and_assignment_belong_to_the_article_not_to_its_changes(login, editor, chief):
    article = live()
    post(login(editor), article, owner=chief.pk, assigned_to=chief.pk)
    fresh = Article.objects.get()
    assert (fresh.owner, fresh.assigned_to) == (chief, chief)


def test_the_form_of_changes_shows_what_belongs_to_the_article(login, publisher, chief):
    article, ended = live(), timezone.now() - timedelta(days=9)
    client = login(publisher)
    post(client, article, headline="Better said", assigned_to=chief.pk)
    Article.objects.filter(pk=article.pk).update(embargoed_until=ended)
    html = client.get(change_page(article)).content.decode()
    assert f'<option value="{chief.pk}" selected>chief</option>' in html
    assert f'value="{timezone.localtime(ended):%Y-%m-%d}"' in html
    assert Article.objects.get(pk=article.pk).assigned_to == chief


def test_an_embargo_beyond_publication_is_refused_beside_changes_too(login, publisher):
    article = live()
    client = login(publisher)
    post(client, article, headline="Better said")
    embargo = {"embargoed_until_0": "2099-01-01", "embargoed_until_1": "10:00"}
    response = post(client, copy_of(article), standfirst="Typed with care", **embargo)
    assert "The embargo ends later than publication" in words_of(response)
    assert "Typed with care" in response.content.decode()
    assert Article.objects.get(pk=article.pk).embargoed_until is None


def test_nobody_is_assigned_what_they_may_not_edit(login, editor, writer):
    article = live()
    response = post(login(editor), article, headline="Typed words", assigned_to=writer.pk)
    assert "Choose somebody else: writer may not edit it." in words_of(response)
    assert "Typed words" in response.content.decode()
    assert Article.objects.get(pk=article.pk).assigned_to is None
