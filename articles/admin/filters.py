"""How the lists of articles and of what happened to them are narrowed."""

from datetime import date, datetime, time, timedelta

from django.contrib import admin
from django.db.models import Exists, OuterRef
from django.utils import timezone

from articles.models import Article, Author, Correction, Expert, Tag

Status = Article.Status
SUGGESTED = 50
LONGEST_NAME = 120
YEARS = range(1900, 2200)  # no day near the ends of the calendar survives every time zone


class FormFilter(admin.ListFilter):
    """A filter with fields to type into: its template gets one choice, made by field().

    ``parameters`` are the names of its fields in the address.
    """

    parameters = ()

    def __init__(self, request, params, model, model_admin):
        super().__init__(request, params, model, model_admin)
        for name in self.parameters:
            if name in params:
                self.used_parameters[name] = params.pop(name)[-1]

    def has_output(self):
        return True

    def expected_parameters(self):
        return list(self.parameters)

    def typed(self, name):
        return self.used_parameters.get(name, "").replace("\0", "").strip()[:LONGEST_NAME]

    def choices(self, changelist):
        rest = {
            key: values
            for key, values in changelist.get_filters_params().items()
            if key not in self.parameters
        }
        yield {
            "rest": [("q", changelist.query)] * bool(changelist.query)
            + [(key, each) for key, values in rest.items() for each in values],
            "clear": changelist.get_query_string(remove=list(self.parameters)),
            **self.field(),
        }


class TypedFilter(FormFilter):
    """A field to type a name into: a newsroom has more of them than a list can show."""

    template = "admin/articles/article/_typed_filter.html"

    def field(self):
        (name,) = self.parameters
        return {"name": name, "value": self.typed(name), "names": self.names()[:SUGGESTED]}

    def queryset(self, request, queryset):
        typed = self.typed(*self.parameters)
        return self.narrowed(queryset, typed) if typed else queryset


class NamedFilter(TypedFilter):
    """By the name or slug of rows of ``model``, which lead along ``path`` to articles."""

    model = None
    path = "articles__pk"

    def names(self):
        return self.model.objects.order_by("name").values_list("name", flat=True)

    def narrowed(self, queryset, typed):
        named = self.model.objects.filter(name__iexact=typed)
        named = named | self.model.objects.filter(slug=typed.lower())
        return queryset.filter(pk__in=named.values(self.path))


class AuthorFilter(NamedFilter):
    title = "author"
    parameters = ("author",)
    model = Author


class TagFilter(NamedFilter):
    title = "tag"
    parameters = ("tag",)
    model = Tag


class ExpertFilter(NamedFilter):
    title = "expert"
    parameters = ("expert",)
    model = Expert
    path = "quotes__article__pk"


class StateFilter(admin.SimpleListFilter):
    title = "status"
    parameter_name = "state"

    def lookups(self, request, model_admin):
        return (
            *(("draft", "Draft"), ("in_review", "In review"), ("scheduled", "Scheduled")),
            *(("embargoed", "Embargoed"), ("published", "Published")),
            *(("changes", "Changes pending"), ("withdrawn", "Withdrawn")),
        )

    def queryset(self, request, queryset):
        match self.value():
            case "scheduled":
                return queryset.scheduled()
            case "published":
                return queryset.published()
            case "in_review":
                return queryset.in_review()
            case "changes":
                return queryset.with_changes()
            case "embargoed":
                return queryset.filter(embargoed_until__gt=timezone.now())
            case Status.DRAFT | Status.WITHDRAWN as state:
                return queryset.filter(status=state)
        return queryset


class ChecklistFilter(admin.SimpleListFilter):
    title = "checklist"
    parameter_name = "checklist"

    def lookups(self, request, model_admin):
        return (("open", "A must is open"),)

    def queryset(self, request, queryset):
        return queryset.unready() if self.value() == "open" else queryset


class SectionFilter(admin.RelatedFieldListFilter):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.empty_value_display = "No section yet"


class CorrectionFilter(admin.SimpleListFilter):
    title = "correction"
    parameter_name = "corrected"

    def lookups(self, request, model_admin):
        return (("yes", "Corrected"), ("no", "Not corrected"))

    def queryset(self, request, queryset):
        has_one = Exists(Correction.objects.filter(article=OuterRef("pk")))
        return {"yes": queryset.filter(has_one), "no": queryset.filter(~has_one)}.get(
            self.value(), queryset
        )


class DaysFilter(FormFilter):
    """From one day to another, both included, as clocks of whoever is logged in have them."""

    title = "day"
    template = "admin/articles/event/_days_filter.html"
    parameters = ("since", "until")
    column = "at"

    def field(self):
        days = [(name, label, self.typed(name)) for name, label in self.labels()]
        wrong = [value for name, _, value in days if value and day_of(value) is None]
        return {"days": days, "wrong": wrong, "is_used": any(value for *_, value in days)}

    def labels(self):
        return zip(self.parameters, ("From", "To"), strict=True)

    def queryset(self, request, queryset):
        since, until = (day_of(self.typed(name)) for name in self.parameters)
        if since:
            queryset = queryset.filter(**{f"{self.column}__gte": midnight(since)})
        if until:
            queryset = queryset.filter(**{f"{self.column}__lt": midnight(until + timedelta(1))})
        return queryset


def day_of(words):
    """The date that ``words`` tell, like 2026-03-04, or None if they tell none."""
    try:
        day = date.fromisoformat(words)
    except ValueError:
        return None
    return day if day.year in YEARS else None


def midnight(day):
    return timezone.make_aware(datetime.combine(day, time()))
