import pytest

from comments.learning import identity
from comments.models import Comment
from comments.screen.civility import INSULTS
from comments.submit import Nudge, submit_comment
from tests.comments.conftest import fields
from tests.comments.screen.steps import SAID, entry, objections, row_of, rule

Status = Comment.Status
RUDE = "You are an idiot, and so is the author."


def test_a_rude_text_comes_back_once_with_the_words_that_wound(open_article, post):
    response = post(open_article, body=RUDE)
    words = response.content.decode()
    assert response.status_code == 200
    assert "“idiot”" in words and "You are an idiot, and so is the author." in words
    assert not Comment.objects.exists()


def test_posted_again_it_is_stored_and_waits_for_an_editor(open_article, post):
    again = fields(body=RUDE)
    post(open_article, **again)
    response = post(open_article, **again, nudged="yes")
    assert response.status_code == 303
    comment = Comment.objects.get()
    assert (comment.body, comment.status) == (RUDE, Status.PENDING)
    assert row_of(comment, "civility")["evidence"] == ["idiot"]


def test_changed_it_is_as_any_other(open_article, post):
    post(open_article, body=RUDE)
    assert post(open_article, body="I think the author is wrong.").status_code == 303
    assert Comment.objects.get().status == Status.APPROVED


def test_nobody_is_nudged_where_nobody_posted(open_article):
    comment = submit_comment(open_article, **{**SAID, "body": RUDE})
    assert objections(comment) == {"civility": "hold"}


@pytest.mark.parametrize(
    "body", ["You 1d10t, read it again.", "SHUT\nUP, all of you", "i d i o t", "ІDІОT"]
)
def test_other_spellings_wound_as_much(open_article, body):
    with pytest.raises(Nudge) as nudge:
        submit_comment(open_article, **{**SAID, "body": body}, entry=entry())
    assert all(piece in body for piece in nudge.value.pieces)


@pytest.mark.parametrize(
    "body",
    [
        "The policy is stupid, not the people.",
        "He shut the door and got up.",
        "Dostoevsky's novel is about a good man.",
        "Hell of a story.",
    ],
)
def test_hard_words_about_things_are_nobodys_wound(say, body):
    assert say(body, posted=True).status == Status.APPROVED


def test_moderators_add_words_to_ask_about(say, open_article):
    rule("fossil", "nudge")
    with pytest.raises(Nudge):
        submit_comment(open_article, **{**SAID, "body": "You old fossil."}, entry=entry())
    assert objections(say("You old fossil.")) == {"civility": "hold"}


def test_no_word_for_what_people_are_is_an_insult():
    words = {word for insult in INSULTS for word in insult.split()}
    assert not words & identity.GROUPS
