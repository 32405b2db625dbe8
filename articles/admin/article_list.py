"""The list of articles: columns, saved views, filters and dates."""

import re
from calendar import monthrange
from datetime import date

from django.contrib import admin
from django.contrib.admin.options import IncorrectLookupParameters
from django.contrib.admin.views.main import ChangeList
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.html import format_html

from articles.models import Article
from articles.templatetags.desk_tags import chips, chips_html, short_moment

from .filters import (
    AuthorFilter,
    ChecklistFilter,
    CorrectionFilter,
    ExpertFilter,
    SectionFilter,
    StateFilter,
    TagFilter,
)

Status = Article.Status
# The address of an article as somebody pastes it, with or without the host.
ADDRESS = re.compile(r"(?:https?://[^/\s]+)?/?\d{4}/\d{2}/\d{2}/([-\w]+)/?(?:\S*)?")
VIEWS = (
    ("mine", "Mine"),
    ("assigned", "Assigned to me"),
    ("review", "In review"),
    ("scheduled", "Scheduled"),
    ("published", "Published"),
    ("changes", "Changes pending"),
)


class SavedView(admin.SimpleListFilter):
    """The tabs above the list; shown by the list's template, not among the filters."""

    title = "view"
    parameter_name = "view"
    template = "admin/articles/article/_no_filter.html"

    def lookups(self, request, model_admin):
        return VIEWS

    def queryset(self, request, queryset):
        match self.value():
            case "mine":
                return queryset.filter(owner=request.user)
            case "assigned":
                return queryset.filter(assigned_to=request.user)
            case "review":
                return queryset.in_review()
            case "scheduled":
                return queryset.scheduled()
            case "published":
                return queryset.published()
            case "changes":
                return queryset.with_changes()
        return queryset


class ArticleList(ChangeList):
    """The list as its template needs it: rows with bylines, tabs, and dates found by index."""

    def get_queryset(self, request, exclude_parameters=None):
        rows = super().get_queryset(request, exclude_parameters)
        rows = rows.select_related("section", "assigned_to", "working_copy")
        return rows.defer("body", "working_copy__body").prefetch_related("bylines__author")

    def tabs(self):
        """Label, address and whether it is the one on show, of each saved view."""
        chosen = self.params.get("view", "")
        return [
            (label, self.get_query_string({"view": key}, ["p", "view"]), key == chosen)
            for key, label in VIEWS
        ] + [("All", self.get_query_string(remove=["view", "p"]), not chosen)]

    def get_filters(self, request):
        """Django's own, which counts on from a date and breaks at the end of the calendar."""
        try:
            return super().get_filters(request)
        except (ValueError, OverflowError) as error:
            raise IncorrectLookupParameters from error

    def dates(self):
        """Links to years, then months, then days of publication.

        Django's own navigation asks the whole table for its distinct dates; here two rows found
        by index give the ends, and the calendar the rest.
        """
        year, month, day = (self._chosen(part) for part in ("year", "month", "day"))
        if year is None:
            published = self.root_queryset.filter(status=Status.PUBLISHED).newest_first()
            ends = [published.last(), published.first()]
            if ends[0] is None:
                return []
            first, last = (timezone.localtime(each.published_at).year for each in ends)
            return [self._date_link(str(each), year=each) for each in range(last, first - 1, -1)]
        links = [self._date_link("All dates")]
        if month is None:
            names = ((date_format(date(year, each, 1), "F"), each) for each in range(1, 13))
            return links + [self._date_link(name, year=year, month=each) for name, each in names]
        links.append(self._date_link(str(year), year=year))
        if day is None:
            days = range(1, monthrange(year, month)[1] + 1)
            return links + [
                self._date_link(str(each), year=year, month=month, day=each) for each in days
            ]
        name = date_format(date(year, month, 1), "F")
        return [*links, self._date_link(name, year=year, month=month)]

    def _chosen(self, part):
        value = str(self.params.get(f"published_at__{part}", ""))
        return int(value) if value.isdecimal() and len(value) <= 4 else None

    def _date_link(self, label, **parts):
        keys = {f"published_at__{part}": value for part, value in parts.items()}
        # Django removes by the beginning of a key: this takes the page and every date along.
        return label, self.get_query_string(keys, ["p"])


class ArticleColumns:
    """The columns of the list, and how it is searched."""

    list_display = ["state", "title", "byline", "assigned", "public_date", "saved"]
    list_display_links = ["title"]
    list_filter = [
        *(SavedView, StateFilter, ChecklistFilter, ("section", SectionFilter)),
        *(AuthorFilter, TagFilter, ExpertFilter, CorrectionFilter),
    ]
    date_hierarchy = "published_at"
    search_fields = ["headline", "slug", "standfirst"]
    search_help_text = "Words of the headline or standfirst, or an address"
    list_per_page = 50

    def get_changelist(self, request, **kwargs):
        return ArticleList

    def get_ordering(self, request):
        by_publication = request.GET.get("view") in ("published", "scheduled")
        return ["-published_at", "-pk"] if by_publication else ["-saved_at", "-pk"]

    def get_search_results(self, request, queryset, search_term):
        if found := ADDRESS.fullmatch(search_term.strip()):
            return queryset.filter(slug=found[1]), False
        return super().get_search_results(request, queryset, search_term)

    @admin.display(description="status", ordering="status")
    def state(self, article):
        """What readers see, and what waits to take its place."""
        copy = getattr(article, "working_copy", None)
        return chips_html([*chips(article), *(chips(copy) if copy else ())])

    @admin.display(description="headline", ordering="headline")
    def title(self, article):
        section = article.section.name if article.section else "No section yet"
        return format_html(
            '<span class="headline">{}</span> <span class="in-section">{}</span>', article, section
        )

    @admin.display(description="byline")
    def byline(self, article):
        return ", ".join(str(each.author) for each in article.bylines.all()) or "–"

    @admin.display(description="assigned to", ordering="assigned_to__username")
    def assigned(self, article):
        person = article.assigned_to
        return (person.get_full_name() or person.get_username()) if person else "–"

    @admin.display(description="public", ordering="published_at")
    def public_date(self, article):
        return short_moment(article.published_at) if article.published_at else "–"

    @admin.display(description="saved", ordering="saved_at")
    def saved(self, article):
        return short_moment(article.saved_at)
