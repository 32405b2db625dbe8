"""What a writer can do once a comment is out, or was turned down."""

import pytest
from django.test import Client
from django.urls import reverse

from comments import appeal as verb
from comments.models import Appeal, Comment
from comments.moderate import (
    AlreadyDecided,
    approve,
    mark_spam,
    reject,
    remove,
    restore,
    withdraw_own,
)
from tests.comments.conftest import SAME_ORIGIN, fields
from tests.factories import make_account, make_comment

WHY = "I named nobody, *please* look again."


@pytest.fixture
def mine(client, post, article):
    post(article)
    return Comment.objects.get()


def url_of(comment, name):
    return reverse(f"comments:{name}", args=[comment.pk])


@pytest.fixture
def send(client):
    def press(comment, name, **given):
        return client.post(url_of(comment, name), fields(**given), headers=SAME_ORIGIN)

    return press


def receipt(client, comment):
    return client.get(url_of(comment, "receipt")).content.decode()


@pytest.mark.parametrize("reason", ["It attacks a person", "It attacks a person. Say it kindly."])
def test_a_reason_is_said_with_one_full_stop_wherever_it_stands(client, mine, moderator, reason):
    reject(mine, by=moderator, reason=reason)
    for page in ("mine", "appeal"):
        html = client.get(f"/comments/{mine.pk}/{page}/").content.decode()
        assert f"{reason.rstrip('.')}." in html and f"{reason.rstrip('.')}.." not in html


@pytest.mark.parametrize("name", ["withdraw", "appeal"])
def test_the_pages_are_for_the_writer_alone(client, mine, name):
    unknown = Client().get(f"/comments/999999/{name}/")
    stranger = Client().get(url_of(mine, name))
    assert stranger.status_code == 404 and stranger.content == unknown.content
    page = client.get(url_of(mine, name))
    assert page.status_code == 200 and "no-store" in page["Cache-Control"]
    posted = Client().post(url_of(mine, name), fields(body=WHY), headers=SAME_ORIGIN)
    assert posted.status_code == 404 and WHY in posted.content.decode()
    assert Comment.objects.get().status == "pending"


@pytest.mark.parametrize("status", ["pending", "approved", "rejected", "spam"])
def test_a_writer_can_withdraw_at_any_time_and_twice_is_once(client, mine, send, article, status):
    Comment.objects.filter(pk=mine.pk).update(status=status)
    assert client.get(url_of(mine, "withdraw")).status_code == 200
    assert Comment.objects.get().status == status
    assert [send(mine, "withdraw").status_code for _ in range(2)] == [303, 303]
    assert Comment.objects.get().status == "removed"
    assert mine.body not in client.get(article.get_absolute_url()).content.decode()
    assert "Withdrawn by its writer" in receipt(client, mine)


def test_what_others_answered_stays_and_says_who_deleted(client, mine, send, article, moderator):
    approve(mine, by=moderator)
    answer = approve(make_comment(article, parent=mine, body="I agree."), by=moderator)
    send(mine, "withdraw")
    page = client.get(article.get_absolute_url()).content.decode()
    assert "Deleted by its writer." in page and answer.body in page and mine.body not in page


def test_a_comment_taken_down_says_by_whom_and_no_word_more(client, mine, article, moderator):
    approve(mine, by=moderator)
    approve(make_comment(article, parent=mine), by=moderator)
    remove(mine, by=moderator, reason="It attacks a person. Not like this, Jo")
    page = client.get(article.get_absolute_url()).content.decode()
    assert "Removed by an editor." in page and "Not like this" not in page


def test_withdrawing_without_a_token_meets_a_button(mine, send):
    assert send(mine, "withdraw", token="").status_code == 200
    assert Comment.objects.get().status == "pending"


def test_a_decision_can_be_appealed_once_and_is_back_in_the_queue(client, mine, send, moderator):
    reject(mine, by=moderator, reason="It names a private person")
    page = receipt(client, mine)
    assert "An editor decided against this comment: It names a private person" in page
    assert url_of(mine, "appeal") in page
    assert send(mine, "appeal", body=WHY).status_code == 303
    fresh = Comment.objects.get()
    assert fresh.status == "pending" and fresh.appeal.words == WHY
    assert fresh.events.order_by("-pk").first().verb == "appealed"
    assert "An editor will look again." in receipt(client, mine)
    reject(fresh, by=moderator, reason="It still does")
    assert url_of(mine, "appeal") not in receipt(client, mine)
    again = send(mine, "appeal", body="But why?")
    assert again.status_code == 422 and "But why?" in again.content.decode()
    assert Comment.objects.get().status == "rejected"


def test_the_same_appeal_twice_is_one(mine, send, moderator):
    reject(mine, by=moderator, reason="It names a private person")
    assert [send(mine, "appeal", body=WHY).status_code for _ in range(2)] == [303, 303]
    assert Appeal.objects.count() == 1


def test_words_are_not_needed(mine, send, moderator):
    reject(mine, by=moderator, reason="It names a private person")
    assert send(mine, "appeal", body="").status_code == 303
    assert Appeal.objects.get().words == ""


def test_a_long_appeal_and_one_without_token_come_back(mine, send, moderator):
    reject(mine, by=moderator, reason="It names a private person")
    long = "x" * 2001
    for answer in (send(mine, "appeal", body=long), send(mine, "appeal", body=long, token="")):
        assert answer.status_code == 422 and long in answer.content.decode()
    answer = send(mine, "appeal", body=WHY, token="")
    assert answer.status_code == 200 and WHY in answer.content.decode()
    assert not Appeal.objects.exists()


def test_what_was_taken_down_can_be_appealed_too(client, mine, send, moderator):
    approve(mine, by=moderator)
    remove(mine, by=moderator, reason="It advertises something")
    send(mine, "appeal", body=WHY)
    assert Comment.objects.get().status == "pending"


@pytest.mark.parametrize("state", ["waiting", "published", "spam", "withdrawn"])
def test_nothing_else_can_be_appealed(client, mine, send, moderator, state):
    if state == "published":
        approve(mine, by=moderator)
    if state == "spam":
        mark_spam(mine, by=moderator)
    if state == "withdrawn":
        withdraw_own(mine)
    before = Comment.objects.get().status
    assert url_of(mine, "appeal") not in receipt(client, mine)
    answer = send(mine, "appeal", body=WHY)
    assert answer.status_code == 422 and WHY in answer.content.decode()
    assert Comment.objects.get().status == before


def test_undo_cannot_take_back_an_appeal(mine, moderator):
    reject(mine, by=moderator, reason="It names a private person")
    verb.appeal(mine)
    with pytest.raises(AlreadyDecided):
        restore(mine, by=moderator)
    assert Comment.objects.get().status == "pending"


def test_a_machine_is_not_called_an_editor(client, mine):
    reject(mine, by=None, reason="Links to that site are not taken")
    page = receipt(client, mine)
    assert "A check of ours, not a person, decided against this comment" in page


def test_two_appeals_at_once_are_one(together):
    comment = make_comment()
    reject(comment, by=make_account("m"), reason="It names a private person")

    def send(number):
        try:
            return verb.appeal(Comment.objects.get(pk=comment.pk), words=str(number)).pk
        except verb.CannotAppeal:
            return None

    assert sum(1 for made in together(6, send) if made) == 1
