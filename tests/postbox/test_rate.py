from datetime import UTC, datetime, timedelta

import pytest
from django.db import transaction

from postbox.models import RateBucket
from postbox.rate import allow, allow_unconfirmed, forget_old

AT = datetime(2026, 3, 4, 12, tzinfo=UTC)
HOUR = timedelta(hours=1)
DAY = timedelta(days=1)
ADDRESS = "kaia@example.com"


@pytest.mark.django_db
def test_so_many_tries_are_allowed_and_not_one_more():
    tries = [allow("net", limit=3, window=HOUR, at=AT) for _ in range(5)]
    assert tries == [True, True, True, False, False]


@pytest.mark.django_db
def test_the_window_opens_with_the_first_try_and_ends_by_itself():
    assert allow("net", limit=1, window=HOUR, at=AT)
    assert not allow("net", limit=1, window=HOUR, at=AT + HOUR - timedelta(microseconds=1))
    assert allow("net", limit=1, window=HOUR, at=AT + HOUR)
    assert not allow("net", limit=1, window=HOUR, at=AT + 1.5 * HOUR)


@pytest.mark.django_db
def test_a_refused_try_does_not_lengthen_the_wait():
    allow("net", limit=1, window=HOUR, at=AT)
    for minute in range(1, 60):
        allow("net", limit=1, window=HOUR, at=AT + timedelta(minutes=minute))
    assert allow("net", limit=1, window=HOUR, at=AT + HOUR)


@pytest.mark.django_db
def test_keys_limits_and_windows_count_apart():
    assert allow("net", limit=1, window=HOUR, at=AT)
    assert allow("other", limit=1, window=HOUR, at=AT)
    assert allow("net", limit=2, window=HOUR, at=AT)
    assert allow("net", limit=1, window=DAY, at=AT)
    assert not allow("net", limit=1, window=HOUR, at=AT)


@pytest.mark.django_db
def test_a_limit_of_nought_allows_nothing():
    assert not allow("net", limit=0, window=HOUR, at=AT)


@pytest.mark.django_db
def test_the_key_is_not_stored_as_it_is():
    allow(ADDRESS + "x" * 500, limit=1, window=HOUR, at=AT)
    assert "kaia" not in RateBucket.objects.get().key


@pytest.mark.django_db
def test_a_rollback_takes_the_count_back():
    with transaction.atomic():
        assert allow("net", limit=1, window=HOUR, at=AT)
        transaction.set_rollback(True)
    assert allow("net", limit=1, window=HOUR, at=AT)


@pytest.mark.parametrize("opened", [False, True], ids=["new", "opened before"])
def test_processes_together_are_allowed_no_more_than_one_alone(together, opened):
    if opened:
        assert allow("net", limit=20, window=HOUR, at=AT)

    def work(number):
        return sum(allow("net", limit=20, window=HOUR, at=AT) for _ in range(5))

    assert sum(together(8, work)) == (19 if opened else 20)


def test_processes_together_open_a_new_window_once(together):
    allow("net", limit=1, window=HOUR, at=AT)
    later = AT + 2 * HOUR
    assert sum(together(8, lambda number: allow("net", limit=1, window=HOUR, at=later))) == 1


def test_processes_together_send_one_mail_to_an_unconfirmed_address(together):
    assert sum(together(8, lambda number: allow_unconfirmed(ADDRESS, at=AT))) == 1


@pytest.mark.django_db
def test_an_unconfirmed_address_gets_one_mail_a_day():
    assert allow_unconfirmed(ADDRESS, at=AT)
    assert not allow_unconfirmed(ADDRESS, at=AT + DAY - timedelta(seconds=1))
    assert allow_unconfirmed(ADDRESS, at=AT + DAY)


@pytest.mark.django_db
def test_an_unconfirmed_address_gets_three_mails_in_any_30_days():
    hours = range(0, 100 * 24, 3)
    sent = [AT + hour * HOUR for hour in hours if allow_unconfirmed(ADDRESS, at=AT + hour * HOUR)]
    assert all(later - earlier >= 30 * DAY for earlier, later in zip(sent, sent[3:], strict=False))
    assert len(sent) == 12


@pytest.mark.django_db
def test_a_refused_try_uses_up_no_allowance():
    for day in range(3):
        assert allow_unconfirmed(ADDRESS, at=AT + day * DAY)
    almost = AT + 30 * DAY - HOUR
    assert not allow_unconfirmed(ADDRESS, at=almost)
    assert allow_unconfirmed(ADDRESS, at=AT + 30 * DAY)
    # Refused by the day, so no place of the month was taken for it.
    assert not allow_unconfirmed(ADDRESS, at=AT + 30 * DAY + HOUR)
    assert allow_unconfirmed(ADDRESS, at=AT + 31 * DAY)
    assert allow_unconfirmed(ADDRESS, at=AT + 32 * DAY)


@pytest.mark.django_db
def test_upper_and_lower_case_are_one_address():
    assert allow_unconfirmed("Straße@Example.com", at=AT)
    assert not allow_unconfirmed(" STRASSE@EXAMPLE.COM ", at=AT)


@pytest.mark.django_db
def test_a_confirmation_and_an_article_somebody_sent_count_apart():
    assert allow_unconfirmed(ADDRESS, at=AT)
    assert allow_unconfirmed(ADDRESS, kind="article", at=AT)
    assert not allow_unconfirmed(ADDRESS, kind="article", at=AT)


@pytest.mark.django_db
def test_the_address_is_never_stored():
    allow_unconfirmed(ADDRESS, at=AT)
    stored = str(list(RateBucket.objects.values()))
    assert "kaia" not in stored
    assert "example" not in stored


@pytest.mark.django_db
def test_windows_that_have_ended_are_forgotten_and_no_others():
    allow("short", limit=1, window=HOUR, at=AT)
    allow("long", limit=1, window=DAY, at=AT)
    assert forget_old(at=AT + HOUR) == 1
    assert allow("short", limit=1, window=HOUR, at=AT + HOUR)
    assert not allow("long", limit=1, window=DAY, at=AT + HOUR)
