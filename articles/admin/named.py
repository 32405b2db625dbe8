"""What has a name and a page of its own: renamed and deleted so that its addresses live on."""

from django.db import connection

from articles import rename
from articles.forms import NamedForm

from .base import NewsroomAdmin, Refused


class NamedAdmin(NewsroomAdmin):
    form = NamedForm
    live_words = "Readers see what you save here at once, on every page that names it."

    def is_on_site(self, obj):
        return rename.has_been_public(obj)

    def get_object(self, request, object_id, from_field=None):
        """The row; held until the end of the transaction if this request writes."""
        row = super().get_object(request, object_id, from_field)
        if row is None or request.method != "POST" or not connection.in_atomic_block:
            return row
        return (
            type(row).objects.select_for_update(of=("self",), no_key=True).filter(pk=row.pk).first()
        )

    def save_model(self, request, obj, form, change):
        """Save; another slug is given by the verb that keeps the address readers knew alive."""
        wished = obj.slug
        if change:
            obj.slug = form.initial["slug"]
        super().save_model(request, obj, form, change)
        if not change or wished == obj.slug:
            return
        try:
            rename.rename(obj, slug=wished, by=request.user)
        except rename.AddressTaken as taken:
            raise Refused([("slug", str(taken))]) from taken

    def delete_model(self, request, obj):
        rename.end(obj, by=request.user)

    def delete_queryset(self, request, queryset):
        for row in queryset:
            rename.end(row, by=request.user)
