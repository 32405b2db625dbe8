"""The work loop."""

from datetime import timedelta
from io import StringIO

import pytest
import time_machine
from axes.models import AccessAttempt
from django.core.management import call_command
from django.utils import timezone

from newsroom import work
from postbox.models import Letter
from postbox.outbox import write
from tests.factories import make_image

pytestmark = pytest.mark.django_db(transaction=True)


def test_one_round_sends_the_mail_and_makes_the_pictures(mailoutbox):
    write(Letter(kind="test", to="kaia@example.com", subject="s", text="t", dedup_key="one"))
    image = make_image()
    out = StringIO()
    call_command("work", once=True, stdout=out)
    assert [mail.to for mail in mailoutbox] == [["kaia@example.com"]]
    assert image.renditions.filter(format="avif").exists()
    call_command("work", once=True, stdout=out)
    assert out.getvalue().splitlines()[-1] == "0 done"


def test_a_sweep_in_trouble_keeps_no_other_waiting(monkeypatch, caplog):
    def broken():
        raise ValueError("kaia@example.com")

    monkeypatch.setattr(work, "WORK", (broken, lambda: 3))
    assert work.work_once() == 3
    assert "ValueError" in caplog.text
    assert "kaia@example.com" not in caplog.text


def test_the_loop_ends_when_asked_to_and_rests_only_when_nothing_is_due(monkeypatch):
    rounds, rests = iter([2, 0, 0]), []
    monkeypatch.setattr(work, "work_once", lambda: next(rounds))
    monkeypatch.setattr(work.time, "sleep", rests.append)
    left = iter([True, True, True, True, False, False])
    work.work_for_ever(may_go_on=lambda: next(left), pause=5)
    assert rests == [5]


def test_the_addresses_of_log_ins_are_forgotten_after_30_days(client):
    given = {"username": "chief", "password": "a guess"}
    client.post("/admin/login/", given, REMOTE_ADDR="203.0.113.9")
    assert AccessAttempt.objects.get().ip_address == "203.0.113.9"
    for days, left in ((29, 1), (31, 0)):
        with time_machine.travel(timezone.now() + timedelta(days=days)):
            work.work_once()
        assert AccessAttempt.objects.count() == left
