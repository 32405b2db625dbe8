"""Without script a picker has nothing to pick from: people, pictures and tags come by name."""

import pytest

from articles.models import Article
from tests import factories
from tests.admin.steps import ARTICLE, page, post, words_of


def test_a_writer_names_author_expert_picture_and_tags(login, writer):
    author, expert = factories.make_author(name="Ada Byrne"), factories.make_expert(name="Bo Lind")
    picture = factories.make_image(caption="A lock at dawn", uploaded_by=writer)
    one, two = factories.make_tag(name="Canals"), factories.make_tag(name="2026")
    post(
        login(writer),
        None,
        quotes=[{"text": "It counts.", "expert-named": "bo lind"}],
        bylines=[{"author-named": " Ada  Byrne "}],
        **{"lead_image-named": "A lock at dawn", "tags-named": "canals, 2026"},
    )
    article = Article.objects.get()
    assert article.bylines.get().author == author
    assert article.quotes.get().expert == expert
    assert article.lead_image == picture
    assert set(article.tags.all()) == {one, two}


def test_a_name_replaces_one_person_and_joins_the_tags(login, writer):
    before, after = factories.make_author(name="Ada Byrne"), factories.make_author(name="Cy Ode")
    tag, other = factories.make_tag(name="Canals"), factories.make_tag(name="Locks")
    article = factories.make_article(status="draft", owner=writer, authors=[before])
    article.tags.add(tag)
    post(login(writer), article, **{"bylines-0-author-named": "Cy Ode", "tags-named": other.name})
    assert article.bylines.get().author == after
    assert set(article.tags.all()) == {tag, other}


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("Nobody", "Nothing here is called “Nobody”"),
        ("Ada", "“Ada” fits several: Ada Byrne ("),
        ("9" * 18, "Nothing here is called"),
    ],
)
def test_a_name_that_does_not_fit_comes_back_with_a_sentence(login, writer, typed, words):
    factories.make_author(name="Ada Byrne"), factories.make_author(name="Ada Cole")
    response = post(login(writer), None, bylines=[{"author-named": typed}])
    assert words in words_of(response)
    assert not Article.objects.filter(bylines__isnull=False).exists()
    assert f'value="{typed}"' in response.content.decode()


def test_part_of_a_name_that_only_one_has_is_enough_and_so_is_the_number(login, writer):
    one, two = factories.make_author(name="Ada Byrne"), factories.make_author(name="Ada Cole")
    bylines = [{"author-named": "Byrne"}, {"author-named": str(two.pk)}]
    post(login(writer), None, bylines=bylines)
    assert [each.author for each in Article.objects.get().bylines.all()] == [one, two]


def test_nobody_finds_by_name_a_picture_they_may_not_see(login, writer, editor):
    picture = factories.make_image(caption="Not out yet", uploaded_by=editor)
    factories.make_article(status="draft", owner=editor, lead_image=picture)
    response = post(login(writer), None, **{"lead_image-named": "Not out yet"})
    assert "Nothing here is called “Not out yet”" in words_of(response)
    response = post(login(writer), None, **{"lead_image-named": "Not out"})
    assert "Nothing here is called “Not out”" in words_of(response)


def test_the_box_for_a_name_is_there_only_without_script(login, writer):
    html = login(writer).get(page(f"{ARTICLE}_add")).content.decode()
    for name in ("lead_image", "tags", "quotes-0-expert", "bylines-0-author"):
        before = html.partition(f'name="{name}-named"')[0]
        assert before != html
        assert before.rpartition("<noscript>")[2].count("</noscript>") == 0


def test_a_name_of_nothing_is_none(login, writer):
    post(login(writer), None, bylines=[{"author-named": " \0 "}])
    assert Article.objects.get().bylines.count() == 0
