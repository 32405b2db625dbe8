"""Readers' addresses of articles and lists. Mounted at the root."""

from django.urls import path, register_converter

from articles import feeds, sitemaps, views

app_name = "articles"


class Digits:
    """Digits of one length, kept as written: a date in an address has one spelling."""

    def to_python(self, value):
        return value

    to_url = to_python


class FourDigits(Digits):
    regex = "[0-9]{4}"


class TwoDigits(Digits):
    regex = "[0-9]{2}"


class Width(Digits):
    regex = "[1-9][0-9]{0,4}"

    def to_url(self, value):
        return str(value)


class Token(Digits):
    regex = "[A-Za-z0-9_-]{1,24}"


class Extension(Digits):
    regex = "(?:jpg|webp|avif)"


register_converter(FourDigits, "yyyy")
register_converter(TwoDigits, "dd")
register_converter(Width, "width")
register_converter(Token, "token")
register_converter(Extension, "ext")

ARTICLE = "<yyyy:year>/<dd:month>/<dd:day>/<slug:slug>/"
urlpatterns = [
    path(ARTICLE, views.article_detail, name="detail"),
    path(f"{ARTICLE}print/", views.article_print, name="print"),
    path(f"{ARTICLE}changes/", views.article_changes, name="changes"),
    path("media/<token:token>/<width:width>.<ext:ext>", views.rendition, name="rendition"),
    path("preview/<str:token>/", views.preview, name="preview"),
    path("preview/<str:token>/print/", views.preview_print, name="preview_print"),
    path(
        "preview/<str:token>/<token:picture>/<width:width>.<ext:ext>",
        views.preview_picture,
        name="preview_picture",
    ),
    path("quote-check/<str:token>/", views.quote_check, name="quote_check"),
    path("section/<slug:slug>/", views.section_detail, name="section"),
    path("section/<slug:slug>/feed/", feeds.section_feed, name="section_feed"),
    path("tag/<slug:slug>/", views.tag_detail, name="tag"),
    path("tag/<slug:slug>/feed/", feeds.tag_feed, name="tag_feed"),
    path("author/<slug:slug>/", views.author_detail, name="author"),
    path("author/<slug:slug>/feed/", feeds.author_feed, name="author_feed"),
    path("authors/", views.author_list, name="authors"),
    path("expert/<slug:slug>/", views.expert_detail, name="expert"),
    path("expert/<slug:slug>/feed/", feeds.expert_feed, name="expert_feed"),
    path("experts/", views.expert_list, name="experts"),
    path("takeaways/", views.takeaway_list, name="takeaways"),
    path("corrections/", views.correction_list, name="corrections"),
    path("corrections/feed/", feeds.corrections_feed, name="corrections_feed"),
    path("archive/", views.archive, name="archive"),
    path("<yyyy:year>/", views.year_archive, name="year"),
    path("<yyyy:year>/<dd:month>/", views.month_archive, name="month"),
    path("feed/", feeds.rss, name="feed"),
    path("feed/atom/", feeds.atom, name="atom"),
    path("feed.json", feeds.json_feed, name="json_feed"),
    path("sitemap.xml", sitemaps.index, name="sitemap"),
    path("sitemap-pages.xml", sitemaps.pages, name="sitemap_pages"),
    path("sitemap-<yyyy:year>-<dd:month>.xml", sitemaps.month, name="sitemap_month"),
    path("news-sitemap.xml", sitemaps.news, name="news_sitemap"),
]
