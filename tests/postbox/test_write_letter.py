from datetime import timedelta

import pytest
from django.core import mail
from django.db import transaction

from postbox import outbox
from postbox.models import Letter
from tests.postbox.letters import AT, make_letter, written

SECOND = timedelta(seconds=1)


@pytest.mark.django_db
def test_a_letter_is_written_once_whatever_else_stands_in_the_second():
    assert outbox.write(make_letter(1))
    assert not outbox.write(make_letter(2, dedup_key="reply:1"))
    assert Letter.objects.get().to == "reader1@example.com"


@pytest.mark.django_db
def test_a_second_letter_does_no_harm_to_the_transaction_around_it():
    written()
    with transaction.atomic():
        assert not outbox.write(make_letter())
        written(2)
    assert Letter.objects.count() == 2


@pytest.mark.django_db
def test_a_letter_goes_with_the_transaction_around_it():
    with transaction.atomic():
        written()
        transaction.set_rollback(True)
    assert not Letter.objects.exists()


def test_processes_together_write_one_letter(together):
    assert sum(together(8, lambda number: outbox.write(make_letter()))) == 1
    assert Letter.objects.count() == 1


@pytest.mark.django_db
def test_a_letter_sent_long_ago_is_not_written_again():
    written()
    outbox.deliver_due(at=AT)
    assert not outbox.write(make_letter())
    assert outbox.deliver_due(at=AT + timedelta(days=400)) == 0


LINE_ENDS = ["\n", "\r", "\r\n", "\x0b", "\x0c", "\x1c", "\x85", "\u2028", "\u2029", "\0", "\x7f"]


@pytest.mark.django_db
@pytest.mark.parametrize("end", LINE_ENDS)
def test_no_address_key_or_header_can_bring_a_header_of_its_own(end):
    injected = f"x{end}Bcc: victim@example.com"
    for given in (
        {"to": f"reader@example.com{end}Bcc: victim@example.com"},
        {"to": f"reader@example.com{end}"},
        {"dedup_key": f"x{end}y"},
        {"headers": {"List-Id": injected}},
        {"headers": {f"X{end}Bcc": "victim@example.com"}},
    ):
        with pytest.raises(ValueError):
            outbox.write(make_letter(**given))
    assert not Letter.objects.exists()


@pytest.mark.django_db
@pytest.mark.parametrize("end", LINE_ENDS)
def test_a_subject_is_made_one_line(end):
    written(subject=f"{end}A headline{end}{end}Bcc: victim@example.com{end}")
    outbox.deliver_due(at=AT)
    sent = mail.outbox[0].message()
    assert sent["Subject"] == "A headline Bcc: victim@example.com"
    assert sent["Bcc"] is None


@pytest.mark.django_db
def test_a_subject_that_is_too_long_is_cut_rather_than_lost():
    written(subject="Ü" * 1000)
    assert outbox.deliver_due(at=AT) == 1
    assert mail.outbox[0].subject == "Ü" * 255


@pytest.mark.django_db
def test_words_with_a_nul_can_be_stored():
    written(text="a\0b", html="<p>a\0b</p>")
    outbox.deliver_due(at=AT)
    assert mail.outbox[0].body == "ab"


@pytest.mark.django_db
@pytest.mark.parametrize(
    "name",
    ["To", "cc", "BCC", "From", "Subject", "Message-ID", "Content-Type", "X Y", "X:", "", "É"],
)
def test_a_letter_cannot_set_a_header_that_we_write(name):
    with pytest.raises(ValueError):
        outbox.write(make_letter(headers={name: "x"}))


@pytest.mark.django_db
@pytest.mark.parametrize(
    "to",
    ["", "reader", "a@example.com, b@example.com", "Reader <a@example.com>", "a b@example.com"],
)
def test_a_letter_goes_to_one_bare_address(to):
    with pytest.raises(ValueError) as error:
        outbox.write(make_letter(to=to))
    assert "a@example.com" not in str(error.value)


@pytest.mark.django_db
@pytest.mark.parametrize("key", ["", "x" * 201, "confirm:reader@example.com"])
def test_the_key_of_a_letter_may_outlive_it(key):
    with pytest.raises(ValueError):
        outbox.write(make_letter(dedup_key=key))


@pytest.mark.django_db
def test_a_letter_can_be_taken_back_before_it_is_due():
    written(send_after=AT + 30 * SECOND)
    assert outbox.cancel("reply:1")
    assert outbox.deliver_due(at=AT + 60 * SECOND) == 0
    assert outbox.write(make_letter())
