"""What the rows keep true by themselves."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.db.models import ProtectedError

from articles.models import (
    Address,
    Article,
    Author,
    Byline,
    Expert,
    ExpertQuote,
    KeyTakeaway,
    Organisation,
    Paper,
    Section,
    Tag,
)
from tests.factories import ago, make_article, make_author, make_expert, make_quote, make_section

pytestmark = pytest.mark.django_db


def refused(make):
    with pytest.raises(IntegrityError), transaction.atomic():
        make()


def test_a_row_made_with_the_fewest_fields_is_valid():
    article = Article.objects.create(
        headline="Plain", status="published", section=make_section(), published_at=ago(days=1)
    )
    assert article.slug == "plain"
    assert article.first_published_at == article.published_at
    assert article.first_published_on == article.published_at.date()
    assert Article.objects.create(headline="Draft").status == "draft"
    section = article.section
    now = Article.objects.create(headline="Now", status="published", section=section)
    assert now.is_published()
    gone = Article.objects.create(headline="Gone", status="withdrawn", section=section)
    assert gone.withdrawn_at is not None
    KeyTakeaway.objects.create(article=article, position=1, text="Something.")
    assert Paper.current().pk == 1


def test_a_quote_keeps_who_the_expert_was_on_that_day():
    expert = make_expert(role="Buyer", organisation="Old House")
    quote = make_quote(make_article(), expert=expert)
    expert.role = "Head of buying"
    expert.organisation = Organisation.objects.create(name="New House")
    expert.save()
    quote.text = "The words may change."
    quote.save()
    quote.refresh_from_db()
    assert (quote.role, quote.organisation) == ("Buyer", "Old House")


def test_what_the_editor_says_of_that_day_stands():
    quote = make_quote(make_article(), role="Trainee", organisation="Elsewhere")
    assert (quote.role, quote.organisation) == ("Trainee", "Elsewhere")


def test_a_person_who_is_quoted_or_credited_cannot_be_deleted():
    article = make_article(quotes=[{}])
    for person in (Expert.objects.get(), Author.objects.get(), article.section):
        with pytest.raises(ProtectedError):
            person.delete()


@pytest.mark.parametrize(
    ("name", "slug"),
    [
        ("Privet, мир", "privet-mir"),
        ("微软与米斯特拉尔", "weiruanyumisitelaer"),
        ("Ærø & Straße", "aero-strasse"),
        ("!!!", "untitled"),
        ("word " * 40, "-".join(["word"] * 16)),
    ],
)
def test_an_empty_slug_is_filled_from_the_words_in_any_script(name, slug):
    assert Tag.objects.create(name=name[:120]).slug == slug
    assert Article.objects.create(headline=name[:120]).slug == slug


def test_the_second_of_a_name_gets_an_address_of_its_own():
    slugs = [Article.objects.create(headline="Tape").slug for _ in range(3)]
    assert slugs == ["tape", "tape-2", "tape-3"]


def test_two_articles_never_share_an_address_but_a_working_copy_may():
    live = make_article(slug="tape")
    refused(lambda: Article.objects.create(headline="x", slug="tape"))
    Article.objects.create(headline="x", slug="tape", revises=live)


def test_empty_drafts_do_not_quarrel_about_the_empty_slug():
    Article.objects.create()
    Article.objects.create()
    assert Article.objects.filter(slug="").count() == 2


def test_the_database_refuses_states_that_make_no_sense():
    section = make_section()
    live = make_article()
    refused(lambda: Article.objects.filter(pk=live.pk).update(published_at=None))
    refused(lambda: Article.objects.create(headline="b", status="in_review"))
    refused(
        lambda: Article.objects.create(
            headline="d", status="published", section=section, published_at=ago(), revises=live
        )
    )
    refused(lambda: KeyTakeaway.objects.create(article=live, text=""))
    refused(lambda: ExpertQuote.objects.create(article=live, text=""))
    refused(lambda: Byline.objects.create(article=live, author=make_author()))
    refused(lambda: Paper.objects.bulk_create([Paper(pk=2, name="Another")]))
    refused(lambda: Address.objects.create(path="/no-end"))
    refused(lambda: Address.objects.create(path="/two/", article=live, section=section))


def test_uids_are_unique_within_an_article_only():
    one, two = make_article(), make_article()
    KeyTakeaway.objects.create(article=one, uid="0123456789ab", text="a")
    KeyTakeaway.objects.create(article=two, uid="0123456789ab", text="a")
    refused(lambda: KeyTakeaway.objects.create(article=one, uid="0123456789ab", text="b"))


def test_the_first_date_is_never_counted_again():
    article = make_article(published_at=ago(days=3))
    Article.objects.filter(pk=article.pk).update(first_published_on=date(2020, 2, 3))
    article.refresh_from_db()
    article.save()
    assert article.get_absolute_url().startswith("/2020/02/03/")


@pytest.mark.parametrize(
    "links",
    [
        [{"label": "X", "url": "javascript:alert(1)"}],
        [{"label": "", "url": "https://example.com"}],
        [{"url": "https://example.com"}],
        "https://example.com",
        [{"label": "X", "url": "https://example.com"}] * 13,
    ],
)
def test_follow_links_are_names_with_web_addresses(links):
    with pytest.raises(ValidationError):
        Paper(name="x", follow_links=links).full_clean()


def test_sections_stand_in_menu_order():
    Section.objects.create(name="B", position=1)
    Section.objects.create(name="A", position=2)
    assert [section.name for section in Section.objects.all()] == ["B", "A"]
