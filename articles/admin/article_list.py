"""The list of articles: columns, saved views, filters and dates."""

import re
from calendar import monthrange
from datetime import date

from django.contrib import admin
from django.contrib.admin.views.main import ChangeList
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.html import format_html

from articles.models import Article, Author, Tag
from articles.templatetags.desk_tags import short_moment, state_chips

Status = Article.Status
SUGGESTED = 50
# The address of an article as somebody pastes it, with or without the host.
ADDRESS = re.compile(r"(?:https?://[^/\s]+)?/?\d{4}/\d{2}/\d{2}/([-\w]+)/?(?:\S*)?")
VIEWS = (
    ("mine", "Mine"),
    ("review", "In review"),
    ("scheduled", "Scheduled"),
    ("published", "Published"),
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
            case "review":
                return queryset.filter(status=Status.IN_REVIEW)
            case "scheduled":
                return queryset.scheduled()
            case "published":
                return queryset.published()
        return queryset


class StateFilter(admin.SimpleListFilter):
    title = "status"
    parameter_name = "state"

    def lookups(self, request, model_admin):
        return (
            *(("draft", "Draft"), ("in_review", "In review"), ("scheduled", "Scheduled")),
            *(("embargoed", "Embargoed"), ("published", "Published")),
            ("withdrawn", "Withdrawn"),
        )

    def queryset(self, request, queryset):
        state = self.value()
        if state == "scheduled":
            return queryset.scheduled()
        if state == "published":
            return queryset.published()
        if state == "embargoed":
            return queryset.filter(embargoed_until__gt=timezone.now())
        return queryset.filter(status=state) if state in Status.values else queryset


class NamedFilter(admin.SimpleListFilter):
    """A field to type a name or slug into: a newsroom has more of them than a list can show."""

    template = "admin/articles/article/_typed_filter.html"
    model = None

    def lookups(self, request, model_admin):
        return [("", "any")]  # Django leaves out a filter without choices

    def choices(self, changelist):
        """What the template needs: the value, some suggestions and the rest of the address."""
        rest = changelist.get_filters_params()
        rest.pop(self.parameter_name, None)
        yield {
            "name": self.parameter_name,
            "value": self.value() or "",
            "names": self.model.objects.order_by("name").values_list("name", flat=True)[:SUGGESTED],
            "rest": [("q", changelist.query)] * bool(changelist.query)
            + [(key, each) for key, values in rest.items() for each in values],
            "clear": changelist.get_query_string(remove=[self.parameter_name]),
        }

    def queryset(self, request, queryset):
        typed = (self.value() or "").replace("\0", "").strip()
        if not typed:
            return queryset
        named = self.model.objects.filter(name__iexact=typed[:120])
        named = named | self.model.objects.filter(slug=typed[:80].lower())
        return queryset.filter(pk__in=named.values("articles__pk"))


class AuthorFilter(NamedFilter):
    title = "author"
    parameter_name = "author"
    model = Author


class TagFilter(NamedFilter):
    title = "tag"
    parameter_name = "tag"
    model = Tag


class ArticleList(ChangeList):
    """The list as its template needs it: rows with bylines, tabs, and dates found by index."""

    def get_queryset(self, request, exclude_parameters=None):
        rows = super().get_queryset(request, exclude_parameters)
        return rows.select_related("section").prefetch_related("bylines__author")

    def tabs(self):
        """Label, address and whether it is the one on show, of each saved view."""
        chosen = self.params.get("view", "")
        return [
            (label, self.get_query_string({"view": key}, ["p", "view"]), key == chosen)
            for key, label in VIEWS
        ] + [("All", self.get_query_string(remove=["view", "p"]), not chosen)]

    def dates(self):
        """Links to years, then months, then days of publication.

        Django's own navigation asks the whole table for its distinct dates; here two rows found
        by index give the ends, and the calendar the rest.
        """
        year, month, day = (self._chosen(part) for part in ("year", "month", "day"))
        if year is None:
            published = Article.objects.filter(status=Status.PUBLISHED).newest_first()
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

    list_display = ["state", "title", "byline", "public_date", "saved"]
    list_display_links = ["title"]
    list_filter = [SavedView, StateFilter, "section", AuthorFilter, TagFilter]
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
        return state_chips(article)

    @admin.display(description="headline", ordering="headline")
    def title(self, article):
        section = article.section.name if article.section else "No section yet"
        return format_html(
            '<span class="headline">{}</span> <span class="in-section">{}</span>', article, section
        )

    @admin.display(description="byline")
    def byline(self, article):
        return ", ".join(str(each.author) for each in article.bylines.all()) or "–"

    @admin.display(description="public", ordering="published_at")
    def public_date(self, article):
        return short_moment(article.published_at) if article.published_at else "–"

    @admin.display(description="saved", ordering="saved_at")
    def saved(self, article):
        return short_moment(article.saved_at)
