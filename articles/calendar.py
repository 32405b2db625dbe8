"""Years and months of the paper, in its own time zone."""

from datetime import datetime

from django.db.models import Count, Exists, Q
from django.utils import timezone

from articles.models import Article

EARLIEST = 1000  # nothing was published before; and no moment near year 1 survives a time zone
MONTHS = range(1, 13)
MONTHS_AT_ONCE = 600  # a query has so many columns at most


def first_moment(year, month=1):
    """The beginning of a month, aware."""
    zone = timezone.get_default_timezone()
    return timezone.make_aware(datetime(year, month, 1), zone)


def following(year, month):
    return (year + 1, 1) if month == 12 else (year, month + 1)


def in_month(year, month):
    """A condition for articles published in that month."""
    return Q(published_at__gte=first_moment(year, month)) & Q(
        published_at__lt=first_moment(*following(year, month))
    )


def has_begun(year, month=1):
    """Whether that month is the present one or earlier; nothing else of the calendar hangs on
    the clock."""
    return first_moment(year, month) <= timezone.now()


def articles_of(year, month):
    """The public articles of a month."""
    if year < EARLIEST:
        return Article.objects.none()
    return Article.objects.published().filter(in_month(year, month))


def counts_of(year):
    """How many public articles each month of ``year`` has, in one query."""
    if year < EARLIEST:
        return dict.fromkeys(MONTHS, 0)
    public = Article.objects.published().filter(
        published_at__gte=first_moment(year), published_at__lt=first_moment(year + 1)
    )
    counts = {f"m{month}": Count("pk", filter=in_month(year, month)) for month in MONTHS}
    found = public.order_by().aggregate(**counts)
    return {month: found[f"m{month}"] for month in MONTHS}


def months_with_articles():
    """Pairs of year and month, oldest first, in which something public appeared.

    Each month costs a step down an index; none is counted.
    """
    moments = Article.objects.published().newest_first().values_list("published_at", flat=True)
    last = moments.first()
    if not last:
        return []
    months = list(_between(moments.last(), last))
    one_row = Article.objects.published().filter(published_at=last)
    found = []
    for start in range(0, len(months), MONTHS_AT_ONCE):
        some = months[start : start + MONTHS_AT_ONCE]
        has_any = {f"m{place}": _any_in(*month) for place, month in enumerate(some)}
        row = one_row.values(**has_any).first() or {}
        found += [month for place, month in enumerate(some) if row.get(f"m{place}")]
    return found


def _any_in(year, month):
    # The month first: of two upper bounds SQLite follows the one it reads first down the index.
    return Exists(Article.objects.filter(in_month(year, month)).published())


def _between(first, last):
    zone = timezone.get_default_timezone()
    first, last = timezone.localtime(first, zone), timezone.localtime(last, zone)
    place, end = (max(first.year, EARLIEST), first.month), (last.year, last.month)
    while place <= end:
        yield place
        place = following(*place)
