"""The one door: ``from articles.models import Article``."""

from .address import Address
from .article import Article, ArticleQuerySet, ExpertQuote, KeyTakeaway
from .correction import Correction
from .event import Event
from .image import Image, Rendition
from .paper import Paper
from .people import Author, Byline, Expert, Organisation
from .revision import Revision
from .section import Section, Tag
from .version import SiteVersion

__all__ = [
    "Address",
    "Article",
    "ArticleQuerySet",
    "Author",
    "Byline",
    "Correction",
    "Event",
    "Expert",
    "ExpertQuote",
    "Image",
    "KeyTakeaway",
    "Organisation",
    "Paper",
    "Rendition",
    "Revision",
    "Section",
    "SiteVersion",
    "Tag",
]
