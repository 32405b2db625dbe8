"""Revisions and corrections."""

import json

import pytest

from articles import body
from articles.correct import NothingToCorrect, issue_correction
from articles.models import Correction
from articles.revise import save_revision, to_snapshot
from tests.factories import ago, make_article, make_image, make_tag

pytestmark = pytest.mark.django_db


def test_a_revision_holds_everything_the_article_says(writer):
    picture = make_image(alt_text="In the body")
    article = make_article(
        takeaways=["First.", "Second."],
        quotes=[{"text": "I said so."}],
        tags=[make_tag("Zinc"), make_tag("Iron")],
        lead_image=make_image(caption="On top"),
        body="<p>Words.</p>" + body.embed_html("image", picture.token),
    )
    snapshot = save_revision(article, by=writer).snapshot
    assert snapshot["schema"] == 1
    assert [each["text"] for each in snapshot["takeaways"]] == ["First.", "Second."]
    (quote,) = snapshot["quotes"]
    assert (quote["text"], quote["role"], quote["organisation"]) == (
        "I said so.",
        "Staff engineer",
        "Harbour Bank",
    )
    assert [tag["name"] for tag in snapshot["tags"]] == ["Iron", "Zinc"]
    assert snapshot["lead_image"]["caption"] == "On top"
    assert snapshot["body_images"][0]["alt_text"] == "In the body"
    assert snapshot["bylines"][0]["author"]["name"] == "Ana Ortega"
    assert json.loads(json.dumps(snapshot)) == snapshot


def test_a_snapshot_holds_words_and_no_state():
    names = set(to_snapshot(make_article()))
    assert not names & {"status", "published_at", "first_published_at", "owner", "revises"}


def test_revisions_are_numbered_and_only_made_of_changes(writer, editor):
    article = make_article()
    first = save_revision(article, by=writer)
    assert save_revision(article, by=editor) == first
    article.headline = "Another headline"
    article.save()
    second = save_revision(article, by=editor)
    assert [first.number, second.number] == [1, 2]
    assert second.saved_by == editor


def test_pictures_of_the_body_are_noted_and_let_go(writer):
    picture = make_image()
    article = make_article(body=body.embed_html("image", picture.token))
    save_revision(article, by=writer)
    assert list(article.body_images.all()) == [picture]
    article.body = "<p>Gone.</p>"
    article.save()
    save_revision(article, by=writer)
    assert not article.body_images.exists()


def test_a_correction_is_dated_and_moves_the_date_of_change(editor):
    article = make_article(published_at=ago(days=2))
    correction = issue_correction(
        article, by=editor, kind=Correction.Kind.CORRECTION, text="It was 40, not 14."
    )
    article.refresh_from_db()
    assert article.changed_at == correction.issued_at
    event = article.events.get()
    assert (event.verb, event.by, event.reason) == ("corrected", editor, "It was 40, not 14.")


@pytest.mark.parametrize("status", ["draft", "in_review", "withdrawn"])
def test_only_what_readers_see_is_corrected_in_public(editor, status):
    with pytest.raises(NothingToCorrect):
        issue_correction(make_article(status=status), by=editor, kind="correction", text="x")


def test_a_correction_says_something(editor):
    with pytest.raises(NothingToCorrect):
        issue_correction(make_article(), by=editor, kind="correction", text="  ")
