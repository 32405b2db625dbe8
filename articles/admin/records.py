"""What the verbs write down, for reading."""

from django.contrib import admin
from django.contrib.auth import get_user_model
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.html import format_html, format_html_join
from django.utils.text import Truncator

from articles import permissions
from articles.models import Article, Correction, Event

from .article_list import ADDRESS
from .base import ReadOnlyAdmin
from .filters import SUGGESTED, DaysFilter, TypedFilter

LABELS = dict(Article.Status.choices)
NOBODY = "The clock"
EXCERPT = 160


class OfArticles(ReadOnlyAdmin):
    """Records of articles: each account sees those of the articles it sees."""

    list_select_related = ["article"]
    search_fields = ["article__headline"]

    def get_queryset(self, request):
        seen = permissions.visible_to(request.user, Article.objects.all())
        return super().get_queryset(request).filter(article__in=seen)


class PersonFilter(TypedFilter):
    title = "person"
    parameters = ("person",)

    def names(self):
        people = permissions.who_may_ever("change_article").values_list("username", flat=True)
        return [NOBODY, *people[:SUGGESTED]]

    def narrowed(self, queryset, typed):
        if typed.lower() == NOBODY.lower():
            return queryset.filter(by=None)
        first, _, last = typed.rpartition(" ")
        named = Q(username__iexact=typed) | Q(first_name__iexact=first, last_name__iexact=last)
        return queryset.filter(by__in=get_user_model().objects.filter(named))


class OverrideFilter(admin.SimpleListFilter):
    title = "checks"
    parameter_name = "override"

    def lookups(self, request, model_admin):
        return [("yes", "Went out against one")]

    def queryset(self, request, queryset):
        return queryset.exclude(overridden=[]) if self.value() == "yes" else queryset


@admin.register(Event)
class EventAdmin(OfArticles):
    """The audit log: each change of an article's state, for whoever has the right to read it."""

    list_display = ["when", "verb", "of", "change", "who", "effective", "why"]
    list_display_links = ["verb"]
    list_select_related = ["article", "by"]
    list_filter = ["verb", PersonFilter, DaysFilter, OverrideFilter]
    search_fields = ["article__headline", "article__slug", "reason"]
    search_help_text = "Words of the headline or the reason, or an address"
    sortable_by = ["when"]
    ordering = ["-at", "-pk"]
    fields = ["when", "verb", "of", "change", "who", "effective", "reason", "overrode"]
    readonly_fields = ["when", "of", "change", "who", "effective", "overrode"]

    def get_queryset(self, request):
        return super().get_queryset(request).defer("article__body")

    def get_search_results(self, request, queryset, search_term):
        if found := ADDRESS.fullmatch(search_term.strip()):
            return queryset.filter(article__slug=found[1]), False
        return super().get_search_results(request, queryset, search_term)

    @admin.display(description="when", ordering="at")
    def when(self, event):
        return with_zone(event.at)

    @admin.display(description="article")
    def of(self, event):
        article = event.article
        page = reverse("admin:articles_article_change", args=[article.revises_id or article.pk])
        return format_html('<a href="{}">{}</a>', page, article)

    @admin.display(description="state")
    def change(self, event):
        old, new = (LABELS.get(each, each) for each in (event.from_status, event.to_status))
        return f"{old} → {new}" if old != new else new

    @admin.display(description="by")
    def who(self, event):
        return (event.by.get_full_name() or event.by.get_username()) if event.by else NOBODY

    @admin.display(description="for readers")
    def effective(self, event):
        return with_zone(event.effective_at) if event.effective_at else "–"

    @admin.display(description="why")
    def why(self, event):
        against = f"Against the checks: {' '.join(event.overridden)}" if event.overridden else ""
        return Truncator(" ".join(filter(None, [event.reason, against]))).chars(EXCERPT) or "–"

    @admin.display(description="against the checks")
    def overrode(self, event):
        rows = ((words,) for words in event.overridden)
        return format_html_join("", "<p>{}</p>", rows) or "–"


def with_zone(moment):
    """A moment on the clocks of whoever is logged in, and which these are."""
    return date_format(timezone.localtime(moment), "j M Y, H:i T")


@admin.register(Correction)
class CorrectionAdmin(OfArticles):
    list_display = ["issued_at", "kind", "article", "is_serious"]
    list_display_links = ["kind"]
    list_filter = ["kind", "is_serious"]
    ordering = ["-issued_at", "-pk"]
