"""Old addresses: where each leads, who used it, and adding one by hand."""

from django.contrib import admin
from django.utils.html import format_html

from articles import ledger, permissions
from articles.forms import AddressForm
from articles.models import Address, Article
from articles.models.address import TARGETS
from articles.templatetags.desk_tags import short_moment

from .base import NewsroomAdmin

NEW = [
    (None, {"fields": ["path"]}),
    ("Where it leads: choose one", {"fields": TARGETS}),
    ("Or nothing is there any more", {"fields": ["gone_note"]}),
]
LONGEST_TRY = 500
NOTHING_THERE = "Readers find nothing there, and nothing is kept."
OWN_PAGE = "The site makes a page of its own there, whatever is kept."


class KindFilter(admin.SimpleListFilter):
    title = "kind"
    parameter_name = "kind"

    def lookups(self, request, model_admin):
        return [("moved", "Moved"), ("gone", "Gone")]

    def queryset(self, request, queryset):
        wanted = {"moved": True, "gone": False}.get(self.value())
        return queryset if wanted is None else queryset.filter(leads_on=wanted)


@admin.register(Address)
class AddressAdmin(NewsroomAdmin):
    """Old addresses. They are written by renames; one can be added by hand, none taken away."""

    form = AddressForm
    list_display = ["old", "leads_to", "kind", "hits", "last_used", "added_by"]
    list_select_related = [*TARGETS, "made_by"]
    list_filter = [KindFilter]
    search_fields = ["path"]
    search_help_text = "A part of the address"
    ordering = ["-pk"]
    autocomplete_fields = TARGETS
    change_list_template = "admin/articles/address/change_list.html"

    def get_fieldsets(self, request, obj=None):
        if obj is None:
            return NEW
        told = ["path", "leads_to", "kind", "gone_note", "hits", "last_used", "added_by"]
        return [(None, {"fields": told})]

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        """What an address leads to is chosen here, and neither made nor changed in passing."""
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        if db_field.name in TARGETS and field:
            field.widget.can_add_related = field.widget.can_change_related = False
        return field

    def get_queryset(self, request):
        rows = permissions.addresses_visible_to(request.user, super().get_queryset(request))
        return rows.annotate(leads_on=ledger.leading_on())

    def changelist_view(self, request, extra_context=None):
        """The list, and above it what a reader gets at an address that was pasted there."""
        typed = request.GET.get("try", "")[:LONGEST_TRY]
        request.GET = request.GET.copy()
        request.GET.pop("try", None)
        tried = {"typed": typed, "outcome": outcome_of(typed) if typed.strip() else None}
        return super().changelist_view(request, {**tried, **(extra_context or {})})

    @admin.display(description="from", ordering="path")
    def old(self, address):
        return address.path

    @admin.display(description="leads to")
    def leads_to(self, address):
        target = address.target()
        if target is None:
            return address.gone_note or "–"
        name = f"{target._meta.verbose_name.capitalize()}: {target}"
        if not address.leads_on:
            return name
        return format_html('<a href="{}">{}</a>', target.get_absolute_url(), name)

    @admin.display(description="kind")
    def kind(self, address):
        return format_html('<span class="chip {}">{}</span>', *kind_of(address))

    @admin.display(description="last used", ordering="last_hit_at")
    def last_used(self, address):
        return short_moment(address.last_hit_at) if address.last_hit_at else "–"

    @admin.display(description="made by", ordering="made_by__username")
    def added_by(self, address):
        return address.made_by or "–"

    def save_model(self, request, obj, form, change):
        obj.made_by = request.user
        super().save_model(request, obj, form, change)

    def has_change_permission(self, request, obj=None):
        return False

    def has_delete_permission(self, request, obj=None):
        return False


def kind_of(address):
    """The class of the chip and its word: what readers get at ``address`` now."""
    target = address.target()
    if address.leads_on:
        is_back = target.get_absolute_url() == address.path
        return ("chip--good", "In use again") if is_back else ("chip--info", "Moved")
    if isinstance(target, Article) and not target.has_been_public():
        return "chip--warn", "Not public yet"
    return "", "Gone"


def outcome_of(typed):
    """What a reader gets at the address ``typed``: the chip's class, the status, words and a path
    to follow, each perhaps empty."""
    answer = ledger.answer_at(ledger.asked(typed))
    if answer is None:
        return {"chip": "chip--info", "words": OWN_PAGE}
    found = {"status": answer.status, "to": answer.to}
    if answer.status == 200:
        name = f"{answer.row._meta.verbose_name} “{answer.row}”"
        return found | {"chip": "chip--good", "words": f"Readers find the {name} there."}
    if answer.status == 301:
        return found | {"chip": "chip--info", "words": "Readers are led on, in one hop, to"}
    if answer.status == 410:
        words = "Readers are told that what stood there is gone."
        return found | {"chip": "chip--warn", "words": words}
    return found | {"chip": "chip--bad", "words": NOTHING_THERE}
