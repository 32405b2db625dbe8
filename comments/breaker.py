"""In a wave of bad comments, an editor reads every comment first; after it, as before.

Whether there is a wave is asked of the comments that came; that there was one is a row, so that
pages can say so, and it ends by the clock.
"""

from datetime import timedelta
from statistics import median

from django.db.models import Count
from django.db.models.functions import TruncHour
from django.utils import timezone

from comments.models import Breaker, Comment

LASTS = timedelta(hours=1)
LOOKED_AT = timedelta(minutes=10)
LEAST_BAD = 20  # in ten minutes
# One network in a rage, or a school class, is no wave: the rate of each is bounded already.
COUNTED_OF_A_NETWORK = 3
TIMES_THE_USUAL = 10
USUAL = timedelta(days=7)
MOST_READ = 500
AN_HOUR = timedelta(hours=1)


def breaker_now(at=None):
    """The Breaker in force, or None."""
    return Breaker.objects.in_force(at or timezone.now()).first()


def watch(at):
    """The Breaker in force; opened now if a wave has begun; else None."""
    if breaker := breaker_now(at):
        return breaker
    why = wave_at(at)
    return Breaker.objects.create(opened_at=at, until=at + LASTS, why=why) if why else None


def end(breaker, *, by, at=None):
    """Go back to the usual before the hour is over; what came until now counts no more."""
    at = at or timezone.now()
    # All of them: two comments that came at once may each have opened one.
    Breaker.objects.in_force(at).update(until=at, ended_by=by)
    breaker.refresh_from_db()
    return breaker


def wave_at(at):
    """What makes the last ten minutes a wave, in words; "" if nothing does.

    It takes LEAST_BAD comments that checks objected to, and an hour with more than ten times as
    many comments as the median hour of a week.
    """
    bad = bad_lately(at)
    if bad < LEAST_BAD:
        return ""
    usual = usual_hour(at)
    in_hour = _came(at - AN_HOUR, at).count()
    if in_hour <= TIMES_THE_USUAL * usual:
        return ""
    return (
        f"Checks objected to {bad} comments from many networks in ten minutes; {in_hour} came in "
        f"an hour that usually brings {usual:g}."
    )


def bad_lately(at):
    """How many comments of the last ten minutes checks objected to, some of each network."""
    since = at - LOOKED_AT
    ended = Breaker.objects.filter(ended_by__isnull=False, until__lte=at).order_by("-until")
    if last := ended.values_list("until", flat=True).first():
        since = max(since, last)
    rows = _came(since, at).order_by("-created_at")
    if rows[:LEAST_BAD].count() < LEAST_BAD:
        return 0
    of_network = {}
    for network, verdicts in rows.values_list("network_key", "verdicts")[:MOST_READ]:
        if any(row.get("kind") != "pass" for row in verdicts):
            of_network[network] = of_network.get(network, 0) + 1
    unknown = of_network.pop("", 0)
    return unknown + sum(min(count, COUNTED_OF_A_NETWORK) for count in of_network.values())


def usual_hour(at):
    """How many comments come in the median hour of the week before the last hour."""
    rows = _came(at - USUAL, at - AN_HOUR).annotate(hour=TruncHour("created_at"))
    counts = list(
        rows.order_by().values("hour").annotate(n=Count("pk")).values_list("n", flat=True)
    )
    hours = int(USUAL / AN_HOUR)
    return median(counts + [0] * max(0, hours - len(counts)))


def _came(since, until):
    """Comments of any state, through the index by state and time."""
    return Comment.objects.filter(
        status__in=Comment.Status.values, created_at__gt=since, created_at__lte=until
    )
