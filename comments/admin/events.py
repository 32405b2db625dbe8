"""The record of decisions about comments: to be read, never to be changed."""

from django.contrib import admin

from articles.admin.base import ReadOnlyAdmin
from articles.admin.records import with_zone
from comments.models import Comment, ModerationEvent


def label_of(status):
    return Comment.Status(status).label


@admin.register(ModerationEvent)
class ModerationEventAdmin(ReadOnlyAdmin):
    list_display = ["when", "who", "on", "from_state", "to_state", "reason"]
    list_display_links = None
    list_select_related = ["by", "comment"]
    search_fields = ["comment__display_name", "by__username", "reason"]
    fields = ["comment", "by", "from_status", "to_status", "reason", "at"]
    ordering = ["-pk"]

    @admin.display(description="when")
    def when(self, event):
        return with_zone(event.at)

    @admin.display(description="who")
    def who(self, event):
        return event.by or "A check, or its writer"

    @admin.display(description="comment")
    def on(self, event):
        name = event.comment.display_name or "Name erased"
        return f"{name} (number {event.comment_id})"

    @admin.display(description="from")
    def from_state(self, event):
        return label_of(event.from_status) if event.from_status else "New"

    @admin.display(description="to")
    def to_state(self, event):
        return label_of(event.to_status)
