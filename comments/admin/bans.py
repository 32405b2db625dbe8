"""The bans in force and those that are over, where they are lifted."""

from django.contrib import admin, messages
from django.db.models import OuterRef, Q, Subquery
from django.utils import timezone

from articles.admin.base import ReadOnlyAdmin
from articles.admin.records import with_zone
from comments import permissions, text
from comments.ban import NoSuchBan, lift
from comments.models import Ban, Comment

IN_FORCE, OVER = "in_force", "over"


class ForceFilter(admin.SimpleListFilter):
    title = "state"
    parameter_name = "state"

    def lookups(self, request, model_admin):
        return [(IN_FORCE, "In force"), (OVER, "Over")]

    def queryset(self, request, queryset):
        in_force = Q(pk__in=Ban.objects.in_force(timezone.now()).values("pk"))
        if self.value() == IN_FORCE:
            return queryset.filter(in_force)
        return queryset.exclude(in_force) if self.value() == OVER else queryset


@admin.register(Ban)
class BanAdmin(ReadOnlyAdmin):
    """For whoever may ban. A ban is made beside a comment, and ends by the clock or here."""

    list_display = ["whom", "reason", "until_when", "made_by", "made_when", "lifted_by"]
    list_display_links = None
    list_filter = [ForceFilter, "kind"]
    list_select_related = ["made_by", "lifted_by"]
    search_fields = ["reason"]
    fields = ["kind", "whom", "reason", "until", "made_by", "made_at", "lifted_by", "lifted_at"]
    ordering = ["-pk"]
    actions = ["lift_chosen"]

    def get_queryset(self, request):
        """Each ban of a writer with the ``name`` that stood above their last comment."""
        theirs = Comment.objects.filter(commenter=OuterRef("commenter")).order_by("-pk")
        return (
            super().get_queryset(request).annotate(name=Subquery(theirs.values("display_name")[:1]))
        )

    @admin.display(description="who or what")
    def whom(self, ban):
        if ban.kind == Ban.Kind.WRITER:
            return f"The writer “{text.shown(text.cleaned_line(ban.name or 'nobody any more'))}”"
        if ban.kind == Ban.Kind.NETWORK:
            return "A network"
        what = "Links to" if ban.kind == Ban.Kind.LINK else "Addresses at"
        return f"{what} {ban.value}"

    @admin.display(description="until", empty_value="It is lifted")
    def until_when(self, ban):
        until = ban.lifted_at or ban.until
        return until and with_zone(until)

    @admin.display(description="made at")
    def made_when(self, ban):
        return with_zone(ban.made_at)

    @admin.action(description="Lift the chosen bans", permissions=["lift"])
    def lift_chosen(self, request, queryset):
        lifted = 0
        for ban in queryset:
            try:
                lift(ban, by=request.user)
            except NoSuchBan:
                continue
            lifted += 1
        words = "1 ban is lifted." if lifted == 1 else f"{lifted} bans are lifted."
        messages.success(request, words)

    def has_lift_permission(self, request):
        return permissions.may_ban(request.user)

    def has_view_permission(self, request, obj=None):
        return permissions.may_ban(request.user)

    has_module_permission = has_view_permission
