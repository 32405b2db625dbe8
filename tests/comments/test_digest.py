"""The mail about the whole queue, for moderators who asked for it."""

import re
from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.core import mail
from django.test import Client
from django.utils import timezone

from comments import digest
from comments.appeal import appeal
from comments.links import leave_link
from comments.models import Breaker, Commenter, DigestChoice
from comments.moderate import approve, reject
from comments.report import report
from newsroom.work import WORK
from postbox.models import Letter
from postbox.outbox import deliver_due
from tests.factories import ago, make_account, make_comment

pytestmark = pytest.mark.django_db
FORM = "/admin/comments/comment/figures/"
NOON = datetime(2026, 3, 11, 12, tzinfo=UTC)


@pytest.fixture
def clock():
    with time_machine.travel(NOON, tick=False) as traveller:
        yield traveller


@pytest.fixture
def mia(clock):
    return make_account("mia", group="Moderator", time_zone="Asia/Tokyo")


def choose(account, *, how="daily", hour=8, patience=4):
    return digest.choose(account, how=how, hour=hour, patience=patience)


def mails():
    """What goes out when the work loop runs now."""
    digest.write_due_digests()
    deliver_due()
    sent, mail.outbox[:] = list(mail.outbox), []
    return sent


def test_the_work_loop_writes_it_before_it_delivers():
    names = [sweep.__name__ for sweep in WORK]
    assert names.index("write_due_digests") < names.index("deliver_due")


def test_nobody_is_mailed_who_did_not_ask(mia):
    make_comment(created_at=ago(days=3))
    assert mails() == []
    choose(mia, how="never")
    assert mails() == []


def test_it_comes_once_a_day_at_the_hour_of_the_account(mia, clock):
    choose(mia, hour=8)  # 21:00 in Tokyo: the first comes tomorrow
    for _ in range(40):
        make_comment()
    assert mails() == []
    clock.move_to(datetime(2026, 3, 11, 22, 59, tzinfo=UTC))
    assert mails() == []
    clock.move_to(datetime(2026, 3, 11, 23, 0, tzinfo=UTC))
    (sent,) = mails()
    assert sent.to == ["mia@example.com"]
    assert sent.subject == "Comments on Newsroom: 40 wait for a moderator"
    clock.shift(timedelta(hours=23))
    assert mails() == []
    clock.shift(timedelta(hours=1))
    assert len(mails()) == 1


def test_a_worker_that_slept_makes_up_for_it_on_the_same_day_only(mia, clock):
    choose(mia, hour=8)
    make_comment()
    clock.move_to(datetime(2026, 3, 14, 14, tzinfo=UTC))  # 23:00 in Tokyo, days later
    assert len(mails()) == 1
    assert mails() == []


@pytest.mark.parametrize(
    ("zone", "day", "hour"),
    [
        ("Europe/Paris", datetime(2026, 3, 29, tzinfo=UTC), 2),  # 02:00 is left out
        ("Europe/Paris", datetime(2026, 10, 25, tzinfo=UTC), 2),  # 02:00 comes twice
        ("America/New_York", datetime(2026, 11, 1, tzinfo=UTC), 1),
        ("", datetime(2026, 6, 1, tzinfo=UTC), 0),
        ("Pacific/Kiritimati", datetime(2026, 6, 1, tzinfo=UTC), 23),
    ],
)
def test_every_day_has_one_mail_and_so_have_those_on_which_clocks_change(clock, zone, day, hour):
    account = make_account("mia", group="Moderator", time_zone=zone)
    clock.move_to(day - timedelta(days=2))
    choose(account, hour=hour)
    DigestChoice.objects.update(daily_on=None)
    make_comment()
    for _ in range(4 * 24 * 4):
        digest.write_due_digests()
        clock.shift(timedelta(minutes=15))
    days = [key[-10:] for key in Letter.objects.values_list("dedup_key", flat=True)]
    assert 4 <= len(days) <= 5 and len(set(days)) == len(days)
    assert f"{day:%Y-%m-%d}" in days


def test_a_day_on_which_nothing_waits_has_none(mia, clock):
    choose(mia, hour=8)
    clock.move_to(datetime(2026, 3, 12, 0, tzinfo=UTC))
    assert mails() == []
    make_comment()
    assert mails() == []  # the hour of that day is over


def test_it_tells_when_a_comment_waits_too_long_and_then_is_silent(mia, clock):
    choose(mia, how="late", patience=4)
    make_comment()
    clock.shift(timedelta(hours=3, minutes=59))
    assert mails() == []
    clock.shift(timedelta(minutes=1))
    assert len(mails()) == 1
    clock.shift(timedelta(hours=3, minutes=59))
    make_comment(created_at=ago(days=1))
    assert mails() == []
    clock.shift(timedelta(minutes=1))
    assert len(mails()) == 1


def test_an_appeal_waits_since_it_was_made(mia, clock, moderator):
    choose(mia, how="late", patience=4)
    old = make_comment(created_at=ago(days=30))
    reject(old, by=moderator, reason="It attacks a person")
    appeal(old)
    assert mails() == []
    clock.shift(timedelta(hours=4))
    (sent,) = mails()
    assert "The oldest has waited for: 4 hours" in sent.body
    assert "Of these, writers ask for a second look at: 1" in sent.body


def test_both_choices_make_one_mail_at_a_time(mia, clock):
    choose(mia, how="both", hour=8, patience=2)
    make_comment(created_at=ago(days=2))
    clock.move_to(datetime(2026, 3, 11, 23, 30, tzinfo=UTC))
    assert len(mails()) == 1
    assert mails() == []


@pytest.mark.parametrize(
    "end",
    [
        lambda account: account.groups.clear(),
        lambda account: type(account).objects.update(is_active=False),
        lambda account: type(account).objects.update(is_staff=False),
        lambda account: type(account).objects.update(email=""),
        lambda account: account.delete(),
    ],
)
def test_it_stops_when_the_account_may_not_have_it_any_more(mia, end):
    choose(mia, how="late")
    make_comment(created_at=ago(days=2))
    assert DigestChoice.objects.wanted().count() == 1
    end(mia)
    assert mails() == []


@pytest.mark.parametrize("bad", [{"email": "nobody at all"}, {"time_zone": "Atlantis/Deep"}])
def test_an_account_with_bad_data_keeps_no_mail_from_others(mia, bad):
    other = make_account("olek", group="Moderator")
    for account in (mia, other):
        choose(account, how="late")
    type(mia).objects.filter(pk=mia.pk).update(**bad)
    make_comment(created_at=ago(days=2))
    assert "olek@example.com" in [sent.to[0] for sent in mails()]


def test_a_superuser_may_have_it_too(clock, chief):
    choose(chief, how="late")
    make_comment(created_at=ago(days=2))
    assert [sent.to for sent in mails()] == [["chief@example.com"]]


def test_it_holds_numbers_and_the_way_to_the_queue_and_nothing_of_readers(mia):
    choose(mia, how="late")
    make_comment(
        created_at=ago(hours=5), display_name="Priya", body="A gateway, kaia@example.org, says so."
    )
    reported = make_comment(status="approved", display_name="Hanne")
    report(reported, reporter="a" * 40, reason="spam", words="It sells tapes.")
    Breaker.objects.create(opened_at=ago(minutes=1), until=NOON + timedelta(hours=1), why="Many.")
    (sent,) = mails()
    html = sent.alternatives[0].content
    for words in (sent.body, html):
        assert "http://127.0.0.1:8000/admin/comments/comment/" in words
        assert "Published comments that readers reported: 1" in words
        assert "An editor reads every comment first until 22:00. Many." in words
        for secret in ("Priya", "Hanne", "gateway", "kaia", "tapes", reported.article.headline):
            assert secret not in words
    assert "The oldest has waited for: 5 hours" in sent.body
    assert "11 March, 21:00 JST" in sent.body


@pytest.mark.parametrize(
    ("waiting", "subject"),
    [(0, "an editor reads each first"), (1, "1 waits for a moderator")],
)
def test_the_subject_says_how_much_waits(mia, clock, waiting, subject):
    choose(mia, hour=8)
    clock.move_to(datetime(2026, 3, 12, tzinfo=UTC))
    Breaker.objects.create(opened_at=ago(minutes=1), until=ago(minutes=-9), why="Many.")
    for _ in range(waiting):
        make_comment()
    (sent,) = mails()
    assert sent.subject == f"Comments on Newsroom: {subject}"


def test_one_click_stops_it_without_a_cookie_twice_and_for_ever(mia, clock):
    choose(mia, how="late")
    make_comment(created_at=ago(days=2))
    (sent,) = mails()
    assert sent.extra_headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert sent.extra_headers["Auto-Submitted"] == "auto-generated"
    url = re.fullmatch(r"<https?://[^/]+(/.*)>", sent.extra_headers["List-Unsubscribe"])[1]
    stranger = Client(enforce_csrf_checks=True)
    page = stranger.get(url)
    assert page.status_code == 200 and page["Referrer-Policy"] == "no-referrer"
    assert "no-store" in page["Cache-Control"] and page["X-Robots-Tag"] == "noindex"
    assert DigestChoice.objects.get().how == "late"  # looking changes nothing
    clock.shift(timedelta(days=900))
    for _ in range(2):
        assert stranger.post(url, {"List-Unsubscribe": "One-Click"}).status_code == 200
        assert DigestChoice.objects.get().how == "never"
    assert mails() == []
    mia.delete()
    assert stranger.post(url).status_code == 200


def test_leaving_takes_back_what_has_not_gone_yet(mia):
    choose(mia, how="late")
    make_comment(created_at=ago(days=2))
    assert digest.write_due_digests() == 1
    letter = Letter.objects.get()
    Client().post(re.search(r"(/comments/digest/\S+/)", letter.text)[1])
    assert not Letter.objects.exists()


@pytest.mark.parametrize("token", ["x", "MQ:bad", "MQ", "%00"])
def test_a_link_that_is_not_ours_stops_nothing(mia, token):
    choose(mia)
    for send in (Client().get, Client().post):
        assert send(f"/comments/digest/{token}/").status_code == 404
    assert DigestChoice.objects.get().how == "daily"


def test_a_reader_who_leaves_takes_no_mail_from_a_moderator_of_the_same_address(mia, post, article):
    post(article, email="mia@example.com", notify="on")
    deliver_due(at=timezone.now() + timedelta(minutes=2))
    path = re.search(r"(/comments/confirm/\S+)", mail.outbox[0].body)[1]
    Client().post(path)
    choose(mia, how="late")
    make_comment(created_at=ago(days=2))
    digest.write_due_digests()
    leave = leave_link(Commenter.objects.get(email="mia@example.com"))
    Client().post(re.sub(r"^https?://[^/]+", "", leave))
    assert Letter.objects.filter(kind="moderation-digest").count() == 1


def test_the_screen_asks_for_it(client, login, mia):
    login(mia)
    client.post(FORM, {"act": "digest", "how": "late", "hour": "8", "patience": "4"})
    make_comment(created_at=ago(days=2))
    assert len(mails()) == 1
    client.post(FORM, {"act": "digest", "how": "never", "hour": "8", "patience": "4"})
    approve(make_comment(), by=mia)
    assert mails() == []


@pytest.mark.django_db(transaction=True)
def test_two_workers_write_it_once(together):
    account = make_account("mia", group="Moderator")
    choose(account, how="late")
    make_comment(created_at=ago(days=2))
    written = together(4, lambda number: digest.write_due_digests())
    assert sum(written) == 1
    assert Letter.objects.filter(kind="moderation-digest").count() == 1


def test_a_worker_that_dies_over_it_leaves_it_due(mia, monkeypatch):
    choose(mia, how="late")
    make_comment(created_at=ago(days=2))

    def dies(letter):
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr("postbox.outbox.write", dies)
        with pytest.raises(KeyboardInterrupt):
            digest.write_due_digests()
    assert DigestChoice.objects.get().told_at is None
    assert len(mails()) == 1
