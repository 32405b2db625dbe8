"""The archive by year and month. Any month up to now answers, empty or not."""

from datetime import date

from django.http import Http404
from django.shortcuts import render
from django.urls import reverse

from articles import calendar

from .lists import cards_page
from .reading import reader_page


@reader_page
def archive(request):
    """The years, and the months of each in which something appeared."""
    years = {}
    for year, month in reversed(calendar.months_with_articles()):
        years.setdefault(year, []).append(date(year, month, 1))
    context = {
        "years": [(date(year, 1, 1), months[::-1]) for year, months in years.items()],
        "canonical": reverse("articles:archive"),
    }
    return render(request, "articles/article_archive.html", context)


@reader_page
def year_archive(request, year):
    """The months of a year that have stories, with how many."""
    number = checked(year)
    counts = calendar.counts_of(number)
    context = {
        "year": date(number, 1, 1),
        "months": [(date(number, month, 1), count) for month, count in counts.items() if count],
        "total": sum(counts.values()),
        "canonical": reverse("articles:year", args=[year]),
    }
    return render(request, "articles/article_archive_year.html", context)


@reader_page
def month_archive(request, year, month):
    """The stories of a month under the days they appeared on, newest first."""
    number, place = checked(year, month)
    context = cards_page(request, calendar.articles_of(number, place))
    context |= {
        "month": date(number, place, 1),
        "canonical": reverse("articles:month", args=[year, month]),
    }
    return render(request, "articles/article_archive_month.html", context)


def checked(year, month=None):
    """The number of the year, or both; Http404 for what is no month or has not begun."""
    number, place = int(year), int(month or 1)
    if number < 1 or place not in calendar.MONTHS or not has_begun(number, place):
        raise Http404
    return number if month is None else (number, place)


def has_begun(year, month):
    return year < calendar.EARLIEST or calendar.has_begun(year, month)
