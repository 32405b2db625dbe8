"""Mails about comments: only where the address said yes, and out with one click."""

import re
from datetime import timedelta

import pytest
import time_machine
from django.core import mail
from django.test import Client
from django.utils import timezone

from comments.address import forget_unconfirmed
from comments.models import Comment, Commenter
from comments.moderate import approve, mark_spam, reject, remove, restore
from comments.submit import submit_comment
from postbox.models import Letter
from postbox.outbox import deliver_due
from tests.comments.conftest import SAME_ORIGIN, fields, post_url
from tests.factories import make_account, make_article, make_comment

ADDRESS, OTHER = "kaia@example.com", "somebody.else@example.com"
LATER = timedelta(minutes=2)


def mails(at=None):
    """Everything that goes out when the work loop runs a little later."""
    deliver_due(at=at or timezone.now() + LATER)
    sent, mail.outbox[:] = list(mail.outbox), []
    return sent


def path_in(message, name):
    return re.search(rf"https?://[^/\s]+(/comments/{name}/\S+)", message.body)[1]


@pytest.fixture
def mine(client, post, article):
    """A comment whose writer left an address, and wants to hear of answers."""
    post(article, email=ADDRESS, notify="on")
    return Comment.objects.get()


@pytest.fixture
def confirmed(client, mine):
    client.post(path_in(mails()[0], "confirm"))
    return Comment.objects.get()


def test_the_question_repeats_nothing_that_was_typed(mine, article):
    (question,) = mails()
    assert question.to == [ADDRESS]
    assert question.subject == f"Confirm your address for “{article.headline}”"
    whole = question.body + question.alternatives[0].content
    assert "Priya" not in whole and "gateway" not in whole and ADDRESS not in whole


def test_looking_confirms_nothing_and_the_button_does(mine):
    path = path_in(mails()[0], "confirm")
    page = Client().get(path)
    assert page.status_code == 200 and page["Referrer-Policy"] == "no-referrer"
    assert Commenter.objects.get().email_confirmed_at is None
    for _ in range(2):
        assert "Your address is confirmed" in Client().post(path).content.decode()
    assert Commenter.objects.get().has_confirmed_address
    assert mails() == []


def test_the_receipt_says_that_the_inbox_waits(client, mine):
    url = f"/comments/{mine.pk}/mine/"
    page = client.get(url).content.decode()
    assert "Check your inbox." in page and ADDRESS not in page
    client.post(path_in(mails()[0], "confirm"))
    assert "Check your inbox." not in client.get(url).content.decode()


def test_the_link_dies_after_two_days_and_the_address_is_erased(mine):
    path = path_in(mails()[0], "confirm")
    with time_machine.travel(timezone.now() + timedelta(hours=49)):
        assert Client().post(path).status_code == 404
        assert forget_unconfirmed() == 1
    assert Commenter.objects.get().email == ""
    assert forget_unconfirmed() == 0


@pytest.mark.parametrize("token", ["x", "x:y:z", "%00", "a" * 3000])
def test_a_forged_link_does_nothing(db, token):
    for name in ("confirm", "mails"):
        for method in (Client().get, Client().post):
            assert method(f"/comments/{name}/{token}/").status_code == 404


def test_one_address_is_asked_once_a_day_whoever_types_it(article):
    for number in range(3):
        data = fields(email=ADDRESS, body=f"Comment number {number}.")
        assert Client().post(post_url(article), data, headers=SAME_ORIGIN).status_code == 303
    assert len(mails()) == 1


def test_fifty_identical_posts_ask_once(together):
    article, given = make_article(), fields(email=ADDRESS)
    together(20, lambda _: Client().post(post_url(article), given, headers=SAME_ORIGIN))
    assert Comment.objects.count() == Letter.objects.count() == 1


def test_spam_causes_no_mail_at_all(client, post, article, moderator):
    post(article, email=ADDRESS, website="https://spam.example")
    assert Comment.objects.get().status == "spam" and mails() == []


def test_an_address_that_was_not_confirmed_hears_nothing(mine, moderator):
    mails()
    approve(mine, by=moderator)
    assert mails() == []


def test_what_was_decided_while_the_question_was_open_is_told_with_the_answer(
    client, mine, moderator
):
    path = path_in(mails()[0], "confirm")
    approve(mine, by=moderator)
    client.post(path)
    assert [each.subject[:12] for each in mails()] == ["Your comment"]


def test_a_mail_says_until_when_a_comment_can_be_edited_and_nothing_once_that_is_over(
    client, mine, moderator
):
    path, at = path_in(mails()[0], "confirm"), timezone.now()
    approve(mine, by=moderator, at=at)
    with time_machine.travel(at + timedelta(minutes=11)):
        client.post(path)
        (late,) = mails()
    assert "edit it" not in late.body and "withdraw it at any time" in late.body
    restore(mine, by=moderator)
    approve(mine, by=moderator)
    (letter,) = mails()
    until = timezone.localtime(Comment.objects.get().editable_until)
    for words in (letter.body, letter.alternatives[0].content):
        assert f"You can edit it until {until:%H:%M}" in words


def test_a_decision_is_told_after_the_time_for_undo(confirmed, moderator, article):
    approve(confirmed, by=moderator)
    assert mails(at=timezone.now() + timedelta(seconds=20)) == []
    (letter,) = mails()
    assert letter.subject == f"Your comment on “{article.headline}” is published"
    assert f"/comments/{confirmed.pk}/mine/" in letter.body


def test_undo_takes_the_mail_back(confirmed, moderator):
    reject(confirmed, by=moderator, reason="It attacks a person")
    restore(confirmed, by=moderator)
    assert mails() == []
    approve(confirmed, by=moderator)
    assert len(mails()) == 1


def test_who_is_turned_down_reads_why_with_the_own_text(confirmed, moderator, article):
    reject(confirmed, by=moderator, reason="It names a private person. <b>Jo</b>")
    (letter,) = mails()
    assert letter.subject == f"About your comment on “{article.headline}”"
    assert "Why: It names a private person. <b>Jo</b>" in letter.body
    assert confirmed.body in letter.body and "ask for a second look" in letter.body
    assert "<b>Jo</b>" not in letter.alternatives[0].content


def test_a_comment_taken_down_is_told_and_spam_never(confirmed, moderator):
    approve(confirmed, by=moderator)
    mails()
    remove(confirmed, by=moderator, reason="It advertises something")
    (letter,) = mails()
    assert "We took your comment" in letter.body
    restore(confirmed, by=moderator)
    mails()
    mark_spam(confirmed, by=moderator)
    assert mails() == []


def test_a_withdrawn_article_is_named_in_no_mail(confirmed, moderator, article):
    article.status = "withdrawn"
    article.save()
    approve(confirmed, by=moderator)
    assert mails() == []


# Answers


@pytest.fixture
def published(confirmed, moderator):
    approve(confirmed, by=moderator)
    mails()
    return confirmed


def test_an_answer_is_told_once_it_is_approved_and_never_before(published, moderator, article):
    answer = make_comment(
        article, parent=published, display_name="Mara <b>", body="Quite so. " * 40
    )
    assert mails() == []
    approve(answer, by=moderator)
    (letter,) = mails()
    assert letter.to == [ADDRESS]
    assert letter.subject == f"An answer to your comment on “{article.headline}”"
    assert "Mara <b> answered" in letter.body and "Mara <b>" not in letter.alternatives[0].content
    quoted = re.search("“(Quite.*)”", letter.body)[1]
    assert len(quoted) <= 200 and f"/comments/{answer.pk}/" in letter.body
    restore(answer, by=moderator)
    approve(answer, by=moderator)
    assert mails() == []


def test_an_answer_taken_back_at_once_is_not_told(published, moderator, article):
    answer = approve(make_comment(article, parent=published), by=moderator)
    restore(answer, by=moderator)
    assert mails() == []


def test_nobody_is_told_of_the_own_answer(client, post, published, moderator, article):
    post(article, parent=published.pk, body="I forgot to say.")
    approve(Comment.objects.get(parent=published), by=moderator)
    same = Commenter.objects.create(email=ADDRESS.upper(), email_confirmed_at=timezone.now())
    approve(make_comment(article, parent=published, commenter=same), by=moderator)
    assert all("An answer" not in each.subject for each in mails())


def test_whoever_did_not_ask_is_not_told(published, moderator, article):
    Comment.objects.filter(pk=published.pk).update(notify=False)
    approve(make_comment(article, parent=published), by=moderator)
    assert mails() == []


def test_a_storm_of_answers_does_not_fill_a_mail_box(published, moderator, article):
    for number in range(14):
        approve(make_comment(article, parent=published, body=f"Answer {number}"), by=moderator)
    assert len(mails()) == 10


def test_one_click_without_cookies_ends_the_answers_twice_and_for_ever(
    published, moderator, article
):
    approve(make_comment(article, parent=published), by=moderator)
    (letter,) = mails()
    headers = letter.extra_headers
    assert headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    away = headers["List-Unsubscribe"].strip("<>").removeprefix("http://127.0.0.1:8000")
    page = Client().get(away)
    assert "Stop these mails?" in page.content.decode() and page.status_code == 200
    approve(make_comment(article, parent=published, body="On its way."), by=moderator)
    with time_machine.travel(timezone.now() + timedelta(days=3000)):
        for _ in range(2):
            response = Client().post(away, {"List-Unsubscribe": "One-Click"})
            assert response.status_code == 200 and "No more mails" in response.content.decode()
        assert mails() == []  # what was written before is taken back, too
    approve(make_comment(article, parent=published, body="Another."), by=moderator)
    assert mails() == []
    assert Commenter.objects.exclude(email="").exists()


def test_the_link_in_a_decision_ends_all_and_erases_the_address(confirmed, moderator):
    approve(confirmed, by=moderator)
    away = path_in(mails()[0], "mails")
    for _ in range(2):
        assert "We have erased your address" in Client().post(away).content.decode()
    assert Commenter.objects.get().email == ""
    assert not Comment.objects.get().notify


def test_from_the_answers_of_one_article_there_is_a_way_out_of_all(published, moderator, article):
    approve(make_comment(article, parent=published), by=moderator)
    away = path_in(mails()[0], "mails")
    page = Client().post(away).content.decode()
    further = re.search(r'href="http://[^/]+(/comments/mails/[^"]+)"', page)[1]
    Client().post(further)
    assert Commenter.objects.exclude(email="").count() == 0


# Another address


def test_a_new_address_counts_only_after_its_own_yes(client, confirmed, post, article, moderator):
    post(article, email="new@example.com", body="One more thing.", notify="on")
    (question,) = mails()
    assert question.to == ["new@example.com"]
    approve(confirmed, by=moderator)
    assert mails()[0].to == [ADDRESS]
    client.post(path_in(question, "confirm"))
    commenter = Commenter.objects.get()
    assert (commenter.email, commenter.new_email) == ("new@example.com", "")


def test_a_link_to_an_address_that_was_typed_over_is_dead(client, mine, post, article):
    (old,) = mails()
    post(article, email="new@example.com", body="One more thing.")
    assert client.post(path_in(old, "confirm")).status_code == 404


def test_with_a_confirmed_address_nobody_types_it_again(post, confirmed, article):
    assert post(article, body="One more thing.", notify="on").status_code == 303
    assert Comment.objects.order_by("-pk").first().notify


def test_no_header_depends_on_what_a_reader_typed(article, moderator):
    hostile = "Mara\r\nBcc: all@example.com"
    known = Commenter.objects.create(email=ADDRESS, email_confirmed_at=timezone.now())
    said = submit_comment(article, display_name="P", body="Words.", notify=True, commenter=known)
    approve(said, by=moderator)
    answer = submit_comment(article, display_name=hostile, body=hostile, parent=said)
    approve(answer, by=moderator)
    for letter in mails():
        assert set(letter.extra_headers) == {
            "List-Unsubscribe",
            "List-Unsubscribe-Post",
            "Message-ID",
            "Auto-Submitted",
        }
        assert letter.recipients() == [ADDRESS]


def test_an_address_typed_while_another_is_confirmed_is_not_confirmed_with_it(client, mine):
    """Its writer opened a second form before the first address was confirmed."""
    before = Commenter.objects.get()
    client.post(path_in(mails()[0], "confirm"))
    submit_comment(
        mine.article, display_name="Priya", body="Once more.", email=OTHER, commenter=before
    )
    writer = Commenter.objects.get()
    assert (writer.email, writer.new_email) == (ADDRESS, OTHER)
    approve(Comment.objects.latest("pk"), by=make_account("mod"))
    assert OTHER not in {to for message in mails()[1:] for to in message.to}
