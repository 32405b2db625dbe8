"""Against a server of our own on this machine that answers as Akismet does."""

import threading
from contextlib import contextmanager
from datetime import timedelta
from http.server import BaseHTTPRequestHandler, HTTPServer
from urllib.parse import parse_qs

import pytest
from django.utils import timezone

from comments import akismet, edit
from comments.akismet import MOST_TRIES, ask_akismet
from comments.models import AkismetQuestion, Breaker, Comment, ModerationEvent
from comments.moderate import reject
from newsroom.work import WORK
from postbox.guard import Entry
from tests.comments.screen.steps import objections, row_of

Status = Comment.Status


@contextmanager
def server(answers):
    """A server that gives ``answers`` in turn, pairs of status and bytes, and the last for ever."""
    asked = []

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self):
            words = self.rfile.read(int(self.headers["Content-Length"])).decode()
            asked.append((self.path, parse_qs(words), dict(self.headers)))
            status, body = answers[min(len(asked), len(answers)) - 1]
            self.send_response(status)
            if status == 302:
                self.send_header("Location", f"http://127.0.0.1:{self.server.server_port}/stolen")
            self.end_headers()
            self.wfile.write(body)

        do_GET = do_POST

        def log_message(self, *args):
            pass

    listening = HTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=listening.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield f"http://127.0.0.1:{listening.server_port}/1.1/", asked
    finally:
        listening.shutdown()
        listening.server_close()
        thread.join()


@pytest.fixture
def fake(settings):
    """``with fake((200, b"true")) as asked``: that server, with a key for it."""
    settings.AKISMET_KEY = "a key"

    @contextmanager
    def run(*answers):
        with server(answers) as (url, asked):
            settings.AKISMET_URL = url
            yield asked

    return run


def state(comment):
    return Comment.objects.get(pk=comment.pk).status


def test_nobody_is_asked_without_a_key(say):
    assert ask_akismet in WORK
    assert say().status == Status.APPROVED
    assert ask_akismet() == 0 and not AkismetQuestion.objects.exists()


def test_a_comment_waits_for_the_answer_and_then_appears(fake, say):
    with fake((200, b"false")) as asked:
        comment = say()
        assert comment.status == Status.PENDING and not asked  # never within the post
        assert ask_akismet() == 1
        assert state(comment) == Status.APPROVED
        assert ModerationEvent.objects.get().by is None
        assert ask_akismet() == 0 and len(asked) == 1
    comment.refresh_from_db()
    assert row_of(comment, "akismet")["kind"] == "pass"


def test_it_learns_the_text_and_no_address_of_its_writer(fake, say):
    with fake((200, b"false")) as asked:
        comment = say(email="priya@example.org", network_key="a" * 32)
        ask_akismet()
    [(path, fields, headers)] = asked
    assert path == "/1.1/comment-check"
    assert fields["comment_content"] == [comment.body]
    assert fields["user_ip"] == ["127.0.0.1"]
    everything = f"{fields}{headers}"
    assert "example.org" not in everything and "a" * 32 not in everything
    assert set(fields) == {
        *("api_key", "blog", "user_ip", "permalink", "comment_type", "comment_author"),
        *("comment_content", "comment_date_gmt", "blog_charset"),
    }


def test_spam_by_it_alone_waits_and_with_another_check_is_put_away(fake, say):
    with fake((200, b"true")):
        alone, shouted = say(), say("THIS IS ALL WRITTEN IN CAPITALS")
        assert ask_akismet() == 2
    assert (state(alone), state(shouted)) == (Status.PENDING, Status.SPAM)
    assert objections(Comment.objects.get(pk=alone.pk)) == {"akismet": "spam"}


@pytest.mark.parametrize(
    "answer", [(200, b"invalid"), (200, b""), (200, b"true " * 99), (500, b"false"), (302, b"")]
)
def test_anything_else_than_yes_or_no_holds(fake, say, answer):
    with fake(answer, (200, b"false")) as asked:
        comment = say()
        assert ask_akismet() == 0
        assert state(comment) == Status.PENDING
        assert len(asked) == 1 and "/stolen" not in asked[0][0]
        assert ask_akismet() == 0  # not again at once
        assert ask_akismet(timezone.now() + timedelta(minutes=21)) == 1
    assert state(comment) == Status.APPROVED


def test_a_server_that_is_away_holds_and_after_some_tries_a_moderator_decides(settings, say):
    settings.AKISMET_KEY, settings.AKISMET_URL = "a key", "http://127.0.0.1:9/1.1/"
    comment, other = say(), say("Another text.")
    for day in range(MOST_TRIES):
        ask_akismet(timezone.now() + timedelta(hours=4 * day))
    assert AkismetQuestion.objects.get(comment=comment).answer == "given up"
    assert not AkismetQuestion.objects.filter(comment=other).exists()  # one failure ends a round
    comment.refresh_from_db()
    assert comment.status == Status.PENDING
    assert row_of(comment, "akismet")["words"] == "Akismet gave no answer."


def test_a_slow_server_holds(settings, say, monkeypatch):
    monkeypatch.setattr(akismet, "TIMEOUT", 0.05)
    silent = HTTPServer(("127.0.0.1", 0), BaseHTTPRequestHandler)  # listens, and never answers
    settings.AKISMET_KEY = "a key"
    settings.AKISMET_URL = f"http://127.0.0.1:{silent.server_port}/1.1/"
    comment = say()
    assert ask_akismet() == 0
    silent.server_close()
    assert state(comment) == Status.PENDING
    assert AkismetQuestion.objects.get().last_error


def test_what_a_person_decided_meanwhile_stays(fake, say, moderator):
    with fake((200, b"false")):
        comment = say()
        reject(comment, by=moderator, reason="It is off the subject")
        assert ask_akismet() == 0
    assert state(comment) == Status.REJECTED


def test_a_good_answer_opens_nothing_in_a_wave_or_where_another_check_objects(fake, say):
    with fake((200, b"false")):
        now = timezone.now()
        calm, shouted = say(), say("THIS IS ALL WRITTEN IN CAPITALS")
        Breaker.objects.create(opened_at=now, until=now + timedelta(hours=1), why="Many.")
        assert ask_akismet() == 2
    assert (state(calm), state(shouted)) == (Status.PENDING, Status.PENDING)


def test_a_text_that_was_changed_is_asked_about_anew(fake, say):
    with fake((200, b"true"), (200, b"false")) as asked:
        comment = say()
        ask_akismet()
        seen = Entry(True, None, 60.0, False, "")
        edit.edit_comment(comment, body="What I really meant.", entry=seen)
        assert ask_akismet() == 1
    assert [fields["comment_content"] for _, fields, _ in asked][1] == ["What I really meant."]
    assert state(comment) == Status.APPROVED


def test_two_workers_ask_once(fake, say):
    with fake((200, b"false")) as asked:
        comment = say()
        at = timezone.now()
        assert akismet.claim(comment, at) and not akismet.claim(comment, at)
        assert ask_akismet(at) == 0 and not asked
        assert ask_akismet(at + akismet.LEASE) == 1
