"""Readers' pages of articles, one module per kind of page."""

from .addresses import answer_without_row, article_at
from .archive import archive, month_archive, year_archive
from .article import article_detail, article_print, render_article
from .changes import article_changes
from .directories import author_list, correction_list, expert_list, takeaway_list
from .lists import author_detail, expert_detail, section_detail, tag_detail
from .media import rendition
from .preview import preview, preview_picture, preview_print, render_draft
from .quote_check import quote_check
from .reading import reader_page, text_back, typed_texts

__all__ = [
    "answer_without_row",
    "archive",
    "article_at",
    "article_changes",
    "article_detail",
    "article_print",
    "author_detail",
    "author_list",
    "correction_list",
    "expert_detail",
    "expert_list",
    "month_archive",
    "preview",
    "preview_picture",
    "preview_print",
    "quote_check",
    "reader_page",
    "render_article",
    "render_draft",
    "rendition",
    "section_detail",
    "tag_detail",
    "takeaway_list",
    "text_back",
    "typed_texts",
    "year_archive",
]
