"""The one door: ``from articles.models import Article``."""

from .address import Address
from .article import Article, ArticleQuerySet, ExpertQuote, KeyTakeaway
from .autosave import Autosave, Presence
from .correction import Correction
from .event import Event
from .image import Image, Rendition
from .note import Note
from .paper import Paper
from .people import Author, Byline, Expert, Organisation
from .preview import PreviewLink, PreviewOpening, QuoteCheck
from .revision import Revision
from .section import Section, Tag
from .version import SiteVersion

__all__ = [
    "Address",
    "Article",
    "ArticleQuerySet",
    "Author",
    "Autosave",
    "Byline",
    "Correction",
    "Event",
    "Expert",
    "ExpertQuote",
    "Image",
    "KeyTakeaway",
    "Note",
    "Organisation",
    "Paper",
    "Presence",
    "PreviewLink",
    "PreviewOpening",
    "QuoteCheck",
    "Rendition",
    "Revision",
    "Section",
    "SiteVersion",
    "Tag",
]
