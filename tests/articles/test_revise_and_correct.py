"""Revisions and corrections."""

import json
from datetime import date

import pytest

from articles import body
from articles.correct import NothingToCorrect, issue_correction
from articles.models import Article, Correction, Tag
from articles.revise import restore_revision, save_revision
from articles.snapshot import UnknownSnapshot, apply_snapshot, to_snapshot
from tests.factories import ago, make_article, make_author, make_image, make_tag

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


def full_article(**given):
    return make_article(
        takeaways=["First.", "Second.", "Third."],
        quotes=[{"text": "I said so."}, {"text": "And again.", "said_on": date(2026, 3, 4)}],
        tags=[make_tag("Zinc"), make_tag("Iron")],
        authors=[make_author("Ana"), make_author("Bo")],
        lead_image=make_image(caption="On top"),
        **given,
    )


def test_a_snapshot_applied_gives_the_same_snapshot_back(writer):
    article = full_article(status="draft")
    first = save_revision(article, by=writer)
    ids = list(article.takeaways.values_list("pk", flat=True))
    article.takeaways.first().delete()
    article.quotes.update(role="")
    article.bylines.filter(author__name="Ana").delete()
    article.tags.clear()
    article.headline, article.section, article.lead_image = "Else", None, None
    article.save()
    second = save_revision(article, by=writer)
    for revision in (first, second, first):
        assert apply_snapshot(article, revision.snapshot) == []
        assert to_snapshot(Article.objects.get()) == revision.snapshot
    assert list(article.takeaways.values_list("pk", flat=True))[1:] == ids[1:]


def test_authors_may_change_places(writer):
    article = full_article(status="draft")
    snapshot = to_snapshot(article)
    one, two = snapshot["bylines"]
    one["author"], two["author"] = two["author"], one["author"]
    apply_snapshot(article, snapshot)
    assert [byline.author.name for byline in article.bylines.all()] == ["Bo", "Ana"]


def test_what_is_gone_since_is_named_and_left_out(writer):
    article = full_article(status="draft")
    snapshot = to_snapshot(article)
    Tag.objects.get(name="Zinc").delete()
    assert apply_snapshot(article, snapshot) == ["tag “Zinc”"]
    assert [tag.name for tag in article.tags.all()] == ["Iron"]


def test_a_snapshot_of_a_later_release_is_not_guessed_at():
    article = make_article(status="draft")
    with pytest.raises(UnknownSnapshot):
        apply_snapshot(article, {**to_snapshot(article), "schema": 2})


def test_restoring_a_draft_makes_a_new_revision(writer):
    draft = make_article(status="draft", headline="As it was")
    first = save_revision(draft, by=writer)
    draft.headline = "As it is"
    draft.save()
    save_revision(draft, by=writer)
    assert restore_revision(first, by=writer) == (draft, [])
    assert Article.objects.get().headline == "As it was"
    assert draft.revisions.count() == 3
