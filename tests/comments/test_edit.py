"""Changing the own comment: while it waits, and for ten minutes until somebody answers."""

from datetime import timedelta

import pytest
import time_machine
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from comments import edit as verb
from comments.models import Comment, CommentEdit
from comments.moderate import AlreadyDecided, approve, mark_spam, refuse_edit, reject, show_edit
from tests.comments.conftest import SAME_ORIGIN, fields, token_of_age
from tests.factories import make_comment

NEW = "Three gateways, to be exact, and a spreadsheet."
SPAMMY = f"{NEW} https://a.example/1 https://b.example/2 https://c.example/3"


@pytest.fixture
def mine(client, post, article):
    post(article)
    return Comment.objects.get()


@pytest.fixture
def open_mine(client, post, open_article):
    post(open_article)
    comment = Comment.objects.get()
    assert comment.status == "approved"
    return comment


def url_of(comment):
    return reverse("comments:edit", args=[comment.pk])


@pytest.fixture
def change(client):
    def send(comment, body=NEW, **given):
        data = fields(body=body, **given)
        return client.post(url_of(comment), data, headers=SAME_ORIGIN)

    return send


def words(comment):
    return Comment.objects.get(pk=comment.pk).body


def test_the_form_holds_the_text_and_is_for_its_writer_alone(client, mine):
    page = client.get(url_of(mine))
    assert mine.body in page.content.decode()
    assert "no-store" in page["Cache-Control"] and page["X-Robots-Tag"] == "noindex"
    unknown = Client().get("/comments/999999/edit/")
    stranger = Client().get(url_of(mine))
    assert stranger.status_code == 404 and stranger.content == unknown.content


def test_a_stranger_gets_the_typed_text_back_and_changes_nothing(mine):
    response = Client().post(url_of(mine), fields(body=NEW), headers=SAME_ORIGIN)
    unknown = Client().post("/comments/999999/edit/", fields(body=NEW), headers=SAME_ORIGIN)
    assert response.status_code == 404 and NEW in response.content.decode()
    assert response.content == unknown.content
    assert words(mine) == mine.body


def test_a_waiting_comment_is_changed_at_once_and_both_texts_are_kept(mine, change, client):
    response = change(mine)
    assert (response.status_code, response["Location"]) == (303, f"/comments/{mine.pk}/mine/")
    assert words(mine) == NEW and Comment.objects.get().status == "pending"
    kept = CommentEdit.objects.get()
    assert (kept.body_before, kept.body, kept.status) == (mine.body, NEW, "shown")


def test_a_waiting_comment_is_checked_anew(mine, change):
    change(mine, SPAMMY)
    kinds = {row["screen"]: row["kind"] for row in Comment.objects.get().verdicts}
    assert kinds["links"] == "hold"


def test_spam_can_be_changed_like_any_other_and_stays_put_away(mine, change, moderator):
    mark_spam(mine, by=moderator)
    assert change(mine).status_code == 303
    assert Comment.objects.get().status == "spam"


def test_a_change_that_passes_every_check_is_shown_at_once_where_the_thread_is_open(
    open_mine, change, client, open_article
):
    url = open_article.get_absolute_url()
    tag = client.get(url)["ETag"]
    assert change(open_mine).status_code == 303
    page = client.get(url, headers={"If-None-Match": tag}).content.decode()
    assert NEW in page and open_mine.body not in page and "edited " in page


def test_a_change_that_a_check_holds_leaves_the_old_text_until_an_editor_shows_it(
    open_mine, change, client, open_article, moderator
):
    change(open_mine, SPAMMY)
    url = open_article.get_absolute_url()
    page = client.get(url).content.decode()
    assert open_mine.body in page and "Three gateways" not in page
    receipt = client.get(f"/comments/{open_mine.pk}/mine/").content.decode()
    assert "Your new text waits for an editor." in receipt and "Three gateways" in receipt
    edit = CommentEdit.objects.get()
    show_edit(edit, by=moderator)
    assert "Three gateways" in client.get(url).content.decode()
    assert edit.comment.events.order_by("-pk").first().verb == "edited"
    with pytest.raises(AlreadyDecided):
        refuse_edit(edit, by=moderator, reason="It advertises something")


def test_where_an_editor_reads_first_every_change_of_a_published_text_waits(
    mine, change, client, article, moderator
):
    approve(mine, by=moderator)
    change(mine)
    assert words(mine) == mine.body
    assert NEW not in client.get(article.get_absolute_url()).content.decode()
    refuse_edit(CommentEdit.objects.get(), by=moderator, reason="It advertises something")
    receipt = client.get(f"/comments/{mine.pk}/mine/").content.decode()
    assert "Your new text is not shown." in receipt and "It advertises something" in receipt
    assert words(mine) == mine.body


def test_a_second_change_takes_the_place_of_the_first_that_waits(mine, change, moderator):
    approve(mine, by=moderator)
    change(mine)
    change(mine, "The last word.")
    assert CommentEdit.objects.get().body == "The last word."


def test_after_ten_minutes_it_stays_and_the_text_comes_back(open_mine, change, client):
    with time_machine.travel(timezone.now() + timedelta(minutes=10, seconds=1)):
        response = change(open_mine, token=token_of_age(60))
        page = client.get(url_of(open_mine)).content.decode()
    assert response.status_code == 422 and NEW in response.content.decode()
    assert "those are over" in page and "<textarea" not in page
    assert words(open_mine) == open_mine.body


def test_after_the_first_answer_it_stays(open_mine, change, moderator):
    answer = make_comment(open_mine.article, parent=open_mine)
    assert verb.may_edit(open_mine)  # nobody sees that one yet
    approve(answer, by=moderator)
    response = change(open_mine)
    assert response.status_code == 422
    assert "Somebody has answered your comment" in response.content.decode()


def test_what_was_turned_down_cannot_be_changed(mine, change, moderator):
    reject(mine, by=moderator, reason="It attacks a person")
    assert change(mine).status_code == 422
    assert words(mine) == mine.body


@pytest.mark.parametrize("body", ["", "x", "y" * 5001])
def test_a_text_that_no_comment_may_have_comes_back(mine, change, body):
    response = change(mine, body)
    assert response.status_code == 422 and body in response.content.decode()
    assert words(mine) == mine.body


def test_without_a_token_one_button_stands_between(mine, change):
    response = change(mine, token="")
    assert response.status_code == 200 and NEW in response.content.decode()
    assert words(mine) == mine.body


def test_the_same_text_is_no_change(open_mine, change):
    assert change(open_mine, open_mine.body).status_code == 303
    assert not CommentEdit.objects.exists()


def test_nobody_can_change_a_comment_for_ever(mine, change):
    for number in range(verb.MOST_EDITS):
        change(mine, f"Version {number} of what I think.")
    response = change(mine, "And another.")
    assert response.status_code == 422 and "And another." in response.content.decode()
    assert CommentEdit.objects.count() == verb.MOST_EDITS


def test_two_changes_at_once_leave_one_waiting(together, django_user_model):
    comment = make_comment(status="pending")
    approve(comment, by=django_user_model.objects.create(username="m"))
    bodies = [f"Version {number} of what I think." for number in range(6)]

    def send(number):
        mine = Comment.objects.get(pk=comment.pk)
        return verb.edit_comment(mine, body=bodies[number])

    together(6, send)
    assert CommentEdit.objects.filter(status="pending").count() == 1
    assert words(comment) == comment.body
