"""Words that would like to be more than words, wherever a reader's words appear."""

import re

import pytest
from django.core import mail
from django.utils import timezone

from comments import edit, moderate
from comments.appeal import appeal
from comments.models import Comment, CommentEdit, Commenter
from comments.report import report
from postbox.outbox import deliver_due
from tests.comments.conftest import SAME_ORIGIN, fields
from tests.factories import make_comment

HOSTILE = "\"><script>alert(1)</script><img src=x onerror=alert(1)>'{{ 7|add:7 }}{% now %}"
LIVE = re.compile(r"<script>alert|<img src=x|onerror=alert\(1\)(?!&gt;)")


def is_calm(response):
    html = response.content.decode()
    return not LIVE.search(html) and "&lt;script&gt;alert" in html


@pytest.fixture
def mine(client, post, article):
    post(article, body=HOSTILE, display_name=HOSTILE[:80], email="kaia@example.com", notify="on")
    Commenter.objects.update(email_confirmed_at=timezone.now())
    return Comment.objects.get()


def test_on_every_page_of_its_writer(client, mine, moderator):
    for name in ("mine", "edit", "withdraw"):
        assert is_calm(client.get(f"/comments/{mine.pk}/{name}/")), name
    moderate.reject(mine, by=moderator, reason=HOSTILE)
    assert is_calm(client.get(f"/comments/{mine.pk}/mine/"))
    assert is_calm(client.get(f"/comments/{mine.pk}/appeal/"))


def test_on_every_page_that_readers_see(client, mine, moderator, article):
    moderate.approve(mine, by=moderator)
    moderate.approve(make_comment(article, parent=mine, display_name=HOSTILE[:80]), by=moderator)
    for name in ("reply", "replies", "recommend", "report"):
        assert is_calm(client.get(f"/comments/{mine.pk}/{name}/")), name
    assert is_calm(client.get(f"{article.get_absolute_url()}?order=best"))


@pytest.mark.parametrize("name", ["edit", "appeal", "report"])
def test_where_it_comes_back(client, mine, moderator, name):
    if name == "appeal":
        moderate.reject(mine, by=moderator, reason="It attacks a person")
    if name == "report":
        moderate.approve(mine, by=moderator)
    data = fields(body=HOSTILE * 100, reason="")
    response = client.post(f"/comments/{mine.pk}/{name}/", data, headers=SAME_ORIGIN)
    assert response.status_code == 422 and is_calm(response)


def test_in_mails(mine, moderator, article):
    moderate.approve(mine, by=moderator)
    answer = make_comment(article, parent=mine, display_name=HOSTILE[:80], body=HOSTILE)
    moderate.approve(answer, by=moderator)
    moderate.remove(mine, by=moderator, reason=HOSTILE)
    deliver_due(at=timezone.now() + moderate.letters.UNDO_FOR * 2)
    bodies = [part.content for letter in mail.outbox for part in letter.alternatives]
    assert len([each for each in bodies if "&lt;script&gt;" in each]) >= 2
    assert not any(LIVE.search(each) for each in bodies)
    assert not any("<script" in letter.subject for letter in mail.outbox)


def test_at_the_desk(login, mine, moderator, article):
    moderate.approve(mine, by=moderator)
    report(mine, reporter="r", reason="spam", words=HOSTILE)
    edit.edit_comment(mine, body=HOSTILE + " again")
    assert CommentEdit.objects.get().status == "pending"
    desk = login(moderator)
    url = f"/admin/comments/comment/thread/{article.pk}/?answer={mine.pk}"
    assert is_calm(desk.get(url))
    moderate.remove(mine, by=moderator)
    appeal(mine, words=HOSTILE)
    assert is_calm(desk.get("/admin/comments/comment/"))
