"""What the verbs write down, for reading."""

from django.contrib import admin

from articles import permissions
from articles.forms import RefusableForm
from articles.models import Address, Article, Correction, Event
from articles.models.address import TARGETS

from .base import NewsroomAdmin, ReadOnlyAdmin


class OfArticles(ReadOnlyAdmin):
    """Records of articles: each account sees those of the articles it sees."""

    list_select_related = ["article"]
    search_fields = ["article__headline"]

    def get_queryset(self, request):
        seen = permissions.visible_to(request.user, Article.objects.all())
        return super().get_queryset(request).filter(article__in=seen)


@admin.register(Event)
class EventAdmin(OfArticles):
    list_display = ["at", "verb", "article", "by", "effective_at"]
    list_display_links = ["verb"]
    list_select_related = ["article", "by"]
    list_filter = ["verb"]
    ordering = ["-at", "-pk"]


@admin.register(Correction)
class CorrectionAdmin(OfArticles):
    list_display = ["issued_at", "kind", "article", "is_serious"]
    list_display_links = ["kind"]
    list_filter = ["kind", "is_serious"]
    ordering = ["-issued_at", "-pk"]


class AddressForm(RefusableForm):
    def clean(self):
        cleaned = super().clean()
        chosen = [name for name in TARGETS if cleaned.get(name)]
        if len(chosen) > 1:
            self.add_error(chosen[1], "An address leads to one place only")
        elif not chosen and not cleaned.get("gone_note") and not self.errors:
            self.add_error("gone_note", "Say where it leads, or what readers should know")
        return cleaned


@admin.register(Address)
class AddressAdmin(NewsroomAdmin):
    """Old addresses. They are written by renames; one can be added by hand, none taken away."""

    list_display = ["path", "leads_to", "hits", "created_at"]
    list_select_related = ["article", "section", "tag", "author", "expert"]
    search_fields = ["path"]
    search_help_text = "A part of the address"
    form = AddressForm
    ordering = ["-pk"]
    fields = ["path", "article", "section", "tag", "author", "expert", "gone_note"]
    autocomplete_fields = ["article", "section", "tag", "author", "expert"]

    @admin.display(description="leads to")
    def leads_to(self, address):
        target = address.target()
        return f"{target._meta.verbose_name.capitalize()}: {target}" if target else "Gone"

    def has_change_permission(self, request, obj=None):
        return False

    def has_delete_permission(self, request, obj=None):
        return False
