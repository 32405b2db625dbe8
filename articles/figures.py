"""The pictures of a page as it shows them: whatever sizes exist, found by one query for all."""

from collections.abc import Callable
from dataclasses import dataclass

from django.db.models import F, Q
from django.urls import reverse

from articles.models import Article, Image, Rendition
from articles.pictures import CONTENT_TYPES, EXTENSIONS

BETTER = (Rendition.Format.AVIF, Rendition.Format.WEBP)
SHARED_WIDTH = 1280  # what other sites and feed readers get
SMALL_WIDTH = 640  # what a browser gets that knows no srcset


def address(rendition):
    """Where readers get a picture that a public page shows."""
    return reverse(
        "articles:rendition",
        kwargs={
            "token": rendition.token,
            "width": rendition.width,
            "ext": EXTENSIONS[rendition.format],
        },
    )


@dataclass(frozen=True)
class Figure:
    """One picture in every size it has, the widest last; ``address_of`` tells where each is."""

    image: Image
    jpegs: list
    others: dict
    address_of: Callable = address

    @property
    def width(self):
        return self.jpegs[-1].width

    @property
    def height(self):
        return self.jpegs[-1].height

    @property
    def src(self):
        return self.address_of(self.at_most(SMALL_WIDTH))

    @property
    def srcset(self):
        return self._srcset(self.jpegs)

    @property
    def sources(self):
        """Pairs of content type and srcset, the smallest format first."""
        return [
            (CONTENT_TYPES[EXTENSIONS[format]], self._srcset(renditions))
            for format, renditions in self.others.items()
        ]

    @property
    def place(self):
        """The part that must survive a crop: one of nine class names."""
        return f"at-{_third(self.image.focal_x, 'left', 'right')}-" + _third(
            self.image.focal_y, "top", "bottom"
        )

    def at_most(self, width):
        """The widest JPEG of at most ``width`` pixels, or the narrowest there is."""
        fitting = [each for each in self.jpegs if each.width <= width]
        return fitting[-1] if fitting else self.jpegs[0]

    def shared(self):
        """Address, width and height of the JPEG that leaves the page: cards, feeds, search."""
        chosen = self.at_most(SHARED_WIDTH)
        return self.address_of(chosen), chosen.width, chosen.height

    def _srcset(self, renditions):
        return ", ".join(f"{self.address_of(each)} {each.width}w" for each in renditions)


def _third(per_cent, low, high):
    if per_cent < 34:
        return low
    return high if per_cent > 66 else "center"


def figures_of(image_ids, *, in_bodies_of=()):
    """Figures by image id, of the images named and those in the texts of ``in_bodies_of``.

    An image without a rendition yet has none: the page shows neither picture nor empty box.
    """
    wanted = Q(image_id__in={each for each in image_ids if each})
    if in_bodies_of:
        links = Article.body_images.through.objects.filter(article__in=in_bodies_of)
        wanted |= Q(image_id__in=links.values("image_id"))
    rows = Rendition.objects.filter(wanted, token=F("image__token")).select_related("image")
    by_image = {}
    for row in rows.order_by("width"):
        by_image.setdefault(row.image_id, []).append(row)
    figures = ((pk, _figure(found)) for pk, found in by_image.items())
    return {pk: figure for pk, figure in figures if figure}


def _figure(renditions):
    by_format = {}
    for each in renditions:
        by_format.setdefault(each.format, []).append(each)
    jpegs = by_format.get(Rendition.Format.JPEG)
    if not jpegs:
        return None
    # A format still being made would offer its few widths in place of all the others.
    others = {
        format: by_format[format]
        for format in BETTER
        if len(by_format.get(format, ())) >= len(jpegs)
    }
    return Figure(renditions[0].image, jpegs, others)
