"""The forms on which editors write."""

from .address import AddressForm, NamedForm
from .article import APART, ArticleForm, CorrectionForm, zone_words
from .base import PlainLabels, RefusableForm
from .picture import ImageForm
from .rows import QuoteForm, RowForm, RowFormSet, TakeawayForm

__all__ = [
    "AddressForm",
    "APART",
    "ArticleForm",
    "CorrectionForm",
    "ImageForm",
    "PlainLabels",
    "NamedForm",
    "QuoteForm",
    "RefusableForm",
    "RowForm",
    "RowFormSet",
    "TakeawayForm",
    "zone_words",
]
