"""The forms on which editors write."""

from .article import ArticleForm, CorrectionForm, zone_words
from .base import RefusableForm
from .picture import ImageForm
from .rows import QuoteForm, RowForm, RowFormSet, TakeawayForm

__all__ = [
    "ArticleForm",
    "CorrectionForm",
    "ImageForm",
    "QuoteForm",
    "RefusableForm",
    "RowForm",
    "RowFormSet",
    "TakeawayForm",
    "zone_words",
]
