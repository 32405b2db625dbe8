"""No comment causes a request to anywhere: not from the server, and not from who reads it."""

import ast
import re
import socket
from datetime import timedelta
from pathlib import Path

import pytest
from django.utils import timezone

from comments.models import Comment
from comments.moderate import approve
from newsroom import work
from tests.comments.conftest import SAME_ORIGIN, fields
from tests.factories import make_comment

ROOT = Path(__file__).resolve().parents[2]
PACKAGES = ("articles", "comments", "newsletter", "newsroom", "postbox")
CLIENTS = {"urllib.request", "http.client", "socket", "requests", "httpx", "ftplib", "ssl"}
BODY = (
    "See https://example.com/a.png and https://video.example/watch?v=1 by "
    "![x](https://example.com/b.png) <img src=https://example.com/c.png>."
)


@pytest.mark.django_db
def test_nothing_goes_out_while_a_comment_is_posted_read_and_worked_on(
    client, post, article, moderator, monkeypatch, mailoutbox
):
    asked = []

    def connect(self, address):
        asked.append(address)
        raise OSError

    monkeypatch.setattr(socket.socket, "connect", connect)
    monkeypatch.setattr(socket, "getaddrinfo", lambda *given, **more: connect(None, given))
    post(article, body=BODY, email="kaia@example.com", notify="on")
    mine = Comment.objects.get()
    approve(mine, by=moderator)
    approve(make_comment(article, parent=mine, body=BODY), by=moderator)
    for path in ("", "feed/"):
        client.get(f"{article.get_absolute_url()}{path}")
    for path in (f"/comments/{mine.pk}/mine/", "/comments/mine/"):
        assert client.get(path).status_code == 200
    client.post(f"/comments/{mine.pk}/edit/", fields(body=f"{BODY} So."), headers=SAME_ORIGIN)
    work.work_once()
    assert asked == []


@pytest.mark.django_db
def test_a_page_with_comments_makes_browsers_ask_nobody(client, article, moderator):
    approve(make_comment(article, body=BODY, display_name="https://example.com/n"), by=moderator)
    answer = client.get(article.get_absolute_url())
    section = answer.content.decode().split('id="comments"')[1].split("</section>")[0]
    assert 'href="https://example.com/a.png"' in section  # a link, for whoever clicks it
    assert not re.search(r"<(?:img|picture|video|audio|iframe|object|embed|link)\b", section)
    assert not re.search(r'\s(?:src|srcset|poster|ping|data)="?(?:https?:)?//', section)
    policy = answer["Content-Security-Policy"]
    assert "http:" not in policy and "https:" not in policy and "*" not in policy
    # Initials on a colour, not a picture.
    assert re.search(r'<span class="tile tile--\d" aria-hidden="true">H<', section)


def test_only_akismet_speaks_to_another_host_and_only_the_work_loop_calls_it():
    speaks, calls = set(), set()
    for package in PACKAGES:
        for path in (ROOT / package).rglob("*.py"):
            names = {
                alias.name if isinstance(node, ast.Import) else node.module or ""
                for node in ast.walk(ast.parse(path.read_text()))
                if isinstance(node, (ast.Import, ast.ImportFrom))
                for alias in node.names
            }
            where = str(path.relative_to(ROOT))
            speaks |= {where} if names & CLIENTS else set()
            calls |= {where} if "ask_akismet" in path.read_text() else set()
    assert speaks <= {"comments/akismet.py"}
    assert calls == {"comments/akismet.py", "newsroom/work.py"}


@pytest.mark.django_db
def test_without_a_key_the_work_loop_asks_akismet_nothing(article, monkeypatch):
    make_comment(article, body=BODY, created_at=timezone.now() - timedelta(minutes=5))
    monkeypatch.setattr("comments.akismet.answer_on", lambda comment: pytest.fail("asked"))
    work.work_once()
