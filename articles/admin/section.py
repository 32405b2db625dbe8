from django.contrib import admin

from articles.models import Section, Tag

from .named import NamedAdmin


@admin.register(Section)
class SectionAdmin(NamedAdmin):
    list_display = ["name", "slug", "position"]
    search_fields = ["name", "slug"]
    fields = ["name", "description", "position", "slug"]


@admin.register(Tag)
class TagAdmin(NamedAdmin):
    list_display = ["name", "slug"]
    search_fields = ["name", "slug"]
    ordering = ["name"]
    fields = ["name", "description", "slug"]
