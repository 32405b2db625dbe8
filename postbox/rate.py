"""How often something may happen, counted in the database so that all processes agree."""

from datetime import timedelta

from django.db import connection, transaction
from django.utils import timezone

from postbox.guard import derived_key
from postbox.models import RateBucket

DAY = timedelta(days=1)
MONTH = timedelta(days=30)
LETTERS_A_MONTH = 3

# One statement, so that no two processes count the same try; it writes nothing, and so reports
# no row, when the bucket is full. In SET both databases see the row as it was before.
COUNT_ONE = """
    INSERT INTO postbox_ratebucket AS bucket (key, window_start, window_end, count)
    VALUES (%s, %s, %s, 1)
    ON CONFLICT (key) DO UPDATE SET
        count = CASE WHEN bucket.window_end <= excluded.window_start
            THEN 1 ELSE bucket.count + 1 END,
        window_start = CASE WHEN bucket.window_end <= excluded.window_start
            THEN excluded.window_start ELSE bucket.window_start END,
        window_end = CASE WHEN bucket.window_end <= excluded.window_start
            THEN excluded.window_end ELSE bucket.window_end END
    WHERE bucket.window_end <= excluded.window_start OR bucket.count < %s
"""


def allow(key, *, limit, window, at=None):
    """Count one try of ``key`` and return True, or return False if ``limit`` are counted already.

    A window opens with the first try, lasts for ``window`` (a timedelta), and is then forgotten;
    a refused try counts for nothing. Each pair of limit and window counts on its own. Only a
    digest of ``key`` is stored.

    Inside a transaction the count holds other tries of the same key until the end, and a
    rollback takes it back: call it before the transaction opens if neither is wanted.
    """
    if limit < 1:
        return False
    start = at or timezone.now()
    bucket = derived_key("rate", key, limit, window.total_seconds())
    adapted = connection.ops.adapt_datetimefield_value
    with connection.cursor() as cursor:
        cursor.execute(COUNT_ONE, [bucket, adapted(start), adapted(start + window), limit])
        return cursor.rowcount == 1


@transaction.atomic
def allow_unconfirmed(address, *, kind="confirmation", at=None):
    """Whether a mail of ``kind`` may go to an address that has not confirmed; if so, count it.

    At most one in any 24 hours and three in any 30 days, for each kind; upper and lower case
    are one address. The address is not stored, only a keyed digest.
    """
    key = derived_key("unconfirmed", kind, address.strip().casefold())
    if not allow(key, limit=1, window=DAY, at=at):
        return False
    # Three places, each free again 30 days after it was taken, are an exact limit in any 30 days;
    # one window of 30 days would let six through around its end.
    places = (f"{key}:{number}" for number in range(LETTERS_A_MONTH))
    if any(allow(place, limit=1, window=MONTH, at=at) for place in places):
        return True
    transaction.set_rollback(True)  # the day's try was not used after all
    return False


def forget_old(at=None):
    """Delete the counts of windows that have ended; return how many."""
    deleted, _ = RateBucket.objects.filter(window_end__lte=at or timezone.now()).delete()
    return deleted
