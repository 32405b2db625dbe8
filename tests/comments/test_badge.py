"""Who is speaking: the newsroom by its log-in, a quoted expert by a link to a known address."""

import re
from datetime import timedelta

import pytest
import time_machine
from django.core import mail
from django.test import Client
from django.utils import timezone

from articles.invite import revoke
from articles.models import Author, Byline
from comments.badge import CannotInvite, answer_as_staff, invite_expert
from comments.models import BadgeInvitation, Comment, Thread
from comments.moderate import approve, remove
from postbox.models import Letter
from postbox.outbox import deliver_due
from tests.comments.conftest import CROSS_SITE, SAME_ORIGIN, fields, post_url
from tests.factories import make_account, make_article, make_author, make_comment, make_expert

ADDRESS = "yuki@bank.example"


@pytest.fixture
def article(db):
    return make_article(quotes=[{"expert": make_expert("Yuki Tanabe")}])


@pytest.fixture
def path(article, editor):
    """Where the link leads that was mailed to the expert."""
    invite_expert(article, expert=make_expert("Yuki Tanabe"), email=ADDRESS, by=editor)
    deliver_due()
    (letter,) = mail.outbox
    assert letter.to == [ADDRESS]
    return re.search(r"https?://[^/\s]+(/comments/badge/\S+)", letter.body)[1]


def take(client, path, headers=SAME_ORIGIN):
    return client.post(path, headers=headers)


def test_the_address_is_kept_nowhere_once_the_letter_has_gone(path):
    assert not Letter.objects.filter(to__contains="@").exists()
    names = [field.name for field in BadgeInvitation._meta.fields]
    assert "email" not in names


def test_looking_takes_nothing_and_the_button_gives_the_badge(client, path, article):
    page = client.get(path)
    assert page.status_code == 200 and "Are you Yuki Tanabe?" in page.content.decode()
    assert "no-store" in page["Cache-Control"] and "commenter" not in client.cookies
    response = take(client, path)
    assert response.status_code == 303 and client.cookies["commenter"]["httponly"]
    assert "The label is yours" in client.get(path).content.decode()
    client.post(post_url(article), fields(display_name="The real Yuki"), headers=SAME_ORIGIN)
    said = Comment.objects.get()
    assert (said.badge, said.display_name) == ("expert", "Yuki Tanabe")


def test_readers_see_the_label(client, path, article, moderator):
    take(client, path)
    client.post(post_url(article), fields(), headers=SAME_ORIGIN)
    approve(Comment.objects.get(), by=moderator)
    page = Client().get(article.get_absolute_url()).content.decode()
    assert '<span class="chip">Expert we quote</span>' in page


def test_the_same_post_of_an_expert_twice_is_one_comment(client, path, article):
    take(client, path)
    given = fields(display_name="Somebody")
    for _ in range(2):
        client.post(post_url(article), given, headers=SAME_ORIGIN)
    assert Comment.objects.count() == 1


def test_the_link_works_once_and_not_for_whoever_comes_second(client, path):
    take(client, path)
    stranger = Client()
    assert stranger.get(path).status_code == 404
    assert take(stranger, path).status_code == 404 and "commenter" not in stranger.cookies
    assert take(client, path).status_code == 303


def test_the_badge_holds_under_one_article_only(client, path):
    take(client, path)
    other = make_article()
    client.post(post_url(other), fields(), headers=SAME_ORIGIN)
    assert Comment.objects.get().badge == ""


def test_another_site_cannot_make_a_browser_take_it(client, path):
    assert take(client, path, headers=CROSS_SITE).status_code == 200
    assert BadgeInvitation.objects.get().taken_by is None


def test_a_link_that_is_revoked_too_old_or_of_a_hidden_article_is_dead(client, path, article):
    with time_machine.travel(timezone.now() + timedelta(days=31)):
        assert client.get(path).status_code == 404
    type(article).objects.filter(pk=article.pk).update(status="draft")
    assert client.get(path).status_code == take(client, path).status_code == 404
    type(article).objects.filter(pk=article.pk).update(status="published")
    revoke(BadgeInvitation.objects.get())
    assert client.get(path).status_code == take(client, path).status_code == 404


def test_a_badge_that_is_revoked_after_it_was_taken_is_gone(client, path, article):
    take(client, path)
    revoke(BadgeInvitation.objects.get())
    client.post(post_url(article), fields(), headers=SAME_ORIGIN)
    assert Comment.objects.get().badge == ""


def test_a_name_alone_earns_nothing(client, article, post):
    post(article, display_name="Yuki Tanabe")
    assert Comment.objects.get().badge == ""


def test_only_who_is_quoted_can_be_asked_and_not_twice_a_day(article, editor):
    with pytest.raises(CannotInvite, match="does not quote"):
        invite_expert(article, expert=make_expert("Nobody"), email=ADDRESS, by=editor)
    yuki = make_expert("Yuki Tanabe")
    invite_expert(article, expert=yuki, email=ADDRESS, by=editor)
    with pytest.raises(CannotInvite, match="not long ago"):
        invite_expert(article, expert=yuki, email=ADDRESS, by=editor)


def test_two_at_once_with_one_link_are_one(together):
    article = make_article(quotes=[{"expert": make_expert("Yuki Tanabe")}])
    by = make_account("editor")
    invite_expert(article, expert=make_expert("Yuki Tanabe"), email=ADDRESS, by=by)
    link = re.search(r"https?://[^/\s]+(/comments/badge/\S+)", Letter.objects.get().text)[1]
    codes = together(5, lambda _: take(Client(), link).status_code)
    assert sorted(codes) == [303, 404, 404, 404, 404]


# The newsroom


def desk_url(article):
    return f"/admin/comments/comment/thread/{article.pk}/"


@pytest.fixture
def asked(article, moderator):
    return approve(make_comment(article, display_name="Priya", body="Is it so?"), by=moderator)


def test_an_answer_from_the_desk_is_public_at_once_with_the_label(login, writer, article, asked):
    writer.first_name, writer.last_name = "Mara", "Lindqvist"
    writer.save()
    page = login(writer).get(f"{desk_url(article)}?answer={asked.pk}").content.decode()
    assert "In reply to" in page and "Is it so?" in page
    given = {"act": "answer", "body": "It *is* so.", "parent": asked.pk}
    response = login(writer).post(desk_url(article), given)
    said = Comment.objects.get(parent=asked)
    assert response.status_code == 302
    assert (said.display_name, said.badge, said.status) == ("Mara Lindqvist", "staff", "approved")
    assert said.events.get().by == writer
    public = Client().get(article.get_absolute_url()).content.decode()
    assert "It <em>is</em> so." in public and '<span class="chip">Staff</span>' in public


def test_whoever_wrote_the_article_answers_as_its_author(article, writer):
    author = Author.objects.create(name="Ana Ortega the Second", account=writer)
    Byline.objects.create(article=article, author=author, position=9)
    said = answer_as_staff(article, by=writer, body="I did.")
    assert (said.display_name, said.badge) == ("Ana Ortega the Second", "author")


def test_the_name_to_log_in_with_is_told_to_nobody(article, writer):
    assert answer_as_staff(article, by=writer, body="It is so.").display_name != "writer"


def test_the_same_answer_twice_is_one(article, writer):
    made = {answer_as_staff(article, by=writer, body="It is so.").pk for _ in range(2)}
    assert len(made) == 1 and Thread.objects.get().approved_count == 1


def test_an_answer_that_was_taken_down_can_be_given_again(article, writer, moderator):
    first = answer_as_staff(article, by=writer, body="It is so.")
    remove(first, by=moderator, reason="Too early")
    again = {answer_as_staff(article, by=writer, body="It is so.").pk for _ in range(2)}
    assert again != {first.pk} and len(again) == 1
    assert Comment.objects.visible().filter(pk__in=again).exists()


def test_a_log_in_counts_on_no_public_page(login, writer, article):
    client = login(writer)
    client.post(post_url(article), fields(), headers=SAME_ORIGIN)
    assert Comment.objects.get().badge == ""


def test_the_desk_asks_for_the_token_and_for_a_log_in(article, writer, client):
    careful = Client(enforce_csrf_checks=True)
    careful.force_login(writer, backend="newsroom.login.NameOrEmailBackend")
    given = {"act": "answer", "body": "It is so."}
    assert careful.post(desk_url(article), given).status_code == 403
    assert client.post(desk_url(article), given).status_code in (302, 403, 200)
    assert not Comment.objects.exists()


@pytest.mark.parametrize("body", ["", "x" * 5001])
def test_what_cannot_be_published_comes_back(login, writer, article, body):
    response = login(writer).post(desk_url(article), {"act": "answer", "body": body})
    assert response.status_code == 422 and body in response.content.decode()


@pytest.mark.parametrize("parent", ["999999", "0"])
def test_an_answer_to_what_is_gone_comes_back(login, writer, article, parent):
    given = {"act": "answer", "body": "It is so.", "parent": parent}
    response = login(writer).post(desk_url(article), given)
    assert response.status_code == 422 and "It is so." in response.content.decode()


def test_a_closed_thread_takes_no_answer_either(login, writer, article):
    type(article).objects.filter(pk=article.pk).update(comments_policy="closed")
    response = login(writer).post(desk_url(article), {"act": "answer", "body": "It is so."})
    assert response.status_code == 422 and "It is so." in response.content.decode()


def test_an_editor_sends_and_revokes_the_link_from_the_desk(login, editor, article):
    yuki = make_expert("Yuki Tanabe")
    given = {"act": "invite", "expert": yuki.pk, "email": ADDRESS}
    assert login(editor).post(desk_url(article), given).status_code == 302
    made = BadgeInvitation.objects.get()
    page = login(editor).get(desk_url(article)).content.decode()
    assert "not followed yet" in page and ADDRESS not in page
    login(editor).post(desk_url(article), {"act": "revoke", "invitation": made.pk})
    made.refresh_from_db()
    assert not made.works()


def test_a_writer_and_a_moderator_may_not_invite(login, writer, moderator, article):
    yuki = make_expert("Yuki Tanabe")
    for account in (writer, moderator):
        given = {"act": "invite", "expert": yuki.pk, "email": ADDRESS}
        assert login(account).post(desk_url(article), given).status_code == 403
    assert not BadgeInvitation.objects.exists()


def test_no_desk_for_a_hidden_article(login, chief):
    assert login(chief).get(desk_url(make_article(status="draft"))).status_code == 404


def test_an_author_with_a_very_long_name_answers_under_the_beginning_of_it(writer):
    author = make_author(name="A" * 110, account=writer)
    article = make_article(authors=[author])
    assert answer_as_staff(article, by=writer, body="So it is.").display_name == "A" * 80
