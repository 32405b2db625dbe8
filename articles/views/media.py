"""Pictures, as long as a public page shows them."""

from django.db.models import Exists, F, OuterRef, Q
from django.http import Http404, HttpResponse, HttpResponseNotModified
from django.utils.cache import patch_cache_control
from django.utils.http import parse_etags

from articles.models import Article, Author, Expert, Rendition
from articles.pictures import CONTENT_TYPES, EXTENSIONS

from .reading import reader_page

FORMATS = {ext: format for format, ext in EXTENSIONS.items()}


@reader_page
def rendition(request, token, width, ext):
    """One size and format of a picture.

    Asked for anew each time: a picture is gone with the last page that showed it.
    """
    shown = renditions_on(Article.objects.published())
    found = shown.filter(token=token, width=int(width), format=FORMATS[ext]).first()
    if found is None:
        raise Http404
    etag = f'"{token}-{width}-{ext}"'
    headers = {"ETag": etag, "X-Content-Type-Options": "nosniff"}
    if is_known(request, etag):
        response = HttpResponseNotModified(headers=headers)
    else:
        response = HttpResponse(content_of(found), content_type=CONTENT_TYPES[ext], headers=headers)
    patch_cache_control(response, public=True, no_cache=True)
    return response


def renditions_on(articles):
    """Renditions of pictures on the pages of ``articles``, and of people whom those name."""
    image = OuterRef("image")
    on_page = Exists(articles.filter(lead_image=image)) | Exists(articles.filter(body_images=image))
    authors = Author.objects.filter(portrait=image, articles__in=articles)
    experts = Expert.objects.filter(portrait=image, quotes__article__in=articles)
    return Rendition.objects.filter(
        Q(on_page) | Q(Exists(authors)) | Q(Exists(experts)), token=F("image__token")
    )


def is_known(request, etag):
    tags = parse_etags(request.headers.get("If-None-Match", ""))
    return "*" in tags or etag in {tag.removeprefix("W/") for tag in tags}


def content_of(rendition):
    """The bytes of the file; raise Http404 if the disk has lost it, which the work loop mends."""
    try:
        with rendition.file.open() as file:
            return file.read()
    except OSError as error:
        raise Http404 from error
