"""What is done with many articles at once, from their list."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from articles.models import Article, Event, Note, Revision
from articles.publish import publish
from articles.revise import open_working_copy, save_revision, to_snapshot
from tests import factories
from tests.admin.steps import words_of

LIST = "/admin/articles/article/"
Status = Article.Status


def act(client, action, *articles, **given):
    data = {"action": action, "_selected_action": [each.pk for each in articles], **given}
    return client.post(LIST, data, follow=True)


def status_of(article):
    return Article.objects.values_list("status", flat=True).get(pk=article.pk)


@pytest.fixture
def articles(writer, editor):
    soon = timezone.now() + timedelta(hours=2)
    make = factories.make_article
    return {
        "draft": make(status="draft", headline="A draft", owner=writer),
        "review": make(status="in_review", headline="Waiting", owner=writer),
        "due": make(headline="Due", published_at=soon, owner=editor),
        "live": make(headline="Live", owner=editor),
        "gone": make(status="withdrawn", headline="Gone", owner=editor),
        "held": make(status="draft", headline="Held", owner=editor, embargoed_until=soon),
    }


def test_many_are_sent_to_review_and_the_others_named(login, editor, articles):
    bare = factories.make_article(status="draft", section=None, headline="Bare")
    response = act(login(editor), "send_to_review", articles["draft"], articles["live"], bare)
    assert status_of(articles["draft"]) == Status.IN_REVIEW
    assert status_of(articles["live"]) == Status.PUBLISHED
    said = words_of(response)
    assert "Sent to review: 1 article." in said
    assert "“Live” (published)." in said
    assert "“Bare”: Choose a section before you send the article to review." in said


def test_changes_to_a_live_article_are_sent_to_review(login, editor, articles):
    copy = open_working_copy(articles["live"], by=editor)
    said = words_of(act(login(editor), "send_to_review", articles["live"]))
    assert "Sent to review: 1 article." in said
    assert (status_of(articles["live"]), status_of(copy)) == (Status.PUBLISHED, Status.IN_REVIEW)


def test_the_gate_keeps_back_what_many_are_published_with(login, publisher, articles):
    bare = factories.make_article(status="in_review", authors=[], headline="Bare")
    response = act(login(publisher), "publish_now", articles["review"], bare, articles["held"])
    assert Article.objects.published().filter(pk=articles["review"].pk).exists()
    assert (status_of(bare), status_of(articles["held"])) == (Status.IN_REVIEW, Status.DRAFT)
    assert [event.article for event in Event.objects.all()] == [articles["review"]]
    said = words_of(response)
    assert "Published: 1 article." in said
    assert "“Bare”: Name at least one author." in said
    assert "“Held”: The embargo ends on" in said


def test_only_publishers_publish_or_withdraw_many(login, editor, articles):
    client = login(editor)
    assert "Published: 1" not in words_of(act(client, "publish_now", articles["review"]))
    act(client, "withdraw_many", articles["live"], apply="1", reason="Wrong.")
    assert (status_of(articles["review"]), status_of(articles["live"])) == (
        Status.IN_REVIEW,
        Status.PUBLISHED,
    )
    html = client.get(LIST).content.decode()
    assert 'value="publish_now"' not in html
    assert 'value="withdraw_many"' not in html


def test_many_are_withdrawn_with_a_reason(login, publisher, client, articles):
    chosen = articles["live"], articles["due"], articles["draft"]
    asked = act(login(publisher), "withdraw_many", *chosen)
    assert asked.status_code == 200
    said = words_of(asked)
    assert "Why are they withdrawn?" in said
    assert "A draft Draft Stays as it is" in said
    assert status_of(articles["live"]) == Status.PUBLISHED
    for reason, words in (("  \0", "Readers will see the reason"), ("x" * 2001, "1 character")):
        refused = act(client, "withdraw_many", *chosen, apply="1", reason=reason)
        assert refused.status_code == 422
        assert words in words_of(refused)
        assert reason.strip(" \0") in refused.content.decode()
    assert status_of(articles["live"]) == Status.PUBLISHED
    said = words_of(act(client, "withdraw_many", *chosen, apply="1", reason="A source fell."))
    assert "Withdrawn: 2 articles." in said
    assert "“A draft” (draft)." in said
    assert (status_of(articles["live"]), status_of(articles["due"])) == ("withdrawn", "draft")
    gone = client.get(articles["live"].get_absolute_url())
    assert gone.status_code == 410
    assert "A source fell." in gone.content.decode()
    event = Event.objects.get(article=articles["live"])
    assert (event.verb, event.reason, event.by) == ("withdrawn", "A source fell.", publisher)


def test_many_are_assigned(login, editor, writer, publisher, articles):
    client = login(editor)
    asked = words_of(act(client, "assign_to", articles["draft"], articles["live"]))
    for name in ("editor", "writer", "publisher", "Nobody"):
        assert name in asked
    given = {"apply": "1", "to": publisher.pk, "note": "Check the figures."}
    said = words_of(act(client, "assign_to", articles["draft"], articles["live"], **given))
    assert "Assigned to publisher: 2 articles." in said
    assert set(Article.objects.filter(assigned_to=publisher)) == {
        articles["draft"],
        articles["live"],
    }
    assert Note.objects.filter(mentions=publisher, by=editor).count() == 2
    given = {"apply": "1", "to": writer.pk}
    said = words_of(act(client, "assign_to", articles["draft"], articles["live"], **given))
    assert "Assigned to writer: 1 article." in said
    assert "“Live”: writer may not edit it." in said
    refused = act(client, "assign_to", articles["draft"], apply="1", to="", note="Look at it.")
    assert refused.status_code == 422
    assert "Choose whom the words below are for" in words_of(refused)
    assert "Look at it." in refused.content.decode()
    act(client, "assign_to", articles["draft"], apply="1", to="")
    assert not Article.objects.filter(assigned_to=writer).exists()


def test_a_writer_hands_on_an_own_draft_and_nothing_else(login, writer, editor, articles):
    live = factories.make_article(owner=writer, headline="Mine, live")
    chosen = articles["draft"], live, articles["held"]
    said = words_of(act(login(writer), "assign_to", *chosen, apply="1", to=editor.pk))
    assert "Assigned to editor: 1 article." in said
    assert "“Mine, live” (published)." in said
    assert "1 row is not in this list any more" in said
    assert "Held" not in said
    assert list(Article.objects.filter(assigned_to=editor)) == [articles["draft"]]


@pytest.mark.parametrize("to", ["x", "9" * 40, "-1", "reader"])
def test_a_strange_person_is_refused(login, editor, articles, to):
    reader = factories.make_account("reader", is_staff=False)
    to = reader.pk if to == "reader" else to
    response = act(login(editor), "assign_to", articles["draft"], apply="1", to=to)
    assert response.status_code == 422
    assert "Choose somebody of the list" in words_of(response)


def test_a_tag_is_added_in_place_or_beside_what_readers_see(login, editor, client, articles):
    tag = factories.make_tag("Cold storage")
    articles["gone"].tags.add(tag)
    live, draft, due = articles["live"], articles["draft"], articles["due"]
    save_revision(live, by=editor)
    before, page = to_snapshot(live), client.get(live.get_absolute_url()).content
    chosen = draft, live, due, articles["gone"]
    said = words_of(act(login(editor), "add_tag", *chosen, apply="1", tag="cold STORAGE"))
    assert "Tagged “Cold storage”: 3 articles." in said
    assert "Changes pending for 1 live article: open each to publish them." in said
    assert "“Gone”: It has the tag “Cold storage” already." in said
    assert list(draft.tags.all()) == list(due.tags.all()) == [tag]
    assert to_snapshot(Article.objects.get(pk=live.pk)) == before
    assert client.get(live.get_absolute_url()).content == page
    assert list(Article.objects.get(revises=live).tags.all()) == [tag]
    revision = Revision.objects.filter(article=draft).order_by("-number").first()
    assert (revision.saved_by, revision.note) == (editor, "Tag added: Cold storage")
    assert [each["name"] for each in revision.snapshot["tags"]] == ["Cold storage"]


def test_many_are_moved_to_a_section(login, editor, client, articles):
    lakes = factories.make_section("Lakes")
    live, draft = articles["live"], articles["draft"]
    copy = open_working_copy(live, by=editor)
    Article.objects.filter(pk=copy.pk).update(headline="Live, better said")
    given = {"apply": "1", "section": lakes.pk}
    said = words_of(act(login(editor), "move_to_section", live, draft, **given))
    assert "Moved to “Lakes”: 2 articles. Changes pending for 1 live article" in said
    draft.refresh_from_db()
    live.refresh_from_db()
    copy.refresh_from_db()
    assert (draft.section, copy.section, copy.headline) == (lakes, lakes, "Live, better said")
    assert live.section.name == "Infrastructure"
    said = words_of(act(client, "move_to_section", live, **given))
    assert "“Live”: It stands in “Lakes” already." in said


def test_what_is_scheduled_is_moved_through_the_gate(login, editor, publisher, articles):
    due, lakes = articles["due"], factories.make_section("Lakes")
    due.bylines.all().delete()
    given = {"apply": "1", "section": lakes.pk}
    said = words_of(act(login(editor), "move_to_section", due, **given))
    assert "“Due”: Name at least one author." in said
    due.refresh_from_db()
    assert due.section.name == "Infrastructure"


@pytest.mark.parametrize(
    ("action", "given", "words"),
    [
        ("add_tag", {"tag": " "}, "Name a tag"),
        ("add_tag", {"tag": "No such"}, "There is no tag “No such”"),
        ("add_tag", {"tag": "x" * 5000}, "There is no tag"),
        ("add_tag", {"tag": "\0"}, "Null characters are not allowed"),
        ("move_to_section", {}, "Choose a section"),
        ("move_to_section", {"section": "\0"}, "Null characters are not allowed"),
        ("move_to_section", {"section": "9" * 40}, "Choose a section of the list"),
    ],
)
def test_what_is_no_tag_or_section_is_refused(login, editor, articles, action, given, words):
    response = act(login(editor), action, articles["draft"], apply="1", **given)
    assert response.status_code == 422
    assert words in words_of(response)
    assert not Article.objects.filter(tags__isnull=False).exists()


def test_a_writer_moves_own_drafts_only(login, writer, articles):
    live = factories.make_article(owner=writer, headline="Mine, live")
    lakes = factories.make_section("Lakes")
    chosen = articles["draft"], live, articles["held"]
    act(login(writer), "move_to_section", *chosen, apply="1", section=lakes.pk)
    assert list(Article.objects.filter(section=lakes)) == [articles["draft"]]


def test_the_page_between_costs_the_same_for_many(login, editor, writer, publisher):
    client = login(publisher)

    def count(number):
        chosen = [factories.make_article(owner=writer) for _ in range(number)]
        for each in chosen:
            open_working_copy(each, by=editor)
        with CaptureQueriesContext(connection) as queries:
            assert act(client, "withdraw_many", *chosen).status_code == 200
        return len(queries)

    assert count(1) == count(5)


def test_nobody_deletes_from_the_list(login, chief, articles):
    act(login(chief), "delete_selected", articles["draft"], post="yes")
    assert Article.objects.filter(pk=articles["draft"].pk).exists()


@pytest.mark.parametrize("action", ["send_to_review", "assign_to", "withdraw_many"])
def test_a_hundred_at_once_at_most(login, publisher, action):
    Article.objects.bulk_create(
        Article(headline=f"Number {each}", slug=f"number-{each}") for each in range(101)
    )
    response = act(login(publisher), action, *Article.objects.all()[:1], select_across="1")
    assert "Choose at most 100 articles. Nothing was changed." in words_of(response)


@pytest.mark.parametrize("action", ["publish_now", "add_tag"])
@pytest.mark.parametrize("chosen", ["x", "\0", "9" * 40, "-1", ""])
def test_a_strange_choice_is_no_error(login, publisher, articles, action, chosen):
    data = {"action": action, "_selected_action": [chosen], "apply": "1"}
    response = login(publisher).post(LIST, data, follow=True)
    assert "Choose rows of the list below." in words_of(response)


def test_what_was_scheduled_meanwhile_is_told(login, publisher, articles):
    """The list is narrowed to drafts, and one of the chosen is a draft no longer."""
    publish(articles["draft"], by=publisher, at=timezone.now() + timedelta(hours=1))
    data = {"action": "send_to_review", "_selected_action": [articles["draft"].pk]}
    response = login(publisher).post(f"{LIST}?state=draft", data, follow=True)
    assert "1 row is not in this list any more, and left as it was." in words_of(response)
