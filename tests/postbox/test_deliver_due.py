import logging
import smtplib
from collections import Counter
from datetime import timedelta
from email.message import Message

import pytest
from django.core import mail
from django.core.mail.backends.locmem import EmailBackend as LocmemBackend
from django.db import IntegrityError, transaction

from postbox import outbox
from postbox.models import Letter
from tests.postbox.letters import AT, make_letter, written

SECOND = timedelta(seconds=1)
HERE = "tests.postbox.test_deliver_due"


class RefusingBackend(LocmemBackend):
    """Refuses whom a test tells it to, in words that hold the address as a real server's do."""

    refused = set()

    def send_messages(self, messages):
        for message in messages:
            if message.to[0] in self.refused:
                raise smtplib.SMTPRecipientsRefused({message.to[0]: (550, b"no such reader")})
        return super().send_messages(messages)


class DyingBackend(LocmemBackend):
    """The worker is killed with the letter in hand."""

    def send_messages(self, messages):
        raise SystemExit


@pytest.fixture
def refuse(settings, monkeypatch):
    settings.EMAIL_BACKEND = f"{HERE}.RefusingBackend"
    monkeypatch.setattr(RefusingBackend, "refused", set())
    return RefusingBackend.refused.add


# Taking back


@pytest.mark.django_db
def test_what_is_not_waiting_cannot_be_taken_back(refuse):
    written(1)
    outbox.deliver_due(at=AT)
    refuse("reader2@example.com")
    written(2, tries=outbox.MAX_TRIES - 1)
    outbox.deliver_due(at=AT)
    for key in ("reply:1", "reply:2", "reply:3"):
        assert not outbox.cancel(key)
    assert Letter.objects.count() == 2


@pytest.mark.django_db
def test_a_letter_in_a_workers_hands_cannot_be_taken_back(settings, monkeypatch):
    answers = []

    class Backend(LocmemBackend):
        def send_messages(self, messages):
            answers.append(outbox.cancel("reply:1"))
            return super().send_messages(messages)

    monkeypatch.setattr(f"{HERE}.RefusingBackend", Backend)
    settings.EMAIL_BACKEND = f"{HERE}.RefusingBackend"
    letter = written()
    Letter.objects.filter(pk=letter.pk).update(send_after=AT)
    outbox.deliver_due()
    assert answers == [False]
    assert len(mail.outbox) == 1


# Sending


@pytest.mark.django_db
def test_a_letter_is_sent_when_it_is_due_and_not_before():
    written()
    assert outbox.deliver_due(at=AT - SECOND) == 0
    assert outbox.deliver_due(at=AT) == 1
    assert outbox.deliver_due(at=AT + SECOND) == 0
    assert [message.to for message in mail.outbox] == [["reader1@example.com"]]


@pytest.mark.django_db
def test_the_words_go_out_as_they_were_written(settings):
    settings.DEFAULT_FROM_EMAIL = "paper@news.example"
    written(text="Grüße\n\n<b>", html="<p>Grüße</p>", headers={"List-Unsubscribe": "<https://n/u>"})
    outbox.deliver_due(at=AT)
    sent = mail.outbox[0]
    assert sent.from_email == "paper@news.example"
    assert (sent.subject, sent.body) == ("NAME answered you", "Grüße\n\n<b>")
    assert [tuple(part) for part in sent.alternatives] == [("<p>Grüße</p>", "text/html")]
    assert sent.message()["List-Unsubscribe"] == "<https://n/u>"
    assert sent.message()["Auto-Submitted"] == "auto-generated"


@pytest.mark.django_db
def test_the_message_id_hangs_on_the_key_and_on_our_host_alone(settings):
    settings.SITE_URL = "https://news.example:8443"
    one, same, other = make_letter(1), make_letter(9, dedup_key="reply:1"), make_letter(2)
    ids = [outbox.message(letter).message()["Message-ID"] for letter in (one, same, other)]
    assert ids[0] == ids[1] != ids[2]
    assert ids[0].endswith("@news.example>")
    assert "reply" not in ids[0]


@pytest.mark.django_db
def test_the_number_of_headers_does_not_hang_on_what_was_typed():
    hostile = make_letter(subject="\r\nX: y\r\n" * 99, text="\r\nX: y\r\n\r\n" * 99)
    outbox.write(hostile)
    outbox.write(make_letter(2))
    outbox.deliver_due(at=AT)
    first, second = (message.message() for message in mail.outbox)
    assert Counter(first.keys()) == Counter(second.keys())
    assert isinstance(first, Message)


@pytest.mark.django_db
def test_address_and_words_are_erased_once_sent():
    letter = written(html="<p>secret</p>", headers={"List-Id": "secret"}, text="secret")
    outbox.deliver_due(at=AT)
    letter.refresh_from_db()
    assert letter.sent_at == AT
    assert {name: getattr(letter, name) for name in Letter.ERASED} == Letter.ERASED
    assert letter.dedup_key == "reply:1"


@pytest.mark.django_db
@pytest.mark.parametrize("end", ["sent_at", "failed_at"])
@pytest.mark.parametrize("left", ["to", "subject", "text", "html", "headers"])
def test_the_database_keeps_no_words_of_a_letter_at_its_end(end, left):
    words = {**Letter.ERASED, left: {"a": "b"} if left == "headers" else "a@b.example"}
    with pytest.raises(IntegrityError), transaction.atomic():
        Letter.objects.create(kind="x", dedup_key="x", **{end: AT}, **words)
    Letter.objects.create(kind="x", dedup_key="x", **{end: AT}, **Letter.ERASED)


@pytest.mark.django_db
def test_at_most_so_many_letters_go_in_one_call_the_oldest_first():
    for number in range(5):
        written(number, send_after=AT - number * SECOND)
    assert outbox.deliver_due(at=AT, limit=3) == 3
    assert [message.to[0][6] for message in mail.outbox] == ["4", "3", "2"]
    assert outbox.deliver_due(at=AT) == 2


@pytest.mark.django_db(transaction=True)
def test_letters_are_not_sent_inside_a_transaction():
    written()
    with transaction.atomic(), pytest.raises(RuntimeError):
        outbox.deliver_due(at=AT)
    assert not mail.outbox


@pytest.mark.django_db(transaction=True)
def test_the_database_is_free_while_the_server_is_talked_to(settings, monkeypatch):
    blocks = []

    class Backend(LocmemBackend):
        def send_messages(self, messages):
            blocks.append(transaction.get_connection().in_atomic_block)
            blocks.append(Letter.objects.get().lease_until)
            return super().send_messages(messages)

    monkeypatch.setattr(f"{HERE}.RefusingBackend", Backend)
    settings.EMAIL_BACKEND = f"{HERE}.RefusingBackend"
    written()
    outbox.deliver_due(at=AT)
    assert blocks == [False, AT + outbox.LEASE]


def test_two_workers_never_send_a_letter_twice(together):
    for number in range(40):
        written(number)
    sent = together(4, lambda number: outbox.deliver_due(at=AT))
    assert sum(sent) == 40
    assert Counter(message.to[0] for message in mail.outbox) == Counter(
        f"reader{number}@example.com" for number in range(40)
    )


@pytest.mark.django_db
def test_a_letter_whose_worker_died_is_sent_after_the_lease(settings):
    working = settings.EMAIL_BACKEND
    settings.EMAIL_BACKEND = f"{HERE}.DyingBackend"
    written()
    with pytest.raises(SystemExit):
        outbox.deliver_due(at=AT)
    settings.EMAIL_BACKEND = working
    assert outbox.deliver_due(at=AT + outbox.LEASE - SECOND) == 0
    assert outbox.deliver_due(at=AT + outbox.LEASE) == 1
    assert len(mail.outbox) == 1


@pytest.mark.django_db
def test_a_letter_that_kills_every_worker_is_given_up_unsent(settings):
    working = settings.EMAIL_BACKEND
    settings.EMAIL_BACKEND = f"{HERE}.DyingBackend"
    letter = written()
    for number in range(outbox.MAX_TRIES):
        with pytest.raises(SystemExit):
            outbox.deliver_due(at=AT + number * outbox.LEASE)
    settings.EMAIL_BACKEND = working
    assert outbox.deliver_due(at=AT + outbox.MAX_TRIES * outbox.LEASE) == 0
    letter.refresh_from_db()
    assert (letter.last_error, letter.to) == ("TriesUsedUp", "")
    assert not mail.outbox


# Failing


@pytest.mark.django_db
def test_one_bad_letter_does_not_keep_back_the_next(refuse):
    refuse("reader1@example.com")
    written(1)
    written(2)
    assert outbox.deliver_due(at=AT) == 1
    assert [message.to[0] for message in mail.outbox] == ["reader2@example.com"]


@pytest.mark.django_db
def test_a_letter_that_cannot_be_made_into_a_mail_is_a_failure_like_any_other():
    letter = written(1)
    Letter.objects.filter(pk=letter.pk).update(subject="made\nelsewhere")
    written(2)
    assert outbox.deliver_due(at=AT) == 1
    letter.refresh_from_db()
    assert letter.last_error == "BadHeaderError"


@pytest.mark.django_db
def test_a_refused_letter_waits_longer_each_time_and_is_then_given_up(refuse):
    refuse("reader1@example.com")
    letter = written()
    at, waits = AT, []
    for _ in outbox.BACK_OFF:
        outbox.deliver_due(at=at)
        letter.refresh_from_db()
        assert outbox.deliver_due(at=letter.send_after - SECOND) == 0
        waits.append((letter.send_after - at) / timedelta(minutes=1))
        at = letter.send_after
    outbox.deliver_due(at=at)
    letter.refresh_from_db()
    assert waits == [1, 5, 30, 120, 720, 720, 720]
    assert (letter.failed_at, letter.tries) == (at, 8)
    assert {name: getattr(letter, name) for name in Letter.ERASED} == Letter.ERASED
    assert outbox.deliver_due(at=at + timedelta(days=9)) == 0


@pytest.mark.django_db
def test_a_letter_that_was_refused_once_is_sent_the_next_time(refuse):
    refuse("reader1@example.com")
    letter = written()
    outbox.deliver_due(at=AT)
    RefusingBackend.refused.clear()
    assert outbox.deliver_due(at=AT + timedelta(minutes=1)) == 1
    letter.refresh_from_db()
    assert (letter.tries, letter.last_error) == (2, "")


@pytest.mark.django_db
def test_no_address_is_logged_or_kept_with_an_error(refuse, caplog):
    refuse("reader1@example.com")
    letter = written()
    with caplog.at_level(logging.DEBUG):
        outbox.deliver_due(at=AT)
    letter.refresh_from_db()
    assert letter.last_error == "SMTPRecipientsRefused"
    assert "SMTPRecipientsRefused" in caplog.text
    assert "reader1" not in caplog.text
    assert "example.com" not in caplog.text


@pytest.mark.django_db
def test_a_worker_that_was_too_slow_takes_nothing_from_the_next(settings):
    letter = written()
    slow = outbox.claim(AT)
    later = AT + outbox.LEASE
    quick = outbox.claim(later)
    outbox.note_failure(slow, "TimeoutError", later)
    letter.refresh_from_db()
    assert (letter.lease_until, letter.send_after) == (quick.lease_until, AT)
    assert outbox.claim(later) is None


# A real mail server


class Server:
    """Stands in for smtplib.SMTP; counts connections, and goes away when told."""

    made, is_away, drops = [], False, set()

    def __init__(self, *args, **kwargs):
        Server.made.append(self)
        if Server.is_away:
            raise ConnectionRefusedError
        self.is_open = True

    def sendmail(self, sender, recipients, message):
        if not self.is_open:
            raise smtplib.SMTPServerDisconnected
        if recipients[0] in Server.drops:
            self.is_open = False
            raise smtplib.SMTPServerDisconnected

    def quit(self):
        self.is_open = False

    close = quit


@pytest.fixture
def server(settings, monkeypatch):
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    monkeypatch.setattr(smtplib, "SMTP", Server)
    for name, value in {"made": [], "is_away": False, "drops": set()}.items():
        monkeypatch.setattr(Server, name, value)
    return Server


@pytest.mark.django_db
def test_one_connection_carries_a_batch_and_is_closed_after_it(server):
    for number in range(3):
        written(number)
    assert outbox.deliver_due(at=AT) == 3
    assert [one.is_open for one in server.made] == [False]


@pytest.mark.django_db
def test_a_connection_that_broke_is_made_again_for_the_next_letter(server):
    server.drops.add("reader1@example.com")
    for number in range(4):
        written(number)
    assert outbox.deliver_due(at=AT) == 3
    assert len(server.made) == 2


@pytest.mark.django_db
def test_a_server_that_is_away_is_tried_once_and_costs_one_letter_one_try(server):
    server.is_away = True
    for number in range(3):
        written(number)
    assert outbox.deliver_due(at=AT) == 0
    assert len(server.made) == 1
    assert sorted(Letter.objects.values_list("tries", flat=True)) == [0, 0, 1]


@pytest.mark.django_db
def test_letters_in_files_get_a_file_each(settings, tmp_path):
    settings.EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
    settings.EMAIL_FILE_PATH = str(tmp_path)
    for number in range(30):
        written(number)
    assert outbox.deliver_due(at=AT) == 30
    assert len(list(tmp_path.iterdir())) == 30
