from django.contrib import admin

from postbox.models import Letter


@admin.register(Letter)
class LetterAdmin(admin.ModelAdmin):
    """Letters as a superuser may look at them: what became of each, but not whom it tells what."""

    list_display = ["kind", "addressee", "send_after", "sent_at", "tries", "failed_at"]
    list_filter = ["kind", "failed_at", "sent_at"]
    ordering = ["-created_at", "-id"]
    search_fields = ["dedup_key"]
    # Neither text nor headers: they hold links that confirm, and leave, in the reader's name.
    fields = [
        *("kind", "addressee", "subject", "dedup_key", "created_at", "send_after"),
        *("lease_until", "sent_at", "tries", "failed_at", "last_error"),
    ]
    readonly_fields = fields

    @admin.display(description="to")
    def addressee(self, letter):
        """The first letter and the domain of the address: enough to answer a complaint."""
        name, _, domain = letter.to.rpartition("@")
        return f"{name[:1]}…@{domain}" if name else "erased"

    def has_module_permission(self, request):
        return self.has_view_permission(request)

    def has_view_permission(self, request, obj=None):
        return request.user.is_active and request.user.is_superuser

    def has_add_permission(self, request):
        return False

    def has_change_permission(self, request, obj=None):
        return False

    def has_delete_permission(self, request, obj=None):
        return False
