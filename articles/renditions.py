"""The sizes and formats in which a picture is served."""

import logging

from django.core.files.base import ContentFile

from articles import pictures, version
from articles.models import Image, Rendition

AT_ONCE = (Rendition.Format.JPEG, Rendition.Format.WEBP)
log = logging.getLogger(__name__)


def make_renditions(image, *, formats=AT_ONCE):
    """Make what is missing of ``image`` in ``formats``; return how many were made.

    Raise articles.pictures.UnusablePicture if its file cannot be read any more.
    """
    have = set(Rendition.objects.filter(token=image.token).values_list("width", "format"))
    wanted = [
        (width, each)
        for width in pictures.widths_for(image.width)
        for each in formats
        if (width, str(each)) not in have
    ]
    if not wanted:
        return 0
    with image.file.open() as file:
        picture = pictures.open_picture(file)
    made = [_make(image, picture, width, each) for width, each in sorted(wanted, reverse=True)]
    return len(made)


def _make(image, picture, width, format):
    small = pictures.resized(picture, width)
    data = pictures.encode(small, format)
    name = f"{width}.{pictures.EXTENSIONS[format]}"
    rendition = Rendition(
        image=image,
        token=image.token,
        format=format,
        width=width,
        height=small.height,
        size=len(data),
    )
    rendition.file.save(name, ContentFile(data), save=False)
    # Another worker may have made the same one meanwhile; either will do.
    Rendition.objects.bulk_create([rendition], ignore_conflicts=True)
    return rendition


def make_missing(limit=5):
    """Make whatever renditions are missing, AVIF included, of up to ``limit`` pictures."""
    count = 0
    for image in Image.objects.filter(is_rendered=False, is_broken=False).order_by("pk")[:limit]:
        try:
            count += make_renditions(image, formats=list(Rendition.Format))
        except (pictures.UnusablePicture, OSError):
            log.warning("Picture %s cannot be read; no more renditions of it", image.pk)
            Image.objects.filter(pk=image.pk).update(is_broken=True)
        else:
            Image.objects.filter(pk=image.pk, token=image.token).update(is_rendered=True)
    if count:
        version.bump()
    return count
