from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from comments.models import Comment, ModerationEvent, SpamModel, WordRule
from tests.comments.screen.steps import decide, rule
from tests.comments.screen.test_learned import good_text, spam_text
from tests.factories import make_comment

Status = Comment.Status


def told(*args, **given):
    out = StringIO()
    call_command(*args, stdout=out, stderr=StringIO(), **given)
    return out.getvalue()


# measure_screens


@pytest.fixture
def labelled(tmp_path):
    """A file of 60 texts from three sources, half of them spam, one of them twice."""
    rows = ["text,label,name,source"]
    for number in range(30):
        source = "abc"[number % 3]
        rows.append(f'"{spam_text(number)}",spam,Seller,{source}')
        rows.append(f'"{good_text(number)}",ham,Priya,{source}')
    path = tmp_path / "labelled.csv"
    path.write_text("\n".join([*rows, rows[1]]), encoding="utf-8")
    return path


def test_measuring_prints_what_is_found_at_three_shares_of_good_held(labelled, db):
    words = told("measure_screens", str(labelled), "--by-source")
    assert "60 texts: 30 spam, 30 good." in words and "1 more were left out" in words
    for needed in ("two links or more", "at 0.1%", "at 1.0%", "at 5.0%", "all but “b”, on “b”"):
        assert needed in words
    together = next(line for line in words.splitlines() if line.startswith("each part"))
    assert together.split()[-4:] == ["100.0%", "100.0%", "100.0%", "1.000"]
    assert "gap" in words
    assert not Comment.objects.exists() and not SpamModel.objects.exists()


def test_what_is_tested_was_not_learned(tmp_path, db):
    """Labels without any sense: whoever learned the tested texts would know them all."""
    rows = [f"{good_text(number)},{number // 2 % 2}" for number in range(80)]
    path = tmp_path / "nonsense.csv"
    path.write_text("\n".join(["text,label", *rows]), encoding="utf-8")
    words = told("measure_screens", str(path))
    together = next(line for line in words.splitlines() if line.startswith("each part"))
    assert float(together.split()[-1]) < 0.75


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "missing: label, text"),
        (b"words,label\nx,spam", "missing: text"),
        (b"text,label\nx,maybe", "row 2: the label 'maybe'"),
        (b"text,label\nx", "the label ''"),
        (b"text,label\nx,spam", "both kinds"),
        (b"text,label\n\xff,spam", "cannot be read"),
        (b'text,label\n"' + b"x" * 2_000_000 + b'",spam', "cannot be read"),
        (b"text,label\nx,spam\ny,ham", "at least two sources"),
    ],
)
def test_a_file_of_another_shape_is_refused_in_a_sentence(tmp_path, content, words, db):
    path = tmp_path / "odd.csv"
    path.write_bytes(content)
    with pytest.raises(CommandError, match=words):
        told("measure_screens", str(path), "--by-source")
    with pytest.raises(CommandError, match="cannot be read"):
        told("measure_screens", str(tmp_path / "none.csv"))


# replay_screens


def rows_in_database():
    return [model.objects.count() for model in (Comment, ModerationEvent, WordRule, SpamModel)]


def test_a_new_word_is_tried_on_what_people_decided(open_article, moderator):
    decide("approved", "Tape is patient.", moderator)
    decide("spam", "Tape for sale.", moderator)
    make_comment(body="Nobody has read about tape yet.", status=Status.APPROVED)
    make_comment(body="Something else.", status=Status.APPROVED)
    before = rows_in_database()
    words = told("replay_screens", "--add-word", "TAPE")
    assert "4 comments looked at." in words
    assert "3 would wait for an editor" in words
    assert all(part in words for part in ("1 published", "1 spam", "1 decided by nobody"))
    assert "Tape is patient." in words and "Something else" not in words
    assert rows_in_database() == before


def test_a_rule_taken_away_lets_through_what_only_it_held(say):
    rule("tape")
    say("Tape is patient.")
    say("TAPE IS PATIENT, EVERYBODY SAYS.")
    words = told("replay_screens", "--remove-word", "Tapé")
    assert "1 would not be held any more: 1 decided by nobody" in words
    assert "0 would wait for an editor" in words
    assert WordRule.objects.exists()


def test_another_number_of_links_is_tried(say):
    say("One https://a.example and two https://b.example")
    assert "1 would wait" in told("replay_screens", "--links", "1")
    assert "0 would wait" in told("replay_screens", "--links", "2")


def test_words_for_spam_and_the_rules_of_today(open_article, say):
    make_comment(body="THIS IS ALL WRITTEN IN CAPITALS", status=Status.APPROVED)
    say("Tape is patient.")
    assert "1 would be put away as spam" in told("replay_screens", "--add-spam-word", "tape")
    words = told("replay_screens")
    assert "1 would wait for an editor" in words and "It is written in capitals." in words
    assert "looked at" in told("replay_screens", "--learned")


def test_only_the_last_ones_are_looked_at(open_article):
    for number in range(7):
        make_comment(body=f"Tape {number}")
    words = told("replay_screens", "--add-word", "tape", last=5)
    assert "5 comments looked at" in words and "Tape 1" not in words and "Tape 6" in words


@pytest.mark.parametrize(
    "given", [{"last": 0}, {"last": 10**12}, {"links": -1}, {"add_word": ["!"]}]
)
def test_what_cannot_be_tried_is_refused_in_a_sentence(db, given):
    with pytest.raises(CommandError):
        told("replay_screens", **given)


def test_a_replay_asks_the_same_number_of_questions_for_each_five_hundred(
    open_article, django_assert_max_num_queries
):
    for number in range(60):
        make_comment(body=f"Tape {number}")
    with django_assert_max_num_queries(8):
        told("replay_screens", "--add-word", "tape")
