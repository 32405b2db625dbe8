"""What is wrong with a form of the admin is said in our words, whatever the form."""

import pytest

from tests import factories
from tests.admin.steps import page, words_of

DJANGOS = ("This field is required", "Select a valid choice", "Ensure this value", "Enter a ")


@pytest.mark.parametrize(
    ("screen", "typed", "words"),
    [
        ("articles_tag", {"name": ""}, "Fill this in"),
        ("articles_section", {"name": ""}, "Fill this in"),
        ("articles_expert", {"name": "x" * 5000}, "characters: here are 5000"),
        ("articles_author", {"name": ""}, "Fill this in"),
        ("articles_organisation", {"name": ""}, "Fill this in"),
    ],
)
def test_a_screen_says_in_our_words_what_is_wrong(login, chief, screen, typed, words):
    said = words_of(login(chief).post(page(f"{screen}_add"), typed))
    assert words in said
    assert not [each for each in DJANGOS if each in said]


def test_the_correction_asks_for_its_words(login, publisher):
    article = factories.make_article()
    said = words_of(
        login(publisher).post(page("articles_article_correct", article.pk), {"text": ""})
    )
    assert "Fill this in" in said
    assert not [each for each in DJANGOS if each in said]


def test_a_choice_that_is_none_and_a_date_that_is_none(login, publisher):
    article = factories.make_article()
    typed = {"kind": "nonsense", "text": "It was the Ems."}
    said = words_of(login(publisher).post(page("articles_article_correct", article.pk), typed))
    assert "Choose one of the list" in said
