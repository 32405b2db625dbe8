from django.contrib import admin

from articles import permissions
from articles.models import Author, Expert, Organisation

from .base import NewsroomAdmin
from .named import NamedAdmin


class PersonAdmin(NamedAdmin):
    search_fields = ["name", "role"]
    ordering = ["name"]

    def formfield_for_foreignkey(self, db_field, request, **kwargs):
        if db_field.name == "portrait":
            pictures = db_field.remote_field.model.objects.all()
            kwargs["queryset"] = permissions.pictures_visible_to(request.user, pictures)
        return super().formfield_for_foreignkey(db_field, request, **kwargs)


@admin.register(Expert)
class ExpertAdmin(PersonAdmin):
    list_display = ["name", "role", "organisation"]
    list_select_related = ["organisation"]
    search_fields = ["name", "role", "organisation__name"]
    autocomplete_fields = ["organisation", "portrait"]
    fields = ["name", "role", "organisation", "bio", "portrait", "disclosure", "slug"]
    live_words = "Readers see what you save here at once. Quotes keep the role of their day."


@admin.register(Author)
class AuthorAdmin(PersonAdmin):
    list_display = ["name", "role"]
    autocomplete_fields = ["portrait"]
    fields = ["name", "role", "bio", "portrait", "account", "slug"]


@admin.register(Organisation)
class OrganisationAdmin(NewsroomAdmin):
    live_words = "Readers see what you save here at once. Quotes keep the name they were given."
    search_fields = ["name"]
    ordering = ["name"]
