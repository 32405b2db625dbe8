"""Experts, authors, sections, tags and the records."""

import pytest

from articles.models import Address, Author, Correction, Event, Expert, Section, Tag
from articles.version import site_version
from tests import factories
from tests.admin.steps import page, words_of


def change(client, row, **given):
    data = {"name": row.name, "slug": row.slug, "position": 0} | given
    return client.post(page(f"articles_{row._meta.model_name}_change", row.pk), data, follow=True)


def test_a_writer_adds_an_expert_from_the_article(login, writer):
    client = login(writer)
    html = client.get("/admin/articles/article/add/").content.decode()
    assert "/admin/articles/expert/add/" in html
    given = {"name": "Inès Okafor", "role": "Analyst", "_popup": "1"}
    response = client.post("/admin/articles/expert/add/?_popup=1", given)
    expert = Expert.objects.get()
    assert expert.slug == "ines-okafor"
    chosen = f"&quot;value&quot;: &quot;{expert.pk}&quot;, &quot;obj&quot;: &quot;In\\u00e8s Okafor"
    assert chosen in response.content.decode()


def test_a_writer_finds_people_and_tags_by_name(login, writer):
    factories.make_expert("Inès Okafor")
    client = login(writer)
    for model, field, row in (
        ("expertquote", "expert", factories.make_expert("Yuki Tanabe")),
        ("byline", "author", factories.make_author("Ana Ortega")),
        ("article", "tags", factories.make_tag("Power")),
        ("expert", "organisation", factories.make_expert("Bo Berg", "Ana & Co").organisation),
    ):
        address = f"/admin/autocomplete/?app_label=articles&model_name={model}&field_name={field}"
        for term in (str(row)[:4], str(row)[:4] + "%00"):
            found = client.get(f"{address}&term={term}").json()["results"]
            assert str(row) in [each["text"] for each in found]


def test_a_person_who_is_quoted_or_credited_cannot_be_deleted(login, chief):
    article = factories.make_article(quotes=[{"text": "Said."}])
    expert, author = article.quotes.get().expert, article.bylines.get().author
    client = login(chief)
    for row in (expert, author, expert.organisation, article.section):
        address = page(f"articles_{row._meta.model_name}_delete", row.pk)
        response = client.post(address, {"post": "yes"})
        assert "protected" in words_of(response)
        assert type(row).objects.filter(pk=row.pk).exists()


def make_public(row):
    """An article in which readers can find ``row``."""
    if isinstance(row, Section):
        factories.make_article(section=row)
    elif isinstance(row, Tag):
        factories.make_article(tags=[row])
    elif isinstance(row, Author):
        factories.make_article(authors=[row])
    else:
        factories.make_article(quotes=[{"text": "Said.", "expert": row}])


@pytest.mark.parametrize("make", ["make_section", "make_tag", "make_author", "make_expert"])
def test_an_address_that_readers_know_survives_a_new_slug(login, publisher, make):
    row = getattr(factories, make)("Old name")
    make_public(row)
    before, version = row.get_absolute_url(), site_version()
    change(login(publisher), row, slug="new-name")
    row.refresh_from_db()
    assert row.slug == "new-name"
    assert Address.objects.get().path == before
    assert Address.objects.get().target() == row
    assert site_version() != version


@pytest.mark.parametrize("make", ["make_tag", "make_author", "make_expert"])
def test_what_nobody_could_know_leaves_no_address(login, publisher, make):
    row = getattr(factories, make)("Old name")
    change(login(publisher), row, slug="new-name")
    row.refresh_from_db()
    assert row.slug == "new-name"
    assert not Address.objects.exists()


@pytest.mark.parametrize("make", ["make_section", "make_tag", "make_author", "make_expert"])
def test_a_writer_changes_none_of_them(login, writer, make):
    row = getattr(factories, make)("Old name")
    client = login(writer)
    change(client, row, name="Changed")
    client.post(page(f"articles_{row._meta.model_name}_delete", row.pk), {"post": "yes"})
    row.refresh_from_db()
    assert row.name == "Old name"


@pytest.mark.parametrize(
    "given",
    [{"name": ""}, {"name": "x" * 121}, {"name": "a\0b"}, {"slug": "a b"}, {"slug": "taken"}],
)
def test_broken_input_is_refused_in_words(login, publisher, given):
    factories.make_section("Other", slug="taken")
    section = factories.make_section("Old name")
    response = change(login(publisher), section, **given)
    assert response.status_code == 200
    assert "errorlist" in response.content.decode()
    section.refresh_from_db()
    assert section.name == "Old name"


def test_records_are_read_and_never_changed(login, chief):
    article = factories.make_article()
    event = Event.objects.create(
        article=article, verb="published", from_status="draft", to_status="published", by=chief
    )
    correction = Correction.objects.create(article=article, text="It was 2 GW.")
    client = login(chief)
    for row in (event, correction):
        name = f"articles_{row._meta.model_name}"
        assert client.get(page(f"{name}_changelist")).status_code == 200
        assert client.get(page(f"{name}_change", row.pk)).status_code == 200
        client.post(page(f"{name}_change", row.pk), {"text": "x", "verb": "withdrawn"})
        client.post(page(f"{name}_delete", row.pk), {"post": "yes"})
        client.post(
            page(f"{name}_add"), {"article": article.pk, "text": "New", "verb": "corrected"}
        )
    assert Event.objects.get().verb == "published"
    assert Correction.objects.get().text == "It was 2 GW."


@pytest.mark.parametrize("make", ["expert", "author", "section", "tag", "image"])
def test_a_form_whose_words_go_out_at_once_says_so(login, chief, make):
    row = getattr(factories, f"make_{make}")()
    client = login(chief)
    said = "Readers see what you save here at once"
    assert said in words_of(client.get(page(f"articles_{make}_change", row.pk)))
    assert said not in words_of(client.get(page(f"articles_{make}_add")))
