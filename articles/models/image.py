import secrets

from django.conf import settings
from django.core.files.base import ContentFile
from django.core.validators import MaxValueValidator
from django.db import models
from django.utils import timezone

from articles import pictures


def new_token():
    """The public name of a picture; tells nothing about its file or article."""
    return secrets.token_urlsafe(12)


def master_path(image, _filename):
    return f"masters/{image.token}.jpg"


def rendition_path(rendition, filename):
    return f"renditions/{rendition.image.token}/{filename}"


class Image(models.Model):
    """A picture: never the file that was sent, but the same picture encoded anew."""

    file = models.FileField(
        upload_to=master_path, help_text="JPEG, PNG, WebP, GIF or AVIF, at most 10 MB."
    )
    token = models.CharField(max_length=24, unique=True, default=new_token, editable=False)
    width = models.PositiveIntegerField(default=0, editable=False)
    height = models.PositiveIntegerField(default=0, editable=False)
    alt_text = models.CharField(
        "alternative text",
        max_length=300,
        blank=True,
        help_text="What somebody who cannot see the picture should know.",
    )
    is_decorative = models.BooleanField(
        default=False, help_text="The picture says nothing that the text does not."
    )
    caption = models.CharField(max_length=400, blank=True)
    credit = models.CharField(max_length=200, blank=True)
    focal_x = models.PositiveSmallIntegerField(
        "focal point across",
        default=50,
        validators=[MaxValueValidator(100)],
        help_text="Per cent from the left: the part that must not be cropped away.",
    )
    focal_y = models.PositiveSmallIntegerField(
        "focal point down",
        default=50,
        validators=[MaxValueValidator(100)],
        help_text="Per cent from the top.",
    )
    uploaded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, editable=False, on_delete=models.SET_NULL
    )
    created_at = models.DateTimeField(default=timezone.now, editable=False)
    is_rendered = models.BooleanField(
        default=False, editable=False, help_text="Every rendition of it has been made."
    )
    is_broken = models.BooleanField(
        default=False, editable=False, help_text="Its file cannot be read any more."
    )

    class Meta:
        indexes = [
            models.Index(fields=["is_rendered", "is_broken", "id"], name="image_renditions_due")
        ]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(focal_x__lte=100, focal_y__lte=100),
                name="image_focal_point_inside",
                violation_error_message="The focal point lies between 0 and 100 per cent.",
            )
        ]

    def __str__(self):
        return self.caption or self.alt_text or f"Picture {self.pk}"

    def save(self, *args, **kwargs):
        """Raise articles.pictures.UnusablePicture if a new file is no picture we take."""
        if self.file and not self.file._committed:
            picture = pictures.open_picture(self.file.file)
            self.width, self.height = picture.size
            self.token = new_token()  # another picture, another address: no cache shows the old one
            self.file = ContentFile(pictures.master(picture), name="master.jpg")
            self.is_rendered = self.is_broken = False
        super().save(*args, **kwargs)

    def is_described(self):
        """Whether somebody who cannot see it loses nothing."""
        return bool(self.is_decorative or self.alt_text.strip())


class Rendition(models.Model):
    """One size and format of a picture, made from its master and replaceable at any time."""

    class Format(models.TextChoices):
        AVIF = "avif", "AVIF"
        WEBP = "webp", "WebP"
        JPEG = "jpeg", "JPEG"

    image = models.ForeignKey(Image, models.CASCADE, related_name="renditions")
    token = models.CharField(max_length=24, help_text="The image's token when this was made.")
    format = models.CharField(max_length=4, choices=Format)
    width = models.PositiveIntegerField()
    height = models.PositiveIntegerField()
    file = models.FileField(upload_to=rendition_path)
    size = models.PositiveIntegerField(help_text="Bytes.")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["token", "width", "format"], name="rendition_unique_per_size"
            )
        ]

    def __str__(self):
        return f"{self.width} px {self.get_format_display()}"
