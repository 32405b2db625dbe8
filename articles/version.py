"""The site version: a copy of any public page is right while this stays the same."""

from django.db.models import F, Max, Subquery
from django.utils import timezone

from articles.models import Article, SiteVersion


def bump():
    """Say that something readers can see has changed. Call it last in the transaction."""
    if not SiteVersion.objects.filter(pk=1).update(number=F("number") + 1):
        SiteVersion.objects.get_or_create(pk=1, defaults={"number": 1})


def site_version(at=None):
    """A short string that changes with every bump and with every publication falling due.

    One query on every page for readers; two while nothing has been bumped yet.
    """
    due = Article.objects.filter(
        status=Article.Status.PUBLISHED, published_at__lte=at or timezone.now()
    )
    newest = due.order_by("-published_at").values("published_at")[:1]
    found = SiteVersion.objects.filter(pk=1).values_list("number", Subquery(newest)).first()
    number, moment = found or (0, due.aggregate(newest=Max("published_at"))["newest"])
    return f"{number}-{moment.timestamp() if moment else 0}"
