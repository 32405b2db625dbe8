from admin_ordering.admin import OrderableAdmin
from django.contrib import admin

from articles import permissions
from articles.forms import QuoteForm, RowForm, RowFormSet, TakeawayForm
from articles.models import Byline, ExpertQuote, KeyTakeaway

from .choose import CalmRelations


class ArticleRows(CalmRelations, OrderableAdmin, admin.StackedInline):
    """Rows of an article, as open to an account as the article itself."""

    formset = RowFormSet
    ordering_field = "position"
    fresh_rows = 1

    def get_extra(self, request, obj=None, **kwargs):
        """Rows to fill without script: some on a new article, one more on another."""
        return self.fresh_rows if obj is None else min(1, self.fresh_rows)

    def has_view_permission(self, request, obj=None):
        if obj is None:
            return permissions.may_see_articles(request.user)
        return permissions.may_see(request.user, obj)

    def has_add_permission(self, request, obj=None):
        return self.has_change_permission(request, obj)

    def has_change_permission(self, request, obj=None):
        if obj is None or obj.pk is None:
            return permissions.may_write(request.user)
        return permissions.may_edit(request.user, obj)

    has_delete_permission = has_change_permission


class TakeawayInline(ArticleRows):
    model = KeyTakeaway
    form = TakeawayForm
    verbose_name = "takeaway"
    verbose_name_plural = "key takeaways"
    fresh_rows = 3
    fields = ["position", "text", "uid"]


class QuoteInline(ArticleRows):
    model = ExpertQuote
    form = QuoteForm
    verbose_name = "quote"
    verbose_name_plural = "expert quotes"
    autocomplete_fields = ["expert"]
    fields = [
        "position",
        "text",
        "expert",
        ("role", "organisation"),
        "disclosure",
        ("obtained_by", "said_on", "source_url"),
        "uid",
    ]

    def get_queryset(self, request):
        return super().get_queryset(request).select_related("expert__organisation")


class BylineInline(ArticleRows):
    model = Byline
    form = RowForm
    verbose_name = "author"
    verbose_name_plural = "authors"
    autocomplete_fields = ["author"]
    fields = ["position", "author", "credit", "uid"]

    def get_queryset(self, request):
        return super().get_queryset(request).select_related("author")
