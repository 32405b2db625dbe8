import logging
import re

from django.contrib import admin, messages
from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import Q
from django.http import FileResponse, Http404, JsonResponse
from django.urls import path, reverse
from django.utils.html import format_html

from articles import permissions, renditions, version
from articles.forms import ImageForm
from articles.models import Article, Image, Rendition
from articles.pictures import CONTENT_TYPES, EXTENSIONS, UnusablePicture

from .base import NewsroomAdmin, Refused

log = logging.getLogger(__name__)
PREVIEW_WIDTH = 640
RECENT = 24


@admin.register(Image)
class ImageAdmin(NewsroomAdmin):
    """Pictures: those an account may see, changed and deleted as articles.permissions says."""

    form = ImageForm
    live_words = "Readers see what you save here at once, wherever this picture stands."
    list_display = ["preview", "words", "credit", "created_at"]
    list_display_links = ["preview", "words"]
    list_filter = ["is_decorative"]
    ordering = ["-pk"]
    search_fields = ["caption", "alt_text", "credit"]
    search_help_text = "Words of the caption, the alternative text or the credit"
    readonly_fields = ["large_preview"]
    fieldsets = [
        ("Picture", {"fields": ["file", "large_preview", ("focal_x", "focal_y")]}),
        ("Words", {"fields": ["alt_text", "is_decorative", "caption", "credit"]}),
    ]

    def get_queryset(self, request):
        return permissions.pictures_visible_to(request.user, super().get_queryset(request))

    def has_change_permission(self, request, obj=None):
        if obj is None:
            return super().has_change_permission(request)
        return permissions.may_edit_picture(request.user, obj)

    def get_urls(self):
        return [
            path("recent/", self.admin_site.admin_view(self.recent), name="articles_image_recent"),
            path(
                "<path:object_id>/picture/",
                self.admin_site.admin_view(self.picture),
                name="articles_image_picture",
            ),
            *super().get_urls(),
        ]

    def picture(self, request, object_id):
        """The picture itself, for accounts that may see it, published or not."""
        image = self.get_object(request, unquote(object_id))
        if not self.has_view_permission(request, image):
            raise PermissionDenied
        if image is None:
            raise Http404
        wanted = int(found[0]) if (found := re.match("[0-9]{1,5}", request.GET.get("w", ""))) else 0
        try:
            return picture_response(image, wanted or PREVIEW_WIDTH)
        except OSError as error:
            raise Http404 from error

    def recent(self, request):
        """The newest pictures that the account may put into an article, for the body's editor."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        images = self.get_queryset(request).order_by("-pk")
        images, _ = self.get_search_results(request, images, request.GET.get("q", "")[:100])
        return JsonResponse({"pictures": [picture_choice(image) for image in images[:RECENT]]})

    @admin.display(description="picture")
    def preview(self, image):
        return picture_html(image, 160)

    @admin.display(description="")
    def large_preview(self, image):
        if not image.pk:
            return "Save to see it here."
        return format_html(
            '<div class="focal" data-focal-point>{}</div><p class="help">Click the part that must '
            "never be cropped away, or set it by number.</p>",
            picture_html(image, 960),
        )

    @admin.display(description="words", ordering="caption")
    def words(self, image):
        lacks = "" if image.is_described() else " (needs alternative text)"
        return f"{image}{lacks}"

    def save_model(self, request, obj, form, change):
        if not change:
            obj.uploaded_by = request.user
        super().save_model(request, obj, form, change)
        if "file" in form.changed_data:
            transaction.on_commit(lambda: self._make_sizes(request, obj))

    def finish(self, request, obj):
        """A picture that readers see stays described."""
        if obj.is_described():
            return
        shown = Article.objects.filter(Q(lead_image=obj) | Q(body_images=obj))
        if article := shown.filter(status=Article.Status.PUBLISHED).first():
            words = f"Describe it, or mark it as decorative: it stands in “{article}”"
            raise Refused([("alt_text", words)])

    def _make_sizes(self, request, image):
        """The picture is safe in any case: the work loop makes what fails here."""
        try:
            renditions.make_renditions(image)
            version.bump()
        except (UnusablePicture, OSError):
            log.exception("No sizes of picture %s yet", image.pk)
            words = "The picture is kept. Its smaller sizes could not be made yet and will follow."
            self.message_user(request, words, messages.WARNING)

    def get_deleted_objects(self, objs, request):
        """Also protects what stands in a body, which the database alone would let go."""
        deleted, counts, lacking, protected = super().get_deleted_objects(objs, request)
        shown_in = Article.objects.filter(body_images__in=[each.pk for each in objs]).distinct()
        return deleted, counts, lacking, [*protected, *(f"Article: {each}" for each in shown_in)]


def picture_response(image, width):
    """The smallest rendition of ``image`` that is ``width`` wide, or its master. Raise OSError."""
    fits = Rendition.objects.filter(token=image.token).exclude(format=Rendition.Format.AVIF)
    best = fits.filter(width__gte=width).order_by("width", "size").first()
    file, extension = (best.file, EXTENSIONS[best.format]) if best else (image.file, "jpg")
    return FileResponse(file.open("rb"), content_type=CONTENT_TYPES[extension])


def picture_url(image, width):
    """Where an account that may see ``image`` gets it in the admin."""
    return f"{reverse('admin:articles_image_picture', args=[image.pk])}?w={width}"


def picture_html(image, width):
    return format_html(
        '<img src="{}" alt="{}" width="{}" height="{}" loading="lazy">',
        picture_url(image, width),
        image.alt_text,
        width,
        round(width * image.height / image.width) if image.width else width,
    )


def picture_choice(image):
    return {
        "token": image.token,
        "label": str(image),
        "src": picture_url(image, 320),
        "described": image.is_described(),
    }


def pictures_of(images, tokens):
    """Those of ``images`` that a body names by ``tokens``, for the labels of its slots."""
    return {image.token: picture_choice(image) for image in images.filter(token__in=tokens)}
