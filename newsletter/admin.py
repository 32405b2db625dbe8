from django.contrib import admin

from newsletter.models import Subscription


@admin.register(Subscription)
class SubscriptionAdmin(admin.ModelAdmin):
    """Who is on the list: to look at, as nobody is put on it but by their own hand."""

    list_display = ["pk", "status", "requested_at", "confirmed_at", "left_at"]
    list_filter = ["status"]
    search_fields = ["=email"]
    show_full_result_count = False

    def has_add_permission(self, request):
        return False

    def has_change_permission(self, request, obj=None):
        return False
