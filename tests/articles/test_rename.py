"""Who may have an address, and what is kept of those that were given up."""

import pytest

from articles import gate
from articles.edit import save_words
from articles.models import Address, Article, Author, Expert, Section, Tag
from articles.publish import NotReadyToPublish, publish
from articles.rename import AddressTaken, end, rename
from articles.revise import (
    GateRefused,
    open_working_copy,
    publish_changes,
    restore_revision,
    save_revision,
)
from articles.snapshot import to_snapshot
from articles.version import site_version
from tests.factories import (
    ago,
    make_article,
    make_author,
    make_expert,
    make_section,
    make_tag,
)

pytestmark = pytest.mark.django_db
KINDS = {Section: make_section, Tag: make_tag, Author: make_author, Expert: make_expert}


def known(kind, name="First"):
    """A row whose page readers have seen."""
    row = KINDS[kind](name)
    given = {
        Section: {"section": row},
        Tag: {"tags": [row]},
        Author: {"authors": [row]},
        Expert: {"quotes": [{"expert": row}]},
    }
    make_article(**given[kind])
    return row


def words_of(article, **given):
    return [each.words for each in gate.blocking(article, at=given.get("at") or ago())]


@pytest.mark.parametrize("kind", KINDS)
def test_a_rename_writes_down_what_readers_knew_and_who_moved_it(kind, chief):
    row, version = known(kind), site_version()
    old = row.get_absolute_url()
    rename(row, slug="second", by=chief)
    row.refresh_from_db()
    assert row.slug == "second"
    kept = Address.objects.get(path=old)
    assert (kept.target(), kept.made_by, kept.hits) == (row, chief, 0)
    assert site_version() != version


@pytest.mark.parametrize("kind", KINDS)
def test_nothing_else_may_have_an_address_that_readers_knew(kind, chief):
    row, other = known(kind), KINDS[kind]("Other")
    rename(row, slug="second", by=chief)
    with pytest.raises(AddressTaken, match="readers knew something else there"):
        rename(other, slug="first", by=chief)
    with pytest.raises(AddressTaken, match="has this address"):
        rename(other, slug="second", by=chief)
    other.refresh_from_db()
    assert other.slug == "other"
    rename(row, slug="first", by=chief)
    assert row.slug == "first"


@pytest.mark.parametrize("kind", KINDS)
def test_an_empty_slug_is_filled_with_one_that_nobody_had(kind, chief):
    row = known(kind)
    rename(row, slug="second", by=chief)
    assert kind.objects.create(name="First").slug == "first-2"
    rename(row, slug="", by=chief)
    assert row.slug == "first"


def test_the_address_of_something_deleted_stays_taken(chief):
    tag = known(Tag)
    end(tag, by=chief)
    kept = Address.objects.get()
    assert (kept.path, kept.target(), kept.made_by) == ("/tag/first/", None, chief)
    assert Tag.objects.create(name="First").slug == "first-2"
    with pytest.raises(AddressTaken):
        rename(make_tag("Other"), slug="first", by=chief)


def moved_article(chief):
    """An article that readers knew by another slug, and its first address."""
    article = make_article(slug="old", published_at=ago(days=3))
    before = article.get_absolute_url()
    rename(article, slug="new", by=chief)
    return article, before


def test_an_article_is_not_published_where_readers_knew_another(chief):
    article, _ = moved_article(chief)
    later = make_article(status="draft", slug="old")
    with pytest.raises(NotReadyToPublish, match="readers knew something else there"):
        publish(later, by=chief, at=article.first_published_at)
    with pytest.raises(NotReadyToPublish):
        publish(later, by=chief, at=article.first_published_at, override="I want it")
    publish(later, by=chief)
    assert later.get_absolute_url().endswith("/old/")


def test_a_scheduled_article_moved_to_such_a_day_is_stopped(chief):
    day = ago(days=-3)
    article = make_article(status="draft", slug="old")
    publish(article, by=chief, at=day)
    Address.objects.create(path=article.get_absolute_url(), gone_note="It was an advertisement.")
    assert "This address is kept" in " ".join(words_of(article, at=day))
    with pytest.raises(NotReadyToPublish):
        publish(article, by=chief, at=day)
    publish(article, by=chief, at=ago(days=-5))


def test_a_working_copy_does_not_take_an_address_that_readers_knew(chief):
    first, before = moved_article(chief)
    other = make_article(slug="other", published_at=first.published_at)
    copy = open_working_copy(other, by=chief)
    copy.slug = "old"
    copy.save()
    with pytest.raises(GateRefused, match="readers knew something else there"):
        publish_changes(copy, by=chief, kind="update", note="New.")
    back = open_working_copy(first, by=chief)
    back.slug = "old"
    back.save()
    live = publish_changes(back, by=chief, kind="update", note="New.")
    assert live.get_absolute_url() == before


def test_an_article_is_not_renamed_to_such_an_address(chief):
    first, _ = moved_article(chief)
    other = make_article(slug="other", published_at=first.published_at)
    for slug in ("old", "new"):
        with pytest.raises(AddressTaken):
            rename(other, slug=slug, by=chief)
    elsewhere = make_article(slug="another", published_at=ago(days=9))
    rename(elsewhere, slug="old", by=chief)
    assert elsewhere.slug == "old"


def test_restoring_leaves_an_address_to_the_article_that_has_it_now(editor):
    article = make_article(status="draft", slug="storm")
    first = save_revision(article, by=editor)
    rename(article, slug="calm", by=editor)
    make_article(status="draft", slug="storm")
    row, gone = restore_revision(first, by=editor)
    assert row.slug == "calm"
    assert gone == ["address “storm”"]


def test_a_withdrawn_article_edited_as_it_is_leaves_its_address_behind(chief):
    article = make_article(status=Article.Status.WITHDRAWN, slug="old")
    before = article.get_absolute_url()
    save_words(article, by=chief, typed={**to_snapshot(article), "slug": "new"})
    article.refresh_from_db()
    assert article.slug == "new"
    assert Address.objects.get(path=before).target() == article
