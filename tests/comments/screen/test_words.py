import pytest

from comments import folding
from comments.models import Comment
from comments.word_list import WordList
from tests.comments.screen.steps import objections, row_of, rule

Status = Comment.Status


def found(rules, text):
    return [text[each.start : each.end] for each in WordList.of_words(rules).found_in(text)]


@pytest.mark.parametrize(
    "written",
    [
        "casino",
        "CASINO",
        "Casinó",
        "ｃａｓｉｎｏ",
        "сasinо",  # with Cyrillic letters
        "ca\u200bsi\u00adno",
        "c a s i n o",
        "c.a.s.i.n.o",
        "cas1n0",
        "𝓬𝓪𝓼𝓲𝓷𝓸",
        "c\u0336a\u0336s\u0336i\u0336n\u0336o\u0336",
    ],
)
def test_a_word_is_found_in_whatever_letters_and_shown_as_it_stands(written):
    assert found(["casino"], f"Try our {written}, now") == [written]


@pytest.mark.parametrize(
    ("word", "text"),
    [
        ("cunt", "Scunthorpe is in Lincolnshire"),
        ("sex", "Essex and Sussex; Middlesex, too"),
        ("penis", "The Penistone line"),
        ("cock", "A cocktail for the Dickens family"),
        ("ass", "Assess the classic assets, pass the analysis"),
        ("anal", "analysis"),
        ("cialis", "A specialist in socialism"),
        ("press", "WordPress, espresso, pressed"),
        ("shit", "Matsushita"),
        ("arse", "Arsenal played on a parsed Sunday"),
        ("as", "45 of 2024"),
        ("cop", "Сорок лет"),
    ],
)
def test_a_word_inside_another_is_not_found(word, text):
    assert found([word], text) == []


@pytest.mark.parametrize(
    ("phrase", "text", "pieces"),
    [
        ("cut your bill", "you can Cut, your\nBILL today", ["Cut, your\nBILL"]),
        ("cloud-saver.example", "at cloud-saver.example/list", ["cloud-saver.example"]),
        ("cut your bill", "cut the bill, your bill", []),
        ("免费彩票", "现在有免费彩票，快来", ["免费彩票"]),
        ("मुफ्त", "यह मुफ्त है", ["मुफ्त"]),
        ("казино", "Лучшее КАЗИНО города", ["КАЗИНО"]),
        ("a b", "a b a b a b", ["a b"] * 3),
    ],
)
def test_a_phrase_is_found_with_anything_but_words_between(phrase, text, pieces):
    assert found([phrase], text) == pieces


def test_a_rule_of_nothing_finds_nothing():
    assert not WordList.of_words(["", "!!!", "\u200b"])
    assert found(["", "!!!"], "!!! what") == []


def test_a_word_on_the_list_holds_and_says_where(say):
    rule("casino")
    comment = say("Visit my c\u00e1sino.")
    assert comment.status == Status.PENDING
    row = row_of(comment, "words")
    assert (row["kind"], row["evidence"]) == ("hold", ["c\u00e1sino"])
    assert "“casino”" in row["words"]


def test_the_list_for_spam_puts_away_and_names_count_too(say):
    rule("lucky reels", "spam")
    assert say("Hello there, friends.", name="Lucky-Reels").status == Status.SPAM
    assert say("Reels are lucky.").status == Status.APPROVED


def test_a_rule_that_is_deleted_counts_no_more(say):
    gone = rule("tape")
    assert objections(say("Tape is patient.")) == {"words": "hold"}
    gone.delete()
    assert say("Tape is very patient.").status == Status.APPROVED


def test_no_number_of_rules_and_no_text_takes_more_than_one_look_at_each_word():
    looks = []

    class Counted(dict):
        def get(self, key, default=None):
            looks.append(key)
            return super().get(key, default)

    words = WordList.of_words([f"a b{number}" for number in range(2000)])
    words.by_folded = Counted(words.by_folded)
    words.found_in("a a " * 1250)
    # The text and, as its letters stand alone, the text with them put together.
    assert len(looks) <= 2 * 2500


def test_long_words_are_compared_by_their_beginning_and_not_kept():
    assert folding.words_of("x" * 5000) == ["x" * folding.LONGEST]


def test_a_short_rule_at_the_very_end_of_a_text_is_found_beside_a_longer_one_with_its_first_word():
    assert found(["shut up", "shut your mouth"], "Oh, shut up.") == ["shut up"]
    assert found(["shut your mouth"], "Oh, shut your") == []
