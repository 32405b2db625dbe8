from django.contrib import admin

from articles import rename
from articles.models import Section, Tag

from .base import NewsroomAdmin


class NamedAdmin(NewsroomAdmin):
    list_display = ["name", "slug"]
    search_fields = ["name", "slug"]

    def is_on_site(self, obj):
        return rename.has_been_public(obj)


@admin.register(Section)
class SectionAdmin(NamedAdmin):
    list_display = ["name", "slug", "position"]
    fields = ["name", "description", "position", "slug"]


@admin.register(Tag)
class TagAdmin(NamedAdmin):
    ordering = ["name"]
    fields = ["name", "description", "slug"]
