"""Who tried to log in is kept with an address of the network, to lock whoever guesses: for a while.

The only addresses that are kept anywhere, and none of a reader, who has nothing to log in to.
"""

from axes.models import AccessAttempt, AccessFailureLog, AccessLog
from django.utils import timezone

from postbox.network import PERIOD

KINDS = (AccessAttempt, AccessFailureLog, AccessLog)


def forget_attempts(at=None):
    """Delete what is older than the name of a network may be; return how many rows."""
    before = (at or timezone.now()) - PERIOD
    return sum(kind.objects.filter(attempt_time__lte=before).delete()[0] for kind in KINDS)
