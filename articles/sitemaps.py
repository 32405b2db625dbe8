"""Sitemaps: an index with one file a month, and the news of two days. See https://www.sitemaps.org/.

Addresses come from SITE_URL; Django's own views would take them from the request.
"""

from datetime import timedelta

from django.conf import settings
from django.http import Http404
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from articles import calendar
from articles.feeds import plain
from articles.furniture import furniture_of
from articles.models import Article, Author, Expert, Tag
from articles.templatetags.articles import absolute, iso
from articles.views.archive import checked
from articles.views.lists import with_something_public
from articles.views.reading import reader_page

XML = "application/xml"
MOST = 50_000  # addresses in one file, by the protocol
NEWS_SPAN = timedelta(days=2)
MOST_NEWS = 1000
NEEDED = ("slug", "first_published_on", "published_at", "changed_at", "status")
FIXED = ("home", "articles:archive", "articles:takeaways", "articles:experts", "articles:authors")


@reader_page
def index(request):
    """The index: pages that are no articles, then a file for each month that has some."""
    paths = [reverse("articles:sitemap_pages")]
    for year, month_ in reversed(calendar.months_with_articles()):
        paths.append(reverse("articles:sitemap_month", args=[f"{year:04}", f"{month_:02}"]))
    context = {"addresses": [absolute(path) for path in paths]}
    return render(request, "articles/sitemap_index.xml", context, content_type=XML)


@reader_page
def month(request, year, month):
    """The articles of one month."""
    checked(year, month)
    articles = calendar.articles_of(int(year), int(month)).only(*NEEDED)
    entries = [entry(each) for each in articles.newest_first()[:MOST]]
    if not entries:
        raise Http404  # a file without addresses is not valid
    return render(request, "articles/sitemap.xml", {"entries": entries}, content_type=XML)


def entry(article):
    return {
        "address": absolute(article.get_absolute_url()),
        "changed_at": iso(article.changed_at or article.published_at),
    }


@reader_page
def pages(request):
    """Front page, sections, and the lists and people of whom something is public."""
    rows = list(furniture_of(request).sections)
    for model in (Tag, Author, Expert):
        rows += with_something_public(model).order_by("pk")[: MOST // 4]
    paths = [reverse(name) for name in FIXED] + [row.get_absolute_url() for row in rows]
    entries = [{"address": absolute(path)} for path in paths]
    return render(request, "articles/sitemap.xml", {"entries": entries}, content_type=XML)


@reader_page
def news(request):
    """What was published in the last two days, at most a thousand; empty is allowed.

    The one page that the clock alone changes, and no more than once an hour.
    """
    hour = timezone.now().replace(minute=0, second=0, microsecond=0)
    fresh = Article.objects.published().filter(published_at__gte=hour - NEWS_SPAN)
    context = {
        "paper": furniture_of(request).paper,
        "language": settings.LANGUAGE_CODE.split("-")[0],
        "entries": [
            {
                "address": absolute(each.get_absolute_url()),
                "published_at": iso(each.published_at),
                "headline": plain(each.headline),
            }
            for each in fresh.only(*NEEDED, "headline").newest_first()[:MOST_NEWS]
        ],
    }
    return render(request, "articles/sitemap_news.xml", context, content_type=XML)
