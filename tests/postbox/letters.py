"""Letters for tests, with defaults a reader can guess."""

from datetime import UTC, datetime

from postbox import outbox
from postbox.models import Letter

AT = datetime(2026, 3, 4, 12, tzinfo=UTC)


def make_letter(number=1, **given):
    fields = {
        "kind": "reply",
        "to": f"reader{number}@example.com",
        "subject": "NAME answered you",
        "text": "Read it here.",
        "dedup_key": f"reply:{number}",
        "send_after": AT,
    }
    return Letter(**{**fields, **given})


def written(number=1, **given):
    letter = make_letter(number, **given)
    assert outbox.write(letter)
    return letter
